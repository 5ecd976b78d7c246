import { systemActor } from "#app/domain/kernel/actor.ts";
import { checkTaxonomy, type TaxonomyCheck } from "#app/domain/taxonomy/check-taxonomy.server.ts";
import {
  CONTRADICTION_KINDS,
  isContradiction,
  NOTE_KINDS,
  type Finding,
  type FindingKind,
} from "#app/domain/taxonomy/contradictions.ts";
import type { DialectTotals } from "#app/domain/taxonomy/dialect-totals.ts";
import { numberOption, type Command } from "./command.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

const WORDS: Readonly<Record<FindingKind, string>> = {
  farName: "names of two far concepts",
  samePreferred: "preferred labels of two concepts",
  orphanOccupation: "occupations without an essential skill",
  orphanSkill: "skills that no occupation needs and no group holds",
  broaderCycle: "cycles of broader relations",
  unknownIscoGroup: "occupations in a group that ISCO-08 does not have",
  stopWordName: "names that are one stop word",
  ambiguousName: "names of two near concepts",
  repeatedName: "names that read like another of their own concept",
  borrowedName: "names that an imported classification gives to two far concepts of its own",
  borrowedAlias: "names of ours that an imported classification has as alias of something far",
  borrowedOrphan: "imported occupations of which no essential skill is stated",
};

const line = ({ concepts, words }: Finding): string =>
  `  ${concepts.join(", ")}${words.length > 0 ? `: ${words.join(" | ")}` : ""}`;

const totalsInWords = ({ everyday, sa, eg, ma, lev, misspelt }: DialectTotals): string =>
  `${everyday} everyday, ${sa} Saudi, ${eg} Egyptian, ${ma} Moroccan, ${lev} Levantine, ${misspelt} misspelt`;

function inWords({ concepts, findings, dialects }: TaxonomyCheck, notes: boolean, limit: number): string {
  const kinds: readonly FindingKind[] = [...CONTRADICTION_KINDS, ...NOTE_KINDS];
  const lines = [`${concepts} concepts`];
  for (const kind of kinds) {
    const found = findings.filter((finding) => finding.kind === kind);
    lines.push(`${found.length} ${WORDS[kind]}`);
    if (found[0] === undefined || (!notes && !isContradiction(found[0]))) continue;
    lines.push(...found.slice(0, limit).map(line));
    if (found.length > limit) lines.push(`  and ${found.length - limit} more: see --top and --json`);
  }
  lines.push(`Arabic names of occupations: ${totalsInWords(dialects.occupation)}`);
  lines.push(`Arabic names of skills: ${totalsInWords(dialects.skill)}`);
  return lines.join("\n");
}

/** Checks the taxonomy in the database for contradictions; exit code 1 when there are some. */
export const checkTaxonomyCommand: Command = {
  name: "taxonomy check",
  usage: "",
  summary: "Find contradictions in the taxonomy, and count its names by dialect",
  positionals: { min: 0, max: 0 },
  options: {
    notes: { type: "boolean", description: "List also names of near concepts and repeated names" },
    top: { type: "string", value: "N", description: "Findings listed of each kind", default: "20" },
  },
  details:
    "Two concepts are near when a relation, one sub-major group of ISCO-08 or a telling skill ties them.\n" +
    "An imported classification shares names between far concepts: that is noted, and no contradiction, but where\n" +
    "a name of ours is what it properly calls something far.",
  run(input) {
    const limit = numberOption(input, "top", 20, 100_000);
    return withComposition(async ({ ctx }) => {
      const actor = systemActor("masar taxonomy check", ctx.surroundings.defaultCountry);
      const result = valueOf(await checkTaxonomy(ctx, actor, {}));
      const text = inWords(result, input.options["notes"] === true, limit);
      return { json: result, text, ok: !result.findings.some(isContradiction) };
    });
  },
};
