import { expect, it } from "vitest";
import { millionths } from "#app/domain/registry/score-number.ts";
import { readScoreRow, SCORE_COLUMNS, type ScoreRow } from "#app/domain/registry/score-file.ts";
import { accountHouseholds } from "./accounts.ts";
import { demoPeople } from "./people.ts";
import { demoScoresCsv } from "./scores.ts";

const TODAY = "2026-11-22";

it("gives every household of the demo two calculations that add up, and the same ones for the same day", () => {
  const people = [...accountHouseholds(TODAY), ...demoPeople(20, TODAY)];
  const csv = demoScoresCsv(people, TODAY);
  expect(demoScoresCsv(people, TODAY)).toBe(csv);
  const [header = "", ...lines] = csv.trim().split("\n");
  const columns = header.split(",");
  expect(SCORE_COLUMNS.every((column) => columns.includes(column))).toBe(true);
  const rows = lines.map((line, index): ScoreRow => {
    const cells = line.split(",");
    const named = Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
    const read = readScoreRow(named, index + 2, { country: "SA", today: TODAY });
    if ("problem" in read) throw new Error(`Row ${index + 2}: ${JSON.stringify(read.problem)}`);
    return read.read;
  });
  const totals = rows.filter((row) => row.kind === "score");
  expect(totals).toHaveLength(2 * new Set(people.map(({ householdRef }) => householdRef)).size);
  for (const { householdRef, on, score } of totals) {
    const points = rows.map((row) =>
      row.kind === "variable" && row.householdRef === householdRef && row.on === on
        ? (row.points ?? "0")
        : "0",
    );
    const sum = points.reduce((total, one) => total + millionths(one), millionths("5"));
    expect(sum).toBe(millionths(score));
  }
});
