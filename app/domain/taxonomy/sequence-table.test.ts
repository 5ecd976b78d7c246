import { describe, expect, it } from "vitest";
import { buildSequenceTable } from "./sequence-table.ts";

describe("a table of sequences", () => {
  it("gives each sequence its place, in the order of their first coming", () => {
    const table = buildSequenceTable();
    expect([[1, 2], [2, 1], [1], [1, 2]].map((sequence) => table.place(sequence))).toEqual([0, 1, 2, 0]);
    expect(table.size).toBe(3);
  });

  it("tells apart what is there from what only begins, or only sounds, like it", () => {
    const table = buildSequenceTable();
    table.place([7, 8, 9]);
    for (const other of [[7, 8], [7, 8, 9, 0], [9, 8, 7], [], [-7, 8, 9]]) expect(table.find(other)).toBe(-1);
    expect(table.find([7, 8, 9])).toBe(0);
  });

  it("keeps the places of thousands of sequences while it grows", () => {
    const table = buildSequenceTable();
    const sequenceOf = (n: number): number[] => [n % 13, n % 101, Math.floor(n / 50), n];
    const all = Array.from({ length: 20_000 }, (_, n) => n);
    for (const n of all) table.place(sequenceOf(n));
    expect(all.map((n) => table.find(sequenceOf(n)))).toEqual(all);
    expect(table.find(sequenceOf(20_000))).toBe(-1);
  });
});
