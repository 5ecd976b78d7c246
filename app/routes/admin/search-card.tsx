import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/i18n/numbers.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Status } from "#app/ui/status.tsx";
import { MomentText } from "./job-state.tsx";
import type { Moment } from "./run-view.server.ts";

type At = { readonly moment: Moment; readonly age: string };

export type SearchView = {
  readonly answers: string;
  readonly hasServer: boolean;
  readonly missed: number;
  readonly resting: readonly {
    readonly process: string;
    readonly since: Moment;
    readonly reason: string;
  }[];
  readonly built: At | null;
  readonly looked: At | null;
  readonly found:
    (At & { readonly missing: number; readonly strangers: number; readonly differing: number }) | null;
  readonly refusals: readonly {
    readonly postingId: string;
    readonly title: string | null;
    readonly reason: string;
    readonly refused: Moment;
  }[];
};

/** Names of products are the same in every language. */
const ENGINES: Readonly<Record<string, string>> = { postgresql: "PostgreSQL", meilisearch: "Meilisearch" };

/** Which engine answers searches, how old its index is, what was amiss last, and what the engine does not take. */
export function SearchCard({ search }: { readonly search: SearchView }) {
  const { t } = useTranslation("admin");
  const { answers, hasServer, missed, resting, built, looked, found, refusals } = search;
  const isOpen = resting.length > 0;
  const breaker = isOpen ? "open" : hasServer ? "closed" : "single";
  const at = (one: At | null, never: string) =>
    one ? (
      <>
        {t("search.ago", { span: one.age })}{" "}
        <span className="muted">
          (<MomentText moment={one.moment} />)
        </span>
      </>
    ) : (
      t(`search.${never}`)
    );
  return (
    <section className="stack" aria-labelledby="h-search">
      <h2 id="h-search">{t("search.title")}</h2>
      {isOpen ? (
        <Notice tone="bad" role="alert" title={t("search.away")}>
          <p>{t("search.awayText")}</p>
          {resting.map(({ process, since, reason }) => (
            <p key={process} className="small">
              {t("search.resting", { date: since.date.gregorian, time: since.time })}{" "}
              <bdi dir="ltr" className="breakable">
                {process}: {reason}
              </bdi>
            </p>
          ))}
        </Notice>
      ) : null}
      <KeyValues
        items={[
          { name: t("search.answers"), value: <bdi dir="ltr">{ENGINES[answers] ?? answers}</bdi> },
          {
            name: t("search.breaker"),
            value: (
              <>
                <Status
                  tone={isOpen ? "bad" : hasServer ? "ok" : "plain"}
                  icon={isOpen ? "warning" : "check"}
                >
                  {t(`search.${breaker}`)}
                </Status>
                <br />
                <span className="small">{t(`search.${breaker}Text`)}</span>
              </>
            ),
          },
          { name: t("search.built"), value: at(built, "builtNever") },
          { name: t("search.looked"), value: at(looked, "lookedNever") },
          {
            name: t("search.found"),
            value: (
              <>
                {at(found, "foundNever")}
                {found ? (
                  <>
                    <br />
                    {t("search.drift", {
                      missing: formatNumber(found.missing),
                      strangers: formatNumber(found.strangers),
                      differing: formatNumber(found.differing),
                    })}
                  </>
                ) : null}
              </>
            ),
          },
          { name: t("search.waiting"), value: formatNumber(missed) },
        ]}
      />
      <h3>{t("search.refusals")}</h3>
      <DataTable
        label={t("search.refusals")}
        rows={refusals}
        rowKey={({ postingId }) => postingId}
        empty={t("search.refusalsNone")}
        columns={[
          {
            key: "posting",
            header: t("search.posting"),
            rowHeader: true,
            className: "c-name",
            cell: ({ postingId, title }) => (
              <>
                {title ? <bdi>{title}</bdi> : null}
                <br />
                <span className="muted small">
                  <bdi dir="ltr">{postingId}</bdi>
                </span>
              </>
            ),
          },
          {
            key: "reason",
            header: t("search.reason"),
            cell: ({ reason }) => (
              <bdi dir="ltr" className="breakable">
                {reason}
              </bdi>
            ),
          },
          {
            key: "since",
            header: t("search.since"),
            cell: ({ refused }) => <MomentText moment={refused} />,
          },
        ]}
      />
    </section>
  );
}
