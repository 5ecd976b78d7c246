import { describe, expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { loadPlaceResolver } from "#app/domain/places/load-place-resolver.server.ts";
import { placeId, savePlaces } from "#app/domain/places/save-places.server.ts";
import { gazetteer, seedPlaces } from "#prisma/seed/places/seed-places.ts";
import { useMasar } from "../support/database.ts";

describe("the gazetteer in the database", () => {
  const masar = useMasar();

  it("is there from the start and changes nothing when it is brought in again", async () => {
    expect((await listPlaces(masar.ctx, "SA")).filter((p) => p.kind === "region")).toHaveLength(13);
    expect(await seedPlaces(masar.ctx)).toBe(0);
  });

  it("has the same ids everywhere", async () => {
    const riyadh = (await listPlaces(masar.ctx, "SA")).find((p) => p.code === "SA-01/riyadh");
    expect(riyadh).toMatchObject({
      id: placeId("SA-01/riyadh"),
      parentId: placeId("SA-01"),
      nameEn: "Riyadh",
    });
  });

  it("follows corrections of names and spellings", async () => {
    const [country] = gazetteer;
    if (!country) throw new Error("No country");
    const actor = systemActor("test", "SA");
    const renamed = { ...country, en: "Kingdom", variants: ["Makkah side"] };
    expect(expectOk(await savePlaces(masar.ctx, actor, { countries: [renamed] })).changed).toBeGreaterThan(0);
    const saved = (await listPlaces(masar.ctx, "SA"))[0];
    expect(saved).toMatchObject({ nameEn: "Kingdom", aliases: ["Makkah side"] });
    await seedPlaces(masar.ctx);
  });

  it("is written by the system only", async () => {
    const visitor = { kind: "visitor", country: "SA" } as const;
    expect(await savePlaces(masar.ctx, visitor, { countries: [] })).toMatchObject({
      ok: false,
      error: { kind: "denial" },
    });
  });

  it("answers what a posting's words mean", async () => {
    const resolver = await loadPlaceResolver(masar.ctx);
    expect(resolver.resolve("SA", "المنطقة الشرقية", "AL HUFUF...")).toEqual({
      placeId: placeId("SA-04/al-hufuf"),
      level: "town",
      confidence: 1,
      abroad: false,
    });
  });
});
