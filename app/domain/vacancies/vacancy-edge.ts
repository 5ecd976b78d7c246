import { chooseTransition } from "../kernel/transition-table.ts";
import { importedVacancyMachine, ownVacancyMachine, type OwnEdge } from "./vacancy-machines.ts";
import type { ImportedStatus, OwnStatus } from "./vacancy.ts";

/** What an own vacancy knows about itself that its machine decides on. */
export type OwnFacts = {
  readonly status: OwnStatus;
  /** It was open to people at least once. */
  readonly published: boolean;
  /** What it was when a safety report held it; null while nothing is open against it. */
  readonly heldFrom: OwnStatus | null;
};

/** What lies outside; only what an edge's guard needs must be given. */
export type OwnCircumstances = {
  /** Nothing stands against publishing it (decent-work.ts). */
  readonly decentWork?: boolean;
  /** The closing date has passed, or it lay idle and its employer was warned. */
  readonly over?: boolean;
  readonly expiryWarningDue?: boolean;
  readonly reported?: boolean;
  /** A person has looked at every report and written down what was found. */
  readonly foundSafe?: boolean;
};

type Guard = (facts: OwnFacts, around: OwnCircumstances) => boolean;

/** Every guard of the table, as a rule. */
export const OWN_GUARDS: Readonly<Record<string, Guard>> = {
  decent_work: (facts, around) => around.decentWork === true && facts.heldFrom === null,
  safety_report: (_, around) => around.reported === true,
  found_safe: (facts, around) => around.foundSafe === true && facts.heldFrom !== null,
  found_safe_and_decent: (facts, around) =>
    around.foundSafe === true && around.decentWork === true && facts.heldFrom === "published",
  expiry_near: (_, around) => around.expiryWarningDue === true,
  closed_or_idle_and_warned: (_, around) => around.over === true,
};

export type OwnEdgeTaken = OwnFacts & { readonly needsReason: boolean };

/** The facts after an edge; else the guard that stands against it, null when the table has no such edge. */
export function takeOwnEdge(
  facts: OwnFacts,
  edge: OwnEdge,
  around: OwnCircumstances = {},
): OwnEdgeTaken | { readonly guard: string | null } {
  const chosen = chooseTransition(
    ownVacancyMachine,
    edge,
    facts.status,
    (guard) => OWN_GUARDS[guard]?.(facts, around) ?? false,
  );
  if ("guard" in chosen) return chosen;
  const { to, reason, effects = [] } = chosen.transition;
  return {
    status: to,
    published: facts.published || to === "published",
    heldFrom: effects.includes("lift_hold")
      ? null
      : effects.includes("hold")
        ? (facts.heldFrom ?? facts.status)
        : facts.heldFrom,
    needsReason: reason === "required",
  };
}

export type ImportedCircumstances = {
  readonly verifiedEmployer?: boolean;
  readonly closedOrUnseen?: boolean;
};

export const IMPORTED_GUARDS: Readonly<Record<string, (around: ImportedCircumstances) => boolean>> = {
  verified_employer: (around) => around.verifiedEmployer === true,
  closed_or_unseen_90_days: (around) => around.closedOrUnseen === true,
};

/** The state of an imported vacancy after an edge; null when the table or a guard does not allow it. */
export function takeImportedEdge(
  status: ImportedStatus,
  edge: "claim" | "expire" | "see_again",
  around: ImportedCircumstances = {},
): ImportedStatus | null {
  const chosen = chooseTransition(
    importedVacancyMachine,
    edge,
    status,
    (guard) => IMPORTED_GUARDS[guard]?.(around) ?? false,
  );
  return "guard" in chosen ? null : chosen.transition.to;
}
