import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readSchedule } from "#app/domain/operations/read-schedule.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { ErrorText, JobStanding, MomentText, RunOutcome } from "./job-state.tsx";
import { jobView, runView } from "./run-view.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const { job, runs } = valueOf(await readSchedule(ctx, actor, { name: args.params["job"] ?? "" }));
  const view = jobView(reader, job);
  return { title: title(view.title), job: view, runs: runs.map((run) => runView(reader, run)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The latest runs of one recurring job. */
export default function Schedule() {
  const { job, runs } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  return (
    <>
      <BackLink href="/admin/system">{t("system.title")}</BackLink>
      <h1>{job.title}</h1>
      <p className="muted">
        {job.cadence} · {t(`system.lane.${job.lane}`)} · <bdi dir="ltr">{job.name}</bdi>
      </p>
      <div>
        <JobStanding job={job} />
      </div>
      <section className="stack" aria-labelledby="h-runs">
        <h2 id="h-runs">{t("system.runs")}</h2>
        <DataTable
          cards
          label={t("system.runs")}
          rows={runs}
          rowKey={({ id }) => id}
          empty={t("system.never")}
          columns={[
            {
              key: "started",
              header: t("system.started"),
              rowHeader: true,
              cell: ({ started }) => <MomentText moment={started} />,
            },
            {
              key: "outcome",
              header: t("system.stateOf"),
              cell: (run) => (
                <>
                  <RunOutcome run={run} />
                  {run.error ? <ErrorText error={run.error} /> : null}
                </>
              ),
            },
            { key: "took", header: t("system.took"), cell: ({ took }) => took ?? "—" },
            { key: "result", header: t("system.result"), cell: ({ counts }) => counts || "—" },
            {
              key: "cause",
              header: t("system.cause"),
              cell: ({ cause, missed }) => (
                <>
                  {t(`system.causes.${cause}`)}
                  {missed > 0 ? <p className="small muted">{t("system.missed", { count: missed })}</p> : null}
                </>
              ),
            },
            {
              key: "worker",
              header: t("workers.name"),
              cell: ({ worker }) => <bdi dir="ltr">{worker}</bdi>,
            },
          ]}
        />
      </section>
    </>
  );
}
