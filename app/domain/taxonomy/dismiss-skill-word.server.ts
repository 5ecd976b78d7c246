import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { decideSkillWord } from "./decide-skill-word.server.ts";
import { mayTeachWords } from "./skill-word.policy.ts";
import { dismissWordSchema } from "./skill-word.schema.ts";

/** Says that waiting words are no skill: in this country they are not asked about again. Their postings keep them. */
export async function dismissSkillWord(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ readonly wordId: string; readonly text: string }>> {
  const denied = mayTeachWords(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "not_yours");
  const parsed = dismissWordSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { folded } = parsed.data;
  return ctx.transaction(async (tx) => {
    const decided = await decideSkillWord(ctx, tx, actor, { folded, decision: "dismissed", conceptId: null });
    if (!decided.ok) return decided;
    const { wordId, text } = decided.value;
    await tx.publish({ name: "skill_word.dismissed", payload: { wordId } });
    await tx.audit(actor, { action: "skill_word.dismiss", subjectType: "skill_word", subjectId: wordId });
    return ok({ wordId, text });
  });
}
