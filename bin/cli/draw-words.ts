import { ruleSteps, type RuleStep } from "#app/domain/search/rules.ts";
import { RULES_VERSION } from "#app/domain/search/lexicon.ts";
import type { RuleExample } from "#app/domain/search/word-rule.ts";

const head = (steps: readonly RuleStep[]): string => `# How words are read (كيف تُقرأ الكلمات)

Drawn by \`npx masar docs words\` from the tables in \`app/domain/search\`; a test fails when this page is behind them, and
every example below is a test. Documents and queries are read by the same rules (version ${RULES_VERSION}), in this order:

${steps.map(({ name, nameAr }, at) => `${at + 1}. ${name} (${nameAr})`).join("\n")}

A word is *known* when the taxonomy, the vocabulary below or the title of a posting has it; the examples know a few.`;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const codePoint = (sign: string): string =>
  `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
const cell = (text: string): string => text.replace(UNSEEN, codePoint).replaceAll("|", "\\|");

/** Examples with the same outcome share an arrow. */
function shown(examples: readonly RuleExample[]): string {
  const byOutcome = new Map<string, string[]>();
  for (const [typed, made] of examples) byOutcome.set(made, [...(byOutcome.get(made) ?? []), typed]);
  return [...byOutcome].map(([made, typed]) => cell(`${typed.join(", ")} → ${made}`)).join("; ");
}

const section = ({ name, nameAr, does, doesAr, rules, lists = [] }: RuleStep, at: number): string =>
  [
    `## ${at + 1}. ${name} (${nameAr})`,
    `${does}\n\n${doesAr}`,
    [
      "| Rule | What it does | ما تفعله | Examples |",
      "| --- | --- | --- | --- |",
      ...rules.map(
        (rule) =>
          `| ${[rule.name, rule.does, rule.doesAr].map(cell).join(" | ")} | ${shown(rule.examples)} |`,
      ),
    ].join("\n"),
    ...lists.map((list) => `${list.name}: ${[...list.words].join(" · ")}`),
  ].join("\n\n");

/** The page docs/arabic-rules.md as Markdown, from the tables of the analyser and the corrector. */
export function drawWords(): string {
  const steps = ruleSteps();
  return `${[head(steps), ...steps.map(section)].join("\n\n")}\n`;
}
