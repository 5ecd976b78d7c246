import { z } from "zod";
import type { Settlement } from "#app/engines/search/search-engine.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { intakeRevisions, intakesForIndex } from "../programmes/intakes-for-index.server.ts";
import { vacanciesForIndex, vacancyRevisions } from "../vacancies/postings-for-index.server.ts";
import { documentBuilder } from "./build-documents.server.ts";
import { loadReference } from "./reference.server.ts";
import { saveRefusals } from "./search-looks.store.server.ts";

const inputSchema = z.object({ postingIds: z.array(z.uuid()).max(5_000) });
const SETTLE_MS = 30_000;
/** A posting that changes while it is indexed is indexed again; its own event does the rest. */
const MOST_ROUNDS = 3;

export type IndexReport = {
  readonly indexed: number;
  readonly removed: number;
  /** Postings whose documents the engine refused; kept with the reason until it takes them. */
  readonly failed: readonly { readonly postingId: string; readonly error: string }[];
};

/**
 * Brings the index up to date for these postings (vacancies and intakes): live ones are written, the others
 * taken out. Reads them anew, so it is safe to repeat and to call late; and looks once more afterwards, so that of
 * two that index the same posting at once the last to write has written what holds.
 */
export async function indexPostings(
  ctx: Ctx,
  actor: Actor,
  input: z.input<typeof inputSchema>,
): Promise<Outcome<IndexReport>> {
  if (actor.kind !== "system") return deny("search.systemOnly");
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  let ids: readonly string[] = [...new Set(parsed.data.postingIds)];
  const results = new Map<string, string | "indexed" | "removed">();
  const failed = new Map<string, string>();
  for (let round = 0; ids.length > 0 && round < MOST_ROUNDS; round++) {
    const written = await writeOnce(ctx, ids);
    if (written === null) return fail("search.pending");
    for (const id of ids) {
      results.set(id, written.revisions.has(id) ? "indexed" : "removed");
      failed.delete(id);
    }
    for (const { postingId, error } of written.failed) failed.set(postingId, error);
    const now = await revisionsOf(ctx, ids);
    const seen = written.revisions;
    ids = ids.filter((id) => now.get(id) !== seen.get(id));
  }
  const count = (wanted: string): number => [...results.values()].filter((one) => one === wanted).length;
  return ok({
    indexed: count("indexed") - failed.size,
    removed: count("removed"),
    failed: [...failed].map(([postingId, error]) => ({ postingId, error })),
  });
}

type Written = {
  /** Of the live ones. */
  readonly revisions: ReadonlyMap<string, number>;
  readonly failed: Extract<Settlement, { state: "failed" }>["items"];
};

/** Null when the engine did not get done in time. */
async function writeOnce(ctx: Ctx, ids: readonly string[]): Promise<Written | null> {
  const analysis = await ctx.search.analysis();
  const build = documentBuilder(ctx, await loadReference(ctx, analysis));
  const [vacancies, intakes] = await Promise.all([
    vacanciesForIndex(ctx, { ids }),
    intakesForIndex(ctx, { ids }),
  ]);
  const live = [...vacancies, ...intakes];
  const revisions = new Map(live.map(({ id, rev }) => [id, rev]));
  const gone = ids.filter((id) => !revisions.has(id));

  const written = await ctx.search.upsert("postings", await build(live));
  const removed = await ctx.search.remove("postings", gone);
  const settled = [
    await ctx.search.settled(written, { timeoutMs: SETTLE_MS }),
    await ctx.search.settled(removed, { timeoutMs: SETTLE_MS }),
  ];
  if (settled.some(({ state }) => state === "pending")) return null;
  const failed = settled.flatMap((one) => (one.state === "failed" ? one.items : []));
  await saveRefusals(
    ctx.sql,
    ids,
    failed.map(({ postingId, error }) => ({ postingId, rev: revisions.get(postingId) ?? 0, reason: error })),
    ctx.clock.now(),
  );
  return { revisions, failed };
}

async function revisionsOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = await Promise.all([vacancyRevisions(ctx, { ids }), intakeRevisions(ctx, { ids })]);
  return new Map(found.flat().map(({ postingId, rev }) => [postingId, rev]));
}
