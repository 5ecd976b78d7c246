import { describe, expect, it } from "vitest";
import { main } from "#bin/cli/main.ts";

async function masar(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const code = await main(args, {
    out: (text) => (written.out += `${text}\n`),
    err: (text) => (written.err += `${text}\n`),
  });
  return { code, ...written };
}

const COMMANDS = [
  ...[
    "doctor",
    "migrate",
    "import taxonomy",
    "import postings",
    "import registry",
    "import wages",
    "import score",
    "generate wages",
    "reindex",
  ],
  ...[
    "search",
    "title",
    "match",
    "match run",
    "policy project",
    "audit verify",
    "docs machines",
    "docs examples",
    "docs words",
    "bench",
  ],
];

describe("the command line", () => {
  it("lists its commands", async () => {
    const { code, out } = await masar("--help");
    expect(code).toBe(0);
    for (const name of COMMANDS) expect(out).toContain(`\n  ${name} `);
  });

  it.each(COMMANDS)("explains %s", async (name) => {
    const { code, out, err } = await masar(...name.split(" "), "--help");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`Usage: masar ${name}`);
    expect(out).toContain("--json");
  });

  it.each([
    [[]],
    [["nonsense"]],
    [["import"]],
    [["search"]],
    [["doctor", "--loud"]],
    [["match", "nobody"]],
    [["migrate", "sideways"]],
    [["search", "x", "--limit", "none"]],
    [["bench", "nothing"]],
    [["generate", "wages", "x.csv", "--month", "March"]],
    [["policy", "project", "case.json"]],
    [["import", "postings", "x.csv", "--country", "Atlantis"]],
  ])("ends %j with 2, writing nothing but help to standard error", async (args) => {
    const { code, out, err } = await masar(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).not.toBe("");
  });

  it("helps with a family of commands", async () => {
    const { code, out } = await masar("import", "--help");
    expect(code).toBe(0);
    expect(out).toContain("import wages");
    expect(out).not.toContain("reindex");
  });
});
