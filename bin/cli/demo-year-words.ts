import type { TableDigest } from "#prisma/seed/year/digest.ts";
import { YEAR_STATIONS, type YearFigures, type YearStation } from "#prisma/seed/year/figures.ts";
import type { PlayedYear } from "#prisma/seed/year/play-year.ts";
import type { YearSize } from "#prisma/seed/year/play.ts";

export type YearReport = PlayedYear & {
  readonly size: YearSize;
  readonly figures: YearFigures;
  /** What does not hold; empty when all is well. */
  readonly problems: readonly string[];
  /** SHA-256 over the state; the same for the same seed and size on a fresh database. */
  readonly digest: string;
  readonly tables: readonly TableDigest[];
};

const WORDS: Readonly<Record<YearStation, string>> = {
  registered: "registered",
  applied: "applied",
  interviewed: "invited to an interview",
  offered: "were offered work",
  hired: "were hired",
  started: "started to work",
  stayed90: "were there after 90 days",
  caseOpened: "graduation case opened",
  decided: "graduation decided",
  graduated: "graduated",
  sustained: "sustained for 12 months",
  relapsed: "came back to the benefit",
};

const share = (part: number, whole: number): string =>
  whole === 0 ? "" : `${((100 * part) / whole).toFixed(1)} %`;
const line = (label: string, ...cells: readonly (string | number)[]): string =>
  `  ${label.padEnd(34)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
const tally = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).map(([name, count]) => line(name, count));

/** The year for people: the funnel, what holds, and what waits. */
export function yearInWords({ figures, ...report }: YearReport): string {
  const { people, checkpoints, daysToFirstJob } = figures;
  const { registered } = people;
  return [
    `${report.from} to ${report.until}, seed ${report.size.seed}`,
    "",
    "People                                     count    of all registered",
    ...YEAR_STATIONS.map((station) =>
      line(WORDS[station], people[station], share(people[station], registered)),
    ),
    "",
    "Checkpoints that fell due                    due confirmed   by word  disputed   unknown   pending still there",
    ...checkpoints.map(({ day, due, confirmed, evidenced, disputed, unknown, pending }) =>
      line(
        `day ${day}`,
        ...[due, confirmed, evidenced, disputed, unknown, pending],
        share(confirmed + evidenced, due),
      ),
    ),
    "",
    `First job after ${daysToFirstJob.median ?? "—"} days (median; nine of ten within ${daysToFirstJob.p90 ?? "—"}), ${daysToFirstJob.people} people`,
    "",
    "Messages by SMS",
    ...tally(figures.messages),
    "Wage records",
    ...tally(figures.wages),
    "Waits for a person now",
    ...tally(figures.waiting),
    "Tried, and not allowed by the rules",
    ...tally(report.refused),
    "",
    ...(report.problems.length === 0
      ? ["Everything holds that must hold at the end of a year."]
      : ["Does not hold:", ...report.problems.map((problem) => `  ${problem}`)]),
    `Digest of the state: ${report.digest}`,
  ].join("\n");
}
