import type { Backend } from "./world.ts";

/** What one run is to be like. */
export type ChaosWish = {
  readonly backend: Backend;
  /** At least so many events come into being. */
  readonly events: number;
  readonly kills: number;
  readonly stops: number;
  /** Bounds of a stop, in seconds. */
  readonly stopSeconds: readonly [number, number];
  readonly seed: number;
  /**
   * What was taken out on purpose, to see the run fail. `nothing, inbox kept`: the spoiled worker with its inbox
   * put back, harmed in the same way; this run must not fail.
   */
  readonly without?: "inbox" | "outbox" | "nothing, inbox kept";
};

/** The size of the gate. */
export const GATE: Omit<ChaosWish, "backend"> = {
  events: 20_000,
  kills: 20,
  stops: 5,
  stopSeconds: [5, 20],
  seed: 1,
};
