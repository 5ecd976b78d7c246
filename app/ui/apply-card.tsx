import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ButtonLink } from "./button-link.tsx";
import { Card } from "./card.tsx";
import { IncomePath, type IncomePathProps } from "./income-path.tsx";
import { Notice } from "./notice.tsx";
import { SeenByEmployer } from "./seen-by-employer.tsx";

export type ApplyCardProps = {
  vacancy: {
    readonly id: string;
    readonly origin: string;
    readonly isOpen: boolean;
    readonly takesApplications: boolean;
    readonly sourceUrl: string | null;
  };
  /** The reader's application to this vacancy. */
  existing: { readonly id: string; readonly status: string } | null;
  income: IncomePathProps | null;
  /** The form that keeps the vacancy, below what leads on. */
  children?: ReactNode;
};

/** Whoever withdrew, never got an answer or stopped for other work may open the same application again. */
const REOPENS: ReadonlySet<string> = new Set(["withdrawn", "lapsed", "obsolete"]);

/** Beside a vacancy: how to apply, and what the employer sees then. */
export function ApplyCard({ vacancy, existing, income, children }: ApplyCardProps) {
  const { t } = useTranslation("jobs");
  if (existing && !(REOPENS.has(existing.status) && vacancy.takesApplications))
    return (
      <Card title={t("apply.title")} id="apply" className="apply">
        <Notice tone="ok">{t("apply.applied")}</Notice>
        <ButtonLink href={`/my/applications/${existing.id}`} variant="primary" block>
          {t("apply.seeApplication")}
        </ButtonLink>
        {children}
      </Card>
    );
  if (!vacancy.isOpen)
    return (
      <Card title={t("apply.title")} id="apply" className="apply">
        <Notice tone="warn">{t("apply.over")}</Notice>
        <ButtonLink href="/search" block>
          {t("apply.searchOn")}
        </ButtonLink>
        {children}
      </Card>
    );
  if (vacancy.origin === "imported") return <ApplyAtSource url={vacancy.sourceUrl}>{children}</ApplyAtSource>;
  return (
    <Card title={t("apply.title")} id="apply" className="apply">
      {income ? <IncomePath {...income} /> : null}
      <h3>{t("apply.whatEmployerSees")}</h3>
      <SeenByEmployer />
      {existing ? <p>{t("apply.reopen")}</p> : null}
      <ButtonLink href={`/jobs/${vacancy.id}/apply`} variant="primary" block>
        {t("apply.continue")}
      </ButtonLink>
      {children}
      <p className="muted small">{t("apply.free")}</p>
    </Card>
  );
}

function ApplyAtSource({ url, children }: { url: string | null; children: ReactNode }) {
  const { t } = useTranslation("jobs");
  return (
    <Card title={t("apply.title")} id="apply" className="apply">
      <p>{t(url ? "apply.atSourceText" : "apply.noSourceAddress")}</p>
      {url ? (
        <ButtonLink href={url} variant="primary" block rel="noopener noreferrer external">
          {t("apply.atSource")}
        </ButtonLink>
      ) : (
        <ButtonLink href="/search" block>
          {t("apply.searchOn")}
        </ButtonLink>
      )}
      {children}
      <p className="muted small">{t("apply.free")}</p>
    </Card>
  );
}
