import { describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { isStillTrue } from "#app/domain/messages/still-true.server.ts";
import { answerEvidence } from "#app/domain/registry/answer-evidence.server.ts";
import { appealChange } from "#app/domain/registry/appeal-change.server.ts";
import { askForChange } from "#app/domain/registry/ask-for-change.server.ts";
import { askForEvidence } from "#app/domain/registry/ask-for-evidence.server.ts";
import { decideChange } from "#app/domain/registry/decide-change.server.ts";
import { noteRegistryTold } from "#app/domain/registry/note-registry-told.server.ts";
import { readChangeQueue } from "#app/domain/registry/read-change-queue.server.ts";
import { readChangeToHandle } from "#app/domain/registry/read-change-to-handle.server.ts";
import { readOwnChange, readOwnChanges } from "#app/domain/registry/read-own-changes.server.ts";
import { readOwnScores, type OwnVariable } from "#app/domain/registry/read-own-scores.server.ts";
import { withdrawChange } from "#app/domain/registry/withdraw-change.server.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { system } from "#tests/support/marketplace.ts";
import { aHousehold, importRows, totalRow, variableRow } from "#tests/support/scores.ts";
import { messageReactions } from "#workers/handlers/messages.ts";

const masar = useMasar();
const day = (back: number): string => addDays(masar.ctx.clock.today("SA"), -back);
const DAY_MS = 86_400_000;
const later = (days: number): Promise<void> =>
  masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + days * DAY_MS));

async function variablesOf(actor: Member): Promise<readonly OwnVariable[]> {
  const scores = await readOwnScores(masar.ctx, actor);
  return scores.kind === "shown" ? scores.scores.flatMap(({ variables }) => variables) : [];
}

const named = async (actor: Member, code: string): Promise<OwnVariable> => {
  const found = (await variablesOf(actor)).find((variable) => variable.code === code);
  if (!found) throw new Error(`No ${code}`);
  return found;
};

/** A couple with a child, a score, an officer who looks after the head, and a supervisor. */
async function aCouple() {
  const { ctx } = masar;
  const home = await aHousehold(ctx, ["head", "spouse", "child"]);
  await importRows(ctx, masar.configuration.dataDir, [
    totalRow(home, day(20), "9.7"),
    variableRow(home, day(20), ["rooms", "5", "0.4"]),
    variableRow(home, day(20), ["employment", "works", "0.3"], 0),
    variableRow(home, day(20), ["disability", "yes", "0.2"], 1),
    variableRow(home, day(20), ["school_attendance", "yes", "0.1"], 2),
  ]);
  const [head, spouse] = home.members.map(({ actor }) => actor) as [Member, Member];
  const officer = officeMember(ctx, "officer");
  const supervisor = officeMember(ctx, "supervisor");
  const input = { officerAccountId: officer.accountId, personIds: [head.personId] };
  expectOk(await assignCases(ctx, system, input));
  const ask = async (code = "rooms", value = "3"): Promise<string> => {
    const { id } = await named(head, code);
    return expectOk(await askForChange(ctx, head, { variableId: id, value, reason: REASON })).requestId;
  };
  return { ctx, home, head, spouse, officer, supervisor, ask };
}

