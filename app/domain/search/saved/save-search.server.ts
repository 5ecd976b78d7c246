import type { Actor } from "../../kernel/actor.ts";
import { countryOf } from "../../kernel/countries.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { canonicalAddress } from "../search-address.ts";
import { lookThrough } from "./look-through.server.ts";
import { LOOK_BACK_MS, MOST_SAVED, nextLook, reach } from "./saved-search.ts";
import { asSeeker } from "./saved-search.policy.ts";
import { newSavedSearchSchema, type NewSavedSearch } from "./saved-search.schema.ts";
import { findSearchesOf, insertSavedSearch, lockSearchesOf } from "./saved-searches.store.server.ts";
import { openSearch, sealAddress, sealKnown, sealName } from "./sealed-search.ts";

/**
 * Keeps a search for the person. What it finds today is known from the start, so that alerts tell of what comes
 * after. A search that she has already is kept once: `already` says so, and nothing changes.
 */
export async function saveSearch(
  ctx: Ctx,
  actor: Actor,
  input: NewSavedSearch,
): Promise<Outcome<{ readonly savedSearchId: string; readonly already: boolean }>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const parsed = newSavedSearchSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { personId } = seeker;
  const { name, frequency, beyondMasar } = parsed.data;
  const address = canonicalAddress(new URLSearchParams(parsed.data.address));
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const found = await lookThrough(ctx, actor, { address, since });
  return ctx.transaction(async (tx) => {
    await lockSearchesOf(tx, personId);
    const saved = await findSearchesOf(tx, personId);
    const same = saved.find((row) => openSearch(ctx.cipher, row).address === address);
    if (same) return ok({ savedSearchId: same.id, already: true });
    if (saved.length >= MOST_SAVED) return fail("saved_searches_full", { params: { count: MOST_SAVED } });
    const id = ctx.ids.next();
    const known = { ids: found.map((posting) => posting.id), since: reach(found, since) };
    await insertSavedSearch(tx, {
      ...{ id, personId, country: actor.country, frequency, beyondMasar, savedAt: now, lookedAt: now },
      nameSealed: sealName(ctx.cipher, id, name),
      addressSealed: sealAddress(ctx.cipher, id, address),
      knownSealed: sealKnown(ctx.cipher, id, known),
      nextLookAt: nextLook(frequency, now, countryOf(actor.country)),
    });
    await tx.audit(actor, {
      action: "saved_search.save",
      subjectType: "person",
      subjectId: personId,
      details: { savedSearchId: id, frequency },
    });
    return ok({ savedSearchId: id, already: false });
  });
}
