import { canonicalJson } from "../canonical-json.ts";
import { LOCAL_TERMS, type LocalTerm, type PackRule, type PolicyPack } from "../pack.schema.ts";
import type { Parameter } from "../parameter.schema.ts";

/** One difference between two versions of a pack. */
export type PackChange =
  | {
      readonly of: "figure";
      readonly ruleId: string;
      readonly kind: string;
      readonly name: string;
      readonly before: Parameter | null;
      readonly after: Parameter | null;
    }
  | {
      /** A rule that is new, gone, or of which more than figures changed. */
      readonly of: "rule";
      readonly ruleId: string;
      readonly kind: string;
      readonly what: "added" | "removed" | "settings" | "order";
    }
  | {
      readonly of: "term";
      readonly term: LocalTerm;
      readonly before: Words | null;
      readonly after: Words | null;
    }
  | { readonly of: "name"; readonly before: Words; readonly after: Words }
  | {
      readonly of: "dates";
      readonly before: PolicyPack["effective"];
      readonly after: PolicyPack["effective"];
    }
  | {
      readonly of: "counting";
      readonly what: "countsEarnings" | "rounding";
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly of: "source";
      readonly id: string;
      readonly before: string | null;
      readonly after: string | null;
    };

type Words = { readonly ar: string; readonly en: string };

const differ = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) !== canonicalJson(b ?? null);

function figuresOf(
  at: { ruleId: string; kind: string },
  before: Readonly<Record<string, Parameter>>,
  after: Readonly<Record<string, Parameter>>,
): PackChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => differ(before[name], after[name]))
    .map((name) => ({ of: "figure", ...at, name, before: before[name] ?? null, after: after[name] ?? null }));
}

function rulesOf(before: readonly PackRule[], after: readonly PackRule[]): PackChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const now = new Map(after.map((rule) => [rule.id, rule]));
  const gone = before
    .filter(({ id }) => !now.has(id))
    .map(({ id, kind }): PackChange => ({ of: "rule", ruleId: id, kind, what: "removed" }));
  const rest = after.flatMap((rule): PackChange[] => {
    const at = { ruleId: rule.id, kind: rule.kind };
    const was = old.get(rule.id);
    if (!was || was.kind !== rule.kind)
      return [{ of: "rule", ...at, what: "added" }, ...figuresOf(at, {}, rule.params)];
    const settings: PackChange[] = differ(was.settings, rule.settings)
      ? [{ of: "rule", ...at, what: "settings" }]
      : [];
    return [...settings, ...figuresOf(at, was.params, rule.params)];
  });
  // Rules of one phase run in the pack's order, so that another order may give another result.
  const order = (rules: readonly PackRule[], others: ReadonlyMap<string, PackRule>): string[] =>
    rules.filter(({ id }) => others.has(id)).map(({ id }) => id);
  const kept = order(after, old);
  const moved = order(before, now).findIndex((id, i) => id !== kept[i]);
  const first = moved === -1 ? undefined : now.get(kept[moved] ?? "");
  return [
    ...gone,
    ...rest,
    ...(first ? [{ of: "rule" as const, ruleId: first.id, kind: first.kind, what: "order" as const }] : []),
  ];
}

function sourcesOf(before: PolicyPack, after: PolicyPack): PackChange[] {
  const text = (pack: PolicyPack, id: string): string | null => {
    const source = pack.sources.find((one) => one.id === id);
    return source ? [source.title, source.url].filter(Boolean).join(" ") : null;
  };
  const ids = [...new Set([...before.sources, ...after.sources].map(({ id }) => id))];
  return ids
    .map((id) => ({ of: "source" as const, id, before: text(before, id), after: text(after, id) }))
    .filter((change) => change.before !== change.after);
}

/** What differs between two versions of a pack, in the order in which the pack is read. */
export function comparePacks(before: PolicyPack, after: PolicyPack): readonly PackChange[] {
  const counting = (["countsEarnings", "rounding"] as const)
    .filter((what) => before[what] !== after[what])
    .map((what): PackChange => ({ of: "counting", what, before: before[what], after: after[what] }));
  const terms = LOCAL_TERMS.map((term) => ({
    ...{ of: "term" as const, term },
    before: before.terms?.[term] ?? null,
    after: after.terms?.[term] ?? null,
  })).filter((change) => differ(change.before, change.after));
  return [
    ...(differ(before.name, after.name)
      ? [{ of: "name" as const, before: before.name, after: after.name }]
      : []),
    ...(differ(before.effective, after.effective)
      ? [{ of: "dates" as const, before: before.effective, after: after.effective }]
      : []),
    ...counting,
    ...rulesOf(before.rules, after.rules),
    ...figuresOf({ ruleId: "graduation", kind: "graduation" }, before.graduation, after.graduation),
    ...terms,
    ...sourcesOf(before, after),
  ];
}
