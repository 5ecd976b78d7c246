import type { Member } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { fail, ok, type Outcome } from "../../kernel/result.ts";
import { householdOf } from "../../people/household-of.server.ts";
import { arrearsOf } from "../arrears/read-own-arrears.server.ts";
import type { Arrear } from "../arrears/arrear-story.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { monthsOthersWorked } from "./months-others-worked.server.ts";
import { overpaymentStory } from "./overpayment-story.server.ts";
import type { OverpaymentStory } from "./overpayment-story.ts";
import { type OverpaymentState } from "./overpayment-machine.ts";
import { contestUntil, dueBack, leftOf } from "./overpayment.ts";
import { findOverpayment, toldOverpaymentsOf, type OverpaymentRow } from "./overpayments.store.server.ts";

/** An overpayment that the household was told of, in a line. Amounts in minor units. */
export type OwnOverpaymentSummary = {
  readonly id: string;
  readonly status: OverpaymentState;
  readonly toldOn: PlainDate | null;
  readonly amountMinor: number;
  readonly leftMinor: number;
  /** What was paid back and, as is known now, was not owed. */
  readonly dueBackMinor: number;
  readonly currency: string;
};

export type OwnOverpayment = OverpaymentStory & {
  readonly toldOn: PlainDate | null;
  readonly mayContest: boolean;
  /** The office wrote words down in the actor's name, and nothing rests on them yet that cannot fall away. */
  readonly mayDisown: boolean;
  /** Until when nothing is decided over the household's silence. */
  readonly contestUntil: PlainDate | null;
};

const concerns = async (ctx: Ctx, row: OverpaymentRow, personId: string): Promise<boolean> =>
  row.notifiedOn !== null && (await adultsOfSpell(ctx, row.spellId)).includes(personId);

/** What the actor's household was told of, newest first, and what it was paid too little; both as adults see them. */
export async function readOwnOverpayments(
  ctx: Ctx,
  actor: Member,
): Promise<{ readonly told: readonly OwnOverpaymentSummary[]; readonly arrears: readonly Arrear[] }> {
  const personId = actor.actingFor ?? actor.personId;
  const household = await householdOf(ctx, personId, ctx.clock.today(actor.country));
  if (!household) return { told: [], arrears: [] };
  const rows = await toldOverpaymentsOf(ctx.sql, household.id);
  const own: OverpaymentRow[] = [];
  for (const row of rows) if (await concerns(ctx, row, personId)) own.push(row);
  return {
    told: own.map((row) => ({
      ...{ id: row.id, status: row.status, toldOn: row.notifiedOn },
      ...{ amountMinor: row.amountMinor, currency: row.currency },
      leftMinor: row.status === "waived" ? 0 : leftOf(row),
      dueBackMinor: dueBack(row),
    })),
    arrears: await arrearsOf(ctx, { householdId: household.id, forPerson: personId }),
  };
}

/** One of them with its story; for anybody whom it does not concern there is none. */
export async function readOwnOverpayment(
  ctx: Ctx,
  actor: Member,
  input: { readonly overpaymentId: string },
): Promise<Outcome<OwnOverpayment>> {
  const row = await findOverpayment(ctx.sql, input.overpaymentId);
  if (!row || !(await concerns(ctx, row, actor.actingFor ?? actor.personId))) return fail("not_found");
  const story = await overpaymentStory(ctx, row);
  const others = await monthsOthersWorked(ctx, row, story.months, actor.actingFor ?? actor.personId);
  return ok({
    ...story,
    // What another adult earns is that adult's to tell.
    months: story.months.map((month) =>
      others.has(month.month) ? { ...month, earningsMinor: null, lines: [] } : month,
    ),
    toldOn: row.notifiedOn,
    mayContest: row.status === "notified",
    mayDisown:
      row.contestWrittenBy !== null &&
      row.contestedBy === (actor.actingFor ?? actor.personId) &&
      (row.status === "contested" || row.status === "upheld"),
    contestUntil: row.status === "notified" ? contestUntil(row) : null,
  });
}
