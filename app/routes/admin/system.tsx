import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { listSchedules } from "#app/domain/operations/list-schedules.server.ts";
import { listWorkers } from "#app/domain/operations/list-workers.server.ts";
import { requestRun } from "#app/domain/operations/request-run.server.ts";
import { requestRunSchema } from "#app/domain/operations/schedule-runs.ts";
import { readSearchStanding } from "#app/domain/search/read-search-standing.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { AuditCard } from "./audit-card.tsx";
import { JobTable } from "./job-table.tsx";
import { byNeed, jobView, momentOf, spanOf } from "./run-view.server.ts";
import { SearchCard } from "./search-card.tsx";
import { searchView } from "./search-view.server.ts";
import { useLookAgain } from "./use-look-again.ts";
import { WorkerList } from "./worker-list.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const [jobs, workers, search] = await Promise.all([
    listSchedules(ctx, actor),
    listWorkers(ctx, actor),
    readSearchStanding(ctx, actor),
  ]);
  return {
    title: title("admin:system.title"),
    formToken,
    search: searchView(reader, valueOf(search), ctx.clock.now()),
    jobs: valueOf(jobs)
      .map((job) => jobView(reader, job))
      .sort(byNeed),
    workers: valueOf(workers).map(({ startedAt, silentSeconds, ...worker }) => ({
      ...worker,
      started: momentOf(reader, startedAt),
      silent: spanOf(reader, silentSeconds),
    })),
  };
}

const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("verify") }),
  z.object({ do: z.literal("run"), name: requestRunSchema.shape.name }),
]);

/** Asks for a run, or reads the whole chain: long enough that it is asked for, not done at every look. */
export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  if (form.value.do === "verify") return { verification: await verifyAudit(ctx) };
  const { name } = form.value;
  valueOf(
    await once(guarded, { name: `run ${name}`, token: form.token }, (within) =>
      requestRun(within, actor, { name }),
    ),
  );
  return redirectWith(web, "/admin/system", { tone: "ok", message: "admin:system.runRequested" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What runs by itself and where it stands, which workers do it; and whether the audit trail is whole. */
export default function System() {
  const { jobs, workers, search, formToken } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  const late = jobs.filter(({ state }) => state === "late").length;
  const failing = jobs.filter(({ failures }) => failures > 0).length;
  const missing = workers.filter(({ state }) => state === "missing");
  const isAnyAlive = workers.some(({ state }) => state === "alive");
  useLookAgain(jobs.some(({ state }) => state === "asked" || state === "running"));
  return (
    <>
      <div className="row row--between">
        <h1>{t("system.title")}</h1>
        <ButtonLink href="/admin/system" variant="quiet" icon="clock">
          {t("system.lookAgain")}
        </ButtonLink>
      </div>
      {isAnyAlive ? null : (
        <Notice tone="bad" role="alert" title={t("workers.noneAlive")}>
          {t("workers.noneAliveText")}
        </Notice>
      )}
      {missing.length > 0 ? (
        <Notice tone="bad" role="alert" title={t("workers.missing", { count: missing.length })}>
          <p>
            <bdi dir="ltr">{missing.map(({ name }) => name).join(", ")}</bdi>
          </p>
        </Notice>
      ) : null}
      {late > 0 ? <Notice tone="bad" title={t("system.lateJobs", { count: late })} /> : null}
      {failing > 0 ? <Notice tone="bad" title={t("system.failingJobs", { count: failing })} /> : null}
      {isAnyAlive && late + failing + missing.length === 0 && jobs.length > 0 ? (
        <Notice tone="ok" title={t("system.allWell")} />
      ) : null}
      <section className="stack" aria-labelledby="h-schedules">
        <h2 id="h-schedules">{t("system.schedules")}</h2>
        <JobTable jobs={jobs} formToken={formToken} />
      </section>
      <section className="stack" aria-labelledby="h-workers">
        <h2 id="h-workers">{t("workers.title")}</h2>
        <WorkerList workers={workers} />
      </section>
      <SearchCard search={search} />
      <AuditCard verification={answered && "verification" in answered ? answered.verification : null} />
    </>
  );
}
