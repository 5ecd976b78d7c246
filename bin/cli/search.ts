import { systemActor } from "#app/domain/kernel/actor.ts";
import type { SearchItem } from "#app/domain/search/search-item.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { countryOption, numberOption, textOption, UsageError, type Command } from "./command.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

const KINDS = ["vacancy", "intake"] as const;

function kindOption(kind: string | undefined): readonly (typeof KINDS)[number][] {
  if (kind === undefined) return [];
  const known = KINDS.find((each) => each === kind);
  if (!known) throw new UsageError(`--kind must be ${KINDS.join(" or ")}`);
  return [known];
}

/** An item as scripts read it. */
const shown = (item: SearchItem) => ({
  id: item.id,
  sourceId: item.sourceId,
  title: item.title,
  employer: item.employer,
  place: item.place?.ar ?? null,
  score: item.score,
});

/** Searches as visitors do. */
export const searchCommand: Command = {
  name: "search",
  usage: "QUERY",
  summary: "Search vacancies and programmes as visitors do",
  positionals: { min: 1, max: 100 },
  options: {
    kind: { type: "string", value: "KIND", description: "vacancy or intake (default both)" },
    limit: { type: "string", value: "N", description: "How many items", default: "20" },
    country: { type: "string", value: "CODE", description: "Country (default MASAR_COUNTRY)" },
  },
  run(input) {
    const query = input.positionals.join(" ");
    const limit = numberOption(input, "limit", 20, 100);
    const kind = kindOption(textOption(input, "kind"));
    const chosen = countryOption(input);
    return withComposition(async ({ ctx }) => {
      const country = chosen ?? ctx.surroundings.defaultCountry;
      const found = valueOf(
        await searchPostings(ctx, systemActor("masar search", country), {
          q: query,
          kind: [...kind],
          country,
          pageSize: limit,
          facets: false,
        }),
      );
      const { terms, total, relaxed } = found;
      const items = found.items.slice(0, limit).map(shown);
      const lines = items.map(({ score, title, employer, place }) =>
        [score.toFixed(3), title, employer, place].filter(Boolean).join("  "),
      );
      return { json: { query, terms, total, relaxed, items }, text: [`${total} found`, ...lines].join("\n") };
    });
  },
};
