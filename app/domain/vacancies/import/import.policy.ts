import type { Actor } from "../../kernel/actor.ts";
import { denial, type Denial } from "../../kernel/result.ts";

/** Advisers and administrators bring postings in; the system does it for the command line. */
export function mayImportPostings(actor: Actor): Denial | null {
  if (actor.kind === "system") return null;
  const may = actor.kind === "member" && (actor.role === "adviser" || actor.role === "administrator");
  return may ? null : denial("other_role");
}
