import { describe, expect, it } from "vitest";
import { alikeWords } from "./alike-words.ts";

describe("words that are alike", () => {
  const like = alikeWords(["c++", "driver", "drivers", "nurse", "محاسب", "محاسبه", "مهندس"]);

  it("finds the word itself first and then those that share most of their trigrams", () => {
    expect(like("driver", 5).map(({ word }) => word)).toEqual(["driver", "drivers"]);
    expect(like("driver", 5)[0]?.likeness).toBe(1);
  });

  it("reckons likeness as the share of common trigrams among all", () => {
    // "  d", " dr", "dri", "riv", "ive", "ver" are common; "er ", "ers", "rs " are not.
    expect(like("driver", 5)[1]?.likeness).toBeCloseTo(6 / 9);
  });

  it("finds a misspelt word in Arabic letters and nothing that only looks remotely like it", () => {
    expect(like("محاصب", 5).map(({ word }) => word)).toEqual(["محاسب", "محاسبه"]);
  });

  it("gives no more than are asked for, and nothing for signs alone", () => {
    expect(like("driver", 1)).toHaveLength(1);
    expect(like("++++", 5)).toEqual([]);
  });

  it("keeps the order of the words where they are equally like", () => {
    const equals = alikeWords(["abcx", "abcy", "abcz"]);
    expect(equals("abcd", 2).map(({ word }) => word)).toEqual(["abcx", "abcy"]);
  });
});
