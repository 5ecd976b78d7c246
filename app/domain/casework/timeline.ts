import { zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone, type PlainDate } from "#app/domain/kernel/plain-date.ts";

/** Something that happened to a person, as a code that the page words. */
export type TimelineEntry = {
  readonly on: PlainDate;
  /** `work.started`, `checkpoint.confirmed`, `wage.asked`, `graduation.propose` … */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The role of who did it; null where nobody in particular did. */
  readonly byRole: string | null;
};

type Sources = {
  readonly country: string;
  readonly placements: readonly {
    readonly startedOn: PlainDate | null;
    readonly endedOn: PlainDate | null;
    readonly employerName: string | null;
    readonly checkpoints: readonly {
      readonly day: number;
      readonly status: string;
      readonly decidedAt: Date | null;
    }[];
    readonly steps: readonly { readonly edge: string; readonly at: Date; readonly byRole: string }[];
    readonly checkpointSteps: readonly {
      readonly edge: string;
      readonly day: number;
      readonly at: Date;
      readonly byRole: string;
    }[];
  }[];
  readonly questions: readonly { readonly askedAt: Date; readonly employerName: string | null }[];
  readonly steps: readonly { readonly edge: string; readonly at: Date; readonly byRole: string }[];
};

/** Edges that the state of a placement or a checkpoint does not show by itself. */
const STEPS_SHOWN: readonly string[] = [
  ...["cancel", "correct_away", "suspend", "resume", "correct_dates", "take_back_end"],
  ...["dispute", "take_back_dispute", "settle", "reopen"],
];

/** What happened to a person, the latest first. */
export function timelineOf({ country, placements, questions, steps }: Sources): readonly TimelineEntry[] {
  const day = (instant: Date): PlainDate => dateInZone(instant, zoneOf(country));
  const entries: TimelineEntry[] = [];
  const add = (on: PlainDate, code: string, params: TimelineEntry["params"], byRole: string | null): void => {
    entries.push({ on, code, params, byRole });
  };
  for (const { startedOn, endedOn, employerName, checkpoints, ...happened } of placements) {
    const employer = { employer: employerName ?? "" };
    if (startedOn) add(startedOn, "work.started", employer, null);
    if (endedOn) add(endedOn, "work.ended", employer, null);
    for (const { day: number, status, decidedAt } of checkpoints)
      // A dispute is among the steps, with who raised it.
      if (decidedAt && status !== "pending" && status !== "disputed")
        add(day(decidedAt), `checkpoint.${status}`, { day: number }, null);
    for (const { edge, at, byRole } of happened.steps)
      if (STEPS_SHOWN.includes(edge)) add(day(at), `placement.${edge}`, employer, byRole);
    for (const { edge, day: number, at, byRole } of happened.checkpointSteps)
      if (STEPS_SHOWN.includes(edge)) add(day(at), `checkpoint.${edge}`, { day: number }, byRole);
  }
  for (const { askedAt, employerName } of questions)
    add(day(askedAt), "wage.asked", { employer: employerName ?? "" }, "worker");
  for (const { edge, at, byRole } of steps) add(day(at), `graduation.${edge}`, {}, byRole);
  // The order among those of one day is the one in which they were added: cause before effect.
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => (a.entry.on === b.entry.on ? b.index - a.index : a.entry.on < b.entry.on ? 1 : -1))
    .map(({ entry }) => entry);
}
