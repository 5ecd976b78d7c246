import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { lockPacks } from "../packs.store.server.ts";
import { closeDraft, openDraft } from "./drafts.store.server.ts";
import { mayReadPacks, mayWritePack } from "./pack-editor.policy.ts";

/** Puts a draft away, as it was seen (`rev`); what is in force stays. The row is kept. */
export async function discardDraft(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string; readonly rev: number },
): Promise<Outcome<{ readonly draftId: string }>> {
  const refused = mayReadPacks(actor);
  if (refused || actor.kind !== "member") return deny(refused ?? "administrators_only");
  const { packId } = input;
  return ctx.transaction(async (tx) => {
    await lockPacks(tx);
    const draft = await openDraft(tx, packId);
    if (!draft) return fail("draft_gone");
    const denied = mayWritePack(actor, draft);
    if (denied) return deny(denied);
    if (draft.rev !== input.rev) return fail("draft_changed");
    await closeDraft(tx, draft.id, { by: actor.accountId, at: ctx.clock.now(), version: null });
    await tx.publish({ name: "policy_pack.draft_discarded", payload: { packId, draftId: draft.id } });
    await tx.audit(actor, {
      action: "policy_pack.discard_draft",
      subjectType: "policy_pack_draft",
      subjectId: draft.id,
      details: { packId, rev: draft.rev },
    });
    return ok({ draftId: draft.id });
  });
}
