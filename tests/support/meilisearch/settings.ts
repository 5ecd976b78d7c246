import { compareBytes, type Features, type FilterableRule } from "./attribute-patterns.ts";
import {
  anything,
  count,
  invalidValue,
  listOf,
  mapOf,
  missingField,
  objectOf,
  orNull,
  size,
  text,
  truth,
  wordOf,
  type Check,
} from "./checks.ts";
import type { Json } from "./json.ts";
import { LOCALES } from "./locales.ts";
import { NotImitated, Refusal } from "./refusal.ts";
import { DEFAULT_SETTINGS, type FacetOrder, type Settings } from "./settings-shape.ts";

type Typos = Settings["typoTolerance"];
type Given<T> = { readonly [K in keyof T]?: T[K] | null };
type GivenTypos = Given<Omit<Typos, "minWordSizeForTypos">> & {
  readonly minWordSizeForTypos?: Given<Typos["minWordSizeForTypos"]> | null;
};
/** A change of settings: what is left out stays, what is null becomes the default again. */
export type SettingsChange = Given<Omit<Settings, "typoTolerance" | "faceting" | "pagination">> & {
  readonly typoTolerance?: GivenTypos | null;
  readonly faceting?: Given<Settings["faceting"]> | null;
  readonly pagination?: Given<Settings["pagination"]> | null;
};

const RULES = new Set([
  "words",
  "typo",
  "proximity",
  "attribute",
  "attributeRank",
  "wordPosition",
  "sort",
  "exactness",
]);
const RESERVED = new Set(["_geo", "_geoDistance", "_geoPoint", "_geoRadius", "_geoBoundingBox", "_geojson"]);

const rankingRule: Check<string> = (value, at, code) => {
  const rule = text(value, at, code);
  if (RULES.has(rule)) return rule;
  const field = /^(.*):(asc|desc)$/su.exec(rule)?.[1];
  if (field === undefined)
    return invalidValue(
      at,
      code,
      `\`${rule}\` ranking rule is invalid. Valid ranking rules are words, typo, sort, proximity, attribute, exactness and custom ranking rules.`,
    );
  if (RESERVED.has(field) || field.startsWith("_geo")) throw new NotImitated(`the ranking rule ${rule}`);
  return rule;
};

type GivenFeatures = { readonly facetSearch: boolean; readonly filter: Partial<Features["filter"]> };
const patternRule = objectOf<{ attributePatterns: readonly string[]; features: Partial<GivenFeatures> }>({
  attributePatterns: { check: listOf(text) },
  features: {
    check: objectOf<GivenFeatures>({
      facetSearch: { check: truth },
      filter: {
        check: objectOf<Features["filter"]>({ equality: { check: truth }, comparison: { check: truth } }),
      },
    }),
  },
});
const filterableRule: Check<FilterableRule> = (value, at, code) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return text(value, at, code);
  const { attributePatterns, features } = patternRule(value, at, code);
  return {
    attributePatterns: attributePatterns ?? missingField("attributePatterns", at, code),
    features: {
      facetSearch: features?.facetSearch ?? false,
      filter: {
        equality: features?.filter?.equality ?? true,
        comparison: features?.filter?.comparison ?? false,
      },
    },
  };
};

const sortedSet: Check<readonly string[]> = (value, at, code) =>
  [...new Set(listOf(text)(value, at, code))].sort(compareBytes);
/** A list with a star is the same as none. */
const starredList: Check<readonly string[]> = (value, at, code) => {
  const names = listOf(text)(value, at, code);
  return names.includes("*") ? ["*"] : names;
};
const notZero: Check<number> = (value, at, code) =>
  count(value, at, code) === 0
    ? invalidValue(
        at,
        code,
        "a non-zero integer value lower than `18446744073709551615` was expected, but found a zero",
      )
    : Number(value);
const locale = wordOf(LOCALES);
const localizedRule: Check<{ attributePatterns: readonly string[]; locales: readonly string[] }> = (
  value,
  at,
  code,
) => {
  const { attributePatterns, locales } = objectOf<{
    attributePatterns: readonly string[];
    locales: readonly string[];
  }>({ attributePatterns: { check: listOf(text) }, locales: { check: listOf(locale) } })(value, at, code);
  return {
    attributePatterns: attributePatterns ?? missingField("attributePatterns", at, code),
    locales: locales ?? missingField("locales", at, code),
  };
};
const notHere =
  (what: string): Check<null> =>
  (value) => {
    if (value !== null && JSON.stringify(value) !== "{}") throw new NotImitated(`the setting ${what}`);
    return null;
  };

const wordSizes: Check<Given<Typos["minWordSizeForTypos"]>> = (value, at, code) => {
  const sizes = objectOf<Given<Typos["minWordSizeForTypos"]>>({
    oneTypo: { check: orNull(size) },
    twoTypos: { check: orNull(size) },
  })(value, at, code);
  const { oneTypo, twoTypos } = sizes;
  return oneTypo != null && twoTypos != null && oneTypo > twoTypos
    ? invalidValue(at, code, contradiction(oneTypo, twoTypos))
    : sizes;
};
const contradiction = (oneTypo: number, twoTypos: number): string =>
  `\`minWordSizeForTypos\` setting is invalid. \`oneTypo\` and \`twoTypos\` fields should be between \`0\` and \`255\`, and \`twoTypos\` should be greater or equals to \`oneTypo\` but found \`oneTypo: ${oneTypo}\` and twoTypos: ${twoTypos}\`.`;

