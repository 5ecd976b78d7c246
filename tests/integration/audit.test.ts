import { beforeAll, describe, expect, it } from "vitest";
import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { useMasar } from "#tests/support/database.ts";

const masar = useMasar();
const actor = systemActor("test", "SA");

const write = (subjectId: string, details: Record<string, unknown> = {}): Promise<void> =>
  masar.ctx.transaction((tx) =>
    tx.audit(actor, { action: "test.write", subjectType: "test", subjectId, details }),
  );

/** As somebody who owns the database and switches the triggers off. */
const tamper = (...statements: string[]): Promise<void> =>
  masar.ctx.bulk(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    for (const statement of statements) await tx.query(statement);
  });

const RESTORE = [
  "delete from audit_entry",
  "delete from audit_seal",
  "insert into audit_entry select * from kept_entry",
  "insert into audit_seal select * from kept_seal",
];

beforeAll(async () => {
  // What the seeds wrote is not chained yet.
  await sealEntries(masar.ctx);
});

describe("the audit trail", () => {
  it("is an unbroken chain after 50 writers at once, with the sealer running among them", async () => {
    const writers = Promise.all(
      Array.from({ length: 50 }, async (_, writer) => {
        for (let i = 0; i < 6; i++) await write(`${writer}-${i}`, { i, تفصيل: "نعم", rate: 0.1 });
      }),
    );
    let writing = true;
    const sealers = [1, 2].map(async () => {
      while (writing) await sealEntries(masar.ctx);
    });
    await writers;
    writing = false;
    await Promise.all(sealers);
    await sealEntries(masar.ctx);
    const verified = await verifyAudit(masar.ctx);
    expect(verified).toMatchObject({ ok: true, unsealed: 0, broken: null });
    expect(verified.sealed).toBeGreaterThanOrEqual(300);
  });

  it("cannot be changed by the application", async () => {
    for (const statement of [
      "update audit_entry set action = 'x'",
      "delete from audit_entry",
      "truncate audit_entry",
      "update audit_seal set hash = 'x'",
      "delete from audit_seal",
      "truncate audit_seal",
    ])
      await expect(masar.ctx.sql.query(statement), statement).rejects.toThrow("cannot be changed");
  });

  describe("names what somebody with the owner's rights did", () => {
    beforeAll(() =>
      tamper(
        "create table kept_entry as select * from audit_entry",
        "create table kept_seal as select * from audit_seal",
      ),
    );
    const at = (seq: number): string => `(select entry_id from audit_seal where seq = ${seq})`;
    const last = "(select max(seq) from audit_seal)";

    it.each([
      [
        "an edit of a word",
        [`update audit_entry set action = 'test.read' where id = ${at(7)}`],
        7,
        "entry-changed",
      ],
      [
        "an edit of a detail",
        [`update audit_entry set details = details || '{"more": 1}' where id = ${at(40)}`],
        ...([40, "entry-changed"] as const),
      ],
      [
        "an edit of a time",
        [`update audit_entry set at = at + interval '1 ms' where id = ${at(3)}`],
        3,
        "entry-changed",
      ],
      [
        "another actor",
        [`update audit_entry set process = 'nobody' where id = ${at(1)}`],
        1,
        "entry-changed",
      ],
      ["a deletion of an entry", [`delete from audit_entry where id = ${at(9)}`], 9, "entry-missing"],
      [
        "a deletion of entry and seal",
        [
          "delete from audit_entry where id = (select entry_id from audit_seal where seq = 9)",
          "delete from audit_seal where seq = 9",
        ],
        9,
        "position-missing",
      ],
      [
        "a change of order",
        [
          "update audit_seal set entry_id = gen_random_uuid() where seq = 5",
          "update audit_seal set entry_id = (select entry_id from kept_seal where seq = 5) where seq = 6",
          "update audit_seal set entry_id = (select entry_id from kept_seal where seq = 6) where seq = 5",
        ],
        ...([5, "entry-changed"] as const),
      ],
      [
        "a rewritten hash",
        ["update audit_seal set hash = repeat('0', 64) where seq = 12"],
        12,
        "entry-changed",
      ],
    ])("%s", async (_what, statements, seq, reason) => {
      await tamper(...statements);
      expect((await verifyAudit(masar.ctx)).broken).toMatchObject({ seq, reason });
      await tamper(...RESTORE);
      expect((await verifyAudit(masar.ctx)).ok).toBe(true);
    });

    it("a cut of the end, and it stays named: the sealer signs no chain that was cut", async () => {
      const [head] = await masar.ctx.sql.query<{ seq: number }>(`select ${last} as seq`);
      await tamper(
        `delete from audit_entry where id in (select entry_id from audit_seal where seq > ${last} - 10)`,
        `delete from audit_seal where seq > ${last} - 10`,
      );
      expect((await verifyAudit(masar.ctx)).broken).toEqual({
        seq: head?.seq,
        entryId: null,
        reason: "truncated",
      });
      await write("after-the-cut");
      await expect(sealEntries(masar.ctx)).rejects.toThrow("does not continue its signed head");
      expect((await verifyAudit(masar.ctx)).broken).toMatchObject({ reason: "truncated" });
      await tamper(...RESTORE);
    });

    it("a trail that was emptied", async () => {
      await tamper("truncate audit_entry, audit_seal");
      expect((await verifyAudit(masar.ctx)).broken).toMatchObject({ reason: "truncated" });
      await tamper(...RESTORE);
    });

    it("a tail that was written anew with right hashes", async () => {
      await tamper(
        `update audit_entry set action = 'test.forged' where id = (select entry_id from audit_seal where seq = ${last})`,
        `delete from audit_seal where seq = ${last}`,
      );
      await expect(sealEntries(masar.ctx)).rejects.toThrow("does not continue its signed head");
      expect((await verifyAudit(masar.ctx)).ok).toBe(false);
      await tamper(...RESTORE);
    });

    it("a head that was forged, changed or lost", async () => {
      const [setting] = await masar.ctx.sql.query<{ id: string }>(
        "select value #>> '{}' as id from setting where name = 'audit_chain'",
      );
      const key = `audit/head-${setting?.id}.json`;
      const kept = Buffer.from((await masar.ctx.files.read(key)) ?? []).toString();
      const head = JSON.parse(kept) as { seq: number; hash: string; signature: string };
      await masar.ctx.files.write(key, JSON.stringify({ ...head, seq: head.seq - 1 }));
      expect((await verifyAudit(masar.ctx)).broken).toMatchObject({ reason: "head-signature" });
      const hash = "f".repeat(64);
      const signature = masar.ctx.cipher.sign(`${head.seq}:${hash}`);
      await masar.ctx.files.write(key, JSON.stringify({ ...head, hash, signature }));
      expect((await verifyAudit(masar.ctx)).broken).toMatchObject({ reason: "head-changed" });
      await masar.ctx.sql.query("update setting set value = '\"another\"' where name = 'audit_chain'");
      expect((await verifyAudit(masar.ctx)).broken).toMatchObject({ reason: "head-missing" });
      await masar.ctx.sql.query("update setting set value = to_jsonb($1::text) where name = 'audit_chain'", [
        setting?.id,
      ]);
      await masar.ctx.files.write(key, kept);
      expect(await verifyAudit(masar.ctx)).toMatchObject({ ok: true, broken: null });
    });
  });
});
