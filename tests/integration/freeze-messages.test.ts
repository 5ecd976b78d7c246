import { beforeEach, describe, expect, it } from "vitest";
import { askToLiftSwitch } from "#app/domain/emergency/ask-to-lift-switch.server.ts";
import { lengthenSwitch } from "#app/domain/emergency/lengthen-switch.server.ts";
import { liftSwitch } from "#app/domain/emergency/lift-switch.server.ts";
import { startSwitch } from "#app/domain/emergency/start-switch.server.ts";
import { tellOfFreezes } from "#app/domain/emergency/tell-of-freezes.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aVacancy, system } from "#tests/support/marketplace.ts";
import { aReachable, deliveriesTo, keptFor, post } from "#tests/support/messages.ts";
import { deadlinesIn } from "#workers/deadlines.ts";
import { messageReactions } from "#workers/handlers/messages.ts";

const masar = useMasar();
const ctx = (): Ctx => masar.ctx;
const START = "2031-03-01";
const on = (date: PlainDate, time = "09:00"): Promise<void> =>
  ctx().setClock(new Date(`${date}T${time}:00Z`));
const day = (days: number): PlainDate => addDays(START, days);
const anAdministrator = (): Member => ({ ...officeMember(ctx(), "officer"), role: "administrator" });

beforeEach(async () => {
  await on(START);
  await ctx().sql.query("delete from emergency_switch");
  await ctx().sql.query("delete from message");
  await ctx().sql.query("delete from outbox_event where name = 'emergency_switch.tell'");
});

async function towns(): Promise<readonly [frozen: string, other: string]> {
  const found = (await listPlaces(ctx(), "SA")).filter(({ kind }) => kind === "town");
  return [found[0]?.id ?? "", found.at(-1)?.id ?? ""];
}

const live = (personId: string, placeId: string) =>
  ctx().sql.query(
    `insert into seeker_profile (person_id, country, currency, place_id, updated_at) values ($1, 'SA', 'SAR', $2, $3)
     on conflict (person_id) do update set place_id = excluded.place_id`,
    [personId, placeId, ctx().clock.now()],
  );

/** Somebody with a telephone who lives somewhere; with an offer to answer when wanted, for work in a town. */
async function aPerson(placeId: string, offerIn: string | null) {
  const { seeker, phone } = await aReachable(ctx());
  await live(seeker.personId, placeId);
  if (offerIn !== null) {
    const employer = await anEmployer(ctx());
    await anOffer(ctx(), employer, seeker, await aVacancy(ctx(), employer, { placeId: offerIn }));
  }
  return { seeker, phone };
}

const freeze = async (areaId: string, lastDay: PlainDate): Promise<string> =>
  expectOk(
    await startSwitch(ctx(), anAdministrator(), {
      areaIds: [areaId],
      cause: "flood",
      reason: REASON,
      lastDay,
    }),
  ).switchId;

/** One run of the job and, twice as of a worker that was killed, the reaction to what it published. */
async function tell(pageSize?: number): Promise<number> {
  const { told } = expectOk(
    await tellOfFreezes(ctx(), system, {
      ...{ country: "SA", deadlinesOf: deadlinesIn("SA") },
      ...(pageSize === undefined ? {} : { pageSize }),
    }),
  );
  const events = await ctx().sql.query<DomainEvent>(
    `select id, name, version, payload, occurred_at as "occurredAt" from outbox_event
      where name = 'emergency_switch.tell' order by seq`,
  );
  for (const event of [...events, ...events]) await messageReactions[event.name]?.(ctx(), event);
  return told;
}

const toldTo = async (personId: string): Promise<readonly (readonly [string, unknown])[]> =>
  (
    await ctx().sql.query<{ code: string; params: { date: string } }>(
      `select code, params from message where person_id = $1 and code like 'deadlines%' order by created_at, id`,
      [personId],
    )
  ).map(({ code, params }) => [code, params.date]);

