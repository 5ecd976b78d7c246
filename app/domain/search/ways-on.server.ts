import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { expectOk, ok, type Outcome } from "../kernel/result.ts";
import { searchPostings } from "./search-postings.server.ts";
import { DEFAULT_RADIUS_KM, type SearchInput } from "./search-postings.schema.ts";

const MOST_WORDS = 3;
const MOST_WITHOUT = 8;

/** The same search with something else, and how much it would find. */
export type WayOn<Way> = Way & { readonly count: number };

type Change = { readonly [Name in keyof SearchInput]?: SearchInput[Name] };

/**
 * What would find something where a search found nothing: closer words, fewer conditions, and training, near the place
 * or else anywhere. Each is counted by a search of its own; ways that find nothing either are left out.
 */
export async function findWaysOn<
  Word extends { readonly text: string },
  Condition extends { readonly change: Change },
>(
  ctx: Ctx,
  actor: Actor,
  input: SearchInput,
  ways: { readonly words: readonly Word[]; readonly without: readonly Condition[] },
): Promise<
  Outcome<{
    readonly words: readonly WayOn<Word>[];
    readonly without: readonly WayOn<Condition>[];
    readonly training: { readonly count: number; readonly near: boolean };
  }>
> {
  const count = async (change: Change): Promise<number> => {
    const asked = { ...input, ...change, exact: true, facets: false, page: 1, pageSize: 1 };
    return expectOk(await searchPostings(ctx, actor, { ...asked, sort: "relevance" })).total;
  };
  const counted = async <Way>(list: readonly Way[], change: (way: Way) => Change): Promise<WayOn<Way>[]> => {
    const found: WayOn<Way>[] = [];
    for (const way of list) found.push({ ...way, count: await count(change(way)) });
    return found.filter((way) => way.count > 0);
  };
  const training = { ...NO_CONDITIONS, q: "", kind: ["intake"] } satisfies Change;
  const near = await count(training);
  return ok({
    words: await counted(ways.words.slice(0, MOST_WORDS), ({ text }) => ({ q: text })),
    without: await counted(ways.without.slice(0, MOST_WITHOUT), ({ change }) => change),
    training:
      near > 0
        ? { count: near, near: true }
        : { count: await count({ ...training, where: "" }), near: false },
  });
}

/** Every condition away, but for words and place. */
const NO_CONDITIONS = {
  ...{ region: [], city: [], occupation: [], skill: [], employmentType: [], shift: [], education: [] },
  ...{
    accommodation: [],
    accessible: false,
    remote: false,
    childcare: false,
    transport: false,
    noExperience: false,
  },
  ...{ wageMin: null, hoursMax: null, postedWithinDays: null, radiusKm: DEFAULT_RADIUS_KM },
} satisfies Change;
