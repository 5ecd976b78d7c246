import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { mayTeachWords } from "./skill-word.policy.ts";
import { dismissWordSchema } from "./skill-word.schema.ts";
import { FEWEST_PEOPLE } from "./skill-word.ts";
import { insertDecision, selectWaitingWord } from "./skill-words.store.server.ts";

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
  const { country, accountId } = actor;
  return ctx.transaction(async (tx) => {
    const word = await selectWaitingWord(tx, { country, fewestPeople: FEWEST_PEOPLE, folded });
    if (!word) return fail("word_not_waiting");
    const { text, lang } = word;
    const id = ctx.ids.next();
    const decision = {
      decision: "dismissed",
      conceptId: null,
      decidedBy: accountId,
      decidedAt: ctx.clock.now(),
    } as const;
    if (!(await insertDecision(tx, { id, country, folded, text, lang, ...decision })))
      return fail("word_decided");
    await tx.publish({ name: "skill_word.dismissed", payload: { wordId: id } });
    await tx.audit(actor, { action: "skill_word.dismiss", subjectType: "skill_word", subjectId: id });
    return ok({ wordId: id, text });
  });
}
