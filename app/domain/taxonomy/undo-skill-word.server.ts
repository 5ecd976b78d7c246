import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { mayTeachWords } from "./skill-word.policy.ts";
import { undoWordSchema } from "./skill-word.schema.ts";
import { undoDecision } from "./skill-words.store.server.ts";
import { deleteTaughtWord, raiseWordsVersion } from "./taught-words.store.server.ts";

/**
 * Takes back what this country decided about a word. A meaning is forgotten, and a worker lets wait again whatever
 * nothing else explains; a word that was no skill is asked about again.
 */
export async function undoSkillWord(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ readonly text: string }>> {
  const denied = mayTeachWords(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "not_yours");
  const parsed = undoWordSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { wordId } = parsed.data;
  const { country, accountId } = actor;
  return ctx.transaction(async (tx) => {
    const word = await undoDecision(tx, { wordId, country, by: accountId, at: ctx.clock.now() });
    if (!word) return fail("word_not_decided");
    const wasMapped = word.decision === "mapped";
    if (wasMapped) {
      await deleteTaughtWord(tx, word.folded);
      await raiseWordsVersion(tx);
    }
    await tx.publish({
      name: wasMapped ? "skill_word.mapping_undone" : "skill_word.dismissal_undone",
      payload: { wordId },
    });
    await tx.audit(actor, {
      action: wasMapped ? "skill_word.undo_mapping" : "skill_word.undo_dismissal",
      subjectType: "skill_word",
      subjectId: wordId,
      details: { conceptId: word.conceptId },
    });
    return ok({ text: word.text });
  });
}
