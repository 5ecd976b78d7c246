import type { Ctx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import { hasSwitches, selectSpansOfPeople, selectSpansOfThings } from "./emergency.store.server.ts";
import { extendedBy, type FrozenSpan } from "./frozen-span.ts";

/** Whom a deadline concerns: it stands still where the person lives, and where the vacancy is. */
export type Concerned = {
  readonly country: string;
  readonly personId?: string | null;
  readonly householdId?: string | null;
  readonly vacancyId?: string | null;
};

/** Whether anybody in the country may have frozen days; without, nobody needs to be looked up. */
export const hasFrozenDays = (sql: SqlExecutor, country: string): Promise<boolean> =>
  hasSwitches(sql, country);

/** The frozen days of whoever a deadline concerns; none where the country never had a switch. */
export async function frozenSpansOf(
  ctx: Pick<Ctx, "clock">,
  sql: SqlExecutor,
  { country, personId, householdId, vacancyId }: Concerned,
): Promise<readonly FrozenSpan[]> {
  if (!(await hasSwitches(sql, country))) return [];
  const lives = personId ? await selectSpansOfPeople(sql, country, [personId], ctx.clock.today(country)) : [];
  const things =
    householdId || vacancyId
      ? await selectSpansOfThings(sql, country, {
          vacancyId: vacancyId ?? null,
          householdId: householdId ?? null,
        })
      : [];
  return [...lives, ...things].map(({ from, until }) => ({ from, until }));
}

/** The frozen days of many people at once; those without any are left out. */
export async function frozenSpansOfPeople(
  ctx: Pick<Ctx, "clock">,
  sql: SqlExecutor,
  country: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FrozenSpan[]>> {
  const spans = new Map<string, FrozenSpan[]>();
  if (personIds.length === 0 || !(await hasSwitches(sql, country))) return spans;
  for (const { personId, from, until } of await selectSpansOfPeople(
    sql,
    country,
    [...new Set(personIds)],
    ctx.clock.today(country),
  ))
    spans.set(personId, [...(spans.get(personId) ?? []), { from, until }]);
  return spans;
}

/** The last day of a deadline with every frozen day of whoever it concerns added. */
export const extendedFor = async (
  ctx: Pick<Ctx, "clock">,
  sql: SqlExecutor,
  of: Concerned,
  { from, due }: { readonly from: PlainDate; readonly due: PlainDate },
): Promise<PlainDate> => extendedBy(await frozenSpansOf(ctx, sql, of), from, due);
