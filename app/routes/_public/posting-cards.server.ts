import { appliedTo } from "#app/domain/applications/applied-to.server.ts";
import { incomeForPostings } from "#app/domain/benefits/income-after-work.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import { matchSeeker } from "#app/domain/matching/match-seeker.server.ts";
import type { RankedPosting } from "#app/domain/matching/ranked-posting.ts";
import { wageFactsOf } from "#app/domain/search/personal-order.server.ts";
import { savedAmong } from "#app/domain/search/saved/saved-among.server.ts";
import type { SearchItem } from "#app/domain/search/search-item.ts";
import { formatAgo, formatDate } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { PostingCardProps } from "#app/ui/posting-card.tsx";
import type { Saving } from "#app/ui/saving.ts";
import { valueOf } from "#app/web/respond.server.ts";

/** How well these postings fit the seeker who looks; nothing for others and for who has no profile. */
export async function fitsOf(
  ctx: Ctx,
  actor: Actor,
  items: readonly Pick<SearchItem, "id">[],
): Promise<ReadonlyMap<string, RankedPosting>> {
  if (actor.kind !== "member" || actor.role !== "seeker" || items.length === 0) return new Map();
  const postingIds = items.map(({ id }) => id);
  const ranked = valueOf(await matchSeeker(ctx, actor, { personId: actor.personId, postingIds }));
  return new Map(ranked.map((posting) => [posting.id, posting]));
}

/** Whether and how the posting of this page can be saved; null where it can't, or is over and not on the list. */
export async function savingOf(
  { ctx, actor }: { ctx: Ctx; actor: Actor },
  posting: { readonly id: string; readonly isOpen: boolean },
  back: string,
): Promise<Omit<Saving, "at"> | null> {
  const visitor = actor.kind === "visitor";
  const own = visitor ? null : await savedAmong(ctx, actor, [posting.id]);
  const saved = own?.has(posting.id) ?? false;
  return (own || visitor) && (posting.isOpen || saved) ? { saved, back, visitor } : null;
}

/** Cards of postings as this reader sees them: income after work, fit and reasons, how long ago, saved or not. */
export async function postingCards(
  { ctx, actor, t, locale }: { ctx: Ctx; actor: Actor; t: Translate; locale: Locale },
  items: readonly SearchItem[],
  fits: ReadonlyMap<string, RankedPosting>,
  back: string,
): Promise<readonly PostingCardProps[]> {
  const seeker = actor.kind === "member" && actor.role === "seeker";
  const vacancies = items.filter(({ kind }) => kind === "vacancy");
  const incomes = seeker ? await incomeForPostings(ctx, actor, vacancies.map(wageFactsOf)) : null;
  const ids = vacancies.map(({ id }) => id);
  const applied: ReadonlySet<string> = seeker ? valueOf(await appliedTo(ctx, actor, ids)) : new Set<string>();
  const visitor = actor.kind === "visitor";
  const allIds = items.map(({ id }) => id);
  const saved = seeker ? await savedAmong(ctx, actor, allIds) : null;
  const today = ctx.clock.today(actor.country);
  return items.map((item) => {
    const fit = fits.get(item.id);
    const postedOn = dateInZone(new Date(item.postedAt), zoneOf(actor.country));
    return {
      item,
      income: incomes?.get(item.id) ?? null,
      fit: fit ? { stones: fit.stones, terms: [...fit.fit, ...fit.worth] } : null,
      posted: formatAgo(t, postedOn, today),
      starts: item.programme ? formatDate(locale, item.programme.startsOn) : null,
      applied: applied.has(item.id),
      calculates: visitor && item.wage !== null,
      // Staff see the same cards; what is saved belongs to people who look for work.
      saving: saved || visitor ? { saved: saved?.has(item.id) ?? false, back, visitor } : null,
    };
  });
}
