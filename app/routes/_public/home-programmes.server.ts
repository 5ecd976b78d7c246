import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { IntakeForSeeker } from "#app/domain/programmes/programme.ts";
import { intakeForSeeker } from "#app/domain/programmes/intake-for-seeker.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { formatDate, type FormattedDate } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { valueOf } from "#app/web/respond.server.ts";

/** A programme that ends in a job, worded for its card. */
export type HomeProgramme = {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly lang: string;
  readonly provider: string;
  readonly place: string | null;
  readonly weeks: number;
  readonly allowance: string | null;
  readonly employer: string;
  readonly seats: number;
  readonly seatsLeft: number;
  readonly startsOn: FormattedDate;
};

const SHOWN = 3;

/** How many postings can be found now, and three programmes that end in a job. */
export async function homePostings(
  ctx: Ctx,
  actor: Actor,
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): Promise<{
  vacancies: { readonly count: number; readonly roughly: boolean };
  intakes: number;
  programmes: readonly HomeProgramme[];
}> {
  const [vacancies, intakes] = await Promise.all([
    searchPostings(ctx, actor, { kind: ["vacancy"], pageSize: 1, facets: false }),
    searchPostings(ctx, actor, { kind: ["intake"], pageSize: 50, facets: false }),
  ]);
  const found = valueOf(intakes);
  const ending = found.items.filter((item) => item.programme?.kind === "ends_in_job");
  const read = await Promise.all(ending.slice(0, 3 * SHOWN).map(({ id }) => intakeForSeeker(ctx, id)));
  // The soonest intake stands for its programme.
  const soonest = new Map<string, IntakeForSeeker>();
  for (const outcome of read) {
    if (!outcome.ok) continue;
    const known = soonest.get(outcome.value.programmeId);
    if (!known || outcome.value.startsOn < known.startsOn)
      soonest.set(outcome.value.programmeId, outcome.value);
  }
  const programmes = [...soonest.values()].slice(0, SHOWN).flatMap((intake): HomeProgramme[] => {
    if (intake.hiringEmployer === null) return [];
    const { allowanceMinor, currency } = intake;
    const allowance =
      allowanceMinor && currency
        ? t("public:home.programmes.allowance", { amount: formatMoney(t, money(allowanceMinor, currency)) })
        : null;
    return [
      {
        id: intake.id,
        href: `/programmes/${intake.id}`,
        title: intake.title,
        lang: intake.titleLang,
        provider: intake.provider.name,
        place: intake.place && intake.place[locale],
        weeks: intake.weeks,
        allowance,
        employer: intake.hiringEmployer,
        seats: intake.seats,
        seatsLeft: intake.seats - intake.seatsTaken,
        startsOn: formatDate(locale, intake.startsOn),
      },
    ];
  });
  const { total, roughly } = valueOf(vacancies);
  return { vacancies: { count: total, roughly }, intakes: found.total, programmes };
}