describe("a request to correct a variable", () => {
  it("is granted once as a dated row, without touching the registry's score, and the registry is told", async () => {
    const { ctx, home, head, spouse, officer, ask } = await aCouple();
    const requestId = await ask();
    const yes = { requestId, decision: "yes", words: REASON };
    expectOk(await decideChange(ctx, officer, yes));
    expect(await decideChange(ctx, officer, yes)).toMatchObject({ error: { code: "wrong_state" } });
    const rows = await ctx.sql.query<{ source: string; superseded: boolean }>(
      `select source, superseded_at is not null as superseded from registry_variable
        where household_id = $1 and code = 'rooms' order by recorded_at, id`,
      [home.id],
    );
    expect(rows).toEqual([
      { source: "السجل الاجتماعي", superseded: false },
      { source: "change_request", superseded: false },
    ]);
    // The household's variable is corrected for both, and its points are the registry's to work out.
    expect(await named(spouse, "rooms")).toMatchObject({ value: "3", points: null, isGranted: true });
    const scores = await readOwnScores(ctx, head);
    expect(scores).toMatchObject({ scores: [{ latest: { score: "9.7" }, moves: [] }] });
    const queue = async () => expectOk(await readChangeQueue(ctx, officer, { part: "to_tell" })).items.length;
    expect(await queue()).toBe(1);
    expectOk(await noteRegistryTold(ctx, officer, { requestId }));
    expectOk(await noteRegistryTold(ctx, officer, { requestId }));
    expect(await queue()).toBe(0);
    expect(expectOk(await readOwnChange(ctx, head, { requestId }))).toMatchObject({
      status: "applied",
      isTold: true,
      before: "5",
      asked: "3",
      steps: [{ edge: "ask", words: REASON }, { edge: "decide_yes", words: REASON }, { edge: "apply" }],
    });
    const told = await ctx.sql.query<{ action: string; n: number }>(
      `select action, count(*)::int as n from audit_entry where subject_id = $1 group by action order by action`,
      [requestId],
    );
    expect(told.map(({ action }) => action)).toEqual([
      "change_request.apply",
      "change_request.ask",
      "change_request.decide_yes",
      "change_request.tell_registry",
    ]);
  });

  it("holds until the registry counts again, and says so where the registry still counts otherwise", async () => {
    const { ctx, home, head, officer, ask } = await aCouple();
    expectOk(await decideChange(ctx, officer, { requestId: await ask(), decision: "yes", words: REASON }));
    await later(10);
    await importRows(ctx, masar.configuration.dataDir, [variableRow(home, day(1), ["rooms", "5", "0.4"])]);
    expect(await named(head, "rooms")).toMatchObject({ value: "5", isGranted: false, ignoresGrant: true });
    await importRows(ctx, masar.configuration.dataDir, [variableRow(home, day(0), ["rooms", "3", "0.2"])]);
    expect(await named(head, "rooms")).toMatchObject({ value: "3", points: "0.2", ignoresGrant: false });
  });

  it("is asked by the person about herself and her household alone, once at a time, and with another value", async () => {
    const { ctx, head, spouse, ask } = await aCouple();
    const { id: spouses } = await named(spouse, "disability");
    const about = { value: "no", reason: REASON };
    expect(await askForChange(ctx, head, { ...about, variableId: spouses })).toMatchObject({
      error: { code: "not_found" },
    });
    const outsider = await aCouple();
    const { id: rooms } = await named(head, "rooms");
    const three = { variableId: rooms, value: "3", reason: REASON };
    expect(await askForChange(ctx, outsider.head, three)).toMatchObject({ error: { code: "not_found" } });
    expect(await askForChange(ctx, head, { ...three, value: "5" })).toMatchObject({
      error: { fields: { value: "same_value" } },
    });
    expect(await askForChange(ctx, head, { ...three, value: "many" })).toMatchObject({
      error: { fields: { value: "not_a_number" } },
    });
    const requestId = await ask();
    expect(await askForChange(ctx, head, three)).toMatchObject({ error: { code: "change_asked_already" } });
    // The spouse may ask about the household too, and neither sees the other's request.
    expectOk(await askForChange(ctx, spouse, three));
    expect(await readOwnChanges(ctx, spouse)).toHaveLength(1);
    expect(await readOwnChange(ctx, spouse, { requestId })).toMatchObject({ error: { code: "not_found" } });
    expect(await withdrawChange(ctx, spouse, { requestId })).toMatchObject({ error: { code: "not_found" } });
    expectOk(await withdrawChange(ctx, head, { requestId }));
    expect(await ask()).not.toBe(requestId);
  });

  it("is read and handled by the person's own officer, and each view is logged", async () => {
    const { ctx, head, officer, supervisor, ask } = await aCouple();
    const requestId = await ask();
    const stranger = officeMember(ctx, "officer");
    const act = { requestId, words: REASON };
    for (const refused of [
      await readChangeToHandle(ctx, stranger, { requestId }),
      await decideChange(ctx, stranger, { ...act, decision: "yes" }),
      await askForEvidence(ctx, stranger, act),
    ])
      expect(refused).toMatchObject({ error: { kind: "denial", code: "not_your_caseload" } });
    expect(await decideChange(ctx, head, { ...act, decision: "yes" })).toMatchObject({
      error: { kind: "denial" },
    });
    // An officer who belongs to the household does not handle what it asks.
    const relative = { ...supervisor, personId: head.personId };
    expect(await readChangeToHandle(ctx, relative, { requestId })).toMatchObject({
      error: { kind: "denial" },
    });
    expect(expectOk(await readChangeQueue(ctx, stranger, { part: "open" })).items).toEqual([]);
    expect(expectOk(await readChangeQueue(ctx, officer, { part: "open" })).items).toMatchObject([
      { id: requestId, dueOn: day(-20), isLate: false },
    ]);
    expect(expectOk(await readChangeToHandle(ctx, officer, { requestId }))).toMatchObject({
      asked: "3",
      now: { value: "5" },
      acts: ["ask_evidence", "yes", "no"],
    });
    const views = await ctx.sql.query<{ what: string }>(
      "select what from access_log where subject_person_id = $1 and viewer_account_id = $2 order by what",
      [head.personId, officer.accountId],
    );
    expect(views).toEqual([{ what: "change_requests" }, { what: "score" }]);
  });

  it("that was refused is appealed once, to somebody else than who decided", async () => {
    const { ctx, head, officer, supervisor, ask } = await aCouple();
    const requestId = await ask();
    const said = { requestId, words: REASON };
    expectOk(await decideChange(ctx, officer, { ...said, decision: "no" }));
    expectOk(await appealChange(ctx, head, said));
    expect(await decideChange(ctx, officer, { ...said, decision: "yes" })).toMatchObject({
      error: { kind: "denial", code: "other_decider_needed" },
    });
    expect(expectOk(await readChangeToHandle(ctx, officer, { requestId }))).toMatchObject({
      acts: [],
      hindrance: "other_decider_needed",
    });
    await expect(
      ctx.sql.query(
        "update change_request set appeal_decided_by = decided_by, appeal_decided_at = decided_at where id = $1",
        [requestId],
      ),
    ).rejects.toThrow(/change_request_appeal_decided/);
    expectOk(await decideChange(ctx, supervisor, { ...said, decision: "no" }));
    expect(await appealChange(ctx, head, said)).toMatchObject({ error: { code: "appeal_window_over" } });
    // A new request, refused and won on appeal.
    const again = { requestId: await ask("employment", "seeks"), words: REASON };
    expectOk(await decideChange(ctx, officer, { ...again, decision: "no" }));
    expectOk(await appealChange(ctx, head, again));
    expectOk(await decideChange(ctx, supervisor, { ...again, decision: "yes" }));
    expect(await named(head, "employment")).toMatchObject({ value: "seeks", isGranted: true });
  });

  it("waits for evidence with a clock that never decides by itself", async () => {
    const { ctx, head, officer, ask } = await aCouple();
    const requestId = await ask();
    const said = { requestId, words: REASON };
    expectOk(await askForEvidence(ctx, officer, said));
    const asked = { code: "change_evidence_asked", params: { requestId } };
    expect(await isStillTrue(ctx, asked)).toBe(true);
    expect(await decideChange(ctx, officer, { ...said, decision: "no" })).toMatchObject({
      error: { code: "person_may_still_answer" },
    });
    await later(15);
    expect(expectOk(await readChangeQueue(ctx, officer, { part: "open" })).items).toMatchObject([
      { status: "evidence_asked", isLate: true },
    ]);
    // Late is not too late: the answer counts, and it is the office's turn again.
    expectOk(await answerEvidence(ctx, head, said));
    expect(await isStillTrue(ctx, asked)).toBe(false);
    expectOk(await askForEvidence(ctx, officer, said));
    expectOk(await answerEvidence(ctx, head, said));
    expect(await askForEvidence(ctx, officer, said)).toMatchObject({
      error: { code: "evidence_asked_enough" },
    });
    expectOk(await decideChange(ctx, officer, { ...said, decision: "no" }));
  });

  it("tells the person who asked, and nobody else, with nothing private", async () => {
    const { ctx, home, head, officer, ask } = await aCouple();
    const requestId = await ask();
    expectOk(await askForEvidence(ctx, officer, { requestId, words: REASON }));
    expectOk(await decideChange(ctx, officer, { requestId, decision: "yes", words: REASON }));
    const events = await ctx.sql.query<{ id: string; name: string; payload: Record<string, unknown> }>(
      "select id, name, payload from outbox_event where payload ->> 'requestId' = $1 order by seq",
      [requestId],
    );
    expect(events.map(({ name }) => name)).toEqual([
      "change_request.ask",
      "change_request.ask_evidence",
      "change_request.decide_yes",
      "change_request.apply",
    ]);
    for (const event of events)
      await messageReactions[event.name]?.(ctx, { ...event, version: 1, occurredAt: ctx.clock.now() });
    const sent = await ctx.sql.query(
      `select m.person_id as "personId", m.code, m.params, m.link from message m
        where m.person_id in (select person_id from household_member where household_id = $1) order by m.created_at, m.id`,
      [home.id],
    );
    const to = { personId: head.personId, params: { requestId }, link: `/my/score/requests/${requestId}` };
    expect(sent).toEqual([
      { ...to, code: "change_evidence_asked" },
      { ...to, code: "change_decided" },
    ]);
  });

  it("leaves the benefit as it is", async () => {
    const { ctx, home, officer, ask } = await aCouple();
    const spellId = ctx.ids.next();
    await ctx.sql.query(
      `insert into benefit_spell (id, household_id, country, scheme, pack_id, status, "from", decided_minor, currency, created_at)
       values ($1, $2, 'SA', 'social-security', 'sa-2023', 'active', '2024-01-01', 264000, 'SAR', $3)`,
      [spellId, home.id, ctx.clock.now()],
    );
    expectOk(await decideChange(ctx, officer, { requestId: await ask(), decision: "yes", words: REASON }));
    const spells = await ctx.sql.query(
      `select status, decided_minor as "decidedMinor", rev from benefit_spell where id = $1`,
      [spellId],
    );
    expect(spells).toEqual([{ status: "active", decidedMinor: 264_000, rev: 1 }]);
  });
});

describe("what a request must show in each state", () => {
  it("is refused by the database when it is missing", async () => {
    const { ctx, officer, ask } = await aCouple();
    const requestId = await ask();
    const refused = (change: string) =>
      ctx.sql.query(`update change_request set ${change} where id = $1`, [requestId]).then(
        () => null,
        (error: Error) => error.message,
      );
    expect(await refused("status = 'nonsense'")).toMatch(/change_request_status/);
    expect(await refused("status = 'decided_no'")).toMatch(/change_request_decided/);
    expect(await refused("decided_by = gen_random_uuid(), decided_at = now()")).toMatch(
      /change_request_decided/,
    );
    expect(await refused("subject_id = gen_random_uuid()")).toMatch(/change_request_subject/);
    expect(await refused("applied_id = gen_random_uuid(), applied_at = now()")).toMatch(
      /change_request_applied/,
    );
    expectOk(await decideChange(ctx, officer, { requestId, decision: "no", words: REASON }));
    expect(await refused("status = 'appealed'")).toMatch(/change_request_appealed/);
    await expect(
      ctx.sql.query("update change_request_step set words_sealed = null where request_id = $1", [requestId]),
    ).rejects.toThrow(/change_request_step_words/);
  });
});
