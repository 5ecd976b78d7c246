import { beforeEach, describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { carryOutDecisions } from "#app/domain/casework/carry-out-decisions.server.ts";
import { decideGraduation } from "#app/domain/casework/decide-graduation.server.ts";
import { noteMissedHearings } from "#app/domain/casework/note-missed-hearings.server.ts";
import { notifyHousehold } from "#app/domain/casework/notify-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import { reportRelapse } from "#app/domain/casework/report-relapse.server.ts";
import { askToLiftSwitch } from "#app/domain/emergency/ask-to-lift-switch.server.ts";
import { keepSwitch } from "#app/domain/emergency/keep-switch.server.ts";
import { lengthenSwitch } from "#app/domain/emergency/lengthen-switch.server.ts";
import { liftSwitch } from "#app/domain/emergency/lift-switch.server.ts";
import { startSwitch } from "#app/domain/emergency/start-switch.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, addMonths, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { expectOk, type Outcome } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { appealChange } from "#app/domain/registry/appeal-change.server.ts";
import { askForChange } from "#app/domain/registry/ask-for-change.server.ts";
import { askForEvidence } from "#app/domain/registry/ask-for-evidence.server.ts";
import { decideChange } from "#app/domain/registry/decide-change.server.ts";
import { readOwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import { aHeardCase, anOpenCase, officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { system } from "#tests/support/marketplace.ts";
import { aHousehold, importRows, totalRow, variableRow } from "#tests/support/scores.ts";

const masar = useMasar();
const START = "2031-03-01";
const daysIn = (days: number): PlainDate => addDays(START, days);
const on = (date: PlainDate): Promise<void> => masar.ctx.setClock(new Date(`${date}T09:00:00Z`));
const today = (): PlainDate => masar.ctx.clock.today("SA");

const anAdministrator = (): Member => ({ ...officeMember(masar.ctx, "officer"), role: "administrator" });

async function twoTowns(): Promise<readonly [frozen: string, other: string]> {
  const towns = (await listPlaces(masar.ctx, "SA")).filter(({ kind }) => kind === "town");
  return [towns[0]?.id ?? "", towns[1]?.id ?? ""];
}

const freeze = async (areaId: string, lastDay: PlainDate, by = anAdministrator()): Promise<string> =>
  expectOk(await startSwitch(masar.ctx, by, { areaIds: [areaId], cause: "flood", reason: REASON, lastDay }))
    .switchId;

beforeEach(async () => {
  await on(START);
  await masar.ctx.sql.query("delete from emergency_switch");
});

/** What a use case would answer now; whatever it did is taken back. */
async function tried<T>(act: (ctx: Ctx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  let outcome: Outcome<T> | null = null;
  const back = new Error("taken back");
  await masar.ctx
    .transaction(async (tx) => {
      outcome = await act(masar.ctx.within(tx));
      throw back;
    })
    .catch((error: unknown) => {
      if (error !== back) throw error;
    });
  if (!outcome) throw new Error("Nothing was tried");
  return outcome;
}

const live = (householdId: string, placeId: string) =>
  masar.ctx.sql.query("update household set place_id = $2 where id = $1", [householdId, placeId]);

/** A request of a household's head in the hands of her officer. */
async function aRequest(placeId: string) {
  const { ctx } = masar;
  const home = await aHousehold(ctx);
  await live(home.id, placeId);
  const day = addDays(today(), -20);
  await importRows(ctx, masar.configuration.dataDir, [
    totalRow(home, day, "9.7"),
    variableRow(home, day, ["rooms", "5", "0.4"]),
  ]);
  const head = home.members[0]?.actor as Member;
  const officer = officeMember(ctx, "officer");
  expectOk(
    await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [head.personId] }),
  );
  const scores = await readOwnScores(ctx, head);
  const variable = scores.kind === "shown" ? scores.scores[0]?.variables[0] : undefined;
  const asked = { variableId: variable?.id ?? "", value: "3", reason: REASON };
  const { requestId } = expectOk(await askForChange(ctx, head, asked));
  return { head, officer, said: { requestId, words: REASON } };
}

type Deadline = {
  /** The last day without a freeze. */
  readonly lastDay: PlainDate;
  /** Whether it has passed today, asked through the use case that it binds. */
  readonly isOver: () => Promise<boolean>;
};

const failed = (outcome: Outcome<unknown>, code: string): boolean => {
  if (!outcome.ok && outcome.error.code !== code) throw new Error(outcome.error.code);
  return !outcome.ok;
};

/** Each begins the deadline for a household that lives somewhere, today. */
const DEADLINES: readonly {
  readonly name: string;
  readonly begin: (placeId: string) => Promise<Deadline>;
}[] = [
  {
    name: "the time to answer before a request is refused for want of evidence",
    begin: async (placeId) => {
      const { officer, said } = await aRequest(placeId);
      expectOk(await askForEvidence(masar.ctx, officer, said));
      const refuse = (ctx: Ctx) => decideChange(ctx, officer, { ...said, decision: "no" });
      return {
        lastDay: addDays(today(), 14),
        isOver: async () => !failed(await tried(refuse), "person_may_still_answer"),
      };
    },
  },
  {
    name: "the time to appeal a refused request",
    begin: async (placeId) => {
      const { officer, head, said } = await aRequest(placeId);
      expectOk(await decideChange(masar.ctx, officer, { ...said, decision: "no" }));
      return {
        lastDay: addDays(today(), 30),
        isOver: async () => failed(await tried((ctx) => appealChange(ctx, head, said)), "appeal_window_over"),
      };
    },
  },
  {
    name: "the way back to a benefit",
    begin: async (placeId) => {
      const { ctx } = masar;
      const opened = await aHeardCase(ctx, officeMember(ctx, "officer"));
      const { caseId, seeker, spellId } = opened;
      await live(opened.householdId, placeId);
      const yes = { caseId, decision: "yes", reason: REASON };
      expectOk(await decideGraduation(ctx, officeMember(ctx, "officer"), yes));
      const began = today();
      await on(addDays(began, 62));
      expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
      await on(began);
      // This pack names its window: 60 months.
      const [ended] = await ctx.sql.query<{ until: PlainDate }>(
        "update benefit_spell set pack_id = 'us-ssdi-2025' where id = $1 returning until",
        [spellId],
      );
      return {
        lastDay: addDays(addMonths(ended?.until ?? "", 60), -1),
        isOver: async () =>
          expectOk(await tried((within) => reportRelapse(within, seeker, { caseId }))).spellId === null,
      };
    },
  },
  {
    name: "the time to be heard on a graduation",
    begin: async (placeId) => {
      const { ctx } = masar;
      const officer = officeMember(ctx, "officer");
      const { caseId, householdId } = await anOpenCase(ctx, officer);
      await live(householdId, placeId);
      expectOk(await proposeGraduation(ctx, officer, { caseId, reason: REASON }));
      expectOk(await notifyHousehold(ctx, system, { caseId }));
      const noted = async (within: Ctx): Promise<Outcome<boolean>> => {
        expectOk(await noteMissedHearings(within, system, { country: "SA" }));
        const rows = await within.sql.query(
          "select from graduation_step where case_id = $1 and edge = 'miss_hearing'",
          [caseId],
        );
        return { ok: true, value: rows.length === 1 };
      };
      return { lastDay: addDays(today(), 14), isOver: async () => expectOk(await tried(noted)) };
    },
  },
];

describe.each(DEADLINES)("$name", ({ begin }) => {
  it("is longer by every frozen day where the household lives, and not elsewhere", async () => {
    const [frozen, other] = await twoTowns();
    const [here, there] = [await begin(frozen), await begin(other)];
    // Frozen from the 70th day before the last one at the earliest, for ten days.
    const first = [addDays(here.lastDay, -70), daysIn(5)].toSorted().at(-1) as PlainDate;
    await on(first);
    await freeze(frozen, addDays(first, 9));
    for (const [day, overThere, overHere] of [
      [0, false, false],
      [1, true, false],
      [10, true, false],
      [11, true, true],
    ] as const) {
      await on(addDays(here.lastDay, day));
      expect([day, await there.isOver(), await here.isOver()]).toEqual([day, overThere, overHere]);
    }
  });
});

describe("two administrators at the same moment", () => {
  const say = { reason: "عادت الطرق والشبكات إلى العمل." };
  const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? "ok" : outcome.error.code);

  /** The switch as it stands, after its whole story was checked: each step goes on where the one before ended. */
  async function standing(switchId: string) {
    const steps = await masar.ctx.sql.query<{
      edge: string;
      from: string | null;
      to: string;
      before: string | null;
      after: string;
    }>(
      `select edge, from_status as "from", to_status as "to", until_before as before, until_after as after
         from emergency_switch_step where switch_id = $1 order by id`,
      [switchId],
    );
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1];
      expect([step.from, step.before]).toEqual([before?.to ?? null, before?.after ?? null]);
    }
    const [kept] = await masar.ctx.sql.query<{
      status: string;
      until: string;
      events: number;
      entries: number;
    }>(
      `select status, until,
              (select count(*)::int from outbox_event where payload ->> 'switchId' = s.id::text) as events,
              (select count(*)::int from audit_entry where subject_id = s.id::text) as entries
         from emergency_switch s where id = $1`,
      [switchId],
    );
    const last = steps.at(-1);
    expect(kept).toMatchObject({ status: last?.to, until: last?.after });
    expect([kept?.events, kept?.entries]).toEqual([steps.length, steps.length]);
    return { edges: steps.map(({ edge }) => edge), status: kept?.status, until: kept?.until };
  }

  it("lift a switch once, and one of them hears that it has moved on", async () => {
    const { ctx } = masar;
    const [town] = await twoTowns();
    const asked = anAdministrator();
    const switchId = await freeze(town, daysIn(60), asked);
    expectOk(await askToLiftSwitch(ctx, asked, { switchId, ...say }));
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => liftSwitch(ctx, anAdministrator(), { switchId, ...say })),
    );
    expect(outcomes.map(codeOf).toSorted()).toEqual(["ok", "wrong_state", "wrong_state"]);
    expect(await standing(switchId)).toEqual({
      edges: ["start", "ask_to_lift", "lift"],
      status: "lifted",
      until: daysIn(4),
    });
  });

  it("never lift what the other keeps or lengthens: whoever was first is heard", async () => {
    const { ctx } = masar;
    const [town] = await twoTowns();
    for (let round = 0; round < 6; round++) {
      const asked = anAdministrator();
      const switchId = await freeze(town, daysIn(60), asked);
      expectOk(await askToLiftSwitch(ctx, asked, { switchId, ...say }));
      const stay =
        round % 2 === 0
          ? keepSwitch(ctx, anAdministrator(), { switchId, ...say })
          : lengthenSwitch(ctx, anAdministrator(), { switchId, ...say, lastDay: daysIn(80) });
      const outcomes = await Promise.all([stay, liftSwitch(ctx, anAdministrator(), { switchId, ...say })]);
      expect(outcomes.map(codeOf).toSorted()).toEqual(["ok", "wrong_state"]);
      const { status, until } = await standing(switchId);
      const lifted = codeOf(outcomes[1]) === "ok";
      expect(status).toBe(lifted ? "lifted" : "in_force");
      expect(until).toBe(lifted ? daysIn(4) : daysIn(round % 2 === 0 ? 61 : 81));
    }
  });

  it("ask to lift it, and one request stands; lengthen it, and the later end stands", async () => {
    const { ctx } = masar;
    const [town] = await twoTowns();
    const switchId = await freeze(town, daysIn(30));
    const asks = await Promise.all(
      [1, 2].map(() => askToLiftSwitch(ctx, anAdministrator(), { switchId, ...say })),
    );
    expect(asks.map(codeOf).toSorted()).toEqual(["ok", "wrong_state"]);
    const ends = [daysIn(40), daysIn(90), daysIn(70)];
    const longer = await Promise.all(
      ends.map((lastDay) => lengthenSwitch(ctx, anAdministrator(), { switchId, ...say, lastDay })),
    );
    for (const code of longer.map(codeOf)) expect(["ok", "end_not_later", "invalid_input"]).toContain(code);
    expect(await standing(switchId)).toMatchObject({ status: "in_force", until: daysIn(91) });
  });
});
