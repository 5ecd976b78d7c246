import { firstDayOf, shiftMonth, type PlainDate, type PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { termsOf, type LocalTerms } from "./pack.schema.ts";
import { versionFor } from "./pack-versions.ts";
import type { Confidence } from "./parameter.schema.ts";

/** Where a calculation's rules come from, to be shown beside it. */
export type PackNote = {
  readonly id: string;
  readonly name: { readonly ar: string; readonly en: string };
  /** The scheme's own words for some of Masar's. */
  readonly terms: LocalTerms;
  readonly version: number;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  /** The version that later months of a plan are worked out with. */
  readonly next: { readonly version: number; readonly from: PlainDate } | null;
  /** Figures of the pack by how sure they are. */
  readonly figures: Readonly<Record<Confidence, number>>;
  /** The day of the oldest reading: no figure was looked at earlier. */
  readonly readOn: PlainDate;
  readonly sources: readonly { readonly id: string; readonly title: string; readonly url: string | null }[];
};

/** How far plans look ahead. */
const MONTHS = 24;

/** What the version of a month says of itself, and which one follows it within a plan. */
export function packNote(packs: readonly CompiledPack[], month: PlainMonth): PackNote {
  const { pack } = versionFor(packs, month).pack;
  const next = packs.find(({ from }) => from > month && from <= shiftMonth(month, MONTHS));
  const figures: Record<Confidence, number> = { official: 0, secondary: 0, assumed: 0 };
  let readOn: PlainDate | null = null;
  for (const rule of pack.rules)
    for (const parameter of Object.values(rule.params)) {
      figures[parameter.confidence] += 1;
      if (readOn === null || parameter.readOn < readOn) readOn = parameter.readOn;
    }
  const { id, name, version, effective, sources } = pack;
  return {
    ...{ id, name, version, figures },
    terms: termsOf(pack),
    from: effective.from,
    until: effective.until,
    next: next ? { version: next.pack.version, from: firstDayOf(next.from) } : null,
    readOn: readOn ?? effective.from,
    sources: sources.map((source) => ({ id: source.id, title: source.title, url: source.url ?? null })),
  };
}
