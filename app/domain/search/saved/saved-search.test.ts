import { describe, expect, it } from "vitest";
import { compare, MOST_LOOKED_AT, nextLook, reach, type Found } from "./saved-search.ts";

const DAY_MS = 86_400_000;
const since = new Date("2027-01-20T00:00:00Z");
const found = (id: string, postedAt = "2027-02-01T00:00:00Z"): Found => ({ id, postedAt });

describe("what is new in a search", () => {
  it("is what was not known, also when it was posted long before it could be found", () => {
    const known = { ids: ["a"], since: since.toISOString() };
    const compared = compare(known, [found("b", "2027-01-21T00:00:00Z"), found("a")], since);
    expect(compared.fresh).toEqual(["b"]);
    expect(compare(compared.known, [found("a"), found("b")], since).fresh).toEqual([]);
  });

  it("is nothing that was known once and is back", () => {
    const known = { ids: ["a"], since: since.toISOString() };
    const away = compare(known, [], since);
    expect(compare(away.known, [found("a")], since).fresh).toEqual([]);
  });

  it("is nothing of which nobody looked: where more was found than looked at, older hits are not told", () => {
    const many = Array.from({ length: MOST_LOOKED_AT }, (_, n) => found(`n${n}`, "2027-02-01T00:00:00Z"));
    expect(reach(many, since)).toBe("2027-02-01T00:00:00.000Z");
    const known = { ids: many.map(({ id }) => id), since: reach(many, since) };
    const next = [found("older", "2027-01-25T00:00:00Z"), found("newer", "2027-02-02T00:00:00Z")];
    expect(compare(known, next, since).fresh).toEqual(["newer"]);
  });

  it("keeps a bounded list of what is known, the newest first", () => {
    let known = { ids: [] as readonly string[], since: since.toISOString() };
    for (let day = 0; day < 50; day++)
      known = compare(
        known,
        Array.from({ length: 50 }, (_, n) => found(`${day}-${n}`)),
        since,
      ).known;
    expect(known.ids.length).toBeLessThanOrEqual(400);
    expect(known.ids).toContain("49-0");
  });
});

describe("the next look", () => {
  const at = { zone: "Asia/Riyadh", quietHours: { from: 21, until: 8 } };

  it("is on the next morning, or a week later, after quiet hours by the country's clock", () => {
    const now = new Date("2027-02-01T20:30:00Z");
    expect(nextLook("daily", now, at)?.toISOString()).toBe("2027-02-02T05:00:00.000Z");
    const week = nextLook("weekly", now, at)?.getTime() ?? 0;
    expect((week - (nextLook("daily", now, at)?.getTime() ?? 0)) / DAY_MS).toBe(6);
    expect(nextLook("off", now, at)).toBeNull();
  });
});
