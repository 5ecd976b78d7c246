import type { SearchHit } from "#app/engines/search/search-engine.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { intakesForIndex } from "../programmes/intakes-for-index.server.ts";
import { vacanciesForIndex } from "../vacancies/postings-for-index.server.ts";
import type { PlaceDirectory } from "./place-directory.ts";
import type { Posting } from "./posting.ts";
import type { SearchItem } from "./search-item.ts";

/**
 * Hits as items, in their order, read from the database: what the engine found but is no longer public is left
 * out, however old the index is.
 */
export async function loadItems(
  ctx: Pick<Ctx, "sql">,
  hits: readonly SearchHit[],
  places: PlaceDirectory,
): Promise<readonly SearchItem[]> {
  const ids = (kind: SearchHit["kind"]): string[] =>
    hits.filter((hit) => hit.kind === kind).map((hit) => hit.postingId);
  const read = async (
    kind: SearchHit["kind"],
    from: typeof vacanciesForIndex,
  ): Promise<readonly Posting[]> => (ids(kind).length > 0 ? from(ctx, { ids: ids(kind) }) : []);
  const found = await Promise.all([read("vacancy", vacanciesForIndex), read("intake", intakesForIndex)]);
  const postings = new Map(found.flat().map((posting) => [posting.id, posting]));
  return hits.flatMap((hit) => {
    const posting = postings.get(hit.postingId);
    return posting ? [item(posting, hit, places)] : [];
  });
}

function item(posting: Posting, hit: SearchHit, places: PlaceDirectory): SearchItem {
  const place = posting.placeId === null ? null : places.byId(posting.placeId);
  const { id, kind, sourceId, title, titleLang, employer, occupationId, employmentType, hoursPerWeek } =
    posting;
  const { shift, remote, openings, accommodations, childcare, transport, experienceYears, education } =
    posting;
  const { programme, postedAt, wageMinMinor, currency } = posting;
  return {
    ...{
      id,
      kind,
      sourceId,
      title,
      titleLang,
      employer,
      occupationId,
      employmentType,
      hoursPerWeek,
      shift,
      remote,
    },
    ...{ openings, accommodations, childcare, transport, experienceYears, education, programme, postedAt },
    place: place && { code: place.code, ar: place.ar, en: place.en, region: place.region },
    wage:
      wageMinMinor === null || currency === null
        ? null
        : {
            minMinor: wageMinMinor,
            maxMinor: posting.wageMaxMinor,
            currency,
            period: posting.wagePeriod ?? "month",
            basis: posting.wageBasis,
          },
    score: hit.score,
    distanceKm: hit.distanceKm,
  };
}
