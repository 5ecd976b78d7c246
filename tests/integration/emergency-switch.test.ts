import { beforeEach, describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { decideBenefit } from "#app/domain/benefits/decide-benefit.server.ts";
import { appealGraduation } from "#app/domain/casework/appeal-graduation.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { decideGraduation } from "#app/domain/casework/decide-graduation.server.ts";
import { readOwnCase } from "#app/domain/casework/read-own-cases.server.ts";
import { askToLiftSwitch } from "#app/domain/emergency/ask-to-lift-switch.server.ts";
import { DEADLINES } from "#app/domain/emergency/deadlines.ts";
import { keepSwitch } from "#app/domain/emergency/keep-switch.server.ts";
import { lengthenSwitch } from "#app/domain/emergency/lengthen-switch.server.ts";
import { liftSwitch } from "#app/domain/emergency/lift-switch.server.ts";
import { readOwnFreeze } from "#app/domain/emergency/read-own-freeze.server.ts";
import { readSwitches } from "#app/domain/emergency/read-switches.server.ts";
import { startSwitch } from "#app/domain/emergency/start-switch.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { aHeardCase, officeMember, REASON } from "#tests/support/casework.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";
import { SCHEDULES } from "#workers/schedules.ts";

const masar = useMasar();
const WHY = "سيول قطعت الطرق في المنطقة.";
const START = "2031-03-01";
const noonOf = (date: string): Date => new Date(`${date}T09:00:00Z`);
const on = (date: string): Promise<void> => masar.ctx.setClock(noonOf(date));
const daysIn = (days: number): string => addDays(START, days);

/** Runs the jobs of the worker's table that look for the end of a deadline. */
async function run(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const job = SCHEDULES.find((schedule) => schedule.name === name);
    if (!job?.ends) throw new Error(`${name} ends no deadline`);
    await job.run(masar.ctx);
  }
}

/** Each day in turn, as a worker that never rests would; an hour after noon, however long the noon took to prepare. */
async function live(from: number, until: number, ...names: readonly string[]): Promise<void> {
  for (let day = from; day <= until; day++) {
    await masar.ctx.setClock(new Date(`${daysIn(day)}T10:00:00Z`));
    await run(...names);
  }
}

const anAdministrator = (country = "SA"): Member => ({
  ...officeMember(masar.ctx, "officer", country),
  role: "administrator",
});

/** A region that no other test uses, with a town of it. */
let used = 0;
async function anArea() {
  const places = await listPlaces(masar.ctx, "SA");
  const regions = places.filter(({ kind }) => kind === "region");
  const region = regions[used++ % regions.length];
  const town = places.find(({ parentId }) => parentId === region?.id);
  if (!region || !town) throw new Error("The template has no such region");
  return { regionId: region.id, townId: town.id };
}

const freeze = async (areaIds: readonly string[], lastDay: string, admin = anAdministrator()) =>
  expectOk(await startSwitch(masar.ctx, admin, { areaIds, cause: "flood", reason: WHY, lastDay })).switchId;

async function aSeekerIn(placeId: string | null): Promise<Member> {
  const seeker = await aSeeker(masar.ctx);
  await masar.ctx.sql.query(
    `insert into seeker_profile (person_id, country, place_id, currency, updated_at) values ($1, 'SA', $2, 'SAR', $3)`,
    [seeker.personId, placeId, masar.ctx.clock.now()],
  );
  return seeker;
}

const SILENCE = ["warn-of-silence", "lapse-applications"] as const;

beforeEach(async () => {
  await on(START);
  await masar.ctx.sql.query("delete from emergency_switch");
});

async function anApplication(home: string | null, place?: string) {
  const { ctx } = masar;
  const employer = await anEmployer(ctx);
  const seeker = await aSeekerIn(home);
  const vacancyId = await aVacancy(ctx, employer, place ? { placeId: place } : {});
  const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
  const status = async () => expectOk(await findMyApplication(ctx, seeker, applicationId)).status;
  return { employer, seeker, applicationId, status };
}

