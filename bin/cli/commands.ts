import type { Command } from "./command.ts";

/** Every command, in the order of the help; loaded when asked for, so that each starts quickly. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  doctor: async () => (await import("./doctor.ts")).doctor,
  migrate: async () => (await import("./migrate.ts")).migrate,
  "import taxonomy": async () => (await import("./import-taxonomy.ts")).importTaxonomyCommand,
  "import postings": async () => (await import("./import-postings.ts")).importPostingsCommand,
  "import registry": async () => (await import("./import-registry.ts")).importRegistryCommand,
  "import wages": async () => (await import("./import-wages.ts")).importWagesCommand,
  "import score": async () => (await import("./import-score.ts")).importScoreCommand,
  "generate wages": async () => (await import("./generate-wages.ts")).generateWages,
  reindex: async () => (await import("./reindex.ts")).reindexCommand,
  search: async () => (await import("./search.ts")).searchCommand,
  title: async () => (await import("./title.ts")).titleCommand,
  "taxonomy check": async () => (await import("./check-taxonomy.ts")).checkTaxonomyCommand,
  match: async () => (await import("./match.ts")).matchCommand,
  "match run": async () => (await import("./match.ts")).matchRun,
  "policy project": async () => (await import("./policy-project.ts")).policyProject,
  "demo year": async () => (await import("./demo-year.ts")).demoYear,
  "audit verify": async () => (await import("./audit-verify.ts")).auditVerify,
  "docs machines": async () => (await import("./docs-machines.ts")).docsMachines,
  "docs examples": async () => (await import("./docs-examples.ts")).docsExamples,
  "docs words": async () => (await import("./docs-words.ts")).docsWords,
  bench: async () => (await import("./bench.ts")).bench,
};

/** The command whose words begin `args`, the longest first, and what is left. */
export async function findCommand(
  args: readonly string[],
): Promise<{ command: Command; rest: readonly string[] } | null> {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(" ");
    const load = args.length >= words && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load) return { command: await load(), rest: args.slice(words) };
  }
  return null;
}

/** The commands whose name begins with `words` (all with ""). */
export function commandsNamed(words: string): Promise<readonly Command[]> {
  const names = Object.keys(COMMANDS).filter(
    (name) => words === "" || name === words || name.startsWith(`${words} `),
  );
  return Promise.all(names.flatMap((name) => COMMANDS[name]?.() ?? []));
}
