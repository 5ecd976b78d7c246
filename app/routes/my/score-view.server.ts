import type { OwnChangeSummary } from "#app/domain/registry/read-own-changes.server.ts";
import type { OwnScores, OwnVariable } from "#app/domain/registry/read-own-scores.server.ts";
import type { Move } from "#app/domain/registry/movement.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { variableName, variableValue } from "#app/i18n/registry-words.ts";
import type { GuardedMember } from "#app/web/guard.server.ts";

type Words = Pick<GuardedMember, "t" | "locale">;
type Shown = Extract<OwnScores, { kind: "shown" }>["scores"][number];

export type ScoreView = ReturnType<typeof scoreView>;
export type VariableView = ReturnType<typeof variableView>;
export type MoveView = ReturnType<typeof moveView>;
export type ChangeLine = ReturnType<typeof changeLine>;

/** A scheme's score as the page shows it: dated and worded for one language. */
export function scoreView(words: Words, score: Shown) {
  const { t, locale } = words;
  const day = (of: Shown["latest"]) => of && { ...of, on: formatDate(locale, of.on) };
  return {
    scheme: score.scheme,
    name: score.name ? score.name[locale] : t("registry:otherScheme", { scheme: score.scheme }),
    latest: day(score.latest),
    previous: day(score.previous),
    moved: score.moved,
    moves: score.moves.map((move) => moveView(words, move, score.country)),
    line: score.line,
    own: score.variables.filter(({ ofHousehold }) => !ofHousehold).map((one) => variableView(words, one)),
    household: score.variables
      .filter(({ ofHousehold }) => ofHousehold)
      .map((one) => variableView(words, one)),
    othersCount: score.othersCount,
    pointsWithheld: score.pointsWithheld,
  };
}

export function variableView({ t, locale }: Words, variable: OwnVariable) {
  const { code, value, from, observedOn, country } = variable;
  return {
    ...variable,
    name: variableName(t, code),
    words: variableValue(t, code, value, country),
    from: formatDate(locale, from, { hijri: false }),
    observedOn: observedOn && formatDate(locale, observedOn, { hijri: false }),
  };
}

function moveView({ t }: Words, { code, before, now, points }: Move, country: string) {
  const words = (value: string): string => variableValue(t, code, value, country);
  return {
    name: variableName(t, code),
    said: before === null ? ("new" as const) : before === now ? ("pointsOnly" as const) : ("change" as const),
    before: before && words(before),
    now: words(now),
    points,
  };
}

/** One of the person's own requests in a line. */
export function changeLine({ t, locale }: Words, { code, askedOn, dueOn, ...change }: OwnChangeSummary) {
  return {
    ...change,
    name: variableName(t, code),
    askedOn: formatDate(locale, askedOn, { hijri: false }),
    dueOn: dueOn && formatDate(locale, dueOn, { hijri: false }),
  };
}
