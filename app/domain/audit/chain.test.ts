import { describe, expect, it } from "vitest";
import { canonicalJson, GENESIS, linkText, type ChainEntry } from "./chain.ts";

const entry: ChainEntry = {
  ...{ id: "1", at: "2026-01-01T00:00:00.000Z", actorKind: "system", accountId: null, personId: null },
  ...{ role: null, actingFor: null, process: "worker", country: "SA", action: "x.do", subjectType: "x" },
  ...{ subjectId: "9", details: { b: [1, { z: 1, a: null }], a: "نعم" }, requestId: null },
};

describe("a link of the audit chain", () => {
  it("is the same text whatever the order of the keys", () => {
    expect(canonicalJson({ b: 1, a: { d: [], c: null } })).toBe('{"a":{"c":null,"d":[]},"b":1}');
    expect(canonicalJson({ a: undefined, b: "\n" })).toBe('{"b":"\\n"}');
    const turned = Object.fromEntries(Object.entries(entry).reverse()) as unknown as ChainEntry;
    expect(linkText(GENESIS, 1, turned)).toBe(linkText(GENESIS, 1, entry));
  });
  it("changes with every column, with the position and with what came before", () => {
    const original = linkText(GENESIS, 1, entry);
    for (const column of Object.keys(entry))
      expect(linkText(GENESIS, 1, { ...entry, [column]: "other" }), column).not.toBe(original);
    expect(linkText(GENESIS, 2, entry)).not.toBe(original);
    expect(linkText("f".repeat(64), 1, entry)).not.toBe(original);
  });
});
