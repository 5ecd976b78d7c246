import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");
const CRUISE = path.join(CHECKOUT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

/** Illegal imports, each with the rule that must name it. Paths are those of a small copy of the house. */
const ILLEGAL: readonly { readonly rule: string; readonly file: string; readonly imports: string }[] = [
  { rule: "pure-files-stay-pure", file: "app/domain/a/pure.ts", imports: "#app/domain/a/b.store.server.ts" },
  { rule: "pure-files-use-no-node", file: "app/ui/part.tsx", imports: "node:fs" },
  { rule: "pure-domain-knows-zod-only", file: "app/domain/a/pure.ts", imports: "pg" },
  { rule: "domain-is-the-core", file: "app/domain/a/use.server.ts", imports: "#app/web/guard.server.ts" },
  { rule: "domain-has-no-words", file: "app/domain/a/use.server.ts", imports: "#app/i18n/words.ts" },
  {
    rule: "a-store-belongs-to-its-context",
    file: "app/domain/c/use.server.ts",
    imports: "#app/domain/a/b.store.server.ts",
  },
  {
    rule: "stores-only-inside-the-domain",
    file: "app/routes/my/page.tsx",
    imports: "#app/domain/a/b.store.server.ts",
  },
  {
    rule: "domain-sees-engines-as-interfaces",
    file: "app/domain/a/use.server.ts",
    imports: "#app/engines/q/queue.ts",
  },
  {
    rule: "domain-sees-no-engine-inside",
    file: "app/domain/a/use.server.ts",
    imports: "#app/engines/q/on.server.ts",
  },
  {
    rule: "prisma-only-in-stores",
    file: "app/domain/a/use.server.ts",
    imports: "#app/generated/prisma/client.ts",
  },
  {
    rule: "prisma-types-only-near-stores",
    file: "app/routes/my/page.tsx",
    imports: "#app/generated/prisma/client.ts",
  },
  {
    rule: "engines-know-the-kernel-only",
    file: "app/engines/q/on.server.ts",
    imports: "#app/domain/a/pure.ts",
  },
  { rule: "drivers-only-in-engines", file: "app/domain/a/b.store.server.ts", imports: "pg" },
  { rule: "drivers-only-in-engines", file: "workers/main.ts", imports: "bullmq" },
  { rule: "composition-builds-engines", file: "app/composition.server.ts", imports: "#app/domain/a/pure.ts" },
  { rule: "web-knows-no-engine", file: "app/web/guard.server.ts", imports: "#app/engines/q/on.server.ts" },
  { rule: "web-knows-no-page", file: "app/web/guard.server.ts", imports: "#app/routes/my/page.tsx" },
  { rule: "ui-gets-props", file: "app/ui/part.tsx", imports: "#app/web/guard.server.ts" },
  { rule: "routes-know-use-cases", file: "app/routes/my/page.tsx", imports: "#app/engines/q/queue.ts" },
  { rule: "routes-know-use-cases", file: "app/routes/my/page.tsx", imports: "#app/composition.server.ts" },
  {
    rule: "routes-know-no-other-route",
    file: "app/routes/my/page.tsx",
    imports: "#app/routes/office/page.tsx",
  },
  {
    rule: "processes-start-at-the-composition",
    file: "workers/main.ts",
    imports: "#app/engines/q/on.server.ts",
  },
  { rule: "workers-and-seeds-stay-apart", file: "workers/main.ts", imports: "#app/web/guard.server.ts" },
  { rule: "bin-serves-operators", file: "bin/tool.ts", imports: "#app/routes/my/page.tsx" },
  {
    rule: "nothing-imports-a-test",
    file: "app/domain/a/use.server.ts",
    imports: "#app/domain/a/pure.test.ts",
  },
  // A cycle is named at the first of its files that is met.
  { rule: "no-cycles", file: "app/domain/a/cycle.ts", imports: "./pair.ts" },
  { rule: "nothing-unresolved", file: "app/domain/a/use.server.ts", imports: "#app/domain/a/missing.ts" },
];

/** Files of the small house; each is legal. */
const LEGAL: Readonly<Record<string, string>> = {
  "app/domain/a/pure.ts": `import { z } from "zod"; export const pure = z;`,
  "app/domain/a/pair.ts": `import { cycle } from "./cycle.ts"; import { pure } from "./pure.ts"; export const pair = [cycle, pure];`,
  "app/domain/a/cycle.ts": `export const cycle = 1;`,
  "app/domain/a/pure.test.ts": `import { pure } from "./pure.ts"; export const test = pure;`,
  "app/domain/a/b.store.server.ts": `import { c } from "#app/generated/prisma/client.ts"; export const store = c;`,
  "app/domain/a/use.server.ts": `import type { Q } from "#app/engines/q/queue.ts"; import { store } from "./b.store.server.ts"; export const use = (q: Q) => [q, store];`,
  "app/domain/c/use.server.ts": `import { use } from "#app/domain/a/use.server.ts"; export const other = use;`,
  "app/domain/kernel/result.ts": `export type R = 1;`,
  "app/engines/q/queue.ts": `import type { R } from "#app/domain/kernel/result.ts"; export type Q = R; export const q = 1;`,
  "app/engines/q/on.server.ts": `import pg from "pg"; import type { Q } from "./queue.ts"; export const on: [Q, unknown] = [1, pg];`,
  "app/composition.server.ts": `import { on } from "./engines/q/on.server.ts"; export const composition = on;`,
  "app/generated/prisma/client.ts": `export const c = 1;`,
  "app/web/guard.server.ts": `import { composition } from "#app/composition.server.ts"; export const guard = composition;`,
  "app/ui/part.tsx": `import { words } from "#app/i18n/words.ts"; export const Part = words;`,
  "app/i18n/words.ts": `export const words = 1;`,
  "app/routes/my/page.tsx": `import { use } from "#app/domain/a/use.server.ts"; import { Part } from "#app/ui/part.tsx"; import { guard } from "#app/web/guard.server.ts"; export default [use, Part, guard];`,
  "app/routes/office/page.tsx": `export default 1;`,
  "workers/main.ts": `import { composition } from "#app/composition.server.ts"; export const main = composition;`,
  "bin/tool.ts": `import { composition } from "#app/composition.server.ts"; export const tool = composition;`,
};

let house = "";

beforeAll(() => {
  fs.mkdirSync(path.join(CHECKOUT, ".cache"), { recursive: true });
  house = fs.mkdtempSync(path.join(CHECKOUT, ".cache/architecture-"));
});
afterAll(() => fs.rmSync(house, { recursive: true, force: true }));

/** Builds a house with `files` and returns "rule: file" for each violation. */
function violations(name: string, files: Readonly<Record<string, string>>): string[] {
  const root = path.join(house, name);
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), content);
  }
  for (const file of ["package.json", "tsconfig.json", ".dependency-cruiser.cjs"])
    fs.copyFileSync(path.join(CHECKOUT, file), path.join(root, file));
  fs.symlinkSync(path.join(CHECKOUT, "node_modules"), path.join(root, "node_modules"));
  const run = spawnSync(
    process.execPath,
    [CRUISE, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "app", "workers", "bin"],
    { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}

describe("the architecture rules", () => {
  it("let a legal house pass", () => {
    expect(violations("legal", LEGAL)).toEqual([]);
  });

  it("name every illegal import", () => {
    const files: Record<string, string> = { ...LEGAL };
    // One line per illegal import, all in one house: cruising once is quick.
    for (const [index, { file, imports }] of ILLEGAL.entries())
      files[file] =
        `${files[file] ?? ""}\nimport * as illegal${index} from "${imports}"; void illegal${index};`;
    files["app/domain/a/cycle.ts"] +=
      `import type { pair } from "./pair.ts"; export type Pair = typeof pair;`;
    const found = violations("illegal", files);
    for (const { rule, file } of ILLEGAL) expect(found).toContain(`${rule}: ${file}`);
  });
});
