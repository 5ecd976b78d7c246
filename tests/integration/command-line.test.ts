import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose } from "#app/composition.server.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { environmentOf } from "#tests/support/site.ts";

const MASAR = path.resolve(import.meta.dirname, "../../bin/masar.js");
let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

function masar(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const environment = environmentOf(database.configuration, more);
  const run = spawnSync(process.execPath, [MASAR, ...args], { env: environment, encoding: "utf8" });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function file(name: string, content: string): string {
  const place = path.join(database.configuration.dataDir, name);
  fs.writeFileSync(place, content);
  return place;
}

const json = (out: string): unknown => JSON.parse(out);

describe("the command line", () => {
  it("ends with 3 and a sentence on a wrong setting", () => {
    const { code, out, err } = masar(["reindex", "--json"], { PORT: "x" });
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain("PORT must be a number");
  });

  it("checks everything with doctor", () => {
    const { code, out } = masar(["doctor", "--json"]);
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({ ok: true });
  });

  it("says with doctor when the database leaves no room for a web server and a worker", async () => {
    const { ctx, close } = await compose(database.configuration, { process: "test" });
    const name = new URL(database.url).pathname.slice(1);
    const limit = (most: number) => ctx.sql.query(`alter database ${name} connection limit ${most}`);
    await limit(40);
    const { code, out } = masar(["doctor", "--json"]);
    await limit(-1).finally(close);
    expect(code).toBe(1);
    expect(json(out)).toMatchObject({
      checks: expect.arrayContaining([
        {
          name: "connections",
          ok: false,
          detail: expect.stringMatching(/^PostgreSQL allows 40 connections/) as string,
        },
      ]) as unknown[],
    });
  });

  it("warns about a setting it does not know, apart from the result", () => {
    const { out, err } = masar(["migrate", "--json"], { MASAR_PROT: "1" });
    expect(json(out)).toMatchObject({ applied: [] });
    expect(err).toContain("MASAR_PROT");
  });

  it("imports postings that a search then finds, without a worker", () => {
    const postings = file(
      "postings.csv",
      "id,title,employer,region,city\n7,محاسب مبيعات,شركة المثال,الرياض,الرياض\n8,سائق توصيل,شركة المثال,الرياض,الرياض\n,,,,\n",
    );
    const imported = masar(["import", "postings", postings, "--json"]);
    expect([imported.code, imported.err]).toEqual([0, ""]);
    const result = json(imported.out) as Record<string, number | string>;
    expect(result).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(fs.readFileSync(String(result["report"]), "utf8")).toContain("rejected");
    expect(json(masar(["import", "postings", postings, "--json"]).out)).toMatchObject({
      unchanged: 2,
      accepted: 0,
    });

    const found = json(masar(["search", "محاسب", "--json", "--limit", "5"]).out) as {
      total: number;
      items: unknown[];
    };
    expect(found.total).toBe(1);
    expect(found.items[0]).toMatchObject({ sourceId: "7", title: "محاسب مبيعات", employer: "شركة المثال" });
  }, 120_000);

  it("says in a sentence why a file can't be imported", () => {
    expect(masar(["import", "postings", "/nowhere.csv"])).toMatchObject({ code: 1, out: "" });
    const lacking = masar(["import", "postings", file("lacking.csv", "a,b\n1,2\n")]);
    expect(lacking.err).toMatch(/lacks the columns/);
  });

  it("codes titles from arguments and from a file", () => {
    const titles = file("titles.tsv", "محاسب\t12\nسائق شاحنة\t3\n");
    const coded = json(masar(["title", "معلم", "--file", titles, "--top", "2", "--json"]).out) as {
      query: string;
      items: { concept: string; score: number }[];
    }[];
    expect(coded.map(({ query }) => query)).toEqual(["معلم", "محاسب", "سائق شاحنة"]);
    expect(coded[1]?.items[0]?.score).toBeGreaterThan(0);
  });

  it("generates a wage file with what is hidden in it, the same for the same seed, and imports it", () => {
    const [wages, key] = [file("wages.csv", ""), file("wages-key.csv", "")];
    const generate = (seed: string) =>
      masar([
        "generate",
        "wages",
        wages,
        "--month",
        "2026-02",
        "--size",
        "30",
        "--key",
        key,
        "--seed",
        seed,
        "--json",
      ]);
    expect(json(generate("5").out)).toEqual({ rows: 30, known: 0 });
    const first = fs.readFileSync(wages, "utf8");
    expect(fs.readFileSync(key, "utf8").match(/held identity_unknown/g)).toHaveLength(30);
    expect(json(masar(["import", "wages", wages, "--json"]).out)).toMatchObject({ rows: 30, accepted: 30 });
    generate("5");
    expect(fs.readFileSync(wages, "utf8")).toBe(first);
    generate("6");
    expect(fs.readFileSync(wages, "utf8")).not.toBe(first);
  }, 120_000);

  it("verifies the audit trail", () => {
    expect(json(masar(["audit", "verify", "--json"]).out)).toMatchObject({ ok: true, broken: null });
  });
});
