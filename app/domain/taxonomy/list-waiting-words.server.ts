import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { paging, type Paged } from "../kernel/paging.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { findSkills, suggestSkills, type SkillOption } from "./find-skills.server.ts";
import { mayTeachWords } from "./skill-word.policy.ts";
import { langFilterSchema } from "./skill-word.schema.ts";
import { FEWEST_PEOPLE, shownPeople, type WaitingWord } from "./skill-word.ts";
import { selectWaitingWord, selectWaitingWords, type WaitingRow } from "./skill-words.store.server.ts";

const SUGGESTIONS = 3;

const shown = ({ folded, text, lang, postings, people }: WaitingRow): WaitingWord => ({
  ...{ folded, text, lang, postings },
  people: shownPeople(people),
});

export type WaitingWordWithSkills = WaitingWord & { readonly suggestions: readonly SkillOption[] };

/**
 * Words of the administrator's country that no skill is known for, most frequent first, with what they may mean.
 * What only a few people say of themselves is not shown. `page` counts from 1.
 */
export async function listWaitingWords(
  ctx: Ctx,
  actor: Actor,
  input: { readonly lang?: unknown; readonly page?: unknown },
): Promise<Outcome<Paged<WaitingWordWithSkills>>> {
  const denied = mayTeachWords(actor);
  if (denied) return deny(denied);
  const { page, pageSize } = paging(input.page);
  const rows = await selectWaitingWords(ctx.sql, {
    country: actor.country,
    fewestPeople: FEWEST_PEOPLE,
    lang: langFilterSchema.parse(input.lang ?? null),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const suggestions = await suggestSkills(
    ctx,
    rows.map(({ text }) => text),
    SUGGESTIONS,
  );
  const items = rows.map((row) => ({ ...shown(row), suggestions: suggestions.get(row.text) ?? [] }));
  return ok({ items, total: rows[0]?.total ?? 0, page, pageSize });
}

/** One waiting word, what it may mean, and the skills that a query finds. */
export async function readWaitingWord(
  ctx: Ctx,
  actor: Actor,
  input: { readonly folded: string; readonly query: string },
): Promise<Outcome<WaitingWordWithSkills & { readonly found: readonly SkillOption[] }>> {
  const denied = mayTeachWords(actor);
  if (denied) return deny(denied);
  const { country } = actor;
  const row = await selectWaitingWord(ctx.sql, {
    country,
    fewestPeople: FEWEST_PEOPLE,
    folded: input.folded,
  });
  if (!row) return fail("word_not_waiting");
  const suggestions = (await suggestSkills(ctx, [row.text], SUGGESTIONS * 2)).get(row.text) ?? [];
  return ok({ ...shown(row), suggestions, found: await findSkills(ctx, input.query) });
}
