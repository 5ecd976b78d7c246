import { describe, expect, it } from "vitest";
import { applyMigrations } from "#app/engines/database/migrations.server.ts";
import { createDatabase, useMasar } from "#tests/support/database.ts";

describe("a test's own database", () => {
  const masar = useMasar();

  it("has the reference data", async () => {
    const [row] = await masar.ctx.sql.query<{ count: number }>("SELECT count(*) AS count FROM place");
    expect(row?.count).toBeGreaterThan(100);
  });

  it("runs in UTC", async () => {
    const [row] = await masar.ctx.sql.query<{ TimeZone: string }>("SHOW timezone");
    expect(row?.TimeZone).toBe("UTC");
  });
});

describe("migrations", () => {
  it("bring an empty database to this version once", async () => {
    const database = await createDatabase({ empty: true });
    const reports = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url)));
    await database.drop();
    const applied = reports.map((report) => report.applied.length).sort();
    expect(applied).toEqual([0, 0, reports[0]?.total]);
  });
});
