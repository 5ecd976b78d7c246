import type { Actor } from "../../kernel/actor.ts";
import { countryOf } from "../../kernel/countries.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { nextLook } from "./saved-search.ts";
import { asSeeker } from "./saved-search.policy.ts";
import { savedSearchChangeSchema, type SavedSearchChange } from "./saved-search.schema.ts";
import { findOwnSearch, lockSearchesOf, updateSearch } from "./saved-searches.store.server.ts";
import { sealName } from "./sealed-search.ts";

/** Another name, and how often and where its alerts reach the person. */
export async function changeSavedSearch(
  ctx: Ctx,
  actor: Actor,
  input: SavedSearchChange,
): Promise<Outcome<null>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const parsed = savedSearchChangeSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { savedSearchId: id, name, frequency, beyondMasar } = parsed.data;
  return ctx.transaction(async (tx) => {
    await lockSearchesOf(tx, seeker.personId);
    const row = await findOwnSearch(tx, seeker.personId, id);
    if (!row || row.deletedAt) return deny("not_found");
    const nextLookAt =
      frequency === row.frequency
        ? row.nextLookAt
        : nextLook(frequency, ctx.clock.now(), countryOf(row.country));
    await updateSearch(tx, id, {
      ...{ frequency, beyondMasar, nextLookAt },
      nameSealed: sealName(ctx.cipher, id, name),
    });
    await tx.audit(actor, {
      action: "saved_search.change",
      subjectType: "person",
      subjectId: seeker.personId,
      details: { savedSearchId: id, frequency },
    });
    return ok(null);
  });
}
