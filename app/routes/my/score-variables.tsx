import { useTranslation } from "react-i18next";

import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import type { ScoreView, VariableView } from "./score-view.server.ts";

/** What the registry counts with: about the person herself, then about the household; each with its way to correct it. */
export function ScoreVariables({ score }: { readonly score: ScoreView }) {
  const { t } = useTranslation("registry");
  return (
    <>
      <Card title={t("variables.you")} icon="user">
        <Variables variables={score.own} score={score} none={t("variables.noneYou")} />
      </Card>
      <Card title={t("variables.household")} icon="users">
        <Variables variables={score.household} score={score} none={t("variables.noneHousehold")} />
      </Card>
      {score.pointsWithheld ? <p className="muted small">{t("variables.withheld")}</p> : null}
    </>
  );
}

function Variables({
  variables,
  score,
  none,
}: {
  readonly variables: readonly VariableView[];
  readonly score: ScoreView;
  readonly none: string;
}) {
  if (variables.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="rows">
      {variables.map((variable) => (
        <li key={variable.id}>
          <Variable variable={variable} pointsWithheld={score.pointsWithheld} />
        </li>
      ))}
    </ul>
  );
}

function Variable({
  variable,
  pointsWithheld,
}: {
  readonly variable: VariableView;
  readonly pointsWithheld: boolean;
}) {
  const { t } = useTranslation("registry");
  const { id, name, words, points, source, from, observedOn, isGranted, ignoresGrant, requestId } = variable;
  return (
    <>
      <p className="row row--between">
        <span>
          <bdi>{name}</bdi>
          <br />
          <b>
            <bdi>{words}</bdi>
          </b>
        </span>
        {requestId ? (
          <TapLink href={`/my/score/requests/${requestId}`}>{t("variables.open")}</TapLink>
        ) : (
          <TapLink href={`/my/score/variables/${id}`}>
            {t("variables.correct")}
            <span className="vh">: {name}</span>
          </TapLink>
        )}
      </p>
      {isGranted ? (
        <>
          <p>
            <Status tone="ok">{t("variables.granted")}</Status>
          </p>
          <p className="muted small">
            {t("variables.grantedFrom")} <DateText date={from} />. {t("variables.grantedNote")}
          </p>
        </>
      ) : (
        <p className="muted small">
          {pointsWithheld ? null : points === null ? (
            <>{t("variables.noPoints")} · </>
          ) : (
            <>
              {t("variables.points")} <bdi dir="ltr">{points}</bdi> ·{" "}
            </>
          )}
          {observedOn ? t("variables.observed") : t("variables.from")} <DateText date={observedOn || from} />{" "}
          · {t("variables.source", { source })}
        </p>
      )}
      {ignoresGrant ? (
        <p>
          <Status tone="warn">{t("variables.ignores")}</Status>
        </p>
      ) : null}
    </>
  );
}
