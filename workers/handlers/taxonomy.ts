import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { readSkillsAgain } from "#app/domain/people/read-skills-again.server.ts";
import { decidedWord } from "#app/domain/taxonomy/list-decided-words.server.ts";
import { noteReadAgain } from "#app/domain/taxonomy/note-read-again.server.ts";
import { skillWordEvents } from "#app/domain/taxonomy/skill-word.events.ts";
import { readRequirementsAgain } from "#app/domain/vacancies/read-requirements-again.server.ts";
import { worker, type Reaction, type Reactions } from "../reaction.ts";

type Where = {
  readonly wordId: string;
  readonly of: "requirements" | "profiles";
  readonly after: string | null;
};

/** One batch of what has the word; the next one is an event of its own, so that no transaction is long. */
async function readOn(ctx: Ctx, { wordId, of, after }: Where): Promise<void> {
  const word = await decidedWord(ctx, wordId);
  if (!word || word.conceptId === null) return;
  const { folded, conceptId, undoneAt } = word;
  const taught = { wordId, folded, conceptId, undone: undoneAt !== null, after };
  const read = of === "requirements" ? readRequirementsAgain : readSkillsAgain;
  const { changed, after: next } = expectOk(await read(ctx, worker(word.country), taught));
  expectOk(await noteReadAgain(ctx, worker(word.country), { wordId, of, after: next, changed }));
}

const begin: Reaction = (ctx, event) => {
  const { wordId } = skillWordEvents["skill_word.mapped"].parse(event.payload);
  return readOn(ctx, { wordId, of: "requirements", after: null });
};

/** What waits for a word is read again once it was taught, and once that is undone. */
export const taxonomyReactions: Reactions = {
  "skill_word.mapped": begin,
  "skill_word.mapping_undone": begin,
  "skill_word.read_on": (ctx, event) =>
    readOn(ctx, skillWordEvents["skill_word.read_on"].parse(event.payload)),
};
