import type { GraduationCaseForOfficer } from "#app/domain/casework/read-graduation-case.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import type { Interval } from "#app/domain/benefits/interval.ts";
import { tierName } from "./tiers.ts";

/** "3 months", or "from 6 months to 12 months" where the rules leave a range. */
function monthsText(t: Translate, { min, max }: Interval): string {
  const text = (count: number): string => t("common:count.months", { count });
  return min === max ? text(min) : t("common:range", { from: text(min), to: text(max) });
}

/** A case as its page shows it: everything dated and worded for one language. */
export function graduationView(graduation: GraduationCaseForOfficer, locale: Locale, t: Translate) {
  const { evidence, currency, after, country, work } = graduation;
  const date = (on: string | null) => (on === null ? null : formatDate(locale, on));
  // Where the household's own cover is settled, the general rule says nothing more.
  const entitlements = (after?.entitlements ?? []).filter(
    (one) => one.name !== "health-cover" || graduation.healthCover === "unknown",
  );
  const name = (entitlement: string): string => t(`benefits:entitlements.${entitlement}`);
  return {
    id: graduation.id,
    personId: graduation.personId,
    fullName: graduation.fullName,
    status: graduation.status,
    maySeePerson: graduation.maySeePerson,
    evidence: {
      count: evidence.monthsInARow,
      months: t("common:range", {
        from: formatMonth(locale, evidence.firstMonth),
        to: formatMonth(locale, evidence.lastMonth),
      }),
      needed: t("common:count.months", { count: evidence.monthsNeeded }),
      line: formatMoney(t, { minor: evidence.lineMinor, currency }),
      tier: tierName(work ? work.tier : "wage_record"),
      work: work && [work.title, work.employerName].filter(Boolean).join("، "),
    },
    effects: {
      benefit: formatMoney(t, { minor: graduation.decidedMinor, currency }),
      kept: entitlements.flatMap(({ name: one, graceMonths }) =>
        graceMonths ? [{ name: name(one), months: monthsText(t, graceMonths) }] : [],
      ),
      unknown: entitlements.flatMap(({ name: one, graceMonths }) => (graceMonths ? [] : [name(one)])),
      wayBack: after?.wayBackMonths ? monthsText(t, after.wayBackMonths) : null,
      rules: after && {
        name: after.packName[locale],
        version: String(after.packVersion),
        date: formatDate(locale, after.packFrom).gregorian,
      },
    },
    healthCover: graduation.healthCover,
    words: {
      proposal: graduation.proposal,
      hearing: graduation.said,
      decision: graduation.decision,
      appeal: graduation.appeal,
      appealDecision: graduation.appealDecision,
    },
    dates: {
      hearingDueOn: date(graduation.hearingDueOn),
      appealUntil: date(graduation.appealUntil),
      effectiveFrom: date(graduation.effectiveFrom),
      monitoredUntil: date(graduation.monitoredUntil),
    },
    steps: graduation.steps.map(({ edge, at, byRole }) => ({
      edge,
      byRole,
      at: formatDate(locale, dateInZone(at, zoneOf(country)), { short: true }),
    })),
    acts: graduation.acts,
  };
}

export type GraduationView = ReturnType<typeof graduationView>;
