import { createHash } from "node:crypto";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { insertSeals, lastSeal, unsealedEntries } from "./audit.store.server.ts";
import { GENESIS, linkText } from "./chain.ts";

const BATCH = 1_000;
/** Where the head of the chain lies outside the database, signed. */
export const HEAD_KEY = "audit/head.json";

export type ChainHead = { readonly seq: number; readonly hash: string; readonly signature: string };

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** HMAC of the head with a key the database does not have. */
export const signHead = (ctx: Ctx, seq: number, hash: string): string => ctx.cipher.sign(`${seq}:${hash}`);

/**
 * Chains the entries that wait, in one place at a time (a lock), so that writers never queue for each
 * other. Returns how many were sealed; null when another process seals.
 */
export async function sealEntries(ctx: Ctx): Promise<number | null> {
  return ctx.withLock("audit-sealer", async () => {
    let total = 0;
    for (;;) {
      const sealed = await sealBatch(ctx);
      total += sealed;
      if (sealed < BATCH) return total;
    }
  });
}

async function sealBatch(ctx: Ctx): Promise<number> {
  const head = await ctx.transaction(async (tx) => {
    const entries = await unsealedEntries(tx, BATCH);
    if (entries.length === 0) return null;
    const last = (await lastSeal(tx)) ?? { seq: 0, hash: GENESIS };
    let { seq, hash } = last;
    const seals = entries.map((entry) => {
      seq += 1;
      hash = sha256(linkText(hash, seq, entry));
      return { seq, entryId: entry.id, hash };
    });
    await insertSeals(tx, seals, ctx.clock.now());
    return { seq, hash, count: entries.length };
  });
  if (!head) return 0;
  const body: ChainHead = { seq: head.seq, hash: head.hash, signature: signHead(ctx, head.seq, head.hash) };
  await ctx.files.write(HEAD_KEY, JSON.stringify(body));
  return head.count;
}
