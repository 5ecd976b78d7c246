import type { SearchStanding } from "#app/domain/search/read-search-standing.server.ts";
import { momentOf, spanOf, type Reader } from "./run-view.server.ts";
import type { SearchView } from "./search-card.tsx";

/** How search stands, worded for the reader. */
export function searchView(reader: Reader, standing: SearchStanding, now: Date): SearchView {
  const at = (instant: Date | null) =>
    instant && {
      moment: momentOf(reader, instant),
      age: spanOf(reader, Math.max(0, (now.getTime() - instant.getTime()) / 1_000)),
    };
  const { answers, engines, missed, resting, builtAt, lookedAt, found, refusals } = standing;
  const foundAt = at(found?.at ?? null);
  return {
    ...{ answers, missed },
    hasServer: engines.length > 1,
    resting: resting.map(({ process, since, reason }) => ({
      ...{ process, reason },
      since: momentOf(reader, new Date(since)),
    })),
    built: at(builtAt),
    looked: at(lookedAt),
    found:
      found && foundAt
        ? {
            ...foundAt,
            missing: found.missing,
            strangers: found.strangers,
            differing: found.differing,
          }
        : null,
    refusals: refusals.map(({ postingId, title, reason, refusedAt }) => ({
      ...{ postingId, title, reason },
      refused: momentOf(reader, refusedAt),
    })),
  };
}
