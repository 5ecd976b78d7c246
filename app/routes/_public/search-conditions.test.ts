import { describe, expect, it } from "vitest";
import { translateFor } from "#app/i18n/i18n.ts";
import { activeConditions, searchHref } from "./search-conditions.ts";

const t = translateFor("ar");
const regions = new Map([["SA-01", "الرياض"]]);
const labels = (address: string, distances = true): readonly string[] =>
  activeConditions(t, new URLSearchParams(address), { currency: "SAR", distances, regions }).map(
    ({ label }) => label,
  );

describe("the conditions of a search", () => {
  it("are shown with all that narrows it, also what the page itself does not offer", () => {
    expect(labels("wage=٤٥٠٠&hours=25&days=3&km=7&type=seasonal&region=SA-01")).toEqual([
      "الرياض",
      "أقل من 7 كم",
      "4,500 ريال أو أكثر",
      "25 ساعة فأقل",
      "عمل موسمي",
      "آخر 3 أيام",
    ]);
  });

  it("show a region that nobody knows without signs that would turn the page", () => {
    expect(labels("region=%E2%80%AEx")).toEqual(["x"]);
  });

  it("leave out what narrows nothing", () => {
    expect(
      labels("type=x&shift=x&need=x&kind=x&edu=x&adapt=x&wage=-5&hours=x&days=99999&km=30&sort=date"),
    ).toEqual([]);
    expect(labels("km=5", false)).toEqual([]);
    expect(labels("type=full_time&type=full_time")).toEqual(["دوام كامل"]);
  });

  it("are taken away one by one", () => {
    const params = new URLSearchParams("q=x&type=full_time&type=part_time&wage=3000&page=2");
    const hrefs = activeConditions(t, params, { currency: "SAR", distances: false, regions }).map(
      ({ without }) => searchHref(params, without),
    );
    expect(hrefs).toEqual([
      "/search?q=x&type=full_time&type=part_time",
      "/search?q=x&wage=3000&type=part_time",
      "/search?q=x&wage=3000&type=full_time",
    ]);
  });
});
