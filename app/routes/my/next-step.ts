import type { FormattedDate } from "#app/i18n/dates.ts";

/** What a person should do now: one thing, the most pressing first. */
export type NextAct =
  | {
      readonly kind: "offer";
      readonly href: string;
      readonly about: string;
      readonly by: FormattedDate | null;
    }
  | { readonly kind: "question" | "profile" | "search" }
  | { readonly kind: "hear" | "read"; readonly caseId: string; readonly by: FormattedDate | null }
  | { readonly kind: "checkpoint" | "start"; readonly on: FormattedDate };

type Pending = {
  readonly offer: Extract<NextAct, { kind: "offer" }> | null;
  readonly hasQuestion: boolean;
  readonly graduation: Extract<NextAct, { kind: "hear" | "read" }> | null;
  readonly checkpointDue: FormattedDate | null;
  readonly expectedStart: FormattedDate | null;
  readonly hasProfile: boolean;
};

/** What others wait for comes before what can wait: offer, wage question, graduation, checkpoint, start. */
export function nextAct(pending: Pending): NextAct {
  const { offer, hasQuestion, graduation, checkpointDue, expectedStart, hasProfile } = pending;
  if (offer) return offer;
  if (hasQuestion) return { kind: "question" };
  if (graduation) return graduation;
  if (checkpointDue) return { kind: "checkpoint", on: checkpointDue };
  if (expectedStart) return { kind: "start", on: expectedStart };
  return { kind: hasProfile ? "search" : "profile" };
}