describe("an emergency switch", () => {
  it("is told once to those whose deadlines it freezes: when it begins, lasts longer, is lifted early, and is over", async () => {
    const [frozen, other] = await towns();
    const here = await aPerson(frozen, other);
    const works = await aPerson(other, frozen);
    const idle = await aPerson(frozen, null);
    const away = await aPerson(other, other);
    const switchId = await freeze(frozen, day(9));
    expect(await tell()).toBe(2);
    expect(await tell()).toBe(0);
    const began = ["deadlines_frozen", day(10)];
    for (const { seeker } of [here, works]) expect(await toldTo(seeker.personId)).toEqual([began]);
    for (const { seeker } of [idle, away]) expect(await toldTo(seeker.personId)).toEqual([]);

    await on(day(2));
    const words = { switchId, reason: REASON };
    expectOk(await lengthenSwitch(ctx(), anAdministrator(), { ...words, lastDay: day(29) }));
    expect(await tell()).toBe(2);
    await on(day(3));
    expectOk(await askToLiftSwitch(ctx(), anAdministrator(), words));
    expect(await tell()).toBe(0);
    const { until } = expectOk(await liftSwitch(ctx(), anAdministrator(), words));
    expect(await tell()).toBe(2);
    await on(addDays(until, -1));
    expect(await tell()).toBe(0);
    await on(until);
    expect(await tell()).toBe(2);
    await on(addDays(until, 1));
    expect(await tell()).toBe(0);
    for (const { seeker } of [here, works])
      expect(await toldTo(seeker.personId)).toEqual([
        began,
        ["deadlines_frozen", day(30)],
        ["deadlines_frozen_shorter", until],
        ["deadlines_run_again", until],
      ]);
  });

  it("is told page by page, and nobody is lost or told twice where a run stops in between", async () => {
    const [frozen] = await towns();
    const people = [];
    for (let index = 0; index < 5; index++) people.push(await aPerson(frozen, frozen));
    const switchId = await freeze(frozen, day(9));
    let reads = 0;
    const stopping = tellOfFreezes(ctx(), system, {
      country: "SA",
      pageSize: 2,
      deadlinesOf: (within, personIds) => {
        if (++reads === 2) throw new Error("stopped");
        return deadlinesIn("SA")(within, personIds);
      },
    });
    await expect(stopping).rejects.toThrow("stopped");
    const [half] = await ctx().sql.query("select telling, told_until from emergency_switch where id = $1", [
      switchId,
    ]);
    expect(half).toEqual({ telling: "frozen", told_until: null });
    await tell(2);
    for (const { seeker } of people)
      expect(await toldTo(seeker.personId)).toEqual([["deadlines_frozen", day(10)]]);
  });

  it("says nothing private beyond Masar, waits for the morning, and is not sent when it is no longer so", async () => {
    const [frozen] = await towns();
    // 00:30 in Riyadh: the night is quiet.
    await on(day(-1), "21:30");
    const { seeker, phone } = await aPerson(frozen, frozen);
    await freeze(frozen, day(9));
    await tell();
    await sendDueDeliveries(ctx());
    expect((await deliveriesTo(ctx(), seeker.personId)).map(({ status }) => status)).toEqual(["waiting"]);
    await on(START, "09:00");
    await sendDueDeliveries(ctx());
    const texts = (await keptFor(ctx(), phone)).map((message) => message.text).join("\n");
    expect(texts).not.toBe("");
    expect(texts).not.toMatch(/طارئ|مهل|emergency|deadline|2031|flood/i);

    const other = await aPerson(frozen, frozen);
    const late = await freeze(frozen, day(20));
    await tell();
    await ctx().sql.query("update emergency_switch set until = $2 where id = $1", [late, day(25)]);
    await on(START, "10:00");
    await sendDueDeliveries(ctx());
    expect(await deliveriesTo(ctx(), other.seeker.personId)).toContainEqual(
      expect.objectContaining({ status: "not_sent", reason: "no_longer_true" }),
    );
  });

  it("counts in the day's share: once that is used up, it is told with the next morning's text, not lost", async () => {
    const [frozen] = await towns();
    const [busy, quiet] = [await aPerson(frozen, frozen), await aPerson(frozen, frozen)];
    const many = async ({ seeker }: typeof busy, count: number): Promise<void> => {
      for (let index = 0; index < count; index++) {
        await post(ctx(), seeker.personId, `share:${seeker.personId}:${index}`);
        await sendDueDeliveries(ctx());
      }
    };
    await many(busy, 3);
    await freeze(frozen, day(9));
    await tell();
    await sendDueDeliveries(ctx());
    await many(quiet, 3);
    const statuses = async ({ seeker }: typeof busy) =>
      (await deliveriesTo(ctx(), seeker.personId)).map(({ status }) => status).sort();
    for (const person of [busy, quiet]) {
      expect(await keptFor(ctx(), person.phone)).toHaveLength(3);
      expect(await statuses(person)).toEqual(["sent", "sent", "sent", "waiting"]);
    }
    // She who had heard little today got the freeze at once; who had her three texts, the next morning.
    const freezeOf = async ({ seeker }: typeof busy) => {
      const [found] = await ctx().sql.query<{ status: string; due: Date }>(
        `select d.status, d.due_at as due from message_delivery d join message m on m.id = d.message_id
          where m.person_id = $1 and m.code = 'deadlines_frozen' and d.channel = 'sms'`,
        [seeker.personId],
      );
      return found;
    };
    expect(await freezeOf(quiet)).toMatchObject({ status: "sent" });
    const morning = new Date(`${day(1)}T05:00:00Z`);
    expect(await freezeOf(busy)).toEqual({ status: "waiting", due: morning });
    await ctx().setClock(morning);
    await sendDueDeliveries(ctx());
    expect(await freezeOf(busy)).toMatchObject({ status: "sent" });
    expect(await keptFor(ctx(), busy.phone)).toHaveLength(4);
  });

  it("is told by no actor but the worker", async () => {
    const told = await tellOfFreezes(ctx(), anAdministrator(), {
      ...{ country: "SA", deadlinesOf: deadlinesIn("SA") },
    });
    expect(told).toMatchObject({ ok: false, error: { kind: "denial" } });
  });
});