describe("while an area is frozen", () => {
  it("no application of its people, or to its vacancies, lapses; elsewhere they do", async () => {
    const { regionId, townId } = await anArea();
    const other = (await anArea()).townId;
    const own = await anApplication(townId, other);
    const near = await anApplication(other, townId);
    const far = await anApplication(other, other);
    await live(1, 5, ...SILENCE);
    await freeze([regionId], daysIn(34));
    await live(6, 34, ...SILENCE);
    expect([await own.status(), await near.status(), await far.status()]).toEqual([
      ...["submitted", "submitted"],
      "lapsed",
    ]);
    expect(await readOwnFreeze(masar.ctx, own.seeker)).toBe(daysIn(35));
    expect(await readOwnFreeze(masar.ctx, far.seeker)).toBeNull();
    // 21 silent days, without the 30 that were frozen (days 5 to 34).
    await live(35, 50, ...SILENCE);
    expect([await own.status(), await near.status()]).toEqual(["submitted", "submitted"]);
    await live(51, 54, ...SILENCE);
    expect([await own.status(), await near.status()]).toEqual(["lapsed", "lapsed"]);
  });

  it("an offer stays open, says its new last day, and can be accepted on it", async () => {
    const { ctx } = masar;
    const { townId } = await anArea();
    const employer = await anEmployer(ctx);
    const [kept, lost] = [await aSeekerIn(townId), await aSeekerIn(townId)];
    const vacancyId = await aVacancy(ctx, employer, { placeId: townId });
    const first = await anOffer(ctx, employer, kept, vacancyId);
    const second = await anOffer(ctx, employer, lost, vacancyId);
    await on(daysIn(2));
    await freeze([townId], daysIn(11));
    const shown = expectOk(await findMyApplication(ctx, kept, first.applicationId));
    expect(shown.offer?.answerBy).toBe(daysIn(17));
    await live(12, 17, "expire-offers");
    expectOk(await acceptOffer(ctx, kept, first));
    await on(daysIn(18));
    expect(await acceptOffer(ctx, lost, second)).toMatchObject({ error: { code: "offer_expired" } });
    await run("expire-offers");
    expect(expectOk(await findMyApplication(ctx, lost, second.applicationId)).offer?.status).toBe("expired");
  });

  it("a graduation has no effect, and its household can appeal for as long as it could before", async () => {
    const { ctx } = masar;
    const { regionId, townId } = await anArea();
    const officer = officeMember(ctx, "officer");
    const cases = [await aHeardCase(ctx, officer), await aHeardCase(ctx, officer)];
    for (const { householdId } of cases)
      await ctx.sql.query("update household set place_id = $2 where id = $1", [householdId, townId]);
    const second = officeMember(ctx, "officer");
    for (const { caseId } of cases)
      expectOk(await decideGraduation(ctx, second, { caseId, decision: "yes", reason: REASON }));
    const [silent, appealing] = cases as [(typeof cases)[0], (typeof cases)[0]];
    await on(daysIn(10));
    await freeze([regionId], daysIn(49));
    // Decided on day 0: 30 days and the 40 that were frozen, then the first of a month.
    const own = expectOk(await readOwnCase(ctx, silent.seeker, silent.caseId));
    expect([own.appealUntil, own.effectiveFrom]).toEqual([daysIn(70), "2031-06-01"]);
    await on(daysIn(69));
    await run("carry-out-graduation-decisions");
    expectOk(await appealGraduation(ctx, appealing.seeker, { caseId: appealing.caseId, reason: REASON }));
    await on("2031-06-01");
    await run("carry-out-graduation-decisions");
    const rows = await ctx.sql.query(
      `select g.status, s.status as spell, s.until from graduation_case g join benefit_spell s on s.id = g.spell_id
        where g.id = any($1::uuid[]) order by g.status`,
      [cases.map(({ caseId }) => caseId)],
    );
    expect(rows).toMatchObject([
      { status: "appealed", spell: "active" },
      { status: "graduated", spell: "ended", until: "2031-06-01" },
    ]);
  });

  it("nothing is taken from a household; what it asked for itself, and what gives, holds", async () => {
    const { ctx } = masar;
    const { townId } = await anArea();
    const officer = officeMember(ctx, "officer");
    const spells: string[] = [];
    for (let i = 0; i < 2; i++) {
      const seeker = await aSeekerIn(townId);
      spells.push((await aHouseholdWithBenefit(ctx, seeker.personId)).spellId);
      expectOk(
        await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [seeker.personId] }),
      );
      await ctx.sql.query(
        "update household set place_id = $2 where id = (select household_id from benefit_spell where id = $1)",
        [spells[i], townId],
      );
    }
    const [lowered, asked] = spells as [string, string];
    const lower = { edge: "adjust", reason: REASON, decidedMinor: 100_000 } as const;
    expectOk(await decideBenefit(ctx, officer, { ...lower, spellId: lowered, ground: "household_changed" }));
    await on(daysIn(20));
    await freeze([townId], daysIn(59));
    expectOk(await decideBenefit(ctx, officer, { ...lower, spellId: asked, ground: "household_asked" }));
    const amounts = async () =>
      (
        await ctx.sql.query<{ n: string }>(
          "select decided_minor as n from benefit_spell where id = any($1::uuid[]) order by array_position($1::uuid[], id)",
          [spells],
        )
      ).map(({ n }) => Number(n));
    expect(await amounts()).toEqual([264_000, 100_000]);
    await live(31, 62, "carry-out-benefit-decisions");
    expect(await amounts()).toEqual([264_000, 100_000]);
    // 30 days to object and 40 frozen ones: day 70 is 10 May, so it holds from June.
    await on("2031-05-31");
    await run("carry-out-benefit-decisions");
    expect(await amounts()).toEqual([264_000, 100_000]);
    await on("2031-06-01");
    await run("carry-out-benefit-decisions");
    expect(await amounts()).toEqual([100_000, 100_000]);
    const [row] = await ctx.sql.query(
      "select effective_from as day from benefit_decision where spell_id = $1",
      [lowered],
    );
    expect(row).toEqual({ day: "2031-06-01" });
  });

  it("a question about wages waits as many days more, and the reminder too", async () => {
    const { ctx } = masar;
    const { townId } = await anArea();
    const people = [await aSeekerIn(townId), await aSeekerIn(null)];
    for (const { personId } of people)
      await ctx.sql.query(
        `insert into wage_question (id, kind, person_id, country, registration_number, first_month, status, asked_at)
         values ($1, 'mine', $2, 'SA', '700', '2031-01-01', 'asked', $3)`,
        [ctx.ids.next(), personId, ctx.clock.now()],
      );
    await freeze([townId], daysIn(10));
    const standing = async () =>
      ctx.sql.query(
        `select status, reminded_at is not null as reminded from wage_question where person_id = any($1::uuid[])
          order by array_position($1::uuid[], person_id)`,
        [people.map(({ personId }) => personId)],
      );
    await live(8, 15, "follow-up-wage-records");
    expect(await standing()).toEqual([
      { status: "asked", reminded: false },
      { status: "unanswered", reminded: true },
    ]);
    await live(16, 23, "follow-up-wage-records");
    expect((await standing())[0]).toEqual({ status: "asked", reminded: true });
    await live(24, 25, "follow-up-wage-records");
    expect((await standing())[0]).toEqual({ status: "unanswered", reminded: true });
  });
});

