import { describe, expect, it } from "vitest";
import { uuidArray } from "./uuid-array.ts";

const ID = "018f3a5c-7b21-7c04-9e55-0123456789ab";

describe("an array of ids for the database", () => {
  it("has a header, and each id's length and bytes; none has length -1", () => {
    expect(uuidArray([ID, null, ID.toUpperCase()])?.toString("hex")).toBe(
      [
        "00000001" + "00000001" + "00000b86" + "00000003" + "00000001",
        "00000010" + ID.replaceAll("-", ""),
        "ffffffff",
        "00000010" + ID.replaceAll("-", ""),
      ].join(""),
    );
    expect(uuidArray([ID])?.readInt32BE(4)).toBe(0);
  });

  it("is without dimension when empty", () => {
    expect(uuidArray([])?.toString("hex")).toBe("00000000" + "00000000" + "00000b86");
  });

  it("is none where something else is among them", () => {
    const others = [
      "",
      ID.slice(1),
      `${ID}0`,
      ID.replaceAll("-", " "),
      ID.replace("0", "g"),
      ID.replace("0", "٠"),
      7,
    ];
    for (const other of others) expect(uuidArray([ID, other]), String(other)).toBeNull();
  });
});
