import type { DirectoryPlace } from "#app/domain/search/place-directory.ts";
import type { Posting } from "#app/domain/search/posting.ts";

/** A generator of numbers in [0, 1) that repeats for its seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type PostingMaterial = {
  /** Occupations with the titles that postings give them. */
  readonly occupations: readonly { readonly id: string; readonly titles: readonly string[] }[];
  readonly skills: readonly { readonly id: string; readonly text: string }[];
  readonly towns: readonly DirectoryPlace[];
};

const ADDITIONS = [
  "",
  "",
  "",
  "أول",
  "مساعد",
  "متدرب",
  "بخبرة سنتين",
  "دوام جزئي",
  "للفرع الجديد",
  "حديث التخرج",
];
const SHIFTS = ["day", "day", "day", "evening", "night", "rotating", null];
const TYPES = ["full_time", "full_time", "full_time", "part_time", "temporary", "shift_work"];
const EDUCATION = ["none", "secondary", "secondary", "diploma", "bachelor", null];
const DAY_MS = 86_400_000;

/**
 * Postings out of the taxonomy's own words, the same for the same seed: a few occupations and towns make most
 * of them, as in real sets; texts are about as long as real ones.
 */
export function* generatedPostings(
  count: number,
  { occupations, skills, towns }: PostingMaterial,
  now: Date,
  seed = 1,
): Generator<Posting> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // The square makes the first of the list some times as common as the last.
  const skewed = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2.5 * list.length)] as T;
  for (let n = 0; n < count; n++) {
    const occupation = skewed(occupations);
    const place = skewed(towns);
    const asked = Array.from({ length: 4 + Math.floor(random() * 5) }, () => pick(skills));
    const tasks = Array.from({ length: 18 + Math.floor(random() * 14) }, () => pick(skills).text);
    const wage = random() < 0.7 ? (3_000 + Math.floor(random() * 90) * 100) * 100 : null;
    yield {
      id: `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`,
      kind: random() < 0.05 ? "intake" : "vacancy",
      sourceId: String(n),
      status: "listed",
      country: place.country,
      organisationId: null,
      title: `${pick(occupation.titles)} ${pick(ADDITIONS)}`.trim(),
      titleLang: "ar",
      employer: `منشأة ${Math.floor(random() * 20_000)}`,
      description: tasks.join("، "),
      placeId: place.id,
      occupationId: occupation.id,
      occupationConfidence: 1,
      skills: asked.map((skill) => ({ label: skill.text, conceptId: skill.id })),
      employmentType: pick(TYPES),
      hoursPerWeek: random() < 0.6 ? 40 : null,
      shift: pick(SHIFTS),
      remote: random() < 0.08,
      wageMinMinor: wage,
      wageMaxMinor: wage,
      currency: "SAR",
      wagePeriod: "month",
      wageBasis: "gross",
      openings: 1,
      experienceYears: Math.floor(random() * 5),
      education: pick(EDUCATION),
      accommodations: random() < 0.1 ? ["step_free"] : [],
      childcare: random() < 0.1,
      transport: random() < 0.15,
      programme: null,
      postedAt: new Date(now.getTime() - Math.floor(random() * 60 * DAY_MS)).toISOString(),
      expiresAt: null,
      rev: 1,
    };
  }
}
