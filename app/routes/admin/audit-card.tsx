import { useTranslation } from "react-i18next";
import type { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";

type Verification = Awaited<ReturnType<typeof verifyAudit>>;

/** Whether the audit trail is whole, once somebody has asked. */
export function AuditCard({ verification }: { readonly verification: Verification | null }) {
  const { t } = useTranslation("admin");
  return (
    <Card title={t("system.audit")} icon="shield" className="stack">
      <p>{t("system.auditText")}</p>
      {verification?.ok ? (
        <Notice tone="ok" role="status" title={t("system.intact")}>
          <p>
            {t("system.intactText", { count: verification.sealed })}{" "}
            {t("system.unsealed", { count: verification.unsealed })}
          </p>
        </Notice>
      ) : null}
      {verification?.broken ? (
        <Notice
          tone="bad"
          role="alert"
          title={t("system.broken", { seq: formatNumber(verification.broken.seq) })}
        >
          <p>
            {t(`system.reason.${verification.broken.reason}`)}{" "}
            {verification.broken.entryId ? (
              <>
                {t("system.entry")} <bdi dir="ltr">{verification.broken.entryId}</bdi>
              </>
            ) : null}
          </p>
        </Notice>
      ) : null}
      <form method="post">
        <HiddenFields values={{ do: "verify" }} />
        <Button variant="second">{t("system.verify")}</Button>
      </form>
    </Card>
  );
}
