import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";
import { JobStanding, MomentText } from "./job-state.tsx";
import type { JobView } from "./run-view.server.ts";

type Props = { readonly jobs: readonly JobView[]; readonly formToken: string };

/** What runs by itself: where it stands, what it did last, and a button that has it run now. */
export function JobTable({ jobs, formToken }: Props) {
  const { t } = useTranslation("admin");
  return (
    <DataTable
      cards
      label={t("system.schedules")}
      rows={jobs}
      rowKey={({ name }) => name}
      empty={t("system.schedulesNone")}
      columns={[
        {
          key: "name",
          header: t("system.name"),
          rowHeader: true,
          className: "c-name",
          cell: ({ name, title, cadence, lane }) => (
            <>
              <TapLink href={`/admin/system/${name}`}>{title}</TapLink>
              <br />
              <span className="muted small">
                {cadence} · {t(`system.lane.${lane}`)}
              </span>
            </>
          ),
        },
        { key: "state", header: t("system.stateOf"), cell: (job) => <JobStanding job={job} /> },
        {
          key: "last",
          header: t("system.last"),
          cell: ({ last, took }) =>
            last ? (
              <>
                <MomentText moment={last} />
                <br />
                <span className="muted small">{took}</span>
              </>
            ) : (
              <span className="muted">{t("system.never")}</span>
            ),
        },
        {
          key: "result",
          header: t("system.result"),
          cell: ({ counts }) => counts || <span className="muted">{t("system.nothing")}</span>,
        },
        {
          key: "run",
          header: t("system.runNow"),
          cell: ({ name, title, asked }) =>
            asked ? (
              <span className="muted small">{t("system.runAsked")}</span>
            ) : (
              <form method="post">
                <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "run", name }} />
                <Button variant="second" aria-label={t("system.runNowOf", { job: title })}>
                  {t("system.runNow")}
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
}
