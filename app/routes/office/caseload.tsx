import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LANES, PROOFS, STAGES, type Stage } from "#app/domain/casework/caseload.ts";
import { readCaseload, type CaseloadPerson } from "#app/domain/casework/read-caseload.server.ts";
import { daysBetween } from "#app/domain/kernel/plain-date.ts";
import { formatAgo, formatDate } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EvidenceLegend } from "#app/ui/evidence-tier.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Lanes } from "#app/ui/lane.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Select } from "#app/ui/select.tsx";
import { leadToFirstPage } from "#app/web/first-page.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { queryOf, viewOf, type CaseloadView } from "./caseload-address.ts";
import { PeopleTable, TaskTable } from "./caseload-tables.tsx";
import { tierName } from "./tiers.ts";

const stageOf = ({ placementStatus }: CaseloadPerson): Stage =>
  placementStatus === null
    ? "none"
    : placementStatus === "expected" || placementStatus === "ended"
      ? placementStatus
      : "working";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const view = viewOf(new URL(args.request.url).searchParams);
  const { counts, oldest, tasks, people } = valueOf(await readCaseload(ctx, actor, view));
  leadToFirstPage(args.request, people);
  const today = ctx.clock.today(actor.country);
  return {
    title: title("office:caseload.title"),
    isSupervisor: actor.role === "supervisor",
    view,
    today: formatDate(locale, today, { weekday: true }),
    // Appeals are for supervisors alone.
    lanes: LANES.filter((lane) => lane !== "appeal" || actor.role === "supervisor").map((lane) => ({
      lane,
      count: counts[lane],
      oldest: oldest[lane] ? formatAgo(t, oldest[lane], today) : null,
    })),
    tasks: tasks.map(({ since, ...task }) => ({
      ...task,
      since: formatDate(locale, since, { short: true }),
      days: Math.max(0, daysBetween(since, today)),
    })),
    people: {
      ...people,
      items: people.items.map((person) => ({
        personId: person.personId,
        fullName: person.fullName,
        stage: stageOf(person),
        checkpoints: person.checkpoints,
        tier: tierName(person.tier),
        next: person.nextDueOn && formatDate(locale, person.nextDueOn, { short: true }),
        isLate: person.nextDueOn !== null && person.nextDueOn < today,
        caseId: person.caseId,
        caseStatus: person.caseStatus,
      })),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What needs action first, then the caseload; every filter lives in the address. */
export default function Caseload() {
  const { isSupervisor, view, today, lanes, tasks, people } = useLoaderData<typeof loader>();
  const { t } = useTranslation("office");
  const total = lanes.reduce((sum, { count }) => sum + count, 0);
  const waiting = view.lane ? (lanes.find(({ lane }) => lane === view.lane)?.count ?? 0) : total;
  const hrefOf = (change: Partial<CaseloadView>): string => `/office${queryOf({ ...view, ...change })}`;
  const pages = Math.max(1, Math.ceil(people.total / people.pageSize));
  const first = (people.page - 1) * people.pageSize + 1;
  return (
    <>
      <div className="row row--between">
        <h1>{t(isSupervisor ? "caseload.titleCountry" : "caseload.title")}</h1>
        <p className="muted">
          <DateText date={today} />
        </p>
      </div>
      <Lanes
        label={t("caseload.lanesLabel")}
        items={[
          ...lanes.map(({ lane, count, oldest }) => ({
            href: hrefOf({ lane, page: 1 }),
            label: t(`lane.${lane}`),
            count,
            note: oldest ? t("caseload.oldest", { ago: oldest }) : t("caseload.nothingWaits"),
            current: view.lane === lane,
          })),
          {
            href: hrefOf({ lane: null, page: 1 }),
            label: t("caseload.all"),
            count: total,
            note: t("caseload.allNote"),
            current: view.lane === null,
          },
        ]}
      />
      <section className="stack" aria-labelledby="h-tasks">
        <h2 id="h-tasks">
          {view.lane ? t(`lane.${view.lane}`) : t("caseload.tasks")} ({formatNumber(waiting)})
        </h2>
        <TaskTable tasks={tasks} />
        {waiting > tasks.length ? (
          <p className="muted small">{t("caseload.tasksShown", { shown: tasks.length, total: waiting })}</p>
        ) : null}
      </section>
      <section className="stack" aria-labelledby="h-people">
        <h2 id="h-people">
          {t("caseload.people")} ({formatNumber(people.total)})
        </h2>
        <Filters view={view} />
        <PeopleTable people={people.items} />
        <div className="row row--between">
          <Pagination
            page={people.page}
            pages={pages}
            hrefFor={(page) => hrefOf({ page })}
            shown={
              people.total > 0
                ? {
                    from: first,
                    to: Math.min(first + people.items.length - 1, people.total),
                    total: people.total,
                  }
                : undefined
            }
          />
          <EvidenceLegend />
        </div>
      </section>
    </>
  );
}

function Filters({ view }: { readonly view: CaseloadView }) {
  const { t } = useTranslation("office");
  return (
    <form className="toolbar card" method="get" action="/office">
      <HiddenFields values={view.lane ? { lane: view.lane } : {}} />
      <Field label={t("caseload.filter.name")} name="name" type="search" defaultValue={view.name} />
      <Select
        label={t("caseload.filter.stage")}
        name="stage"
        placeholder={t("caseload.filter.any")}
        defaultValue={view.stage ?? ""}
        options={STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
      />
      <Select
        label={t("caseload.filter.proof")}
        name="proof"
        placeholder={t("caseload.filter.anyProof")}
        defaultValue={view.proof ?? ""}
        options={PROOFS.map((proof) => ({ value: proof, label: t(`caseload.proof.${proof}`) }))}
      />
      <Button>{t("common:actions.apply")}</Button>
      <ButtonLink href="/office" variant="quiet">
        {t("common:actions.clear")}
      </ButtonLink>
      <p className="urlbar-row">
        <span className="muted small">{t("caseload.filter.address")}</span>{" "}
        <bdi className="urlbar" dir="ltr">
          /office{queryOf({ ...view, name: "" })}
        </bdi>
      </p>
    </form>
  );
}
