import { describe, expect, it } from "vitest";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { sayWhyTurnedDown } from "#app/domain/applications/say-why-turned-down.server.ts";
import { turnDownOffer } from "#app/domain/applications/turn-down-offer.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { readPersonFile } from "#app/domain/casework/read-person-file.server.ts";
import { startSwitch } from "#app/domain/emergency/start-switch.server.ts";
import { readFunnel } from "#app/domain/insights/read-funnel.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aTown, aVacancy, system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const ctx = (): Ctx => masar.ctx;
const START = "2031-03-01";
const on = (date: PlainDate): Promise<void> => ctx().setClock(new Date(`${date}T09:00:00Z`));
const WORDS = "لا أحد يبقى مع أمي المريضة مساءً.";

async function aTurnedDown(reason: "care" | null = null, words: string | null = null) {
  await on(START);
  const [seeker, employer] = [await aSeeker(ctx()), await anEmployer(ctx())];
  const offered = await anOffer(ctx(), employer, seeker, await aVacancy(ctx(), employer));
  expectOk(await turnDownOffer(ctx(), seeker, { ...offered, reason, words }));
  return { seeker, employer, ...offered };
}

const say = (actor: Member, of: { applicationId: string; offerId: string }, words: string | null = WORDS) =>
  sayWhyTurnedDown(ctx(), actor, {
    ...{ applicationId: of.applicationId, offerId: of.offerId },
    ...{ reason: "care", words },
  });

const failure = (code: string) => ({ ok: false, error: { code } });

describe("why an offer was turned down", () => {
  it("can be said with the answer or for 14 days after it, otherwise or not at all, by her alone", async () => {
    const one = await aTurnedDown("care", WORDS);
    const own = async () => expectOk(await findMyApplication(ctx(), one.seeker, one.applicationId)).why;
    expect(await own()).toEqual({ reason: "care", words: WORDS, until: addDays(START, 14), isOpen: true });
    await on(addDays(START, 14));
    expectOk(await say(one.seeker, one, null));
    expect(await own()).toMatchObject({ reason: "care", words: null, isOpen: true });
    expect(await say(await aSeeker(ctx()), one)).toMatchObject({ ok: false });
    expect(await say(one.employer.actor, one)).toMatchObject({ ok: false });
    await on(addDays(START, 15));
    expect(await say(one.seeker, one)).toMatchObject(failure("reason_window_over"));
    expect(await own()).toMatchObject({ words: null, isOpen: false });
  });

  it("is said of no offer that was not turned down", async () => {
    await on(START);
    const [seeker, employer] = [await aSeeker(ctx()), await anEmployer(ctx())];
    const open = await anOffer(ctx(), employer, seeker, await aVacancy(ctx(), employer));
    expect(await say(seeker, open)).toMatchObject(failure("offer_gone"));
    await expect(
      ctx().sql.query("update offer set turn_down_reason = 'wage', turn_down_said_at = $2 where id = $1", [
        open.offerId,
        ctx().clock.now(),
      ]),
    ).rejects.toThrow("offer_turn_down_why");
  });

  it("can be said longer by every day on which an emergency freezes deadlines", async () => {
    const one = await aTurnedDown();
    await ctx().sql.query(
      `insert into seeker_profile (person_id, country, currency, place_id, updated_at) values ($1, 'SA', 'SAR', $2, $3)`,
      [one.seeker.personId, await aTown(ctx()), ctx().clock.now()],
    );
    await on(addDays(START, 10));
    const administrator: Member = { ...officeMember(ctx(), "officer"), role: "administrator" };
    const areaIds = [await aTown(ctx())];
    const lastDay = addDays(START, 19);
    expectOk(await startSwitch(ctx(), administrator, { areaIds, cause: "flood", reason: REASON, lastDay }));
    // Ten frozen days, the 10th to the 19th.
    await on(addDays(START, 24));
    expectOk(await say(one.seeker, one));
    await on(addDays(START, 25));
    expect(await say(one.seeker, one)).toMatchObject(failure("reason_window_over"));
  });

  it("is read by her own officer, who is logged, and stands in clear in no row, event, step or audit entry", async () => {
    const one = await aTurnedDown("care", WORDS);
    const [officer, other] = [officeMember(ctx(), "officer"), officeMember(ctx(), "officer")];
    const { personId } = one.seeker;
    expectOk(
      await assignCases(ctx(), system, { officerAccountId: officer.accountId, personIds: [personId] }),
    );
    const file = expectOk(await readPersonFile(ctx(), officer, { personId }));
    expect(file.turnedDown).toMatchObject([{ offerId: one.offerId, reason: "care", words: WORDS }]);
    expect(await readPersonFile(ctx(), other, { personId })).toMatchObject(failure("not_your_caseload"));
    expectOk(await say(one.seeker, one));
    const traces = await ctx().sql.query(
      `select to_jsonb(o) as found from offer o where application_id = $1
        union all select to_jsonb(s) from application_step s where application_id = $1
        union all select payload from outbox_event where payload->>'applicationId' = $1::text
        union all select to_jsonb(a) from audit_entry a where subject_id in ($1::text, $2)`,
      [one.applicationId, one.offerId],
    );
    expect(traces.length).toBeGreaterThan(4);
    expect(JSON.stringify(traces)).not.toContain("المريضة");
    // The reason itself is kept with the offer alone.
    const elsewhere = traces.filter((row) => !("turn_down_reason" in (row as { found: object }).found));
    expect(JSON.stringify(elsewhere)).not.toContain('"care"');
  });

  it("is counted for analysts, each person once by the latest offer, and no small group is shown", async () => {
    const analyst: Member = { ...officeMember(ctx(), "officer"), role: "analyst" };
    const read = async () => expectOk(await readFunnel(ctx(), analyst)).turnedDown;
    await ctx().sql.query("delete from offer");
    for (let index = 0; index < 6; index++) await aTurnedDown("care");
    const silent = [];
    for (let index = 0; index < 5; index++) silent.push(await aTurnedDown());
    expect(await read()).toMatchObject({ people: 11, by: { care: 6, none: 5, wage: 0 } });
    // A second offer of the same person replaces what she said of the first.
    const [first] = silent;
    if (!first) throw new Error("Nobody turned an offer down");
    await ctx().setClock(new Date(ctx().clock.now().getTime() + 60_000));
    const { seeker, employer } = first;
    const second = await anOffer(ctx(), employer, seeker, await aVacancy(ctx(), employer));
    expectOk(await turnDownOffer(ctx(), seeker, { ...second, reason: "wage" }));
    // One person by wage is a small group: neither she nor what could be subtracted is shown.
    expect(await read()).toEqual({
      people: null,
      by: expect.objectContaining({ wage: null, none: null, care: 6, hours: 0 }) as object,
    });
    expect(await readFunnel(ctx(), seeker)).toMatchObject({ ok: false });
  });
});
