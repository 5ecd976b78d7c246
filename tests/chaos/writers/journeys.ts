import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { makeOffer } from "#app/domain/applications/make-offer.server.ts";
import { shortlistApplication } from "#app/domain/applications/shortlist-application.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import type { Outcome } from "#app/domain/kernel/result.ts";
import { once } from "#app/web/once.server.ts";
import { aSeeker } from "#tests/support/marketplace.ts";
import type { Ledger } from "../support/ledger.ts";
import { insist, untilAnswered } from "./insist.ts";
import type { StagedVacancy } from "./stage.ts";

/** How often somebody who hesitates withdraws and comes back. */
const DOUBTS = 2;

/** Somebody who was hired and whose work starts with the next wage file. */
export type Hired = {
  readonly applicationId: string;
  readonly nationalId: string;
  readonly personId: string;
  readonly vacancy: StagedVacancy;
};

/** What people do, each act through its use case with a form's token; every act leaves an event. */
export function journeys(ctx: Ctx, ledger: Ledger) {
  const act = <T>(
    actor: Member,
    name: string,
    of: { readonly seeker: Member; readonly vacancy: StagedVacancy },
    work: (ctx: Ctx) => Promise<Outcome<T>>,
  ): Promise<T> =>
    insist(ledger, { act: name, subject: of.seeker.personId, about: of.vacancy.id }, (token) =>
      once({ ctx, actor, web: { routeId: "chaos" } }, { name, token }, work),
    );

  async function applies(vacancy: StagedVacancy, nationalId?: string) {
    const seeker = await untilAnswered(() =>
      aSeeker(ctx, { fullName: "نورة الاختبار", ...(nationalId === undefined ? {} : { nationalId }) }),
    );
    const of = { seeker, vacancy };
    const { applicationId } = await act(seeker, "submit", of, (inner) =>
      applyToVacancy(inner, seeker, { vacancyId: vacancy.id }),
    );
    return { ...of, applicationId };
  }

  return {
    /** Applies, withdraws, comes back. */
    async hesitates(vacancy: StagedVacancy): Promise<void> {
      const { seeker, applicationId } = await applies(vacancy);
      const of = { seeker, vacancy };
      for (let doubt = 0; doubt < DOUBTS; doubt++) {
        await act(seeker, "withdraw", of, (inner) => withdrawApplication(inner, seeker, { applicationId }));
        await act(seeker, "reopen", of, (inner) => applyToVacancy(inner, seeker, { vacancyId: vacancy.id }));
      }
    },

    /** Applies and is shortlisted. */
    async isShortlisted(vacancy: StagedVacancy): Promise<void> {
      const { applicationId, ...of } = await applies(vacancy);
      await act(vacancy.employer, "shortlist", of, (inner) =>
        shortlistApplication(inner, vacancy.employer, { applicationId }),
      );
    },

    /** Applies here and there, is offered the work here, accepts, is hired. */
    async isHired(vacancy: StagedVacancy, other: StagedVacancy, nationalId: string): Promise<Hired> {
      const { seeker, applicationId } = await applies(vacancy, nationalId);
      const of = { seeker, vacancy };
      if (other.id !== vacancy.id)
        await act(seeker, "submit", { seeker, vacancy: other }, (inner) =>
          applyToVacancy(inner, seeker, { vacancyId: other.id }),
        );
      const today = ctx.clock.today("SA");
      const terms = {
        wageMinor: 420_000,
        wagePeriod: "month" as const,
        hoursPerWeek: 40,
        employmentType: "full_time" as const,
        startsOn: addDays(today, 14),
        answerBy: addDays(today, 7),
        message: null,
      };
      const { offerId } = await act(vacancy.employer, "make_offer", of, (inner) =>
        makeOffer(inner, vacancy.employer, { applicationId, terms }),
      );
      await act(seeker, "accept_offer", of, (inner) =>
        acceptOffer(inner, seeker, { applicationId, offerId }),
      );
      await act(vacancy.employer, "hire", of, (inner) =>
        hireApplication(inner, vacancy.employer, { applicationId }),
      );
      return { applicationId, nationalId, personId: seeker.personId, vacancy };
    },
  };
}
