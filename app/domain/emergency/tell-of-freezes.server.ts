import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { FIRST_ID } from "../kernel/first-id.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { isToldOf, tellingDue, type Telling } from "./freeze-telling.ts";
import { frozenSpansOf, frozenSpansOfPeople } from "./frozen-spans.server.ts";
import type { FrozenSpan } from "./frozen-span.ts";
import type { RunningDeadline } from "./running-deadline.ts";
import { lockTelling, saveTelling, selectPeopleAround, selectToTell } from "./telling.store.server.ts";

const PAGE = 500;

/** The deadlines that run against these people today or did lately; each context knows its own. */
export type DeadlinesOf = (ctx: Ctx, personIds: readonly string[]) => Promise<readonly RunningDeadline[]>;

/**
 * Has everybody told whose deadlines an emergency freezes: when it begins or is prolonged, when it is lifted early, and
 * when deadlines run again. Those without a running deadline are left in peace. A page of people is a transaction of
 * its own that notes how far it came: stopping anywhere loses nobody and tells nobody twice.
 */
export async function tellOfFreezes(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string; readonly deadlinesOf: DeadlinesOf; readonly pageSize?: number },
): Promise<Outcome<{ told: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const { country, deadlinesOf, pageSize = PAGE } = input;
  let told = 0;
  for (const { id } of await selectToTell(ctx.sql, country, ctx.clock.today(country)))
    for (let isMore = true; isMore;) {
      const page = await ctx.transaction((tx) =>
        tellPage(ctx.within(tx), tx, actor, { id, deadlinesOf, pageSize }),
      );
      told += page.told;
      isMore = page.isMore;
    }
  return ok({ told });
}

async function tellPage(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  of: { readonly id: string; readonly deadlinesOf: DeadlinesOf; readonly pageSize: number },
): Promise<{ told: number; isMore: boolean }> {
  const row = await lockTelling(tx, of.id);
  if (!row) return { told: 0, isMore: false };
  const { id, country } = row;
  const today = ctx.clock.today(country);
  const telling =
    row.telling && row.tellingDay ? { what: row.telling, until: row.tellingDay } : tellingDue(row, today);
  if (!telling) return { told: 0, isMore: false };
  const after = row.tellingAfter ?? FIRST_ID;
  const people = await selectPeopleAround(tx, id, today, { after, limit: of.pageSize });
  const personIds = await concerned(ctx, tx, country, await of.deadlinesOf(ctx, people), telling);
  const last = people.length < of.pageSize ? null : (people.at(-1) ?? null);
  await saveTelling(tx, id, telling, last);
  if (personIds.length > 0) {
    await tx.publish({
      name: "emergency_switch.tell",
      payload: { switchId: id, country, ...telling, on: today, personIds },
    });
    await tx.audit(actor, {
      action: "emergency_switch.tell",
      subjectType: "emergency_switch",
      subjectId: id,
      details: { ...telling, told: personIds.length },
    });
  }
  return { told: personIds.length, isMore: last !== null || telling.until !== row.until };
}

/** Whose deadlines a telling is about, each once, by id. */
async function concerned(
  ctx: Ctx,
  tx: Tx,
  country: string,
  deadlines: readonly RunningDeadline[],
  telling: Telling,
): Promise<string[]> {
  const today = ctx.clock.today(country);
  const lives = await frozenSpansOfPeople(
    ctx,
    tx,
    country,
    deadlines.map(({ personId }) => personId),
  );
  const works = new Map<string, readonly FrozenSpan[]>();
  const found = new Set<string>();
  for (const deadline of deadlines) {
    const { personId, vacancyId } = deadline;
    if (vacancyId !== null && !works.has(vacancyId))
      works.set(vacancyId, await frozenSpansOf(ctx, tx, { country, vacancyId }));
    const spans = [...(lives.get(personId) ?? []), ...(works.get(vacancyId ?? "") ?? [])];
    if (isToldOf(deadline, spans, telling, today)) found.add(personId);
  }
  return [...found].toSorted();
}
