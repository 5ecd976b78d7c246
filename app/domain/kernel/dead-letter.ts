import { denial, type Denial } from "./result.ts";
import type { Actor } from "./actor.ts";

/** An event that a consumer gave up. */
export type DeadLetter = {
  readonly consumer: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly attempts: number;
  /** What the last attempt ended with: codes and identifiers, no personal data. */
  readonly reason: string;
  readonly failedAt: Date;
  /** Since when it waits to be tried again; null when nobody asked. */
  readonly retryRequestedAt: Date | null;
};

/** Dead letters are the administrator's: they tell of all contexts and countries, and of no person. */
export const mayTendDeadLetters = (actor: Actor): Denial | null =>
  actor.kind === "member" && actor.role === "administrator" ? null : denial("not_yours");
