import type { z } from "zod";
import type { Ledger, PolicyEvent } from "../ledger.ts";
import type { Unit } from "../parameter.schema.ts";
import type { Known } from "../parameter.ts";
import type { Interval } from "../interval.ts";

/** The order in which a month is worked out; rules of one phase run in the pack's order. */
export type Phase = "earnings" | "standing" | "award" | "income" | "earned" | "pay" | "after";

export type Step = (ledger: Ledger) => void;

/** A rule ready to run: what it does in which phase. */
export type CompiledRule = {
  readonly id: string;
  readonly kind: string;
  readonly steps: Partial<Record<Phase, Step>>;
  /** Months in which the way back stays open, counted from the month in which the benefit stops. */
  readonly protection?: (stopsIn: number, events: readonly PolicyEvent[]) => Interval;
};

/** What a primitive gets to build a rule from: its own settings and its figures, ready for use. */
export type RuleInput<Settings> = {
  readonly id: string;
  readonly kind: string;
  /** Under which the rule remembers: a later version that gives the id to another kind of rule begins anew. */
  readonly key: string;
  readonly settings: Settings;
  readonly figure: (name: string) => Known;
  readonly optional: (name: string) => Known | null;
  readonly figures: ReadonlyMap<string, Known>;
};

export type ParameterSpec = { readonly unit: Unit; readonly optional?: true };

/** A kind of rule. Its parameters are named here; `others` is the unit of further ones, unless they state it. */
export type Primitive = {
  readonly kind: string;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  readonly others?: Unit;
  readonly settings: z.ZodType;
  readonly compile: (input: Omit<RuleInput<unknown>, "key">) => CompiledRule;
};

/** Declares a primitive; `build` gets the settings as its schema types them. */
export function primitive<Settings extends z.ZodType>(declared: {
  readonly kind: string;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  readonly others?: Unit;
  readonly settings: Settings;
  readonly build: (rule: RuleInput<z.output<Settings>>) => Omit<CompiledRule, "id" | "kind">;
}): Primitive {
  const { build, ...rest } = declared;
  return {
    ...rest,
    compile: (input) => ({
      id: input.id,
      kind: input.kind,
      ...build({
        ...input,
        key: `${input.kind}/${input.id}`,
        settings: declared.settings.parse(input.settings),
      }),
    }),
  };
}
