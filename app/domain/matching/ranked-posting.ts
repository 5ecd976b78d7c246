import type { Term } from "./fit.ts";

/** A posting for a person, with the whole explanation: `fit` adds up to log p, `worth` to Δ. */
export type RankedPosting = {
  readonly id: string;
  readonly kind: "vacancy" | "intake";
  readonly score: number;
  readonly stones: 1 | 2 | 3 | 4 | 5;
  readonly logFit: number;
  readonly delta: number;
  readonly fit: readonly Term[];
  readonly worth: readonly Term[];
};
