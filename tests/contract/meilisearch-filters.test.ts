import { beforeAll, describe, expect, it } from "vitest";
import { evaluateFilter, readFilter } from "#tests/support/meilisearch/filter-evaluation.ts";
import { parseFilter } from "#tests/support/meilisearch/filter-grammar.ts";
import { filterText } from "#tests/support/meilisearch/filter-text.ts";
import { IndexStore } from "#tests/support/meilisearch/index-store.ts";
import type { JsonObject } from "#tests/support/meilisearch/json.ts";
import { changedSettings, readSettings } from "#tests/support/meilisearch/settings.ts";

const written = (filter: string): string => {
  const read = parseFilter(filter);
  return read === null ? "" : filterText(read);
};

describe("the grammar of filters", () => {
  it("takes an empty filter as none", () => expect(parseFilter("  ")).toBeNull());
  it("binds AND closer than OR, and NOT closest", () => {
    expect(written("a = 1 OR b = 2 AND NOT c = 3")).toBe(
      '("a" = "1") OR (("b" = "2") AND (NOT ("c" = "3")))',
    );
    expect(written("(a = 1 OR b = 2) AND c = 3")).toBe('(("a" = "1") OR ("b" = "2")) AND ("c" = "3")');
  });
  it("lets two NOTs be none", () => expect(written("NOT NOT a = 1")).toBe('"a" = "1"'));
  it("reads lists with or without values, and with a comma at the end", () => {
    expect(written("a IN []")).toBe('"a" IN []');
    expect(written("a IN [b,'c d', e ,]")).toBe('"a" IN ["b", "c d", "e"]');
    expect(written("a NOT IN[b]")).toBe('NOT ("a" IN ["b"])');
  });
  it("reads what may be asked of a value", () => {
    expect(written("a IS NULL AND b IS NOT EMPTY")).toBe('("a" IS NULL) AND (NOT ("b" IS EMPTY))');
    expect(written("a EXISTS OR b NOT EXISTS")).toBe('("a" EXISTS) OR (NOT ("b" EXISTS))');
    expect(written("a 1 TO 5")).toBe('"a" "1" TO "5"');
    expect(written("a STARTS WITH 'x y' AND b NOT STARTS WITH z")).toBe(
      '("a" STARTS WITH "x y") AND (NOT ("b" STARTS WITH "z"))',
    );
  });
  it("reads quotes of both kinds, and escapes in them", () => {
    expect(written(`a = "it's"`)).toBe(`"a" = "it's"`);
    expect(written(String.raw`a = 'it\'s \\ \x41\n'`)).toBe(String.raw`"a" = "it's \\ A\n"`);
    expect(written("'two words' = 1")).toBe('"two words" = "1"');
  });
  it("reads Arabic words without quotes", () => expect(written("مدينة = الرياض")).toBe('"مدينة" = "الرياض"'));

  const refusal = (filter: string): string => {
    try {
      parseFilter(filter);
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  it("says where a quote, a bracket or a list is not closed", () => {
    expect(refusal("a = 'b")).toBe(
      "Expression `\\'b` is missing the following closing delimiter: `'`.\n5:7 a = 'b",
    );
    expect(refusal("(a = b")).toContain("is missing the following closing delimiter: `)`.\n1:7");
    expect(refusal("a IN [b")).toContain("Expected matching `]`");
    expect(refusal("a IN b")).toContain("Expected `[` after `IN` keyword.\n6:7");
    expect(refusal("a IN [b c]")).toContain("instead found `c]`.");
  });
  it("refuses a keyword where a value should be", () => {
    expect(refusal("a = AND")).toContain("instead got `AND`, which is a reserved keyword");
    expect(refusal("OR = 1")).toContain("instead got `OR`, which is a reserved keyword");
  });
  it("refuses signs after the end", () =>
    expect(refusal("a = b c = d")).toBe(
      "Found unexpected characters at the end of the filter: `c = d`. You probably forgot an `OR` or an `AND` rule.\n7:12 a = b c = d",
    ));
  it("refuses escapes that mean nothing", () =>
    expect(refusal(String.raw`a = "\q"`)).toContain("Malformed value"));
  it("refuses geographic rules as values", () => {
    expect(refusal("a = _geoRadius(1, 2, 3)")).toContain("is an operation and can't be used as a value");
    expect(refusal("_geoPoint(1, 2)")).toContain("`_geoPoint` is a reserved keyword");
    expect(refusal("_geoRadius(1, x)")).toContain("must be in the form");
  });
  it("refuses more than 37 brackets within each other", () => {
    const nested = (depth: number): string => "(".repeat(depth) + "a = b" + ")".repeat(depth);
    expect(refusal(nested(36))).toBe("");
    expect(refusal(nested(38))).toContain("maximum depth limit");
  });
});

describe("what a filter keeps", () => {
  const index = new IndexStore("jobs", "id", "2026-01-01T00:00:00Z");
  beforeAll(() => {
    const rule = (names: string[], comparison: boolean) => ({
      attributePatterns: names,
      features: { filter: { comparison } },
    });
    const filterableAttributes = [rule(["city", "terms"], false), rule(["wage"], true), "_geo"];
    index.configure(changedSettings(index.settings, readSettings({ filterableAttributes })));
    const documents: Record<string, JsonObject> = {
      a: { city: "Riyadh", wage: 4_000, terms: ["محاسب", "عام"], _geo: { lat: 24.7, lng: 46.7 } },
      b: { city: " JEDDAH ", wage: "5000", terms: [], _geo: null },
      c: { city: null, wage: 12_000, terms: "Ａ" },
      d: { city: "" },
    };
    index.change(new Map(Object.entries(documents)), new Set());
  });
  const kept = (filter: string): string => {
    const read = readFilter(filter, "invalid_search_filter");
    const numbers = read ? [...evaluateFilter(index, read)] : [];
    return numbers
      .map((number) => index.all.get(number)?.id)
      .sort()
      .join("");
  };

  it("compares texts without case, blanks around them, or letters' width", () => {
    expect(kept("city = RIYADH")).toBe("a");
    expect(kept("city = jeddah")).toBe("b");
    expect(kept("terms = a")).toBe("c");
  });
  it("meets any value of a list", () => expect(kept("terms = عام")).toBe("a"));
  it("takes a number and its text as equal, and compares each kind with its own", () => {
    expect(kept("wage = 5000")).toBe("b");
    expect(kept("wage > 4500")).toBe("bc");
    expect(kept("wage 3000 TO 4999")).toBe("a");
  });
  it("tells null, empty and absent apart", () => {
    expect(kept("city IS NULL")).toBe("c");
    expect(kept("city IS EMPTY")).toBe("d");
    expect(kept("wage NOT EXISTS")).toBe("d");
    expect(kept("terms IS EMPTY")).toBe("b");
  });
  it("meets beginnings", () => {
    expect(kept("terms STARTS WITH محا")).toBe("a");
    expect(kept('city STARTS WITH ""')).toBe("abcd");
  });
  it("counts documents without a value in what is not so", () => expect(kept("city != riyadh")).toBe("bcd"));
  it("keeps what lies in a circle", () => expect(kept("_geoRadius(24.7, 46.71, 2000)")).toBe("a"));
  it("refuses operators that the attribute's rule doesn't allow", () => {
    expect(() => kept("city > a")).toThrow("Filter operator `>` is not allowed for the attribute `city`");
    expect(() => kept("nope = 1")).toThrow("Attribute `nope` is not filterable");
  });
  it("checks no operator where nothing is left to check", () =>
    expect(kept("wage = 1 AND city > a")).toBe(""));
});
