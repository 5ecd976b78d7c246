import {
  incomeForPostings,
  seekerOf,
  type PostingIncome,
  type WageFacts,
} from "../benefits/income-after-work.server.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { expectOk } from "../kernel/result.ts";
import { matchSeeker } from "../matching/match-seeker.server.ts";
import type { Rank } from "./rank-hits.server.ts";
import type { SearchItem } from "./search-item.ts";
import type { PersonalSort } from "./search-postings.schema.ts";

/** What the calculator needs of a posting's wage. */
export const wageFactsOf = (item: SearchItem): WageFacts => ({
  id: item.id,
  wageMinMinor: item.wage?.minMinor ?? null,
  currency: item.wage?.currency ?? null,
  wagePeriod: (item.wage?.period ?? null) as WageFacts["wagePeriod"],
  wageBasis: (item.wage?.basis ?? null) as WageFacts["wageBasis"],
  hoursPerWeek: item.hoursPerWeek,
  transport: item.transport,
  childcare: item.childcare,
});

/**
 * The order of a seeker's own: by how well postings fit her, or by her household's income after a year of work.
 * Null for everybody else, who has no such order.
 */
export function personalOrder(ctx: Ctx, actor: Actor, sort: PersonalSort): Rank | null {
  const personId = seekerOf(actor);
  if (personId === null) return null;
  return sort === "fit" ? byFit(ctx, actor, personId) : byIncome(ctx, actor);
}

const byFit =
  (ctx: Ctx, actor: Actor, personId: string): Rank =>
  async (items) => {
    const postingIds = items.map(({ id }) => id);
    const matches = expectOk(await matchSeeker(ctx, actor, { personId, postingIds }));
    const rank = new Map(matches.map(({ id }, at) => [id, at]));
    return part(items, ({ id }) => {
      const at = rank.get(id);
      return at === undefined ? null : -at;
    });
  };

const byIncome =
  (ctx: Ctx, actor: Actor): Rank =>
  async (items) => {
    // An allowance of a course is no wage: what comes after it can't be told.
    const incomes = await incomeForPostings(
      ctx,
      actor,
      items.filter(({ kind }) => kind === "vacancy").map(wageFactsOf),
    );
    return part(items, ({ id }) => leastIncome(incomes.get(id)));
  };

/** What is sure a month, in minor units, once the job is a year old; null when nothing can be told. */
function leastIncome(income: PostingIncome | undefined): number | null {
  if (!income || income.kind === "off") return null;
  return income.kind === "known" ? income.income.afterYear.total.min : income.wage.min;
}

/** The highest first; equals stay as they came. */
function part(
  items: readonly SearchItem[],
  value: (item: SearchItem) => number | null,
): Awaited<ReturnType<Rank>> {
  const valued = items.map((item) => ({ item, value: value(item) }));
  const told = valued.flatMap(({ item, value: known }) => (known === null ? [] : [{ item, value: known }]));
  return {
    told: told.sort((a, b) => b.value - a.value).map(({ item }) => item),
    untold: valued.filter((one) => one.value === null).map(({ item }) => item),
  };
}
