import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { insertPack, lockPacks } from "../packs.store.server.ts";
import { closeDraft, openDraft } from "./drafts.store.server.ts";
import { datesProblem } from "./pack-dates.ts";
import { mayPublish, mayReadPacks } from "./pack-editor.policy.ts";
import { allVersions } from "./versions.store.server.ts";

/**
 * Brings a draft into force from its first day on, as somebody who wrote no part of it saw it (`rev`). Months that have
 * begun stay as they are. Fails with `draft_gone`, `draft_changed`, or what is wrong with its days.
 */
export async function publishPack(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string; readonly rev: number },
): Promise<Outcome<{ readonly version: number; readonly from: string }>> {
  const refused = mayReadPacks(actor);
  if (refused || actor.kind !== "member") return deny(refused ?? "administrators_only");
  const { packId } = input;
  return ctx.transaction(async (tx) => {
    await lockPacks(tx);
    const draft = await openDraft(tx, packId);
    if (!draft) return fail("draft_gone");
    const denied = mayPublish(actor, draft);
    if (denied) return deny(denied);
    if (draft.rev !== input.rev) return fail("draft_changed");
    const all = await allVersions(tx, packId);
    const version = Math.max(0, ...all.map((one) => one.version)) + 1;
    const pack = { ...draft.body, version };
    const wrong = datesProblem(
      all.filter(({ takenBackAt }) => takenBackAt === null),
      pack,
      ctx.clock.today(draft.country),
    );
    if (wrong) return fail({ ...wrong, fields: undefined });
    const at = ctx.clock.now();
    const { writtenBy, reason, reasonLang } = draft;
    const publishing = { by: actor.accountId, writtenBy, reason, reasonLang };
    await insertPack(tx, { ...pack, ...pack.effective, body: pack, publishing }, at);
    await closeDraft(tx, draft.id, { by: actor.accountId, at, version });
    await tx.publish({ name: "policy_pack.published", payload: { packId, version, draftId: draft.id } });
    await tx.audit(actor, {
      action: "policy_pack.publish",
      subjectType: "policy_pack",
      subjectId: packId,
      details: { version, draftId: draft.id, ...pack.effective, writtenBy },
    });
    return ok({ version, from: pack.effective.from });
  });
}
