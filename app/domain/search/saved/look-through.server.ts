import { currencyOf } from "../../kernel/countries.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { minorDigits } from "../../kernel/money.ts";
import { expectOk } from "../../kernel/result.ts";
import { readConditions } from "../search-address.ts";
import { searchPostings } from "../search-postings.server.ts";
import { MOST_LOOKED_AT, type Found } from "./saved-search.ts";

const DAY_MS = 86_400_000;

/**
 * What a saved search finds among postings since an instant, the newest first: strictly as it was saved, and
 * only what is public now. At most MOST_LOOKED_AT.
 */
export async function lookThrough(
  ctx: Ctx,
  actor: Actor,
  { address, since }: { readonly address: string; readonly since: Date },
): Promise<readonly Found[]> {
  const input = readConditions(new URLSearchParams(address), 10 ** minorDigits(currencyOf(actor.country)));
  const days = Math.ceil((ctx.clock.now().getTime() - since.getTime()) / DAY_MS);
  const found = expectOk(
    await searchPostings(ctx, actor, {
      ...input,
      ...{ exact: true, facets: false, sort: "date", page: 1, pageSize: MOST_LOOKED_AT },
      postedWithinDays: Math.max(1, Math.min(days, input.postedWithinDays ?? days)),
    }),
  );
  return found.items.map(({ id, postedAt }) => ({ id, postedAt }));
}
