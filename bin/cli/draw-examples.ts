import { projectCase } from "#app/domain/benefits/project-case.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import {
  workedExamples,
  type ExpectedAmount,
  type WorkedExample,
} from "#prisma/seed/packs/worked-examples.ts";

const head = (examples: readonly WorkedExample[]): string => `# Worked examples of the policy packs

Drawn by \`npx masar docs examples\` from \`prisma/seed/packs/examples\`; a test fails when this page is behind them, and
every line below is a test. The arithmetic is by hand, from the rules of the pack; the engine has to give the same.
Amounts are a month; \`1-3\` are months; \`a to b\` is what is certain where something is not known. Any of them:
\`npx masar policy project --pack ID prisma/seed/packs/examples/FILE.json\`.

${examples.length} examples. \`every-primitive\` is made up, for kinds of rules that no shipped pack uses.`;

const NUMBER = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const shown = (value: number | null): string => (value === null ? "no bound" : NUMBER.format(value));
const range = (value: ExpectedAmount): string =>
  typeof value === "number" ? shown(value) : `${shown(value[0])} to ${shown(value[1])}`;
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const WORDS: Readonly<Record<string, string>> = { yes: "kept", no: "lost", maybe: "not known" };

/** Months in a row with the same words share them: "1-5". */
function byMonth(lines: readonly { readonly month: number; readonly words: string }[]): readonly string[] {
  const runs: { from: number; to: number; words: string }[] = [];
  for (const { month, words } of lines) {
    const last = runs.at(-1);
    if (last?.words === words && last.to === month - 1) last.to = month;
    else runs.push({ from: month, to: month, words });
  }
  return runs.map(({ from, to, words }) => `${from === to ? from : `${from}-${to}`}: ${words}`);
}

function results({ expect: expected }: WorkedExample): readonly string[] {
  const figures = Object.entries(expected.months).map(([month, values]) => ({
    month: Number(month),
    words: Object.entries(values)
      .map(([name, value]) => `${name} ${range(value)}`)
      .join(", "),
  }));
  const kept = Object.entries(expected.entitlements).map(([month, states]) => ({
    month: Number(month),
    words: Object.entries(states)
      .map(([name, state]) => `${name} ${WORDS[state]}`)
      .join(", "),
  }));
  const events = expected.events.map(({ month, code, params = {} }) => {
    const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
    return `${month}: ${code}${details.length > 0 ? ` (${details.join(", ")})` : ""}`;
  });
  const graduation = expected.graduationMonth;
  return [
    ...byMonth(figures),
    ...byMonth(kept),
    ...events,
    ...(expected.onlyEvents && events.length === 0 ? ["no event"] : []),
    ...(graduation === undefined
      ? []
      : graduation === null
        ? ["no graduation"]
        : [`graduation from ${graduation.earliest} to ${graduation.latest ?? "perhaps never"}`]),
    ...(expected.unknowns && expected.unknowns.length > 0
      ? [`not known: ${[...expected.unknowns].sort().join(", ")}`]
      : []),
  ];
}

/** The kinds of rules that had a say, in the order of the pack. */
function kindsOf({ packJson, json }: WorkedExample): readonly string[] {
  const { months } = expectOk(projectCase(packJson, json));
  return [...new Set(months.flatMap((month) => month.rulesApplied.map((line) => line.kind)))];
}

const row = (example: WorkedExample): string =>
  `| ${[
    `\`${example.file.replace(/\.json$/, "")}\`: ${example.title}`,
    example.note,
    results(example).join("; "),
    kindsOf(example).join(", "),
  ]
    .map(cell)
    .join(" | ")} |`;

const section = (pack: string, examples: readonly WorkedExample[]): string =>
  [
    `## ${pack}`,
    [
      "| Example | By hand | Must give | Rules |",
      "| --- | --- | --- | --- |",
      ...examples.filter((one) => one.pack === pack).map(row),
    ].join("\n"),
  ].join("\n\n");

/** The page docs/worked-examples.md as Markdown, from the files of the examples. */
export function drawExamples(): string {
  const examples = workedExamples();
  const packs = [...new Set(examples.map(({ pack }) => pack))];
  return `${[head(examples), ...packs.map((pack) => section(pack, examples))].join("\n\n")}\n`;
}
