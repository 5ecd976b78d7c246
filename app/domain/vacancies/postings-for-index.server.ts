import type { Ctx } from "../kernel/ctx.server.ts";
import type { Posting, PostingRevision, PostingSelection, RevisionSelection } from "../search/posting.ts";
import {
  selectLiveTitles,
  selectLiveVacancies,
  selectLiveVacancyRevisions,
} from "./postings-for-index.store.server.ts";

/** Vacancies that everybody may find, whole; those asked for that are not live are left out. */
export const vacanciesForIndex = (
  ctx: Pick<Ctx, "sql">,
  selection: PostingSelection,
): Promise<readonly Posting[]> => selectLiveVacancies(ctx.sql, selection);

/** Their different titles and how often each occurs. */
export const vacancyTitles = (
  ctx: Pick<Ctx, "sql">,
): Promise<readonly { readonly title: string; readonly count: number }[]> => selectLiveTitles(ctx.sql);

/** Their ids and revisions alone. */
export const vacancyRevisions = (
  ctx: Pick<Ctx, "sql">,
  selection: RevisionSelection,
): Promise<readonly PostingRevision[]> => selectLiveVacancyRevisions(ctx.sql, selection);
