import { addMonths, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Machine, Transition, TransitionActor } from "#app/domain/kernel/transition-table.ts";

export const CONSENT_STATES = ["given", "withdrawn", "expired"] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What a consent is for. Recruitment: one employer sees name and phone in one application. */
export const CONSENT_PURPOSES = ["recruitment"] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** A consent holds for so many months; then it is asked for again where it is still needed. */
const CONSENT_MONTHS = 24;
export const consentUntil = (givenOn: PlainDate): PlainDate => addMonths(givenOn, CONSENT_MONTHS);

const transitions = [
  { name: "withdraw", from: ["given"], to: "withdrawn", by: ["seeker"], effects: ["stop_sharing"] },
  {
    name: "expire",
    from: ["given"],
    to: "expired",
    by: ["worker"],
    guard: "validity_over",
    effects: ["stop_sharing"],
  },
] as const satisfies readonly Transition<ConsentState>[];
export type ConsentEdge = (typeof transitions)[number]["name"];

/** What a person agreed to. Withdrawal stops sharing at once; agreeing again is a new consent with its own dates. */
export const consentMachine: Machine<ConsentState> = {
  name: "consent",
  initial: ["given"],
  final: ["withdrawn", "expired"],
  transitions,
};

export type ConsentFacts = { readonly status: ConsentState; readonly validUntil: PlainDate };

/** Whether it lets anything be shared on a day; the end of its validity needs no worker. */
export const mayShareUnder = ({ status, validUntil }: ConsentFacts, today: PlainDate): boolean =>
  status === "given" && today < validUntil;

/** The state after an edge, or the code of the failure. Pure. */
export function moveConsent(
  facts: ConsentFacts,
  move: { readonly edge: ConsentEdge; readonly by: TransitionActor; readonly today: PlainDate },
): { readonly status: ConsentState } | { readonly failure: string } {
  const edge = consentMachine.transitions.find(
    ({ name, from }) => name === move.edge && from.includes(facts.status),
  );
  if (!edge) return { failure: "wrong_state" };
  if (!edge.by.includes(move.by)) return { failure: "not_this_role" };
  if (edge.guard && move.today < facts.validUntil) return { failure: "still_valid" };
  return { status: edge.to };
}
