import { describe, expect, it } from "vitest";

import { messages, namespaces } from "./index.ts";

type Words = string | Tree | readonly Words[];
type Tree = { readonly [key: string]: Words };

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** Latin words that stay Latin in Arabic text: file formats, and the name of the other language. Addresses do too. */
const LATIN_ALLOWED = /\b(CSV|XLSX|PDF|JSON|ESCO|QR|SMS|API|English)\b/g;
/** What an administrator types as it stands: words of a pack's JSON, and examples of its codes. */
const TYPED = /\b(value|interval|unknown|between|true|false|new|law-2026|SA|SAR)\b/g;

function flatten(tree: Tree | readonly Words[], prefix = ""): [string, string][] {
  return Object.entries<Words>({ ...tree }).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const stems = (pairs: [string, string][]) => new Set(pairs.map(([key]) => key.replace(PLURAL, "")));

const placeholders = (text: string) => new Set(text.match(/\{\{[^}]+\}\}/g));

describe.each(namespaces)("the messages of %s", (namespace) => {
  const arabic = flatten(messages.ar[namespace]);
  const english = flatten(messages.en[namespace]);

  it("say the same things in Arabic and in English", () => {
    expect([...stems(arabic)].sort()).toEqual([...stems(english)].sort());
  });

  it("have all six Arabic forms wherever something is counted", () => {
    const keys = new Set(arabic.map(([key]) => key));
    const counted = new Set(
      arabic.filter(([key]) => PLURAL.test(key)).map(([key]) => key.replace(PLURAL, "")),
    );
    const missing = [...counted].flatMap((stem) =>
      ["zero", "one", "two", "few", "many", "other"]
        .map((form) => `${stem}_${form}`)
        .filter((key) => !keys.has(key)),
    );
    expect(missing).toEqual([]);
  });

  it("leave no Latin word in Arabic", () => {
    const leaks = arabic.filter(([, text]) => {
      const own = text
        .replace(/\$t\([^)]*\)|\{\{[^}]+\}\}|<\/?\w+\/?>|\S+@\S+|https:\S+/g, "")
        .replace(LATIN_ALLOWED, "");
      return /[A-Za-z]/.test(namespace === "packs" ? own.replace(TYPED, "") : own);
    });
    expect(leaks).toEqual([]);
  });

  it("use no placeholder in Arabic that English does not know", () => {
    const known = new Map<string, Set<string>>();
    for (const [key, text] of english) {
      const stem = key.replace(PLURAL, "");
      known.set(stem, new Set([...(known.get(stem) ?? ["{{count}}"]), ...placeholders(text)]));
    }
    // A range names its currency in another place, so it takes other parts of the same amounts.
    const strange = arabic.filter(
      ([key, text]) =>
        !["moneyRange", "amount.between"].includes(key) &&
        [...placeholders(text)].some((name) => !known.get(key.replace(PLURAL, ""))?.has(name)),
    );
    expect(strange).toEqual([]);
  });
});
