import { applicationMachine } from "./applications/application.ts";
import { interviewMachine } from "./applications/interview.ts";
import { offerMachine } from "./applications/offer.ts";
import { benefitSpellMachine } from "./benefits/benefit-spell.ts";
import { arrearMachine } from "./benefits/arrears/arrear.ts";
import { overpaymentMachine } from "./benefits/overpayments/overpayment-machine.ts";
import { graduationMachine } from "./casework/graduation.ts";
import { emergencySwitchMachine } from "./emergency/emergency-switch.ts";
import type { Machine } from "./kernel/transition-table.ts";
import { consentMachine } from "./people/consent.ts";
import { checkpointMachine } from "./placements/checkpoint.ts";
import { placementMachine } from "./placements/placement.ts";
import { changeRequestMachine } from "./registry/change-request.ts";
import { importedVacancyMachine, ownVacancyMachine } from "./vacancies/vacancy-machines.ts";

export type DrawnMachine = {
  readonly title: string;
  readonly machine: Machine<string>;
  /** The CHECK of the database that knows the machine's words, and nothing else. */
  readonly constraint: string;
};

const drawn = <State extends string>(
  title: string,
  constraint: string,
  machine: Machine<State>,
): DrawnMachine => ({ title, constraint, machine: machine as unknown as Machine<string> });

/** Every machine that docs/machines.md draws and whose words the database is held to. */
export const MACHINES: readonly DrawnMachine[] = [
  drawn("Vacancy (own)", "vacancy_own_status", ownVacancyMachine),
  drawn("Vacancy (imported)", "vacancy_imported_status", importedVacancyMachine),
  drawn("Application", "application_status", applicationMachine),
  drawn("Interview", "interview_status", interviewMachine),
  drawn("Offer", "offer_status", offerMachine),
  drawn("Placement", "placement_status", placementMachine),
  drawn("Checkpoint", "checkpoint_status", checkpointMachine),
  drawn("Benefit spell", "benefit_spell_status", benefitSpellMachine),
  drawn("Overpayment", "overpayment_status", overpaymentMachine),
  drawn("Arrear", "arrear_status", arrearMachine),
  drawn("Consent", "consent_status", consentMachine),
  drawn("Graduation", "graduation_case_status", graduationMachine),
  drawn("Emergency switch", "emergency_switch_status", emergencySwitchMachine),
  drawn("Change request", "change_request_status", changeRequestMachine),
];
