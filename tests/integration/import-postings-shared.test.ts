import path from "node:path";
import { describe, expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { useMasar } from "../support/database.ts";
import { sharedData, sharedDataPresent } from "../support/shared-data.ts";

const actor = systemActor("import", "SA");

// Needs real postings beside the checkout; skipped without.
describe.skipIf(!sharedDataPresent)("real postings", () => {
  const masar = useMasar();
  const run = async (from: "jadarat" | "wuzzuf") =>
    expectOk(
      await importPostings(masar.ctx, actor, { from, file: path.join(sharedData, from, "postings.csv") }),
    );

  it("of the Saudi platform all go in once, and change nothing the second time", async () => {
    const first = await run("jadarat");
    expect(first).toMatchObject({
      rows: 726,
      accepted: 684,
      updated: 0,
      unchanged: 0,
      duplicates: 42,
      rejected: 0,
    });
    expect(await run("jadarat")).toMatchObject({
      rows: 726,
      accepted: 0,
      updated: 0,
      unchanged: 684,
      duplicates: 42,
    });
    expect(first.unresolved.places).toBeLessThanOrEqual(1);
    const [figures] = await masar.ctx.sql.query<Record<string, number>>(
      `select count(*)::int as all, count(wage_min_minor)::int as waged, count(posted_on)::int as dated,
              count(*) filter (where demanded_gender in ('male', 'female'))::int as demanding,
              count(*) filter (where posted_on not between '2022-10-01' and '2023-02-28')::int as misdated
         from vacancy where source_name = 'jadarat'`,
    );
    expect(figures).toMatchObject({ all: 684, waged: 684, misdated: 0 });
    expect(figures?.["dated"]).toBeGreaterThan(650);
    expect(figures?.["demanding"]).toBeGreaterThan(300);
  });

  it("of the Egyptian board all go in once, keyed by their row", async () => {
    expect(await run("wuzzuf")).toMatchObject({ rows: 4380, accepted: 4377, duplicates: 3, rejected: 0 });
    expect(await run("wuzzuf")).toMatchObject({ rows: 4380, unchanged: 4377, duplicates: 3, accepted: 0 });
  });
});