const typos = objectOf<GivenTypos>({
  enabled: { check: orNull(truth) },
  minWordSizeForTypos: { check: orNull(wordSizes) },
  disableOnWords: { check: orNull(sortedSet) },
  disableOnAttributes: { check: orNull(sortedSet) },
  disableOnNumbers: { check: orNull(truth) },
});

const code = (setting: string): string =>
  `invalid_settings_${setting.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
const field = <T>(setting: string, check: Check<T>) => ({ check: orNull(check), code: code(setting) });

const change = objectOf<SettingsChange & { foreignKeys?: null; chat?: null }>({
  displayedAttributes: field("displayedAttributes", starredList),
  searchableAttributes: field("searchableAttributes", starredList),
  filterableAttributes: field("filterableAttributes", listOf(filterableRule)),
  sortableAttributes: field("sortableAttributes", sortedSet),
  foreignKeys: { check: notHere("foreignKeys") },
  rankingRules: field("rankingRules", listOf(rankingRule)),
  stopWords: field("stopWords", sortedSet),
  nonSeparatorTokens: field("nonSeparatorTokens", sortedSet),
  separatorTokens: field("separatorTokens", sortedSet),
  dictionary: field("dictionary", sortedSet),
  synonyms: field("synonyms", mapOf(listOf(text))),
  distinctAttribute: field("distinctAttribute", text),
  proximityPrecision: field("proximityPrecision", wordOf(["byWord", "byAttribute"] as const)),
  typoTolerance: field("typoTolerance", typos),
  faceting: field(
    "faceting",
    objectOf<Given<Settings["faceting"]>>({
      maxValuesPerFacet: { check: orNull(count) },
      sortFacetValuesBy: { check: orNull(mapOf(wordOf<FacetOrder>(["alpha", "count"]))) },
    }),
  ),
  pagination: field(
    "pagination",
    objectOf<Given<Settings["pagination"]>>({ maxTotalHits: { check: orNull(notZero) } }),
  ),
  embedders: { check: notHere("embedders") },
  searchCutoffMs: field("searchCutoffMs", count),
  localizedAttributes: field("localizedAttributes", listOf(localizedRule)),
  facetSearch: field("facetSearch", truth),
  prefixSearch: field("prefixSearch", wordOf(["indexingTime", "disabled"] as const)),
  chat: { check: notHere("chat") },
});

/** Reads a change of settings, or refuses it with the server's words. */
export function readSettings(body: Json): SettingsChange {
  const read = change(anything(body, "", "bad_request"), "", "bad_request");
  const rules = read.rankingRules ?? [];
  if (rules.includes("attribute") && (rules.includes("attributeRank") || rules.includes("wordPosition")))
    throw new NotImitated("ranking rules with both attribute and attributeRank or wordPosition");
  return read;
}

/** The settings after a change; refuses sizes of words that contradict each other, as a task does. */
export function changedSettings(before: Settings, given: SettingsChange): Settings {
  const { typoTolerance, faceting, pagination, ...plain } = given;
  const own = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [name, value ?? DEFAULT_SETTINGS[name as keyof Settings]]),
  );
  const merged = <T extends object>(name: keyof Settings, old: T, change: Given<T> | null | undefined): T => {
    const first = DEFAULT_SETTINGS[name] as unknown as T;
    if (change === undefined) return old;
    if (change === null) return first;
    const set = Object.entries(change).map(([key, value]) => [key, value ?? first[key as keyof T]]);
    return { ...old, ...Object.fromEntries(set) };
  };
  const { minWordSizeForTypos, ...otherTypos } = typoTolerance ?? {};
  const sizes = before.typoTolerance.minWordSizeForTypos;
  const defaults = DEFAULT_SETTINGS.typoTolerance.minWordSizeForTypos;
  const newSizes = {
    oneTypo:
      minWordSizeForTypos === null ? defaults.oneTypo : (minWordSizeForTypos?.oneTypo ?? sizes.oneTypo),
    twoTypos:
      minWordSizeForTypos === null ? defaults.twoTypos : (minWordSizeForTypos?.twoTypos ?? sizes.twoTypos),
  };
  if (newSizes.oneTypo > newSizes.twoTypos)
    throw new Refusal("invalid_settings_typo_tolerance", contradiction(newSizes.oneTypo, newSizes.twoTypos));
  return {
    ...before,
    ...own,
    typoTolerance:
      typoTolerance === null
        ? DEFAULT_SETTINGS.typoTolerance
        : {
            ...merged("typoTolerance", before.typoTolerance, otherTypos),
            minWordSizeForTypos: newSizes,
          },
    faceting: withStar(merged("faceting", before.faceting, faceting)),
    pagination: merged("pagination", before.pagination, pagination),
  };
}

/** Attributes without an order of their own have that of the star. */
const withStar = (faceting: Settings["faceting"]): Settings["faceting"] => ({
  ...faceting,
  sortFacetValuesBy: { "*": "alpha", ...faceting.sortFacetValuesBy },
});
