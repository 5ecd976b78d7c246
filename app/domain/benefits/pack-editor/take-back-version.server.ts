import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { lockPacks } from "../packs.store.server.ts";
import { earliestStart, holeBetween } from "./pack-dates.ts";
import { mayReadPacks, mayWritePack } from "./pack-editor.policy.ts";
import { languageOf } from "./text-language.ts";
import { allVersions, markTakenBack } from "./versions.store.server.ts";

const LEAST_REASON = 10;
const LONGEST_REASON = 2_000;

/**
 * Takes back a version before it comes into force; the one before it goes on. Fails with `version_in_force` from its
 * first day on, `version_of_masar` for one that came with Masar, and `pack_hole` where nothing would hold in between.
 */
export async function takeBackVersion(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string; readonly version: number; readonly reason: string },
): Promise<Outcome<{ readonly version: number }>> {
  const refused = mayReadPacks(actor);
  if (refused || actor.kind !== "member") return deny(refused ?? "administrators_only");
  const { packId } = input;
  const reason = input.reason.trim();
  return ctx.transaction(async (tx) => {
    await lockPacks(tx);
    const all = await allVersions(tx, packId);
    const one = all.find(({ version }) => version === input.version);
    if (!one) return fail("not_found");
    const denied = mayWritePack(actor, one);
    if (denied) return deny(denied);
    if (one.takenBackAt !== null) return fail("version_taken_back");
    if (one.publishedBy === null) return fail("version_of_masar");
    if (one.effective.from <= ctx.clock.today(one.country)) return fail("version_in_force");
    if (reason.length < LEAST_REASON) return fail("invalid_input", { fields: { reason: "too_short" } });
    if (reason.length > LONGEST_REASON) return fail("invalid_input", { fields: { reason: "too_long" } });
    const rest = all.filter(({ takenBackAt, version }) => takenBackAt === null && version !== one.version);
    const hole = holeBetween(rest, earliestStart(ctx.clock.today(one.country)));
    if (hole) return fail(hole);
    const at = ctx.clock.now();
    await markTakenBack(tx, one, { by: actor.accountId, at, reason, reasonLang: languageOf(reason) });
    await tx.publish({ name: "policy_pack.taken_back", payload: { packId, version: one.version } });
    await tx.audit(actor, {
      action: "policy_pack.take_back",
      subjectType: "policy_pack",
      subjectId: packId,
      details: { version: one.version, from: one.effective.from },
    });
    return ok({ version: one.version });
  });
}
