import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { cleanText, normaliseLabel, tokenise } from "#app/domain/search/fold.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import type { ConceptLabelRow } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import { createPostgresSearchEngine } from "#app/engines/search/postgres-search-engine.server.ts";
import { measured, quantiles, type Figure } from "./figure.ts";
import { seeded } from "./generated-postings.ts";
import { WARMING } from "./search-queries.ts";

/** What people type with slips, begin to type, and type to do harm, on the index that is live. */
export async function* typedSearches(
  ctx: Ctx,
  {
    known,
    labels,
    rounds,
  }: {
    readonly known: readonly Posting[];
    readonly labels: readonly ConceptLabelRow[];
    readonly rounds: number;
  },
): AsyncGenerator<Figure> {
  yield* corrected(ctx, known, rounds);
  yield* suggestions(ctx, labels, rounds);
  yield* hostile(ctx);
}

/** The second and third letters of the longest word change places: the commonest slip. */
function misspelt(title: string): string {
  const [longest = ""] = [...tokenise(cleanText(title))].sort((a, b) => b.length - a.length);
  return title.replace(longest, longest.charAt(0) + longest.charAt(2) + longest.charAt(1) + longest.slice(3));
}

/** Whole searches by misspelt titles: analysed, corrected, searched again, their postings read. */
async function* corrected(ctx: Ctx, postings: readonly Posting[], rounds: number): AsyncGenerator<Figure> {
  const random = seeded(11);
  const times: number[] = [];
  for (let round = 0; round < rounds + WARMING; round++) {
    const posting = postings[Math.floor(random() * postings.length)];
    if (!posting) return;
    const began = performance.now();
    await searchPostings(ctx, systemActor("bench", posting.country), {
      q: misspelt(posting.title),
      facets: false,
    });
    if (round >= WARMING) times.push(performance.now() - began);
  }
  yield* quantiles("search.corrected", times, null);
}

const SUGGESTED_MS = 10;

/** What is typed at the beginning of labels; every fourth time with a slip, so that likeness is looked for. */
async function* suggestions(
  ctx: Ctx,
  labels: readonly ConceptLabelRow[],
  rounds: number,
): AsyncGenerator<Figure> {
  await ctx.search.rebuildSuggestions(
    labels.map(({ conceptId, conceptKind, lang, text }, index) => ({
      ...{
        id: String(index),
        text,
        key: normaliseLabel(text),
        lang,
        conceptId,
        kind: conceptKind,
        weight: 1,
      },
    })),
  );
  const random = seeded(9);
  const engine = createPostgresSearchEngine(ctx.sql, (work) => ctx.bulk(work));
  const times: number[] = [];
  for (let round = 0; round < rounds + WARMING; round++) {
    const label = labels[Math.floor(random() * labels.length)]?.text ?? "";
    const begun = label.slice(0, 3 + Math.floor(random() * 4));
    const typed = normaliseLabel(round % 4 === 3 ? misspelt(begun) : begun);
    const began = performance.now();
    await engine.suggest(typed, { kind: "public" }, 8);
    if (round >= WARMING) times.push(performance.now() - began);
  }
  yield* quantiles("search.suggest", times, SUGGESTED_MS);
}

/** The slowest answer to input that means harm or nothing. */
async function* hostile(ctx: Ctx): AsyncGenerator<Figure> {
  const texts = [
    "ا".repeat(10_000),
    "محاسب ".repeat(2_000),
    "\u0000\u0001\u0007",
    "من في على",
    "😀😀😀",
    "\u202Eمحاسب\u202C",
    "'); DROP TABLE vacancy; --",
    "a & !b | c:* <-> d",
    "<script>alert(1)</script>",
  ];
  await searchPostings(ctx, systemActor("bench", "SA"), { q: "" });
  let slowest = 0;
  for (const q of texts) {
    const began = performance.now();
    await searchPostings(ctx, systemActor("bench", "SA"), { q, page: 1e9 });
    slowest = Math.max(slowest, performance.now() - began);
  }
  yield measured("search.hostile_slowest", slowest, "ms", { atMost: 300, digits: 1 });
}
