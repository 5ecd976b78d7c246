import type { Member } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { FEWEST_PEOPLE, type WordDecision } from "./skill-word.ts";
import { insertDecision, selectWaitingWord, type WaitingRow } from "./skill-words.store.server.ts";

export type Decision = {
  readonly folded: string;
  readonly decision: WordDecision;
  readonly conceptId: string | null;
};

/**
 * Writes what an administrator decided about words that she is shown. Fails with `word_not_waiting`, or with
 * `word_decided` when somebody was first. Event and audit entry are the caller's.
 */
export async function decideSkillWord(
  ctx: Ctx,
  tx: Tx,
  { country, accountId }: Member,
  { folded, decision, conceptId }: Decision,
): Promise<Outcome<WaitingRow & { readonly wordId: string }>> {
  const word = await selectWaitingWord(tx, { country, fewestPeople: FEWEST_PEOPLE, folded });
  if (!word) return fail("word_not_waiting");
  const { text, lang } = word;
  const id = ctx.ids.next();
  const by = { decidedBy: accountId, decidedAt: ctx.clock.now() };
  const written = await insertDecision(tx, { id, country, folded, text, lang, decision, conceptId, ...by });
  return written ? ok({ ...word, wordId: id }) : fail("word_decided");
}
