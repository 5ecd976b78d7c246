import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EvidenceTier } from "#app/ui/evidence-tier.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SafetyNet } from "#app/ui/safety-net.tsx";
import { Status } from "#app/ui/status.tsx";
import type { GraduationView } from "./graduation-view.server.ts";

/** What a decision rests on, and what it means for the household. Nothing here suggests one. */
export function GraduationFacts({ view }: { readonly view: GraduationView }) {
  const { t } = useTranslation("office");
  const { evidence, healthCover, dates } = view;
  return (
    <>
      {view.status === "appealed" ? <Notice tone="warn">{t("graduation.suspended")}</Notice> : null}
      <Card title={t("graduation.evidence")} icon="graduation">
        <p>{t("graduation.evidenceText", { count: evidence.count })}</p>
        <KeyValues
          items={[
            { name: t("graduation.months"), value: evidence.months },
            { name: t("graduation.needed"), value: evidence.needed },
            { name: t("graduation.line"), value: evidence.line },
            { name: t("graduation.tier"), value: <EvidenceTier tier={evidence.tier} /> },
            ...(evidence.work ? [{ name: t("graduation.work"), value: <bdi>{evidence.work}</bdi> }] : []),
          ]}
        />
        <p className="muted small">{t("graduation.caution")}</p>
      </Card>
      <Effects view={view} />
      <Card title={t("graduation.healthCover.label")} icon="shield">
        <p>
          <Status tone={healthCover === "unknown" ? "warn" : "ok"}>
            {t(`graduation.healthCover.${healthCover}`)}
          </Status>
        </p>
        <KeyValues
          items={(["hearingDueOn", "appealUntil", "effectiveFrom", "monitoredUntil"] as const).flatMap(
            (key) => {
              const date = dates[key];
              return date ? [{ name: t(`graduation.dates.${key}`), value: <DateText date={date} /> }] : [];
            },
          )}
        />
      </Card>
      <Words view={view} />
    </>
  );
}

function Effects({ view: { effects } }: { readonly view: GraduationView }) {
  const { t } = useTranslation("office");
  return (
    <Card title={t("graduation.effects")} icon="scale" className="stack-2">
      <h3>{t("graduation.keeps")}</h3>
      <ul className="bullets">
        <li>{t("graduation.keepsWage")}</li>
        {effects.kept.map(({ name, months }) => (
          <li key={name}>{t("graduation.keepsGrace", { name, months })}</li>
        ))}
      </ul>
      <h3>{t("graduation.loses")}</h3>
      <ul className="bullets">
        <li>{t("graduation.losesBenefit", { amount: effects.benefit })}</li>
        <li>{t("graduation.losesText")}</li>
      </ul>
      {effects.unknown.length > 0 ? (
        <>
          <h3>{t("graduation.unknown")}</h3>
          <ul className="bullets">
            {effects.unknown.map((name) => (
              <li key={name}>{t("graduation.unknownEntitlement", { name })}</li>
            ))}
          </ul>
        </>
      ) : null}
      <SafetyNet title={t("graduation.wayBack")}>
        {t("graduation.wayBackText")}{" "}
        {effects.wayBack
          ? t("graduation.wayBackMonths", { months: effects.wayBack })
          : t("graduation.wayBackUnknown")}
      </SafetyNet>
      {effects.rules ? <p className="muted small">{t("graduation.rules", effects.rules)}</p> : null}
    </Card>
  );
}

/** What people wrote and said, each as it was written. */
function Words({ view: { words } }: { readonly view: GraduationView }) {
  const { t } = useTranslation("office");
  const said = (["proposal", "hearing", "decision", "appeal", "appealDecision"] as const).filter(
    (key) => words[key] !== null,
  );
  if (said.length === 0) return null;
  return (
    <Card className="stack">
      {said.map((key) => (
        <div className="quote" key={key}>
          <p className="muted small">{t(`graduation.said.${key}`)}</p>
          <p dir="auto">{words[key] === "" ? t("graduation.said.hearingNothing") : words[key]}</p>
        </div>
      ))}
    </Card>
  );
}
