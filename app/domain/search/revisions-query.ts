import { FIRST_ID } from "../kernel/first-id.ts";
import type { RevisionSelection } from "./posting.ts";

/** SQL for the selected ones of `live`, in order of ids, and its parameters; `live` ends in a condition on a table with an id. */
export function revisionsQuery(
  live: string,
  selection: RevisionSelection,
): readonly [text: string, params: readonly unknown[]] {
  if ("ids" in selection) return [`${live} and id = any($1::uuid[]) order by id`, [selection.ids]];
  const after = selection.after ?? FIRST_ID;
  return "limit" in selection
    ? [`${live} and id > $1::uuid order by id limit $2`, [after, selection.limit]]
    : [
        `${live} and id > $1::uuid and ($2::uuid is null or id <= $2::uuid) order by id`,
        [after, selection.upTo],
      ];
}
