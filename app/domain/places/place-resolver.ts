import type { PlaceKind } from "./place.ts";
import { placeText, soundOf, type PlaceText } from "./place-names.ts";

export type KnownPlace = {
  readonly id: string;
  readonly country: string;
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  /** Every spelling: both names and the variants. */
  readonly spellings: readonly string[];
};

/**
 * What a posting's words say about where the work is. `confidence` from 0 to 1: 1 is a town named in its own
 * region; about 0.5 means that only the region is sure; 0 means unknown.
 */
type PlaceMatch = {
  readonly placeId: string | null;
  readonly level: "town" | "region" | "none";
  readonly confidence: number;
  /** The words name another country than the one asked for. */
  readonly abroad: boolean;
};

export type PlaceResolver = {
  resolve(country: string, regionText: string, cityText: string): PlaceMatch;
};

const UNKNOWN: PlaceMatch = { placeId: null, level: "none", confidence: 0, abroad: false };

type Spelling = { readonly place: KnownPlace; readonly text: PlaceText; readonly sound: string };

/** How freely a name may be read: a whole name anywhere, a cut one where it is alone, a sound in its region. */
type Freedom = "whole" | "cut" | "sound";
const FREEDOMS: readonly Freedom[] = ["whole", "cut", "sound"];

/** Ways of recognising a name, surest first. */
const WAYS: readonly {
  readonly confidence: number;
  readonly needs: Freedom;
  matches(asked: PlaceText, known: Spelling): boolean;
}[] = [
  { confidence: 1, needs: "whole", matches: (asked, { text }) => asked.letters === text.letters },
  {
    confidence: 0.9,
    needs: "cut",
    matches: (asked, { text }) =>
      asked.cut && asked.letters.length >= 5 && text.letters.startsWith(asked.letters),
  },
  { confidence: 0.95, needs: "whole", matches: (asked, { text }) => asked.key === text.key },
  {
    confidence: 0.85,
    needs: "cut",
    matches: (asked, { text }) => asked.cut && asked.key.length >= 4 && text.key.startsWith(asked.key),
  },
  {
    confidence: 0.7,
    needs: "sound",
    matches: (asked, { sound }) => !asked.cut && sound !== "" && soundOf(asked.key) === sound,
  },
];

/** Builds a resolver over the gazetteer; answers are remembered, so a file of 100,000 rows costs little. */
export function buildPlaceResolver(places: readonly KnownPlace[]): PlaceResolver {
  const spellings = places.flatMap((place) =>
    place.spellings.map((spelling): Spelling => {
      const text = placeText(spelling);
      return { place, text, sound: soundOf(text.key) };
    }),
  );
  const countries = spellings.filter((s) => s.place.kind === "country");
  const byCountry = new Map<string, { regions: Spelling[]; towns: Spelling[] }>();
  for (const spelling of spellings) {
    const { country, kind } = spelling.place;
    if (kind === "country") continue;
    const group = byCountry.get(country) ?? { regions: [], towns: [] };
    byCountry.set(country, group);
    (kind === "region" ? group.regions : group.towns).push(spelling);
  }
  const remembered = new Map<string, PlaceMatch>();

  function lookUp(country: string, regionText: string, cityText: string): PlaceMatch {
    const region = placeText(regionText);
    const city = placeText(cityText);
    const named = countries.find((c) => c.text.key === region.key && region.key !== "");
    if (named && named.place.country !== country) {
      return { ...lookUp(named.place.country, "", cityText), abroad: true };
    }
    const known = byCountry.get(country);
    if (!known) return UNKNOWN;
    const home = named ? null : only(known.regions, region, "sound");
    if (home) {
      const inside = known.towns.filter((t) => t.place.parentId === home.place.id);
      const town = only(inside, city, "sound");
      if (town) return match(town.place, town.confidence);
      // The town is the more precise word of the two: 10th of Ramadan is often filed under Cairo.
      const elsewhere = only(known.towns, city, "whole");
      return elsewhere ? match(elsewhere.place, 0.6) : match(home.place, city.key === "" ? 0.7 : 0.5);
    }
    // A region that is named but unknown may lie anywhere: then only a whole name counts.
    const town = only(known.towns, city, named || region.key === "" ? "cut" : "whole");
    if (town) return match(town.place, town.confidence * 0.95);
    const area = only(known.regions, city, "sound");
    if (area) return match(area.place, 0.7);
    const misplaced = only(known.towns, region, "whole");
    return misplaced ? match(misplaced.place, 0.6) : UNKNOWN;
  }

  return {
    resolve(country, regionText, cityText) {
      const key = `${country}\u0000${regionText}\u0000${cityText}`;
      let answer = remembered.get(key);
      if (!answer) {
        answer = lookUp(country, regionText, cityText);
        remembered.set(key, answer);
      }
      return answer;
    },
  };
}

const match = (place: KnownPlace, confidence: number): PlaceMatch => ({
  placeId: place.id,
  level: place.kind === "region" ? "region" : "town",
  confidence: Math.round(confidence * 100) / 100,
  abroad: false,
});

/** The one place that the surest way finds; two different ones are no answer. */
function only(
  candidates: readonly Spelling[],
  asked: PlaceText,
  freedom: Freedom,
): { place: KnownPlace; confidence: number } | null {
  if (asked.key === "") return null;
  for (const way of WAYS) {
    if (FREEDOMS.indexOf(way.needs) > FREEDOMS.indexOf(freedom)) continue;
    const found = new Set(candidates.filter((c) => way.matches(asked, c)).map((c) => c.place));
    const [place] = found;
    if (place && found.size === 1) return { place, confidence: way.confidence };
    if (found.size > 1) return null;
  }
  return null;
}
