import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { readOwnScores, type OwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker } from "#tests/support/marketplace.ts";
import { aHousehold, importRows, totalRow, variableRow } from "#tests/support/scores.ts";

const masar = useMasar();
const folder = (): string => masar.configuration.dataDir;
const day = (back: number): string => addDays(masar.ctx.clock.today("SA"), -back);

type Shown = Extract<OwnScores, { kind: "shown" }>["scores"][number];

/** The only scheme that somebody sees. */
async function shownTo(actor: Member): Promise<Shown> {
  const scores = await readOwnScores(masar.ctx, actor);
  if (scores.kind !== "shown" || !scores.scores[0]) throw new Error(`Nothing is shown: ${scores.kind}`);
  return scores.scores[0];
}

describe("an import of scores", () => {
  it("changes nothing the second time, and supersedes what it says otherwise of the same day", async () => {
    const { ctx } = masar;
    const home = await aHousehold(ctx);
    const rows = [totalRow(home, day(30), "9.70"), variableRow(home, day(30), ["rooms", "3", "0.4"])];
    expect(await importRows(ctx, folder(), rows)).toMatchObject({ rows: 2, accepted: 2 });
    expect(await importRows(ctx, folder(), rows)).toMatchObject({ rows: 2, accepted: 0, unchanged: 2 });
    const other = [totalRow(home, day(30), "9.8"), variableRow(home, day(30), ["rooms", "4", "0.5"])];
    expect(await importRows(ctx, folder(), other)).toMatchObject({ updated: 2 });
    const kept = await ctx.sql.query<{ score: string; superseded: boolean }>(
      `select trim_scale(score)::text as score, superseded_by is not null as superseded from household_score
        where household_id = $1 order by recorded_at, id`,
      [home.id],
    );
    expect(kept).toEqual([
      { score: "9.7", superseded: true },
      { score: "9.8", superseded: false },
    ]);
    await expect(
      ctx.sql.query("update registry_variable set code = 'x' where household_id = $1", [home.id]),
    ).rejects.toThrow(/never overwritten/);
  });

  it("comes to the same in whatever order the days arrive", async () => {
    const { ctx } = masar;
    const [one, two] = [await aHousehold(ctx), await aHousehold(ctx)];
    const files = (home: typeof one) =>
      [60, 30, 1].map((back, index) => [
        totalRow(home, day(back), `${index}.5`),
        variableRow(home, day(back), ["rooms", String(index + 1), `0.${index + 1}`]),
      ]);
    for (const rows of files(one)) await importRows(ctx, folder(), rows);
    for (const rows of files(two).reverse()) await importRows(ctx, folder(), rows);
    const seen = await Promise.all(
      [one, two].map(async ({ members: [head] }) => {
        const { latest, previous, moved, moves, variables } = await shownTo(head!.actor);
        return { latest, previous, moved, moves, values: variables.map(({ value }) => value) };
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toMatchObject({
      latest: { score: "2.5", on: day(1) },
      previous: { score: "1.5" },
      moved: "1",
      moves: [{ code: "rooms", before: "2", now: "3", points: "0.1" }],
      values: ["3"],
    });
  });

  it("names row, column and reason of what does not go in, keeps the rest, and a dry run keeps nothing", async () => {
    const { ctx } = masar;
    const home = await aHousehold(ctx, ["head"]);
    const stranger = await aHousehold(ctx, ["head"]);
    const rows = [
      totalRow(home, day(10), "9.1"),
      totalRow({ ...home, ref: "nobody" }, day(10), "9.1"),
      variableRow({ ...home, members: stranger.members }, day(10), ["employment", "works", ""], 0),
      variableRow(home, day(10), ["rooms", "many", ""]),
      totalRow(home, day(-1), "9.1"),
      totalRow(home, day(10), "9.2"),
    ];
    expect(await importRows(ctx, folder(), rows, { dryRun: true })).toMatchObject({ accepted: 1 });
    expect(await readOwnScores(ctx, home.members[0]!.actor)).toEqual({ kind: "none" });
    const result = await importRows(ctx, folder(), rows);
    expect(result).toMatchObject({ rows: 6, accepted: 1, duplicates: 1, rejected: 4 });
    const report = await readFile(String(result.report), "utf8");
    expect(report.split("\r\n").slice(1, -1)).toEqual([
      "2,duplicate,,variable,later_row_wins",
      "3,rejected,,household_ref,unknown_household",
      "4,rejected,,national_id,not_in_household",
      "5,rejected,,value,not_a_number",
      "6,rejected,,computed_on,in_future",
    ]);
    expect((await shownTo(home.members[0]!.actor)).latest).toMatchObject({ score: "9.2" });
  });
});

describe("who sees what a score was made of", () => {
  it("each adult sees the total, the household's variables and her own, and nothing of another member", async () => {
    const { ctx } = masar;
    const home = await aHousehold(ctx, ["head", "spouse", "child"]);
    await importRows(ctx, folder(), [
      totalRow(home, day(5), "9.7"),
      variableRow(home, day(5), ["rooms", "3", "0.4"]),
      variableRow(home, day(5), ["employment", "works", "0.3"], 0),
      variableRow(home, day(5), ["disability", "yes", "0.2"], 1),
      variableRow(home, day(5), ["school_attendance", "yes", "0.1"], 2),
    ]);
    const [head, spouse, child] = home.members.map(({ actor }) => actor);
    const codes = ({ variables }: Shown) => variables.map(({ code }) => code).sort();
    const seenByHead = await shownTo(head!);
    expect(codes(seenByHead)).toEqual(["employment", "rooms"]);
    expect(JSON.stringify(seenByHead)).not.toMatch(/disability|school/);
    expect(codes(await shownTo(spouse!))).toEqual(["disability", "rooms"]);
    // Two others are counted: points beside the total tell of neither.
    expect(seenByHead).toMatchObject({ othersCount: true, pointsWithheld: false, latest: { score: "9.7" } });
    expect(await readOwnScores(ctx, child!)).toEqual({ kind: "minor" });
    expect(await readOwnScores(ctx, await aSeeker(ctx))).toEqual({ kind: "no_household" });
  });

  it("withholds points where subtraction would tell what concerns the only other member", async () => {
    const { ctx } = masar;
    const home = await aHousehold(ctx, ["head", "spouse"]);
    const file = (back: number, points: string, total: string) => [
      totalRow(home, day(back), total),
      variableRow(home, day(back), ["employment", points === "0.1" ? "works" : "seeks", points], 0),
      variableRow(home, day(back), ["chronic_illness", "yes", "0.2"], 1),
    ];
    await importRows(ctx, folder(), [...file(40, "0.3", "0.5"), ...file(5, "0.1", "0.3")]);
    const seen = await shownTo(home.members[0]!.actor);
    expect(seen.pointsWithheld).toBe(true);
    expect(seen.variables.map(({ points }) => points)).toEqual([null]);
    expect(seen.moves).toEqual([
      { code: "employment", ofHousehold: false, before: "seeks", now: "works", points: null },
    ]);
  });

  it("seals values and points at rest", async () => {
    const { ctx } = masar;
    const home = await aHousehold(ctx);
    await importRows(ctx, folder(), [
      variableRow(home, day(5), ["canary_of_rooms", "canary-value", "0.12345"]),
    ]);
    const rows = await ctx.sql.query(
      "select to_jsonb(v) as row from registry_variable v where household_id = $1",
      [home.id],
    );
    expect(JSON.stringify(rows)).not.toMatch(/canary-value|0\.12345/);
    expect(await shownTo(home.members[0]!.actor)).toMatchObject({
      latest: null,
      variables: [{ value: "canary-value", points: "0.12345" }],
    });
  });
});

describe("what a score means", () => {
  it("is said by the pack's two lines where the scheme has them, and said to be unknown where not", async () => {
    const { ctx } = masar;
    const home = await aHousehold(ctx, ["head"], "MA");
    const back = (days: number) => addDays(ctx.clock.today("MA"), -days);
    await importRows(ctx, folder(), [totalRow(home, back(3), "9.75", "asd")], { country: "MA" });
    expect((await shownTo(home.members[0]!.actor)).line).toMatchObject({
      threshold: "9.743",
      leavesAbove: "9.793",
      standing: "between",
      workEffectKnown: false,
    });
    const other = await aHousehold(ctx);
    await importRows(ctx, folder(), [totalRow(other, day(3), "9.75")]);
    expect(await shownTo(other.members[0]!.actor)).toMatchObject({
      line: null,
      name: { en: expect.any(String) },
    });
  });
});
