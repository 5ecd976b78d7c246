import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { decideSkillWord } from "./decide-skill-word.server.ts";
import { mayTeachWords } from "./skill-word.policy.ts";
import { mapWordSchema } from "./skill-word.schema.ts";
import { insertTaughtWord, raiseWordsVersion, selectSkills } from "./taught-words.store.server.ts";

/**
 * Teaches what waiting words mean: they become a name of the skill for everybody, and a worker reads again what was
 * waiting. Only words that the administrator is shown.
 */
export async function mapSkillWord(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ readonly wordId: string; readonly text: string }>> {
  const denied = mayTeachWords(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "not_yours");
  const parsed = mapWordSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { folded, conceptId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const [skill] = await selectSkills(tx, [conceptId]);
    if (!skill) return fail("skill_unknown");
    const decided = await decideSkillWord(ctx, tx, actor, { folded, decision: "mapped", conceptId });
    if (!decided.ok) return decided;
    const { wordId, text, lang } = decided.value;
    await insertTaughtWord(tx, { id: ctx.ids.next(), conceptId, lang, text, folded });
    await raiseWordsVersion(tx);
    await tx.publish({ name: "skill_word.mapped", payload: { wordId } });
    await tx.audit(actor, {
      action: "skill_word.map",
      subjectType: "skill_word",
      subjectId: wordId,
      details: { conceptId },
    });
    return ok({ wordId, text });
  });
}
