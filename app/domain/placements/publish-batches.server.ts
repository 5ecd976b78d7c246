import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import { BATCH_MOST, inChunks, type placementBatches } from "./placement-batches.ts";

/** Publishes one event for each 500 of `items`, identifiers and dates only (version 2). */
export async function publishBatches(
  tx: Tx,
  name:
    keyof typeof placementBatches | "checkpoint.reopened" | "wage_question.asked" | "wage_question.reminded",
  country: string,
  items: readonly object[],
): Promise<void> {
  for (const chunk of inChunks(items, BATCH_MOST))
    await tx.publish({ name, version: 2, payload: { country, items: chunk } });
}
