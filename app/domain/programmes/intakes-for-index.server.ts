import type { Ctx } from "../kernel/ctx.server.ts";
import type { Posting, PostingRevision, PostingSelection, RevisionSelection } from "../search/posting.ts";
import { selectLiveIntakeRevisions, selectLiveIntakes } from "./intakes-for-index.store.server.ts";

/** Intakes that everybody may find, whole; those asked for that are not live are left out. */
export const intakesForIndex = (
  ctx: Pick<Ctx, "sql">,
  selection: PostingSelection,
): Promise<readonly Posting[]> => selectLiveIntakes(ctx.sql, selection);

/** Their ids and revisions alone. */
export const intakeRevisions = (
  ctx: Pick<Ctx, "sql">,
  selection: RevisionSelection,
): Promise<readonly PostingRevision[]> => selectLiveIntakeRevisions(ctx.sql, selection);
