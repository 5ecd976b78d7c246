import type { PackRule, PolicyPack } from "../pack.schema.ts";

/** What is edited at once: the figures of one rule, the frame around the rules, the local terms, or everything. */
export type PackPart =
  | { readonly of: "rule"; readonly ruleId: string }
  | { readonly of: "frame" }
  | { readonly of: "terms" }
  | { readonly of: "whole" };

export const ruleOf = (pack: PolicyPack, ruleId: string): PackRule | null =>
  pack.rules.find(({ id }) => id === ruleId) ?? null;

/** The part of a pack as it stands; two people who change different parts do not stand in each other's way. */
export function partOf(pack: PolicyPack, part: PackPart): unknown {
  if (part.of === "rule") return ruleOf(pack, part.ruleId);
  if (part.of === "terms") return pack.terms ?? {};
  if (part.of === "whole") return pack;
  const { name, effective, countsEarnings, rounding, graduation, sources } = pack;
  return { name, effective, countsEarnings, rounding, graduation, sources };
}
