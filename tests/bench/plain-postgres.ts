import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlaceDirectory } from "#app/domain/search/place-directory.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import type { BenchSearch } from "./search-queries.ts";

const COLUMNS = [
  ...[
    "id",
    "kind",
    "country",
    "region",
    "employment_type",
    "shift",
    "lat",
    "lon",
    "posted_at",
    "title",
    "body",
  ],
] as const;

type Batches = () => Iterable<readonly Posting[]>;

/**
 * The same texts in a plain table under PostgreSQL's own `arabic` configuration, as one would begin: a generated
 * vector with weights, a GIN index, ts_rank over every hit, an exact count.
 */
export async function arabicConfiguration(
  ctx: Ctx,
  postings: Batches,
  places: PlaceDirectory,
): Promise<(asked: BenchSearch) => Promise<unknown>> {
  function* rows(): Generator<readonly unknown[]> {
    for (const batch of postings())
      for (const p of batch) {
        const place = p.placeId === null ? null : places.byId(p.placeId);
        const { lat = null, lon = null } = place?.kind === "town" ? place : {};
        yield [
          p.id,
          p.kind,
          p.country,
          place?.region?.code ?? null,
          p.employmentType,
          p.shift,
          lat,
          lon,
        ].concat([...[p.postedAt, p.title, `${p.employer} ${place?.ar ?? ""} ${p.description}`]]);
      }
  }
  await ctx.bulk(async (tx) => {
    await tx.query("CREATE SCHEMA search_bench");
    await tx.query(`CREATE TABLE search_bench.posting (
      id uuid PRIMARY KEY, kind text, country text, region text, employment_type text, shift text, lat float8, lon float8,
      posted_at timestamptz, title text, body text,
      words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('arabic', title), 'A')
        || setweight(to_tsvector('arabic', body), 'D')) STORED)`);
    await tx.copyIn("search_bench.posting", COLUMNS, rows());
    await tx.query("CREATE INDEX posting_words ON search_bench.posting USING gin (words)");
    await tx.query("CREATE INDEX posting_place ON search_bench.posting (lat, lon)");
    await tx.query("ANALYZE search_bench.posting");
  });
  return async ({ text, request }) => {
    const { geo, facets } = request;
    const params: unknown[] = [request.filter.country];
    const where = ["country = $1"];
    if (text !== "") where.push(`words @@ plainto_tsquery('arabic', $${params.push(text)})`);
    if (geo) {
      const tall = geo.radiusKm / 111.195;
      const wide = tall / Math.cos((geo.lat * Math.PI) / 180);
      where.push(
        `lat BETWEEN $${params.push(geo.lat - tall)} AND $${params.push(geo.lat + tall)}`,
        `lon BETWEEN $${params.push(geo.lon - wide)} AND $${params.push(geo.lon + wide)}`,
      );
    }
    const rank = text === "" ? "posted_at" : "ts_rank(words, plainto_tsquery('arabic', $2))";
    const condition = where.join(" AND ");
    return Promise.all([
      ctx.sql.query(
        `SELECT id, count(*) OVER () AS total FROM search_bench.posting WHERE ${condition} ORDER BY ${rank} DESC, id LIMIT 20`,
        params,
      ),
      facets
        ? ctx.sql.query(
            `SELECT kind, region, employment_type, shift, count(*) FROM search_bench.posting WHERE ${condition}
             GROUP BY GROUPING SETS ((kind), (region), (employment_type), (shift))`,
            params,
          )
        : null,
    ]);
  };
}
