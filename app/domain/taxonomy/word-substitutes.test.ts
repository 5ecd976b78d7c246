import { describe, expect, it } from "vitest";
import { buildNameSpace } from "./name-space.ts";
import { learnSubstitutes } from "./word-substitutes.ts";

/** Names of concepts: those that begin with the same letter belong to one concept. */
function learn(names: readonly string[]): (word: string) => readonly string[] {
  const space = buildNameSpace(
    names.map((name) => name.slice(2).split(" ")),
    names.map((name) => name.slice(0, 1)),
  );
  const found = learnSubstitutes(space.texts, space.namesOf, space.words.length);
  return (word) => (found[space.numberOf(word) ?? -1] ?? []).map((other) => space.words[other.word] ?? "");
}

describe("words that stand for each other", () => {
  it("are learnt from names of one concept that differ in a single word", () => {
    const substitutes = learn(["a truck driver", "a lorry driver", "b truck mechanic", "b lorry mechanic"]);
    expect(substitutes("truck")).toEqual(["lorry"]);
    expect(substitutes("lorry")).toEqual(["truck"]);
    expect(substitutes("driver")).toEqual([]);
  });

  it("are not learnt across concepts, nor from names that differ in more", () => {
    const substitutes = learn(["a truck driver", "b bus driver", "c school cook", "c kitchen chef"]);
    for (const word of ["truck", "bus", "school", "cook"]) expect(substitutes(word)).toEqual([]);
  });
});
