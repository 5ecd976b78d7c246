import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, failure, ok, type Denial, type Failure, type Outcome } from "../../kernel/result.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { mayReadPacks, mayWritePack } from "./pack-editor.policy.ts";
import { readPackJson, shownJson, type PackProblem } from "./pack-problems.ts";
import { saveDraft, type Saved } from "./save-draft.server.ts";

type Written =
  | { readonly kind: "saved"; readonly saved: Saved & { readonly packId: string } }
  /** What is wrong with the text; nothing was kept. */
  | { readonly kind: "problems"; readonly problems: readonly PackProblem[] };

/** Where JSON ends being JSON: line and column from 1, when the engine says so. */
function jsonProblem(text: string, error: unknown): PackProblem {
  const message = error instanceof Error ? error.message : "";
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split("\n");
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const found = text.slice(position, position + 20).trim();
  return { path: "", found: found === "" ? null : found, allowed: "json", params: { line, column } };
}

function parseJson(text: string): { readonly json: unknown } | { readonly problem: PackProblem } {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: jsonProblem(text, error) };
  }
}

/** What a new version may not change, because spells and money hang on it. */
const FIXED = ["id", "country", "currency", "scheme"] as const;

const fixedProblems = (pack: PolicyPack, before: Pick<PolicyPack, (typeof FIXED)[number]>): PackProblem[] =>
  FIXED.filter((key) => pack[key] !== before[key]).map((key) => ({
    path: key,
    found: shownJson(pack[key]),
    allowed: "one_of",
    params: { values: before[key] },
  }));

/** Stands in the address of a pack that is not there yet, so that no pack can be called so. */
const ADDRESS_OF_NEW = "new";

const LONGEST_TEXT = 400_000;

/**
 * Takes a whole pack as JSON for the pack's draft; `packId: null` for a pack that is not there yet. What is wrong with
 * the text comes back as problems with their places; the number of the version is given when it is published.
 */
export async function writePack(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly packId: string | null;
    readonly text: string;
    readonly seen: string;
    readonly reason: string;
    readonly reasonSeen: string;
  },
): Promise<Outcome<Written>> {
  const denied = mayReadPacks(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "administrators_only");
  const text = input.text.trim();
  if (text === "") return fail("invalid_input", { fields: { text: "required" } });
  if (text.length > LONGEST_TEXT) return fail("invalid_input", { fields: { text: "too_long" } });
  const parsed = parseJson(text);
  if ("problem" in parsed) return ok({ kind: "problems", problems: [parsed.problem] });
  const read = readPackJson(parsed.json);
  if ("problems" in read) return ok({ kind: "problems", problems: read.problems });
  const { pack } = read;
  if (pack.id === ADDRESS_OF_NEW)
    return ok({
      kind: "problems",
      problems: [{ path: "id", found: shownJson(pack.id), allowed: "pack_id", params: {} }],
    });
  const foreign: Denial | null = mayWritePack(actor, pack);
  if (foreign && input.packId === null) return deny(foreign);
  const problems: PackProblem[] = [];
  const outcome = await saveDraft(
    ctx,
    actor,
    {
      ...{ packId: input.packId ?? pack.id, seen: input.seen, part: { of: "whole" } },
      ...{ reason: input.reason, reasonSeen: input.reasonSeen },
      change: (before) => {
        problems.push(...fixedProblems(pack, before));
        return problems.length > 0 ? fail("pack_invalid") : ok({ ...pack, version: before.version });
      },
    },
    input.packId === null ? { pack: { ...pack, version: 1 } } : null,
  );
  if (outcome.ok) return ok({ kind: "saved", saved: { ...outcome.value, packId: input.packId ?? pack.id } });
  if (problems.length > 0) return ok({ kind: "problems", problems });
  return outcome.error.kind === "failure" ? fail(onText(outcome.error)) : outcome;
}

/** Problems with days stand at the text, which is where the days are; that of a pack that is there already too. */
function onText(problem: Failure): Failure {
  const { fields, ...rest } = problem;
  const days = fields && ("from" in fields || "until" in fields);
  return days ? failure(rest.code, { fields: { text: rest.code }, params: rest.params }) : problem;
}
