import { useTranslation } from "react-i18next";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { BulkBar } from "#app/ui/bulk-bar.tsx";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Status } from "#app/ui/status.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";

export type DeadLetterView = {
  /** Consumer and event, as the form sends them. */
  readonly key: string;
  readonly consumer: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly attempts: number;
  readonly reason: string;
  readonly failed: { readonly date: FormattedDate; readonly time: string };
  readonly age: string;
  readonly isRetrying: boolean;
};

/** What the events page is about to do, until somebody confirms it. */
export type Asked = { readonly items: readonly string[]; readonly count: number };

/** Is asked before anything is tried again: each event may have effects. */
export function ConfirmRetry({ asked, formToken }: { readonly asked: Asked; readonly formToken: string }) {
  const { t } = useTranslation("admin");
  return (
    <Card title={t("dead.confirmTitle", { count: asked.count })} icon="help" className="stack" id="confirm">
      <p>{t("dead.confirmText")}</p>
      <form method="post" className="row">
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "retry", item: asked.items }} />
        <Button>{t("dead.confirm")}</Button>
        <ButtonLink href="/admin/events" variant="quiet">
          {t("dead.cancel")}
        </ButtonLink>
      </form>
    </Card>
  );
}

/** Events that a consumer gave up, with boxes to pick those that are to be tried again. */
export function DeadLetters({
  letters,
  total,
}: {
  readonly letters: readonly DeadLetterView[];
  readonly total: number;
}) {
  const { t } = useTranslation("admin");
  if (total === 0) return <EmptyState title={t("dead.none")} text={t("dead.noneText")} />;
  return (
    <form method="post" className="stack">
      <HiddenFields values={{ do: "ask" }} />
      <BulkBar total={letters.length}>
        <Button variant="second" name="scope" value="selected">
          {t("dead.retrySelected")}
        </Button>
        <Button variant="second" name="scope" value="all">
          {t("dead.retryAll", { n: formatNumber(total) })}
        </Button>
      </BulkBar>
      <DataTable
        cards
        label={t("dead.title")}
        rows={letters}
        rowKey={({ key }) => key}
        select={{ name: "item", label: ({ eventName, eventId }) => `${eventName} ${eventId}` }}
        columns={[
          {
            key: "event",
            header: t("dead.event"),
            rowHeader: true,
            className: "c-name",
            cell: ({ eventName, eventId }) => (
              <>
                {t(`dead.events.${eventName}`, { defaultValue: "" })}
                <br />
                <code className="small">
                  <bdi dir="ltr">{eventName}</bdi>
                </code>
                <br />
                <span className="muted small">
                  <bdi dir="ltr">{eventId}</bdi>
                </span>
              </>
            ),
          },
          {
            key: "consumer",
            header: t("queues.consumer"),
            cell: ({ consumer }) => t(`queues.consumers.${consumer}`, { defaultValue: consumer }),
          },
          {
            key: "reason",
            header: t("dead.reason"),
            cell: ({ reason }) => <bdi dir="ltr">{reason}</bdi>,
          },
          {
            key: "attempts",
            header: t("dead.attempts"),
            numeric: true,
            cell: ({ attempts }) => formatNumber(attempts),
          },
          {
            key: "age",
            header: t("dead.age"),
            cell: ({ age, failed }) => (
              <>
                {age}
                <br />
                <span className="muted small nowrap">
                  {failed.date.gregorian} {failed.time}
                </span>
              </>
            ),
          },
          {
            key: "state",
            header: t("system.stateOf"),
            cell: ({ isRetrying }) => (
              <Status tone={isRetrying ? "info" : "bad"}>
                {t(isRetrying ? "dead.retrying" : "dead.dead")}
              </Status>
            ),
          },
        ]}
      />
    </form>
  );
}
