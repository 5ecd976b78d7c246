import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { paging, type Paged } from "../kernel/paging.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { mayTeachWords } from "./skill-word.policy.ts";
import { shownPeople, type DecidedWord } from "./skill-word.ts";
import { selectDecidedWord, selectDecidedWords } from "./skill-words.store.server.ts";
import { selectSkills, type SkillRow } from "./taught-words.store.server.ts";

export type DecidedWordWithSkill = Omit<DecidedWord, "profiles"> & {
  readonly skill: SkillRow | null;
  /** Null for too few to be shown. */
  readonly profiles: number | null;
};

/** What was decided about words in the administrator's country, latest first. `page` counts from 1. */
export async function listDecidedWords(
  ctx: Ctx,
  actor: Actor,
  input: { readonly page?: unknown },
): Promise<Outcome<Paged<DecidedWordWithSkill>>> {
  const denied = mayTeachWords(actor);
  if (denied) return deny(denied);
  const { page, pageSize } = paging(input.page);
  const rows = await selectDecidedWords(ctx.sql, {
    country: actor.country,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const ids = [...new Set(rows.flatMap(({ conceptId }) => conceptId ?? []))];
  const skills = new Map((await selectSkills(ctx.sql, ids)).map((skill) => [skill.id, skill]));
  const items = rows.map(({ total: _total, ...row }) => ({
    ...row,
    profiles: shownPeople(row.profiles),
    skill: skills.get(row.conceptId ?? "") ?? null,
  }));
  return ok({ items, total: rows[0]?.total ?? 0, page, pageSize });
}

/** A decision as workers need it; null when there is none. */
export const decidedWord = (ctx: Ctx, wordId: string): Promise<DecidedWord | null> =>
  selectDecidedWord(ctx.sql, wordId);
