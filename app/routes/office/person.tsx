import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readPersonFile } from "#app/domain/casework/read-person-file.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Path } from "#app/ui/path.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { actSummary } from "#app/web/act-form.ts";
import { useForm } from "#app/web/form-state.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { personAction } from "./person-action.server.ts";
import { PersonBenefit } from "./person-benefit.tsx";
import { PersonQuestions } from "./person-questions.tsx";
import { PersonTurnedDown } from "./person-turned-down.tsx";
import { personView } from "./person-view.server.ts";
import { PersonWork } from "./person-work.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const personId = idParam(args.params, "personId");
  const file = valueOf(await readPersonFile(ctx, actor, { personId }));
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("office:graduation.personLink"),
    formToken,
    today: ctx.clock.today(file.country),
    view: await personView(ctx, file, { locale, t }),
  };
}

export async function action(args: ActionFunctionArgs) {
  return personAction(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One person, as the officer who looks after her sees her. */
export default function Person() {
  const { view, formToken, today } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("office");
  return (
    <>
      <BackLink href="/office">{t("person.back")}</BackLink>
      <h1>
        <bdi>{view.fullName}</bdi>
      </h1>
      <p className="muted small">
        <Icon name="eye" /> {t("person.logged")}
      </p>
      <ErrorSummary errors={actSummary(form, ["placementId", "checkpointId", "questionId"])} />
      <div className="desk desk--end">
        <div className="stack">
          <PersonWork placements={view.placements} fields={{ form, formToken, today }} />
          <PersonBenefit spells={view.spells} months={view.months} />
          <PersonTurnedDown offers={view.turnedDown} />
          <PersonQuestions questions={view.questions} fields={{ form, formToken, today }} />
        </div>
        <div className="stack">
          <Cases />
          <Household />
          <Profile />
          <Timeline />
        </div>
      </div>
    </>
  );
}

function Cases() {
  const { cases } = useLoaderData<typeof loader>().view;
  const { t } = useTranslation("office");
  return (
    <Card title={t("person.case")} icon="graduation">
      {cases.length === 0 ? <p className="muted">{t("person.caseNone")}</p> : null}
      {cases.map(({ id, status, openedAt }) => (
        <div key={id} className="stack-2">
          <p className="row row--between">
            <Status tone="info">{t(`caseStatus.${status}`)}</Status>
            <TapLink href={`/office/graduation/${id}`}>{t("person.caseOpen")}</TapLink>
          </p>
          <p className="muted small">
            {t("person.openedOn")} <DateText date={openedAt} />
          </p>
        </div>
      ))}
    </Card>
  );
}

function Household() {
  const { household } = useLoaderData<typeof loader>().view;
  const { t } = useTranslation("office");
  if (!household)
    return (
      <Card title={t("person.household")} icon="users">
        <p className="muted">{t("person.householdUnknown")}</p>
      </Card>
    );
  return (
    <Card title={t("person.household")} icon="users" className="stack-2">
      <p>
        {t("person.members", { count: household.members.length })}
        {household.place ? ` · ${household.place}` : ""}
      </p>
      <DataTable
        cards
        plain
        label={t("person.household")}
        rows={household.members.map((member, index) => ({ ...member, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: "relation",
            header: t("person.member"),
            rowHeader: true,
            cell: ({ relation, isSelf }) => (
              <>
                {t(`person.relation.${relation}`)} {isSelf ? <Status>{t("person.self")}</Status> : null}
              </>
            ),
          },
          {
            key: "age",
            header: t("person.age"),
            cell: ({ age }) =>
              age === null ? t("common:answer.unknown") : t("person.years", { count: age }),
          },
        ]}
      />
    </Card>
  );
}

function Profile() {
  const { profile } = useLoaderData<typeof loader>().view;
  const { t } = useTranslation("office");
  const facts = profile
    ? ([
        ["looking", profile.looking],
        ["place", profile.place],
        ["occupations", profile.occupations.join("، ")],
        ["skills", profile.skills.join("، ")],
        ["education", profile.education],
        ["experience", profile.experience],
        ["reach", profile.reach],
        ["hours", profile.hours],
      ] as const)
    : [];
  return (
    <Card title={t("person.profile")} icon="user">
      {profile ? (
        <KeyValues
          items={facts.flatMap(([name, value]) => (value ? [{ name: t(`person.${name}`), value }] : []))}
        />
      ) : (
        <p className="muted">{t("person.profileUnknown")}</p>
      )}
    </Card>
  );
}

function Timeline() {
  const { timeline } = useLoaderData<typeof loader>().view;
  const { t } = useTranslation("office");
  return (
    <Card title={t("person.timeline")} icon="clock">
      {timeline.length === 0 ? (
        <p className="muted">{t("person.timelineNone")}</p>
      ) : (
        <Path
          size="small"
          label={t("person.timeline")}
          steps={timeline.map(({ on, text, by }, index) => ({
            key: String(index),
            title: text,
            state: "done" as const,
            detail: [on.gregorian, by].filter(Boolean).join(" · "),
          }))}
        />
      )}
    </Card>
  );
}