describe("several switches and a clock that jumps", () => {
  it("count a day that two of them freeze once", async () => {
    const { regionId, townId } = await anArea();
    const own = await anApplication(townId);
    await freeze([regionId], daysIn(10));
    await on(daysIn(5));
    await freeze([townId], daysIn(20));
    expect(await readOwnFreeze(masar.ctx, own.seeker)).toBe(daysIn(21));
    await live(21, 40, ...SILENCE);
    expect(await own.status()).toBe("submitted");
    await live(41, 42, ...SILENCE);
    expect(await own.status()).toBe("lapsed");
  });

  it("neither lapse anything unwarned after a jump, nor freeze longer than was said", async () => {
    const { townId } = await anArea();
    const own = await anApplication(townId);
    await freeze([townId], daysIn(10));
    await on(daysIn(365));
    await run(...SILENCE);
    expect(await own.status()).toBe("submitted");
    expect(await readOwnFreeze(masar.ctx, own.seeker)).toBeNull();
    await on(daysIn(3));
    await run(...SILENCE);
    expect(await readOwnFreeze(masar.ctx, own.seeker)).toBe(daysIn(11));
    await on(daysIn(374));
    await run(...SILENCE);
    expect(await own.status()).toBe("lapsed");
  });
});

describe("a switch", () => {
  it("is lifted by two administrators, and holds three days more", async () => {
    const { ctx } = masar;
    const { townId } = await anArea();
    const [first, second] = [anAdministrator(), anAdministrator()];
    const own = await anApplication(townId);
    const switchId = await freeze([townId], daysIn(60), first);
    const say = { switchId, reason: "عادت الطرق والشبكات إلى العمل." };
    await on(daysIn(10));
    expect(await liftSwitch(ctx, second, say)).toMatchObject({ error: { code: "wrong_state" } });
    expectOk(await askToLiftSwitch(ctx, first, say));
    expect(await readOwnFreeze(ctx, own.seeker)).toBe(daysIn(61));
    expect(await liftSwitch(ctx, first, say)).toMatchObject({ error: { code: "second_person_needed" } });
    expect(expectOk(await readSwitches(ctx, first))[0]).toMatchObject({
      ...{ acts: ["lengthen", "keep"], waitsForAnother: true },
    });
    expectOk(await liftSwitch(ctx, second, say));
    expect(await readOwnFreeze(ctx, own.seeker)).toBe(daysIn(14));
    expect(await keepSwitch(ctx, second, say)).toMatchObject({ error: { code: "wrong_state" } });
    await live(14, 33, ...SILENCE);
    expect(await own.status()).toBe("submitted");
    await live(34, 36, ...SILENCE);
    expect(await own.status()).toBe("lapsed");
  });

  it("is kept or lengthened, which sets the request to lift aside, and never shortened by one", async () => {
    const { ctx } = masar;
    const { townId } = await anArea();
    const [first, second] = [anAdministrator(), anAdministrator()];
    const switchId = await freeze([townId], daysIn(30), first);
    const say = { switchId, reason: WHY };
    expectOk(await askToLiftSwitch(ctx, first, say));
    expectOk(await keepSwitch(ctx, second, say));
    expectOk(await askToLiftSwitch(ctx, first, say));
    expect(await lengthenSwitch(ctx, second, { ...say, lastDay: daysIn(20) })).toMatchObject({
      error: { fields: { lastDay: "end_not_later" } },
    });
    expectOk(await lengthenSwitch(ctx, second, { ...say, lastDay: daysIn(45) }));
    const [found] = expectOk(await readSwitches(ctx, first));
    expect(found).toMatchObject({ status: "in_force", until: daysIn(46), liftAskedBy: null });
    expect(found?.steps.map(({ edge }) => edge)).toEqual([
      ...["start", "ask_to_lift", "keep", "ask_to_lift", "lengthen"],
    ]);
    await on(daysIn(46));
    expect(await lengthenSwitch(ctx, second, { ...say, lastDay: daysIn(60) })).toMatchObject({
      error: { code: "switch_over" },
    });
    await expect(
      ctx.sql.query("update emergency_switch set until = $2 where id = $1", [switchId, daysIn(40)]),
    ).rejects.toThrow(/never rewritten/);
  });

  it("is an administrator's own country's, with areas, a reason and an end; each act leaves event and entry", async () => {
    const { ctx } = masar;
    const { townId } = await anArea();
    const foreign = (await listPlaces(ctx, "EG")).find(({ kind }) => kind === "town")?.id ?? "";
    const good = { areaIds: [townId], cause: "flood", reason: WHY, lastDay: daysIn(5) };
    for (const actor of [system, officeMember(ctx, "supervisor"), await aSeeker(ctx)])
      expect(await startSwitch(ctx, actor, good)).toMatchObject({ error: { code: "administrators_only" } });
    const admin = anAdministrator();
    for (const [change, field] of [
      [{ areaIds: [] }, "areaIds"],
      [{ areaIds: [foreign] }, "areaIds"],
      [{ cause: "rain" }, "cause"],
      [{ reason: "x" }, "reason"],
      [{ lastDay: addDays(START, -1) }, "lastDay"],
      [{ lastDay: daysIn(400) }, "lastDay"],
      [{ lastDay: "soon" }, "lastDay"],
    ] as const)
      expect(await startSwitch(ctx, admin, { ...good, ...change })).toMatchObject({
        error: { fields: { [field]: expect.any(String) as string } },
      });
    const { switchId } = expectOk(await startSwitch(ctx, admin, good));
    const say = { switchId, reason: WHY, lastDay: daysIn(9) };
    expect(await lengthenSwitch(ctx, anAdministrator("EG"), say)).toMatchObject({
      error: { code: "not_found" },
    });
    expectOk(await lengthenSwitch(ctx, admin, say));
    const names = ["emergency_switch.start", "emergency_switch.lengthen"];
    const events = await ctx.sql.query(
      "select name from outbox_event where payload ->> 'switchId' = $1 order by name desc",
      [switchId],
    );
    expect(events).toEqual(names.map((name) => ({ name })));
    const entries = await ctx.sql.query(
      "select action from audit_entry where subject_id = $1 order by action desc",
      [switchId],
    );
    expect(entries).toEqual(names.map((action) => ({ action })));
  });
});

describe("the table of deadlines", () => {
  it("names every deadline that a recurring job ends, and those that are looked at when somebody acts", () => {
    const ended = new Set(SCHEDULES.flatMap(({ ends }) => ends ?? []));
    const onActing = DEADLINES.map(({ name }) => name).filter((name) => !ended.has(name));
    expect(onActing.toSorted()).toEqual([
      ...[
        "change_appeal",
        "change_decision",
        "change_evidence",
        "refusal_reason",
        "registry_telling",
        "way_back",
      ],
    ]);
  });
});
