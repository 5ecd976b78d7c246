import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, fail, ok, type Failure, type Outcome, type Result } from "../../kernel/result.ts";
import type { PackRule, PolicyPack } from "../pack.schema.ts";
import type { Parameter } from "../parameter.schema.ts";
import { PRIMITIVES } from "../rules/registry.ts";
import { mayReadPacks } from "./pack-editor.policy.ts";
import { ruleOf } from "./pack-parts.ts";
import { unitOfParameter } from "./pack-problems.ts";
import { saveDraft, type Saved } from "./save-draft.server.ts";
import { readTypedFigure, type TypedFigure } from "./typed-figure.ts";

type Edit = {
  readonly packId: string;
  readonly ruleId: string;
  readonly seen: string;
  readonly reason: string;
  readonly reasonSeen: string;
  /** What was typed for each parameter of the rule, by its name; parameters that are left out stay. */
  readonly figures: Readonly<Record<string, TypedFigure>>;
};

/** A rule with the figures as typed; failures name each field as `<parameter>.<field>`. */
function withFigures(
  pack: PolicyPack,
  rule: PackRule,
  figures: Edit["figures"],
  today: PlainDate,
): Result<PackRule, Failure> {
  const fields: Record<string, string> = {};
  const params: Record<string, Parameter> = { ...rule.params };
  const sources = pack.sources.map(({ id }) => id);
  for (const [name, typed] of Object.entries(figures)) {
    const before = rule.params[name];
    const unit = unitOfParameter(PRIMITIVES.get(rule.kind), name, before ?? null);
    if (!before || unit === null) continue;
    const read = readTypedFigure(typed, { unit, currency: pack.currency, sources, today, before });
    if ("parameter" in read) params[name] = read.parameter;
    else for (const [field, code] of Object.entries(read.problems)) fields[`${name}.${field}`] = code;
  }
  return Object.keys(fields).length > 0 ? fail("invalid_input", { fields }) : ok({ ...rule, params });
}

/** Changes the figures of one rule in the pack's draft. */
export async function editFigures(ctx: Ctx, actor: Actor, edit: Edit): Promise<Outcome<Saved>> {
  const denied = mayReadPacks(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "administrators_only");
  const { packId, ruleId, seen, reason, reasonSeen } = edit;
  const today = ctx.clock.today(actor.country);
  return saveDraft(ctx, actor, {
    ...{ packId, seen, reason, reasonSeen, part: { of: "rule", ruleId } },
    change: (pack) => {
      const rule = ruleOf(pack, ruleId);
      if (!rule) return fail("not_found");
      const changed = withFigures(pack, rule, edit.figures, today);
      if (!changed.ok) return changed;
      return ok({ ...pack, rules: pack.rules.map((one) => (one.id === ruleId ? changed.value : one)) });
    },
  });
}
