import { spawn } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { countYear } from "#prisma/seed/year/figures.ts";
import { problemsOf } from "#prisma/seed/year/problems.ts";
import { CONSUMERS } from "#workers/reactions.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { environmentOf } from "#tests/support/site.ts";

const MASAR = path.resolve(import.meta.dirname, "../../bin/masar.js");
const SMALL = ["--seed", "7", "--seekers", "20", "--vacancies", "10", "--months", "2", "--json"] as const;
const OTHER_KEYS = { MASAR_LOOKUP_KEY: "4".repeat(64), MASAR_KEYS: `t2:${"5".repeat(64)}` } as const;

type Run = { readonly code: number | null; readonly out: string; readonly err: string };

function playOn(database: TestDatabase, more: Readonly<Record<string, string>> = {}): Promise<Run> {
  const environment = environmentOf(database.configuration, more);
  const child = spawn(process.execPath, [MASAR, "demo", "year", ...SMALL], { env: environment });
  let [out, err] = ["", ""];
  child.stdout.on("data", (part: Buffer) => (out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (err += part.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
}

describe("a played year", () => {
  let databases: readonly [TestDatabase, TestDatabase];
  let runs: readonly [Run, Run];

  beforeAll(async () => {
    databases = [await createDatabase(), await createDatabase()];
    // A counter of attempts that is over by wall time, as in a play that takes longer than a quarter of an hour.
    const other = await compose(databases[1].configuration, { process: "test" });
    await other.ctx.sql
      .query(
        "insert into attempt_limit (key, points, expires_at) values ('sign_in_here:', 1, now() - interval '1 minute')",
      )
      .finally(() => other.close());
    runs = await Promise.all([playOn(databases[0]), playOn(databases[1], OTHER_KEYS)]);
  }, 300_000);
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  it("gives the same bytes for the same seed, under other keys as well", () => {
    const [first, second] = runs;
    expect([first.code, second.code], first.err + second.err).toEqual([0, 0]);
    expect(second.out).toBe(first.out);
    expect(JSON.parse(first.out)).toMatchObject({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it("leads people from registering to work, and holds at its end", () => {
    const { figures, problems } = JSON.parse(runs[0].out) as {
      figures: { people: Record<string, number>; checkpoints: { day: number; due: number }[] };
      problems: string[];
    };
    expect(problems).toEqual([]);
    const { registered = 0, applied = 0, offered = 0, hired = 0, started = 0 } = figures.people;
    expect(registered).toBeGreaterThanOrEqual(20);
    // People of the demo also start work that they found elsewhere: more may start than are hired here.
    expect([registered >= applied, applied >= offered, offered >= hired, started > 0]).toEqual(
      Array(4).fill(true),
    );
  });

  it("is refused where one was played, where a worker is connected, and in production", async () => {
    const worker = await compose(databases[1].configuration, { process: "worker" });
    const production = { MASAR_ENV: "production", MASAR_ORIGIN: "https://masar.example" };
    const refused = await Promise.all([
      playOn(databases[0]),
      playOn(databases[1]),
      playOn(databases[0], production),
    ]).finally(() => worker.close());
    expect(refused.map(({ code, out }) => [code, out])).toEqual(Array(3).fill([1, ""]));
    expect(refused.map(({ err }) => err)).toEqual([
      expect.stringContaining("A year was played here already"),
      expect.stringContaining("A worker is connected"),
      expect.stringContaining("MASAR_ENV is production"),
    ]);
  }, 180_000);

  describe("names what does not hold", () => {
    let composition: Composition;
    beforeAll(async () => {
      composition = await compose(databases[0].configuration, { process: "test" });
    });
    afterAll(() => composition.close());

    const handledBy = Object.fromEntries(
      Object.entries(CONSUMERS).map(([consumer, { reactions }]) => [consumer, Object.keys(reactions)]),
    );

    it.each([
      ["update outbox_event set relayed_at = null where name = 'offer.made'", "events were not handed on"],
      ["delete from inbox_event where consumer = 'messages'", "never handled by messages"],
      ["update vacancy set openings_filled = openings_filled + 1 where origin = 'own'", "openings as filled"],
      [
        "update checkpoint set opened_at = null, due_on = '2026-01-01' where status = 'pending'",
        "were not opened",
      ],
      [
        "update checkpoint set opened_at = '2025-10-01', due_on = '2025-10-01' where status = 'pending'",
        "not called unknown",
      ],
      [
        "update benefit_spell set status = 'ended', until = '2026-02-01', end_reason = 'graduated'",
        "without the decision of two people",
      ],
      [
        "update application set status = 'withdrawn', status_before = null where status = 'hired'",
        "were not hired",
      ],
      ["delete from application_step where edge = 'accept_offer'", "named to an employer"],
      [
        "insert into audit_entry select gen_random_uuid(), at, actor_kind, account_id, person_id, role, acting_for, process, country, action, subject_type, subject_id, details, request_id from audit_entry limit 1",
        "not sealed",
      ],
    ])("%s", async (change, named) => {
      const { ctx } = composition;
      await expect(
        ctx.transaction(async (tx) => {
          // The database itself would refuse some of it.
          await tx.query("set local session_replication_role = replica");
          await tx.query(change);
          const spoilt = ctx.within(tx);
          const problems = await problemsOf(spoilt, await countYear(spoilt), handledBy);
          throw new Error(problems.join("\n"));
        }),
      ).rejects.toThrow(named);
    });
  });
});
