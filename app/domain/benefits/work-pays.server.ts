import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { deny, fail, ok, type Failure, type Outcome } from "../kernel/result.ts";
import { monthOf } from "../kernel/plain-date.ts";
import { contradictionsOf, membersNeeded } from "./contradictions.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import { seekerOf } from "./income-after-work.server.ts";
import { workPays, type IncomeAfterWork } from "./income-after-work.ts";
import { point } from "./interval.ts";
import { loadPack } from "./load-pack.server.ts";
import {
  jobFiguresSchema,
  ownFiguresSchema,
  type JobFigures,
  type OwnFigures,
} from "./own-figures.schema.ts";
import { packNote, type PackNote } from "./pack-note.ts";
import type { PackRule } from "./pack.schema.ts";
import { versionFor } from "./pack-versions.ts";
import { looksAtSpouse, placesAsked, traitsAsked } from "./traits.ts";
import { FIRST_WAGE_UNKNOWN, type WorkPlan } from "./work-plan.ts";
import { readStanding } from "./work-standing.server.ts";

/** Month by month, every figure explained, and the rules it was worked out with. */
export type WorkPays = {
  readonly income: IncomeAfterWork;
  readonly pack: PackNote;
};

/** The job's part of a plan. */
const jobOf = (
  figures: JobFigures,
): Pick<WorkPlan, "job" | "transportMinor" | "childcareMinor" | "firstWageAfter"> => ({
  job: { minor: figures.wage, basis: figures.basis },
  transportMinor: figures.transport,
  childcareMinor: figures.childcare,
  firstWageAfter: figures.firstWage === null ? FIRST_WAGE_UNKNOWN : point(figures.firstWage),
});

const wrongFigures = (fields: Record<string, string>): Failure => ({
  kind: "failure",
  code: "invalid_input",
  fields,
});

/** Figures that cannot all be so, a code at one of the fields of each; what is only unusual is worked out. */
function contradictory(figures: OwnFigures, rules: readonly PackRule[]): Record<string, string> {
  const { adults, children, traits, place, others, childcare } = figures;
  const wrong: Record<string, string> = {};
  const asked: ReadonlySet<string> = new Set(traitsAsked(rules));
  const [contradiction] = contradictionsOf(traits, { adults, children }, membersNeeded(rules));
  if (contradiction) wrong["traits"] = contradiction.code;
  if (traits.some((trait) => !asked.has(trait))) wrong["traits"] = "unknown_word";
  if (place !== null && !placesAsked(rules).includes(place)) wrong["place"] = "unknown_word";
  // A child may earn, too: only who lives alone has nobody else's wage.
  if (others !== null && others > 0 && adults + children === 1) wrong["others"] = "others_alone";
  if (childcare !== null && childcare > 0 && children === 0) wrong["childcare"] = "childcare_no_children";
  return wrong;
}

/**
 * Works out what a job does to a household's money, from figures that somebody types: for everybody, signed in or
 * not. Reads nobody's data and stores nothing. Fails with `unknown_pack` and with `invalid_input`, a code per field.
 */
export async function workPaysByOwnFigures(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string; readonly figures: unknown },
): Promise<Outcome<WorkPays>> {
  const packs = await loadPack(ctx, input.packId);
  const [oldest] = packs;
  if (!oldest) return fail("unknown_pack");
  const parsed = ownFiguresSchema(oldest.currency).safeParse(input.figures);
  if (!parsed.success) return fail(wrongFigures(fieldCodes(parsed.error)));
  const month = monthOf(ctx.clock.today(actor.country));
  const { rules } = versionFor(packs, month).pack.pack;
  const contradictions = contradictory(parsed.data, rules);
  if (Object.keys(contradictions).length > 0) return fail(wrongFigures(contradictions));
  const { adults, children, place, benefit, others, savings } = parsed.data;
  const traits = place === null ? parsed.data.traits : [...parsed.data.traits, place];
  const typed = {
    ...EMPTY_HOUSEHOLD,
    ...{ adults, children, traits, award: benefit },
    dependants: adults + children - 1,
    // What is paid now was decided with the household's means in view, and stands for savings that nobody named.
    capital: savings ?? (benefit === null ? null : 0),
  };
  // A spouse without a part in the benefit: the wage does not count as the household's, the rules look at it apart.
  const apart = looksAtSpouse(rules, typed);
  const income = workPays(
    packs,
    {
      household: apart && others !== null ? { ...typed, spouseEarned: others, spouseUnearned: 0 } : typed,
      paidMinor: benefit,
      others: others === null || others === 0 ? [] : [{ minor: others, basis: "gross" }],
      othersInView: apart ? "not-counted" : "yes",
      savings: savings === null && benefit !== null ? "in-award" : "stated",
      present: null,
      ...jobOf(parsed.data),
    },
    month,
    { explain: true },
  );
  // The scheme's own rates are not known: without the amount that is paid there is nothing to start from.
  if (benefit === null && !Number.isFinite(income.now.benefit.max))
    return fail(wrongFigures({ benefit: "benefit_needed" }));
  return ok({ income, pack: packNote(packs, month) });
}

/**
 * The same for the seeker's own household, as it stands today, with the job's figures alone from the form. Fails with
 * `no_benefit_known` where the household has none that Masar knows of.
 */
export async function workPaysForHousehold(
  ctx: Ctx,
  actor: Actor,
  input: { readonly figures: unknown },
): Promise<Outcome<WorkPays>> {
  const personId = seekerOf(actor);
  if (personId === null) return deny("seekers_only");
  const found = await readStanding(ctx, { personId, country: actor.country });
  if (found.kind !== "benefit") return fail("no_benefit_known");
  const parsed = jobFiguresSchema(found.currency).safeParse(input.figures);
  if (!parsed.success) return fail(wrongFigures(fieldCodes(parsed.error)));
  const income = workPays(found.packs, { ...found.standing, ...jobOf(parsed.data) }, found.month, {
    explain: true,
  });
  return ok({ income, pack: packNote(found.packs, found.month) });
}
