import { describe, expect, it } from "vitest";
import { wideHeads, type PersonName } from "./wide-heads.ts";

const names = (head: string, groups: string): readonly PersonName[] =>
  [...groups].map((majorGroup, at) => ({ conceptId: `${head} ${at}`, majorGroup, head }));

describe("heads of names that stand in several groups of occupations", () => {
  it("are wide when no group has most of their occupations", () => {
    expect([...wideHeads([...names("worker", "7777999555"), ...names("driver", "8888888889")])]).toEqual([
      "worker",
    ]);
  });

  it("are not called wide by too few occupations", () => {
    expect([...wideHeads(names("porter", "579"))]).toEqual([]);
  });

  it("count an occupation once, however many names it has", () => {
    const often = Array.from({ length: 9 }, () => ({ conceptId: "one", majorGroup: "5", head: "breeder" }));
    expect([...wideHeads([...often, ...names("breeder", "666")])]).toEqual([]);
  });
});
