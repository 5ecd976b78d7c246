import type { SqlExecutor } from "../kernel/ports.ts";
import type { DecidedWord, WordDecision } from "./skill-word.ts";

export type WaitingRow = {
  readonly folded: string;
  readonly text: string;
  readonly lang: "ar" | "en";
  readonly postings: number;
  readonly people: number;
};

/** $1 country, $2 fewest people. Postings count while they are or may soon be found. */
const WAITING = `
  with asked as (
    select r.folded, count(distinct r.vacancy_id)::int as postings, min(r.lang) as lang,
           mode() within group (order by r.label collate "C") as text
      from vacancy_requirement r join vacancy v on v.id = r.vacancy_id
     where r.concept_id is null and r.kind in ('skill', 'language') and r.folded <> ''
       and v.country = $1 and v.status in ('published', 'listed', 'paused')
     group by r.folded),
  said as (
    select s.folded, count(distinct s.person_id)::int as people, min(s.lang) as lang
      from seeker_skill s join seeker_profile p on p.person_id = s.person_id
     where s.concept_id is null and s.folded <> '' and p.country = $1
     group by s.folded),
  waiting as (
    select folded, coalesce(asked.text, folded) as text, coalesce(asked.lang, said.lang) as lang,
           coalesce(postings, 0) as postings, coalesce(people, 0) as people
      from asked full join said using (folded)
     where (postings > 0 or people >= $2)
       and not exists (select from skill_word w
                        where w.country = $1 and w.undone_at is null
                          and w.folded = coalesce(asked.folded, said.folded)))`;

/** Waiting words of a country, most frequent first; too few people count for nothing in the order either. */
export const selectWaitingWords = (
  sql: SqlExecutor,
  query: {
    readonly country: string;
    readonly fewestPeople: number;
    readonly lang: string | null;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<(WaitingRow & { readonly total: number })[]> =>
  sql.query(
    `${WAITING}
     select *, count(*) over ()::int as total from waiting where ($3::text is null or lang = $3)
      order by postings + case when people >= $2 then people else 0 end desc, folded limit $4 offset $5`,
    [query.country, query.fewestPeople, query.lang, query.limit, query.offset],
  );

/** One waiting word, if it is one that may be shown. */
export async function selectWaitingWord(
  sql: SqlExecutor,
  query: { readonly country: string; readonly fewestPeople: number; readonly folded: string },
): Promise<WaitingRow | null> {
  const [row] = await sql.query<WaitingRow>(`${WAITING} select * from waiting where folded = $3`, [
    query.country,
    query.fewestPeople,
    query.folded,
  ]);
  return row ?? null;
}

const DECIDED = `id, country, folded, text, lang, decision, concept_id as "conceptId", decided_at as "decidedAt",
  undone_at as "undoneAt", requirements, profiles, settled_at as "settledAt"`;

/** Decisions of a country, latest first. */
export const selectDecidedWords = (
  sql: SqlExecutor,
  query: { readonly country: string; readonly limit: number; readonly offset: number },
): Promise<(DecidedWord & { readonly total: number })[]> =>
  sql.query(
    `select ${DECIDED}, count(*) over ()::int as total from skill_word where country = $1
      order by coalesce(undone_at, decided_at) desc, id limit $2 offset $3`,
    [query.country, query.limit, query.offset],
  );

export async function selectDecidedWord(sql: SqlExecutor, wordId: string): Promise<DecidedWord | null> {
  const [row] = await sql.query<DecidedWord>(`select ${DECIDED} from skill_word where id = $1`, [wordId]);
  return row ?? null;
}

/** Writes a decision; false when one stands already, here or (for a meaning) anywhere. */
export async function insertDecision(
  tx: SqlExecutor,
  word: {
    readonly id: string;
    readonly country: string;
    readonly folded: string;
    readonly text: string;
    readonly lang: string;
    readonly decision: WordDecision;
    readonly conceptId: string | null;
    readonly decidedBy: string;
    readonly decidedAt: Date;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into skill_word (id, country, folded, text, lang, decision, concept_id, decided_by, decided_at, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $6 = 'dismissed' then $9::timestamptz end)
     on conflict do nothing returning id`,
    [
      word.id,
      word.country,
      word.folded,
      word.text,
      word.lang,
      word.decision,
      word.conceptId,
      word.decidedBy,
      word.decidedAt,
    ],
  );
  return rows.length > 0;
}

/** Takes back a country's standing decision; null when there is none. */
export async function undoDecision(
  tx: SqlExecutor,
  undo: { readonly wordId: string; readonly country: string; readonly by: string; readonly at: Date },
): Promise<DecidedWord | null> {
  const [row] = await tx.query<DecidedWord>(
    `update skill_word set undone_at = $3, undone_by = $4, requirements = 0, profiles = 0,
            settled_at = case when decision = 'dismissed' then $3::timestamptz end
      where id = $1 and country = $2 and undone_at is null returning ${DECIDED}`,
    [undo.wordId, undo.country, undo.at, undo.by],
  );
  return row ?? null;
}

/** Adds to what was changed because of a word. */
export async function addChanged(
  tx: SqlExecutor,
  wordId: string,
  changed: { readonly requirements: number; readonly profiles: number },
  settledAt: Date | null,
): Promise<void> {
  await tx.query(
    `update skill_word set requirements = requirements + $2, profiles = profiles + $3, settled_at = $4 where id = $1`,
    [wordId, changed.requirements, changed.profiles, settledAt],
  );
}

/** Words with a meaning that rows still wait for: they came in while it was being taught. */
export const selectMissedWords = (
  sql: SqlExecutor,
): Promise<{ readonly id: string; readonly country: string }[]> =>
  sql.query(
    `select w.id, w.country from skill_word w
      where w.decision = 'mapped' and w.undone_at is null and w.settled_at is not null
        and (exists (select from vacancy_requirement r
                      where r.folded = w.folded and r.concept_id is null and r.kind in ('skill', 'language'))
          or exists (select from seeker_skill s where s.folded = w.folded and s.concept_id is null))
      order by w.id`,
  );
