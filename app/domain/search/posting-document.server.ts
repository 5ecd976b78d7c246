import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import type { Lexicon } from "./lexicon.ts";
import type { DirectoryPlace } from "./place-directory.ts";
import type { Posting } from "./posting.ts";

export type DocumentReference = {
  readonly lexicon: Lexicon;
  placeById(id: string): DirectoryPlace | null;
  /** Terms of a text of the posting's own, and of one that others are likely to have as well. */
  terms(text: string): readonly string[];
  sharedTerms(text: string): readonly string[];
  /** Terms of a concept's labels and its own term. */
  conceptTerms(conceptId: string): readonly string[];
};

/** What people type for a property that is a column, not a word of the text. */
const PROPERTY_PHRASES: readonly (readonly [(posting: Posting) => boolean, string])[] = [
  [(p) => p.employmentType === "part_time", "دوام جزئي"],
  [(p) => p.employmentType === "full_time", "دوام كامل"],
  [(p) => p.employmentType === "seasonal", "موسمي"],
  [(p) => p.employmentType === "shift_work" || p.shift === "rotating", "ورديات"],
  [(p) => p.shift === "day", "دوام صباحي"],
  [(p) => p.shift === "evening", "دوام مسائي"],
  [(p) => p.shift === "night", "دوام ليلي"],
  [(p) => p.remote, "عن بعد"],
  [(p) => p.childcare, "حضانة أطفال"],
  [(p) => p.accommodations.length > 0, "ذوي الإعاقة"],
  [(p) => p.experienceYears === 0, "بدون خبرة"],
  [(p) => p.kind === "intake", "تدريب دورة training course"],
  [(p) => p.programme?.kind === "ends_in_job", "تدريب منتهي بالتوظيف"],
];

/** Below this the occupation's words are not the posting's: أعمال مصرفية is no building labourer. */
const SURE_OCCUPATION = 0.85;
const WEEKS_A_MONTH = 52 / 12;

/** The lowest wage a month, in minor units; rough for other periods, since it only filters and sorts. */
function monthlyWage(posting: Posting): number | null {
  const { wageMinMinor: wage, wagePeriod, hoursPerWeek } = posting;
  if (wage === null || posting.kind === "intake") return null;
  const times = { hour: (hoursPerWeek ?? 40) * WEEKS_A_MONTH, day: 5 * WEEKS_A_MONTH, week: WEEKS_A_MONTH };
  return Math.round(wage * (times[wagePeriod as keyof typeof times] ?? 1));
}

/** How much a posting tells, from 0 to 1. Training with a binding job comes first (product.md, 21). */
function qualityOf(posting: Posting): number {
  if (posting.programme?.kind === "ends_in_job") return 1;
  const told = [
    posting.wageMinMinor !== null,
    posting.hoursPerWeek !== null || posting.employmentType !== null,
    posting.placeId !== null || posting.remote,
    posting.occupationId !== null,
    posting.description.length >= 100,
    posting.skills.some((skill) => skill.conceptId !== null),
  ];
  return told.filter(Boolean).length / (told.length + 1);
}

/** The document of a posting for the engines. No person in it, ever. */
export function toDocument(posting: Posting, reference: DocumentReference): PostingDocument {
  const { lexicon, placeById, conceptTerms, terms, sharedTerms } = reference;
  const place = posting.placeId === null ? null : placeById(posting.placeId);
  const concepts = posting.skills.flatMap(({ conceptId }) => (conceptId === null ? [] : [conceptId]));
  // Its own words count, resolved or not: a concept is wider than what the posting says.
  const labels = [...new Set(posting.skills.map(({ label }) => label))];
  const properties = PROPERTY_PHRASES.filter(([holds]) => holds(posting)).map(([, phrase]) => phrase);
  const names = place ? [place.ar, place.en, place.region?.ar ?? "", place.region?.en ?? ""] : [];
  const sureOccupation = posting.occupationConfidence >= SURE_OCCUPATION ? posting.occupationId : null;
  const town = place?.kind === "town" ? place : null;
  return {
    postingId: posting.id,
    place: 1,
    places: 1,
    rev: posting.rev,
    analysis: lexicon.version,
    kind: posting.kind,
    visibility: "public",
    status: posting.status,
    country: posting.country,
    organisationId: posting.organisationId,
    expiresAt: posting.expiresAt,
    postedAt: posting.postedAt,
    region: place?.region?.code ?? null,
    city: town?.code ?? null,
    occupation: posting.occupationId,
    skills: concepts,
    employmentType: posting.employmentType,
    hoursPerWeek: posting.hoursPerWeek,
    shift: posting.shift,
    remote: posting.remote,
    wageMin: monthlyWage(posting),
    accommodations: posting.accommodations,
    childcare: posting.childcare,
    transport: posting.transport,
    noExperience: posting.experienceYears === 0,
    education: posting.education,
    // A region's coordinates only stand in for it: distance is told from towns.
    lat: town?.lat ?? null,
    lon: town?.lon ?? null,
    quality: qualityOf(posting),
    terms: {
      title: sharedTerms(posting.title),
      occupation: sureOccupation === null ? [] : conceptTerms(sureOccupation),
      skill: [...concepts.flatMap((id) => conceptTerms(id)), ...terms(labels.join(" "))],
      organisation: sharedTerms(posting.employer),
      place: sharedTerms(names.join(" ")),
      body: [...terms(posting.description), ...properties.flatMap((phrase) => sharedTerms(phrase))],
    },
  };
}
