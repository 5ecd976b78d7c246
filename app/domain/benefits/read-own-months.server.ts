import type { Member } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { PlainMonth } from "../kernel/plain-date.ts";
import { firstDayOf } from "../kernel/plain-date.ts";
import { ageOn } from "../people/household.ts";
import { householdOf, memberSince } from "../people/household-of.server.ts";
import { readMonthRecords, type MonthRecord } from "../placements/read-month-records.server.ts";
import { benefitHistory, type BenefitMonth } from "./benefit-history.server.ts";
import type { Interval } from "./interval.ts";
import { standsToDecided, type StandsToDecided } from "./stands-to-decided.ts";
import { WITHDRAWN } from "./recompute.ts";

const ADULT_AGE = 18;

/** A wage record of the person herself, as it stands now. */
export type OwnMonthRecord = Pick<
  MonthRecord,
  | "id"
  | "employerName"
  | "registrationNumber"
  | "wageMinor"
  | "currency"
  | "revision"
  | "receivedAt"
  | "isContested"
> & {
  /** Whether its wage counts in the figure now; `replaced` by a later version, `set_aside` by an officer or the rules. */
  readonly standing: "counts" | "replaced" | "set_aside" | "waits";
  /** It came, or was decided otherwise, after the figure before: it is why the figure differs. */
  readonly isNews: boolean;
};

/** A month as an adult of the household sees it. Amounts in minor units, the household's total. */
export type OwnBenefitMonth = {
  readonly key: string;
  readonly month: PlainMonth;
  readonly currency: string;
  /** What a person decided is paid; no computation changes it. */
  readonly decidedMinor: number;
  readonly now: Interval;
  readonly computedAt: Date;
  /** Null where the month was worked out once, or comes out the same. */
  readonly before: (Interval & { readonly computedAt: Date }) | null;
  readonly why: "earnings" | "rules" | "household" | null;
  /** The wage of the month is proven by nothing any more. */
  readonly isWithdrawn: boolean;
  readonly standing: StandsToDecided;
  /** Of the person herself; of another member nothing but that something changed. */
  readonly records: readonly OwnMonthRecord[];
  readonly othersChanged: boolean;
};

export type OwnBenefitMonths =
  | { readonly kind: "no_household" | "minor" }
  | { readonly kind: "shown"; readonly months: readonly OwnBenefitMonth[] };

/**
 * Months of the household's benefit that were worked out, newest first: what the rules said before and say now, why,
 * and how that stands to what was decided. Only adults, only since they belong to the household, and of records only
 * their own (decisions 0027 and 0030).
 */
export async function readOwnBenefitMonths(ctx: Ctx, actor: Member): Promise<OwnBenefitMonths> {
  const personId = actor.actingFor ?? actor.personId;
  const today = ctx.clock.today(actor.country);
  const household = await householdOf(ctx, personId, today);
  const self = household?.members.find((member) => member.personId === personId);
  if (!household || !self) return { kind: "no_household" };
  const age = ageOn(self.birthDate, today);
  if (age === null ? self.relation === "child" : age < ADULT_AGE) return { kind: "minor" };
  const since = await memberSince(ctx, household.id, personId, today);
  const { spells, months } = await benefitHistory(ctx, household.id);
  const ofHers = new Set(
    spells.filter((spell) => spell.personId === null || spell.personId === personId).map(({ id }) => id),
  );
  const personal = new Set(spells.filter((spell) => spell.personId !== null).map(({ id }) => id));
  const seen = months.filter(
    ({ spellId, month }) => ofHers.has(spellId) && (since === null || since <= firstDayOf(month)),
  );
  const records = await readMonthRecords(
    ctx,
    household.members.map((member) => member.personId),
    seen.map(({ month }) => month),
  );
  return {
    kind: "shown",
    months: seen.map((month) => {
      const counted = personal.has(month.spellId)
        ? records.filter((one) => one.personId === personId)
        : records;
      return monthOf(month, personId, counted);
    }),
  };
}

function monthOf(month: BenefitMonth, personId: string, records: readonly MonthRecord[]): OwnBenefitMonth {
  const { currency, decidedMinor, computedAt, earlier } = month;
  const now = { min: month.lowMinor, max: month.highMinor };
  const differs =
    earlier !== null &&
    (earlier.lowMinor !== now.min ||
      earlier.highMinor !== now.max ||
      earlier.earningsMinor !== month.earningsMinor);
  const isNews = (record: MonthRecord): boolean => {
    if (!earlier) return false;
    const after = (at: Date | null): boolean => at !== null && at > earlier.computedAt && at <= computedAt;
    return after(record.decidedAt) || after(record.receivedAt);
  };
  const ofMonth = records.filter((record) => record.month === month.month);
  const own = ofMonth.filter((record) => record.personId === personId);
  return {
    ...{
      key: `${month.spellId}/${month.month}`,
      month: month.month,
      currency,
      decidedMinor,
      now,
      computedAt,
    },
    before:
      earlier && differs
        ? { min: earlier.lowMinor, max: earlier.highMinor, computedAt: earlier.computedAt }
        : null,
    why: earlier && differs ? earlier.changedBy : null,
    isWithdrawn: month.unknowns.includes(WITHDRAWN),
    standing: standsToDecided(now, decidedMinor),
    records: own.map((record) => ({
      ...{ id: record.id, employerName: record.employerName, registrationNumber: record.registrationNumber },
      ...{ wageMinor: record.wageMinor, currency: record.currency, revision: record.revision },
      ...{ receivedAt: record.receivedAt, isContested: record.isContested },
      standing: standingOf(record),
      isNews: isNews(record),
    })),
    othersChanged: ofMonth.some((record) => record.personId !== personId && isNews(record)),
  };
}

function standingOf({ isReplaced, status }: MonthRecord): OwnMonthRecord["standing"] {
  if (isReplaced) return "replaced";
  if (status === "matched") return "counts";
  return status === "ignored" ? "set_aside" : "waits";
}
