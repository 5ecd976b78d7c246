import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { monthlyWage } from "#app/domain/applications/offer.ts";
import { incomeOfSeeker, type WageFacts } from "#app/domain/benefits/income-after-work.server.ts";
import type { Seeker } from "#app/domain/people/read-seekers.server.ts";
import type { Point } from "#app/domain/places/distance.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { intakesForIndex } from "#app/domain/programmes/intakes-for-index.server.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import type { ConceptLinks } from "#app/domain/taxonomy/concept-links.ts";
import type { Kinship } from "#app/domain/taxonomy/kinship.ts";
import { loadKinship } from "#app/domain/taxonomy/load-kinship.server.ts";
import { vacanciesForIndex } from "#app/domain/vacancies/postings-for-index.server.ts";
import type { WagePeriod } from "#app/domain/vacancies/vacancy.ts";
import type { PostingFacts, SeekerFacts } from "./facts.ts";
import type { Scoring } from "./rank.ts";
import type { WorthScale } from "./worth.ts";

/** All live postings of the deployment with what scoring needs; shared by every seeker of a run. */
export type Scene = {
  readonly postings: readonly PostingFacts[];
  readonly wages: ReadonlyMap<string, WageFacts>;
  readonly trainingEndsInJob: ReadonlySet<string>;
  readonly kinship: Kinship;
  /** Occupation -> skills that it always needs. */
  readonly needed: ConceptLinks["essential"];
  readonly scales: ReadonlyMap<string, WorthScale>;
};

const PAGE = 5_000;

/** Reads the postings, the places and the taxonomy once. */
export async function loadScene(ctx: Ctx): Promise<Scene> {
  const points = new Map((await listPlaces(ctx, null)).map((p) => [p.id, { lat: p.lat, lon: p.lon }]));
  const { kinship, links } = await loadKinship(ctx);
  const all: Posting[] = [];
  for (const read of [vacanciesForIndex, intakesForIndex]) {
    for (let after: string | null = null; ;) {
      const page: readonly Posting[] = await read(ctx, { after, limit: PAGE });
      all.push(...page);
      if (page.length < PAGE) break;
      after = page.at(-1)?.id ?? null;
    }
  }
  const postings = all.map((posting) => postingFacts(posting, points));
  return {
    postings,
    wages: new Map(all.map((posting) => [posting.id, wageFacts(posting)])),
    trainingEndsInJob: new Set(all.filter((p) => p.programme?.kind === "ends_in_job").map((p) => p.id)),
    kinship,
    needed: links.essential,
    scales: scalesOf(postings),
  };
}

function postingFacts(posting: Posting, points: ReadonlyMap<string, Point>): PostingFacts {
  return {
    id: posting.id,
    kind: posting.kind,
    country: posting.country,
    occupationId: posting.occupationId,
    skills: [...new Set(posting.skills.flatMap((skill) => skill.conceptId ?? []))],
    point: (posting.placeId && points.get(posting.placeId)) || null,
    remote: posting.remote,
    hoursPerWeek: posting.hoursPerWeek,
    shift: posting.shift,
    partTime: posting.employmentType === "part_time",
    wageMonthMinor:
      posting.wageMinMinor === null
        ? null
        : monthlyWage({
            wageMinor: posting.wageMinMinor,
            wagePeriod: (posting.wagePeriod ?? "month") as WagePeriod,
            hoursPerWeek: posting.hoursPerWeek ?? 0,
          }),
    experienceYears: posting.experienceYears,
    educationLevel: posting.education,
    licences: [],
    accommodations: posting.accommodations,
    openings: posting.openings,
  };
}

const wageFacts = (posting: Posting): WageFacts => ({
  id: posting.id,
  wageMinMinor: posting.wageMinMinor,
  currency: posting.currency,
  wagePeriod: posting.wagePeriod as WageFacts["wagePeriod"],
  wageBasis: posting.wageBasis as WageFacts["wageBasis"],
  hoursPerWeek: posting.hoursPerWeek,
  transport: posting.transport,
  childcare: posting.childcare,
});

/** A quarter of the median advertised wage of each country. */
function scalesOf(postings: readonly PostingFacts[]): ReadonlyMap<string, WorthScale> {
  const wages = new Map<string, number[]>();
  for (const { country, wageMonthMinor } of postings) {
    if (!wageMonthMinor) continue;
    const list = wages.get(country);
    if (list) list.push(wageMonthMinor);
    else wages.set(country, [wageMonthMinor]);
  }
  return new Map(
    [...wages].map(([country, list]) => {
      list.sort((a, b) => a - b);
      return [country, { unitMinor: Math.max(1, Math.round((list[Math.floor(list.length / 2)] ?? 1) / 4)) }];
    }),
  );
}

/** A seeker as matching sees her; the essential skills of her occupations count as hers. */
export function seekerFacts(seeker: Seeker, scene: Scene): SeekerFacts {
  const skills = new Set(seeker.skills.flatMap((skill) => skill.conceptId ?? []));
  for (const { conceptId } of seeker.occupations)
    for (const needed of scene.needed.get(conceptId) ?? []) skills.add(needed);
  const { lat, lon } = seeker;
  return {
    ...seeker,
    point: lat === null || lon === null ? null : { lat, lon },
    experienceYears: seeker.experienceYears ?? 0,
    occupations: new Map(seeker.occupations.map(({ conceptId, years }) => [conceptId, years])),
    skills,
  };
}

/** How postings are scored for one seeker: her own income change, the country's scale. */
export async function scoringFor(ctx: Ctx, seeker: SeekerFacts, scene: Scene): Promise<Scoring> {
  const incomeAt = await incomeOfSeeker(ctx, seeker);
  return {
    kinship: scene.kinship,
    scale: scene.scales.get(seeker.country) ?? { unitMinor: 1 },
    endsInJob: (postingId) => scene.trainingEndsInJob.has(postingId),
    income(posting) {
      const facts = scene.wages.get(posting.id);
      const income = facts && incomeAt(facts);
      if (!income || income.kind === "off") {
        // Without a household the wage itself is what changes.
        return posting.wageMonthMinor === null ? null : { nowMinor: 0, afterMinor: posting.wageMonthMinor };
      }
      if (income.kind === "wage-only") return { nowMinor: 0, afterMinor: income.wage.min };
      return { nowMinor: income.income.now.total.min, afterMinor: income.income.afterYear.total.min };
    },
  };
}
