import { TURN_DOWN_REASONS } from "../applications/offer.ts";
import type { CheckpointDay, Tier } from "../placements/placement.ts";

/** The stations from registering to graduation, in order; each counts people, once. */
export const STATIONS = [
  "registered",
  "applied",
  "offered",
  "hired",
  "started",
  "stayed90",
  "graduated",
] as const;
export type Station = (typeof STATIONS)[number];

/** What is known of checkpoints that have fallen due: the tier of the best evidence, or none yet. */
export type CheckpointProof = Tier | "none";

/** Why offers are turned down, and that nothing was said of it; in the order in which they are shown. */
export const SAID_OF_OFFERS = [...TURN_DOWN_REASONS, "none"] as const;
export type SaidOfOffer = (typeof SAID_OF_OFFERS)[number];

export type Funnel = {
  /** People who reached each station; null where they are too few to be shown. */
  readonly stations: readonly { readonly station: Station; readonly people: number | null }[];
  /** Checkpoints that have fallen due, by day; what nobody proved stays in the whole. */
  readonly checkpoints: readonly {
    readonly day: CheckpointDay;
    readonly due: number | null;
    readonly by: Readonly<Record<CheckpointProof, number | null>>;
  }[];
  /** People who turned an offer down, by what each said of the latest one; "none" where nothing was said. */
  readonly turnedDown: {
    readonly people: number | null;
    readonly by: Readonly<Record<SaidOfOffer, number | null>>;
  };
  /** Live vacancies, and how many of their titles name no occupation that we know. */
  readonly titles: { readonly all: number; readonly unresolved: number };
  /** Skills that live vacancies ask for, and how many are none that we know. */
  readonly requirements: { readonly all: number; readonly unresolved: number };
};

/**
 * The step between two stations that keeps the smallest share of people; null where none can be told. A station
 * that nobody has reached yet says nothing of a loss.
 */
export function greatestLoss(
  stations: Funnel["stations"],
): { readonly from: Station; readonly to: Station; readonly share: number } | null {
  let worst: { from: Station; to: Station; share: number } | null = null;
  stations.forEach(({ station, people }, index) => {
    const next = stations[index + 1];
    if (!people || !next?.people) return;
    const share = next.people / people;
    if (share < (worst?.share ?? 1)) worst = { from: station, to: next.station, share };
  });
  return worst;
}
