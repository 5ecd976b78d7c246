import { describe, expect, it } from "vitest";
import { useMasar } from "#tests/support/database.ts";

const masar = useMasar();
const AT = new Date("2027-06-01T09:00:00Z");
const id = (): string => masar.ctx.ids.next();

/** Writes a row as it is; the database answers. */
async function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const columns = Object.keys(row);
  await masar.ctx.sql.query(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(", ")})
     values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`,
    Object.values(row),
  );
  return String(row["id"]);
}

const aPlacement = (): Promise<string> =>
  insert("placement", {
    ...{ id: id(), person_id: id(), country: "SA", status: "started", expected_start: "2027-01-01" },
    ...{ started_on: "2027-01-01", start_tier: "self", created_at: AT, updated_at: AT },
  });

/** A row of each table that belongs to a placement, by what it needs beside it. */
const OF_PLACEMENT = {
  checkpoint: { day: 30, due_on: "2027-01-31", status: "pending" },
  evidence: { tier: "self", from: "2027-01-01", until: "2027-02-01", recorded_at: AT, recorded_by: "test" },
  placement_dates: { started_on: "2027-01-01", tier: "self", recorded_at: AT, recorded_by: "test" },
  placement_step: { edge: "start", from_status: "expected", to_status: "started", at: AT, by_role: "seeker" },
} as const;
const STEP = {
  ...{ edge: "give_up", from_status: "pending", to_status: "unknown", from_due_on: "2027-01-31", at: AT },
  by_role: "worker",
};

const add = (table: keyof typeof OF_PLACEMENT, placementId: string): Promise<string> =>
  insert(table, { id: id(), placement_id: placementId, ...OF_PLACEMENT[table] });
const tables = Object.keys(OF_PLACEMENT) as (keyof typeof OF_PLACEMENT)[];

const left = async (placementId: string): Promise<number> => {
  const counts = tables.map((table) => `(select count(*) from ${table} where placement_id = $1)`);
  const [row] = await masar.ctx.sql.query<{ n: number }>(`select ${counts.join(" + ")} as n`, [placementId]);
  return row?.n ?? -1;
};

describe("what belongs to a placement", () => {
  it.each(tables)("is not written without it: %s", async (table) => {
    await expect(add(table, id())).rejects.toThrow(`No placement for a row of ${table}`);
    expect(await add(table, await aPlacement())).not.toBe("");
  });

  it("is not written when one of many rows lacks it", async () => {
    const placementId = await aPlacement();
    await expect(
      masar.ctx.sql.query(
        `insert into evidence (id, placement_id, tier, "from", until, recorded_at, recorded_by)
         select n.id, n.placement, 'self', '2027-01-01', '2027-02-01', $3, 'test'
           from unnest($1::uuid[], $2::uuid[]) as n(id, placement)`,
        [[id(), id(), id()], [placementId, id(), placementId], AT],
      ),
    ).rejects.toThrow("No placement for a row of evidence");
    expect(await left(placementId)).toBe(0);
  });

  it("keeps its owner, and a step its checkpoint", async () => {
    const [one, other] = [await aPlacement(), await aPlacement()];
    for (const table of tables) {
      const rowId = await add(table, one);
      await expect(
        masar.ctx.sql.query(`update ${table} set placement_id = $1 where id = $2`, [other, rowId]),
      ).rejects.toThrow(`A row of ${table} keeps its key and its owner`);
    }
    await expect(insert("checkpoint_step", { id: id(), checkpoint_id: id(), ...STEP })).rejects.toThrow(
      "No checkpoint for a row of checkpoint_step",
    );
    await expect(
      masar.ctx.sql.query("update placement set id = $1 where id = $2", [id(), one]),
    ).rejects.toThrow("keeps its key");
  });

  it("goes with it, to the last step", async () => {
    const [placementId, other] = [await aPlacement(), await aPlacement()];
    for (const owner of [placementId, other]) {
      for (const table of tables) if (table !== "checkpoint") await add(table, owner);
      await insert("checkpoint_step", { id: id(), checkpoint_id: await add("checkpoint", owner), ...STEP });
    }
    await masar.ctx.sql.query("delete from placement where id = $1", [placementId]);
    expect(await left(placementId)).toBe(0);
    expect(await left(other)).toBe(4);
    expect(await masar.ctx.sql.query("select id from checkpoint_step")).toHaveLength(1);
  });
});
