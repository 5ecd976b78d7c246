import { turnedDownBy, type TurnedDown } from "#app/domain/applications/turn-down-why.server.ts";
import { logAccess } from "#app/domain/audit/log-access.server.ts";
import { benefitHistory, type BenefitHistory } from "#app/domain/benefits/benefit-history.server.ts";
import { openFullName } from "#app/domain/identity/sealed-person.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { ageOn, type Relation } from "#app/domain/people/household.ts";
import { householdOf } from "#app/domain/people/household-of.server.ts";
import { readSeeker, type Seeker } from "#app/domain/people/read-seekers.server.ts";
import {
  placementHistory,
  wageQuestionsOf,
  type PlacementHistory,
} from "#app/domain/placements/placement-history.server.ts";
import { findVacancyById } from "#app/domain/vacancies/find-vacancy-by-id.server.ts";
import { maySeePerson } from "./caseload.policy.ts";
import { officerOf, personFacts } from "./caseload.store.server.ts";
import { casesOfPerson, stepsOf, type CaseRow, type StepRow } from "./graduation.store.server.ts";
import { timelineOf, type TimelineEntry } from "./timeline.ts";

export type PersonFile = {
  readonly personId: string;
  readonly country: string;
  readonly fullName: string;
  /** Relation and age are what work with the household needs; the others' names are not. */
  readonly household: {
    readonly placeId: string | null;
    readonly members: readonly {
      readonly relation: Relation;
      readonly age: number | null;
      readonly isSelf: boolean;
    }[];
  } | null;
  /** Without needs: they serve matching, and are seen where work is arranged. */
  readonly profile: Omit<Seeker, "needs"> | null;
  readonly placements: readonly PlacementHistory[];
  readonly benefit: BenefitHistory;
  /** Offers that she turned down, with what she said of it if she did; the latest first. */
  readonly turnedDown: readonly (TurnedDown & {
    readonly title: string;
    readonly titleLang: string;
    readonly employerName: string;
  })[];
  readonly questions: Awaited<ReturnType<typeof wageQuestionsOf>>;
  /** The latest first. */
  readonly cases: readonly Pick<CaseRow, "id" | "status" | "openedAt">[];
  readonly timeline: readonly TimelineEntry[];
};

/** A person as her officer sees her. Everyone of the household whose data is in it can see the view. */
export async function readPersonFile(
  ctx: Ctx,
  actor: Actor,
  input: { readonly personId: string },
): Promise<Outcome<PersonFile>> {
  return ctx.transaction(async (tx) => {
    const { personId } = input;
    const joined = ctx.within(tx);
    const person = await personFacts(tx, personId);
    if (!person) return fail("not_found");
    const { country } = person;
    const today = ctx.clock.today(country);
    const officerAccountId = await officerOf(tx, personId, today);
    const denied = maySeePerson(actor, { country, officerAccountId });
    if (denied) return deny(denied);

    const household = await householdOf(joined, personId, today);
    const others = (household?.members ?? []).filter((member) => member.personId !== personId);
    await logAccess(ctx, tx, actor, [
      { subjectPersonId: personId, purpose: "casework", what: "person_file" },
      ...others.map((member) => ({
        subjectPersonId: member.personId,
        purpose: "casework",
        what: "household_composition",
      })),
    ]);
    const seeker = await readSeeker(joined, personId);
    const placements = await placementHistory(joined, personId);
    const questions = await wageQuestionsOf(joined, personId);
    const turnedDown = [];
    for (const one of await turnedDownBy(joined, personId)) {
      const vacancy = await findVacancyById(joined, one.vacancyId);
      if (!vacancy) continue;
      const { title, titleLang, employerName } = vacancy;
      turnedDown.push({ ...one, title, titleLang, employerName });
    }
    const cases = await casesOfPerson(tx, personId);
    const steps: StepRow[] = [];
    for (const { id } of cases) steps.push(...(await stepsOf(tx, id)));
    return ok({
      personId,
      country,
      fullName: openFullName(ctx.cipher, { id: personId, fullNameSealed: person.fullNameSealed }) ?? "—",
      household: household && {
        placeId: household.placeId,
        members: household.members.map((member) => ({
          relation: member.relation,
          age: ageOn(member.birthDate, today),
          isSelf: member.personId === personId,
        })),
      },
      profile: seeker && withoutNeeds(seeker),
      placements,
      benefit: household ? await benefitHistory(joined, household.id) : { spells: [], months: [] },
      questions,
      turnedDown,
      cases: cases.map(({ id, status, openedAt }) => ({ id, status, openedAt })),
      timeline: timelineOf({ country, placements, questions, steps }),
    });
  });
}

function withoutNeeds({ needs: _needs, ...profile }: Seeker): Omit<Seeker, "needs"> {
  return profile;
}
