import { describe, expect, it } from "vitest";
import { canonicalAddress, readConditions } from "./search-address.ts";

const canonical = (address: string): string => canonicalAddress(new URLSearchParams(address));

describe("the address of a search", () => {
  it("has one form, whatever the order, the page, and what does not belong to it", () => {
    expect(canonical("lang=en&where=b&type=z&type=a&q=x&page=3&exact=1&fbclid=1")).toBe(
      "q=x&where=b&type=a&type=z",
    );
    expect(canonical("type=a&q=%20x%20%20&where=b&type=z&type=a")).toBe("q=x&where=b&type=a&type=z");
    expect(canonical("page=2")).toBe("");
  });

  it("holds no sign that nobody sees, and ends", () => {
    const cleaned = new URLSearchParams(canonical("q=%E2%80%AEa%00b%E2%80%8F&where=%07"));
    expect([...cleaned]).toEqual([["q", "a b"]]);
    const much = Array.from({ length: 500 }, (_, n) => `region=${n}`).join("&");
    expect(new URLSearchParams(canonical(much)).getAll("region")).toHaveLength(20);
    expect(canonical(`q=${"x".repeat(10_000)}`)).toBe("");
  });

  it("stays what it is when it is made again", () => {
    const once = canonical("need=remote&need=childcare&q=محاسب&km=any&wage=3000");
    expect(canonical(once)).toBe(once);
  });

  it("reads what a workplace offers and asks for, and what was undone", () => {
    const address =
      "need=accessible&adapt=step_free&adapt=seated_work&edu=none&hours=٢٠&no=radius&no=dropped";
    expect(readConditions(new URLSearchParams(address), 100)).toMatchObject({
      accessible: true,
      remote: false,
      accommodation: ["step_free", "seated_work"],
      education: ["none"],
      hoursMax: 20,
      undone: ["radius", "dropped"],
    });
    // What was undone belongs to one look, not to the search.
    expect(canonical("q=a&no=radius&exact=1")).toBe("q=a");
  });

  it("reads Arabic digits, and nonsense as nothing", () => {
    const read = (address: string) => readConditions(new URLSearchParams(address), 100);
    expect(read("wage=٣٠٠٠&km=١٥")).toMatchObject({ wageMin: 300_000, radiusKm: 15 });
    expect(read("wage=x&km=&days=&page=")).toMatchObject({
      wageMin: null,
      radiusKm: 30,
      postedWithinDays: null,
      page: 1,
    });
    expect(read("km=any").radiusKm).toBeNull();
    expect(read("type=x&type=part_time&shift=x&edu=x&adapt=x&kind=x&kind=programme")).toMatchObject({
      employmentType: ["part_time"],
      shift: [],
      education: [],
      accommodation: [],
      kind: ["intake"],
    });
  });
});
