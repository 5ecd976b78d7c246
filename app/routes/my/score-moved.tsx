import { useTranslation } from "react-i18next";

import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import type { MoveView, ScoreView } from "./score-view.server.ts";

/** The last two totals side by side, and in a sentence each what moved: what may be shown to this person alone. */
export function ScoreMoved({ score }: { readonly score: ScoreView }) {
  const { t } = useTranslation("registry");
  const { latest, previous, moved, moves, othersCount } = score;
  if (!latest) return null;
  if (!previous || moved === null)
    return (
      <Card title={t("moved.title")}>
        <p>{t("moved.first")}</p>
      </Card>
    );
  const of = (total: typeof latest) => (
    <>
      <b>
        <bdi dir="ltr">{total.score}</bdi>
      </b>
      <br />
      <span className="muted small">
        <DateText date={{ ...total.on, hijri: null }} />
      </span>
    </>
  );
  return (
    <Card title={t("moved.title")}>
      <KeyValues
        items={[
          { name: t("moved.now"), value: of(latest) },
          { name: t("moved.before"), value: of(previous) },
        ]}
      />
      <p>
        <b>
          {moved === "0"
            ? t("moved.same")
            : t(moved.startsWith("-") ? "moved.down" : "moved.up", { by: moved.replace("-", "") })}
        </b>
      </p>
      {moves.length === 0 ? <p>{t("moved.none")}</p> : null}
      <ul className="rows">
        {moves.map((move) => (
          <li key={`${move.name} ${move.now}`}>
            <b>
              <bdi>{move.name}</bdi>
            </b>
            <br />
            {t(`moved.${move.said}`, { before: move.before, now: move.now })}{" "}
            <PointsMoved points={move.points} withheld={score.pointsWithheld} />
          </li>
        ))}
      </ul>
      {othersCount ? <p className="muted small">{t("moved.rest")}</p> : null}
    </Card>
  );
}

function PointsMoved({
  points,
  withheld,
}: {
  readonly points: MoveView["points"];
  readonly withheld: boolean;
}) {
  const { t } = useTranslation("registry");
  if (points === null) return t(withheld ? "moved.withheld" : "moved.unknown");
  if (points === "0") return t("moved.zero");
  return t(points.startsWith("-") ? "moved.minus" : "moved.plus", { by: points.replace("-", "") });
}
