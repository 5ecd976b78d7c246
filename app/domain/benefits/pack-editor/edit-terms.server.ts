import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { LOCAL_TERMS, type PolicyPack } from "../pack.schema.ts";
import { mayReadPacks } from "./pack-editor.policy.ts";
import { saveDraft, type Saved } from "./save-draft.server.ts";

type Words = { readonly ar: string; readonly en: string };

type Edit = {
  readonly packId: string;
  readonly seen: string;
  readonly reason: string;
  readonly reasonSeen: string;
  /** The country's words as typed; an idea without words in either language goes by Masar's own. */
  readonly terms: Readonly<Record<string, Words | undefined>>;
};

const LONGEST_TERM = 80;

/** Changes the country's own words in the pack's draft: each in both languages, or in none. */
export async function editTerms(ctx: Ctx, actor: Actor, edit: Edit): Promise<Outcome<Saved>> {
  const denied = mayReadPacks(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "administrators_only");
  const fields: Record<string, string> = {};
  const terms: NonNullable<PolicyPack["terms"]> = {};
  for (const term of LOCAL_TERMS) {
    const [ar, en] = [edit.terms[term]?.ar.trim() ?? "", edit.terms[term]?.en.trim() ?? ""];
    if (ar === "" && en === "") continue;
    if (ar === "") fields[`${term}.ar`] = "term_in_both";
    if (en === "") fields[`${term}.en`] = "term_in_both";
    if (ar.length > LONGEST_TERM) fields[`${term}.ar`] = "too_long";
    if (en.length > LONGEST_TERM) fields[`${term}.en`] = "too_long";
    terms[term] = { ar, en };
  }
  if (Object.keys(fields).length > 0) return fail("invalid_input", { fields });
  const { packId, seen, reason, reasonSeen } = edit;
  return saveDraft(ctx, actor, {
    ...{ packId, seen, reason, reasonSeen, part: { of: "terms" } },
    change: ({ terms: _before, ...pack }) => ok(Object.keys(terms).length > 0 ? { ...pack, terms } : pack),
  });
}
