import { distinctUnknowns, unknownKeys } from "#app/domain/benefits/wording.ts";
import type { PersonFile } from "#app/domain/casework/read-person-file.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, dateInZone } from "#app/domain/kernel/plain-date.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { listConceptLabels } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatMoney, formatMoneyRange } from "#app/i18n/numbers.ts";
import { sentenceCase } from "#app/i18n/sentence-case.ts";
import { tierName } from "./tiers.ts";

type Words = { readonly locale: Locale; readonly t: Translate };

/** A person's file as its page shows it: everything dated and worded for one language. */
export async function personView(ctx: Ctx, file: PersonFile, words: Words) {
  const { locale, t } = words;
  const zone = zoneOf(file.country);
  const day = (instant: Date) => formatDate(locale, dateInZone(instant, zone));
  const short = (on: string) => formatDate(locale, on, { short: true });
  const places = new Map((await listPlaces(ctx, file.country)).map((place) => [place.id, place]));
  const placeName = (id: string | null | undefined): string | null => {
    const place = id ? places.get(id) : undefined;
    return place ? (locale === "en" ? place.nameEn : place.nameAr) : null;
  };
  return {
    personId: file.personId,
    fullName: file.fullName,
    household: file.household && {
      place: placeName(file.household.placeId),
      members: file.household.members,
    },
    profile: await profileOf(ctx, file, words, placeName),
    placements: file.placements.map((one) => ({
      id: one.id,
      title: one.title,
      titleLang: one.titleLang,
      employerName: one.employerName,
      status: one.status,
      startedOn: one.startedOn && formatDate(locale, one.startedOn),
      expectedStart: formatDate(locale, one.expectedStart),
      endedOn: one.endedOn && formatDate(locale, one.endedOn),
      wage:
        one.wageMinor !== null && one.currency
          ? formatMoney(t, { minor: one.wageMinor, currency: one.currency })
          : null,
      tier: tierName(one.bestTier),
      checkpoints: one.checkpoints.map((checkpoint) => ({
        id: checkpoint.id,
        day: checkpoint.day,
        status: checkpoint.status,
        waits: checkpoint.waits,
        disputedBecause: checkpoint.disputedBecause,
        disputedBy: checkpoint.disputedBy,
        tier: tierName(checkpoint.tier),
        dueOn: short(checkpoint.dueOn),
      })),
      versions: one.versions.map((version) => ({
        id: version.id,
        startedOn: version.startedOn && formatDate(locale, version.startedOn, { short: true }),
        endedOn: version.endedOn && formatDate(locale, version.endedOn, { short: true }),
        tier: tierName(version.tier),
        recordedOn: formatDate(locale, dateInZone(version.recordedAt, zone), { short: true }),
      })),
      evidence: one.evidence.map((item) => ({
        id: item.id,
        tier: tierName(item.tier),
        from: short(item.from),
        // One day is one day, not a span from itself to itself.
        last: addDays(item.from, 1) === item.until ? null : short(addDays(item.until, -1)),
        wage:
          item.wageMinor !== null && item.currency
            ? formatMoney(t, { minor: item.wageMinor, currency: item.currency })
            : null,
      })),
    })),
    spells: file.benefit.spells.map((spell) => ({
      id: spell.id,
      scheme: spell.scheme,
      status: spell.status,
      from: formatDate(locale, spell.from),
      until: spell.until && formatDate(locale, spell.until),
      decided: formatMoney(t, { minor: spell.decidedMinor, currency: spell.currency }),
    })),
    months: file.benefit.months.map(({ currency, ...month }) => ({
      key: `${month.spellId} ${month.month}`,
      month: formatMonth(locale, month.month),
      earnings: formatMoney(t, { minor: month.earningsMinor, currency }),
      decided: formatMoney(t, { minor: month.decidedMinor, currency }),
      computed: formatMoneyRange(
        t,
        { minor: month.lowMinor, currency },
        { minor: month.highMinor, currency },
      ),
      earlier:
        month.earlier &&
        t(`office:person.earlier.${month.earlier.changedBy}`, {
          computed: formatMoneyRange(
            t,
            { minor: month.earlier.lowMinor, currency },
            { minor: month.earlier.highMinor, currency },
          ),
          earnings: formatMoney(t, { minor: month.earlier.earningsMinor, currency }),
        }),
      unknowns: distinctUnknowns(month.unknowns.map((code) => ({ code }))).map((unknown) =>
        t(unknownKeys(unknown).map((key) => `benefits:${key}`)),
      ),
    })),
    turnedDown: file.turnedDown.map(({ offerId: id, answeredAt, ...one }) => ({
      ...{ id, title: one.title, titleLang: one.titleLang, employerName: one.employerName },
      ...{ on: day(answeredAt), reason: one.reason, words: one.words },
    })),
    questions: file.questions.map(({ id, kind, employerName, status, settlement, answeredBy, askedAt }) => ({
      ...{ id, kind, employerName, status },
      askedAt: day(askedAt),
      isOpen: settlement === null && (status === "asked" || status === "unanswered"),
      isWrittenDown: answeredBy !== null,
    })),
    cases: file.cases.map(({ id, status, openedAt }) => ({ id, status, openedAt: day(openedAt) })),
    timeline: file.timeline.map(({ on, code, params, byRole }) => ({
      on: short(on),
      text: t(`office:event.${code}`, {
        ...params,
        ...("employer" in params && !params["employer"]
          ? { employer: t("office:person.questionUnknown") }
          : {}),
      }),
      by: byRole ? t(`office:by.${byRole}`) : null,
    })),
  };
}

async function profileOf(
  ctx: Ctx,
  { profile }: PersonFile,
  { locale, t }: Words,
  placeName: (id: string | null) => string | null,
) {
  if (!profile) return null;
  const ids = profile.occupations.map(({ conceptId }) => conceptId);
  const labels = ids.length > 0 ? await listConceptLabels(ctx, ids) : [];
  const labelOf = (id: string): string | undefined =>
    (
      labels.find((one) => one.conceptId === id && one.lang === locale) ??
      labels.find((one) => one.conceptId === id)
    )?.text;
  return {
    looking: t(profile.lookingForWork ? "common:answer.yes" : "common:answer.no"),
    place: placeName(profile.placeId),
    reach: t("office:person.km", { km: profile.reachKm }),
    hours: profile.hoursMax === null ? null : t("office:person.hoursUpTo", { hours: profile.hoursMax }),
    education: profile.educationLevel && sentenceCase(t(`jobs:education.${profile.educationLevel}`)),
    experience:
      profile.experienceYears === null ? null : t("office:person.years", { count: profile.experienceYears }),
    occupations: ids.flatMap((id) => labelOf(id) ?? []),
    skills: profile.skills.map(({ label }) => label),
  };
}

export type PersonView = Awaited<ReturnType<typeof personView>>;
