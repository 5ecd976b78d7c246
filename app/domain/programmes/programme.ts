import type { Machine } from "../kernel/transition-table.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import type { PostingStanding } from "../search/posting.ts";

export const PROGRAMME_KINDS = ["ends_in_job", "workshop", "flexible"] as const;
/** Ends in a job: a named employer is bound to hire. Labelled as such, and ranked first. */
type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

export const DELIVERIES = ["in_person", "online", "self_paced", "at_home"] as const;
type Delivery = (typeof DELIVERIES)[number];

export type IntakeStatus = "draft" | "open" | "full" | "running" | "completed" | "cancelled";

/** Intakes of programmes: states.md, "Intake". */
export const intakeMachine: Machine<IntakeStatus> = {
  name: "intake",
  initial: ["draft"],
  final: ["completed", "cancelled"],
  transitions: [
    { name: "open", from: ["draft"], to: "open", by: ["trainer", "worker"], effects: ["index"] },
    {
      name: "fill",
      from: ["open"],
      to: "full",
      by: ["worker"],
      guard: "no_seat_left",
      effects: ["index", "open_waiting_list"],
    },
    {
      name: "free_seat",
      from: ["full"],
      to: "open",
      by: ["worker"],
      guard: "waiting_list_empty",
      effects: ["index"],
    },
    { name: "start", from: ["open", "full"], to: "running", by: ["trainer", "worker"], effects: ["index"] },
    { name: "complete", from: ["running"], to: "completed", by: ["trainer"], effects: ["certificates"] },
    {
      name: "cancel",
      from: ["draft", "open", "full", "running"],
      to: "cancelled",
      by: ["trainer", "administrator"],
      reason: "required",
      effects: ["index", "move_to_next_intake", "tell_people"],
    },
  ],
};

/** A programme's intake as everyone may see it. Money in minor units of `currency`, per month. */
export type IntakeForSeeker = {
  readonly id: string;
  readonly programmeId: string;
  readonly status: IntakeStatus;
  readonly country: string;
  readonly kind: ProgrammeKind;
  readonly title: string;
  readonly titleLang: string;
  readonly description: string;
  readonly delivery: Delivery;
  readonly weeks: number;
  readonly allowanceMinor: number | null;
  readonly currency: string | null;
  readonly hiringEmployer: string | null;
  readonly hiringSeats: number | null;
  readonly childcare: boolean;
  readonly accommodations: readonly string[];
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly applyBy: PlainDate;
  readonly seats: number;
  readonly seatsTaken: number;
  readonly place: { readonly ar: string; readonly en: string } | null;
  readonly provider: { readonly name: string; readonly verified: boolean };
  /** What it teaches, in both languages. */
  readonly skills: readonly { readonly conceptId: string; readonly ar: string; readonly en: string }[];
};

/** A programme as its own provider sees it. */
export type OwnProgramme = Pick<
  IntakeForSeeker,
  "kind" | "title" | "titleLang" | "delivery" | "weeks" | "hiringEmployer" | "hiringSeats"
> & {
  readonly id: string;
  readonly intakes: readonly Pick<
    IntakeForSeeker,
    "id" | "status" | "startsOn" | "endsOn" | "applyBy" | "seats" | "seatsTaken" | "place"
  >[];
};

/** True while people can still apply for a seat. */
export const takesApplicants = (
  intake: Pick<IntakeForSeeker, "status" | "applyBy">,
  today: PlainDate,
): boolean => intake.status === "open" && intake.applyBy >= today;

/** What has become of an intake that was opened once. A full one keeps a waiting list, and can still be found. */
export function intakeStanding(
  intake: Pick<IntakeForSeeker, "status" | "applyBy">,
  today: PlainDate,
): PostingStanding {
  if (intake.status === "cancelled") return "closed";
  const takes = intake.status === "open" || intake.status === "full";
  return takes && intake.applyBy >= today ? "open" : "ended";
}
