import { useTranslation } from "react-i18next";

import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ScorePath } from "#app/ui/score-path.tsx";
import type { ScoreView } from "./score-view.server.ts";

/** The household's total with its day and its source, and what the scheme's two lines make of it. */
export function ScoreTotal({ score }: { readonly score: ScoreView }) {
  const { t } = useTranslation("registry");
  const { latest, name } = score;
  return (
    <Card title={t("total.title")} aside={<span className="muted small">{name}</span>}>
      {latest ? (
        <>
          <p className="score-total">
            <bdi dir="ltr">{latest.score}</bdi>
          </p>
          <p className="muted small">
            {t("total.on")} <DateText date={latest.on} />
            <br />
            {t("total.source", { source: latest.source })}
          </p>
        </>
      ) : (
        <p>{t("total.unknown")}</p>
      )}
      <Meaning score={score} />
    </Card>
  );
}

function Meaning({ score: { line, latest } }: { readonly score: ScoreView }) {
  const { t } = useTranslation("registry");
  if (!line)
    return (
      <>
        <h3>{t("line.title")}</h3>
        <p>{t("line.unknown")}</p>
      </>
    );
  const { threshold, leavesAbove, standing, source, confidence, hysteresisConfidence } = line;
  return (
    <>
      <h3>{t("line.title")}</h3>
      {standing ? (
        <p>
          <b>{t(`line.${standing}`)}</b>
        </p>
      ) : null}
      {threshold && leavesAbove ? (
        <>
          {latest ? <ScorePath score={latest.score} threshold={threshold} leavesAbove={leavesAbove} /> : null}
          <ul className="bullets">
            <li>{t("line.enter", { threshold })}</li>
            <li>{t("line.leave", { leaves: leavesAbove })}</li>
            <li>{t("line.why")}</li>
          </ul>
        </>
      ) : null}
      <p className="muted small">
        {line.workEffectKnown === false ? <>{t("line.workUnknown")} </> : null}
        {t("total.sourceName")}: <bdi lang="en">{source}</bdi> · {t(`benefits:confidence.${confidence}`)}.
        {hysteresisConfidence === confidence ? null : (
          <> {t("line.gapSource", { confidence: t(`benefits:confidence.${hysteresisConfidence}`) })}</>
        )}
      </p>
    </>
  );
}
