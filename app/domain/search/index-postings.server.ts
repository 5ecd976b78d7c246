import { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { intakesForIndex } from "../programmes/intakes-for-index.server.ts";
import { vacanciesForIndex } from "../vacancies/postings-for-index.server.ts";
import { documentBuilder } from "./build-documents.server.ts";
import { loadReference } from "./reference.server.ts";

const inputSchema = z.object({ postingIds: z.array(z.uuid()).max(5_000) });
const SETTLE_MS = 30_000;

export type IndexReport = {
  readonly indexed: number;
  readonly removed: number;
  /** Documents the engine refused. */
  readonly failed: readonly { readonly postingId: string; readonly error: string }[];
};

/**
 * Brings the index up to date for these postings (vacancies and intakes): live ones are written, the others
 * taken out. Reads them anew, so it is safe to repeat and to call late.
 */
export async function indexPostings(
  ctx: Ctx,
  actor: Actor,
  input: z.input<typeof inputSchema>,
): Promise<Outcome<IndexReport>> {
  if (actor.kind !== "system") return deny("search.systemOnly");
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  const ids = [...new Set(parsed.data.postingIds)];
  if (ids.length === 0) return ok({ indexed: 0, removed: 0, failed: [] });

  const { analysis } = await ctx.search.health();
  const build = documentBuilder(ctx, await loadReference(ctx, analysis));
  const [vacancies, intakes] = await Promise.all([
    vacanciesForIndex(ctx, { ids }),
    intakesForIndex(ctx, { ids }),
  ]);
  const live = [...vacancies, ...intakes];
  const found = new Set(live.map((posting) => posting.id));
  const gone = ids.filter((id) => !found.has(id));

  const written = await ctx.search.upsert("postings", await build(live));
  const removed = await ctx.search.remove("postings", gone);
  const settled = await ctx.search.settled(written, { timeoutMs: SETTLE_MS });
  await ctx.search.settled(removed, { timeoutMs: SETTLE_MS });
  if (settled.state === "pending") return fail("search.pending");
  const failed = settled.state === "failed" ? settled.items : [];
  return ok({ indexed: live.length - failed.length, removed: gone.length, failed });
}
