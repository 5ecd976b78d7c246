import { createHash } from "node:crypto";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import {
  chainId,
  insertSeals,
  lastSeal,
  nameChain,
  sealedHash,
  unsealedEntries,
} from "./audit.store.server.ts";
import { GENESIS, linkText } from "./chain.ts";

const BATCH = 1_000;

export type ChainHead = { readonly seq: number; readonly hash: string; readonly signature: string };

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** HMAC of the head with a key the database does not have. */
export const signHead = (ctx: Ctx, seq: number, hash: string): string => ctx.cipher.sign(`${seq}:${hash}`);

/** The head of a chain as it lies outside the database; null when there is none. */
export async function readHead(ctx: Ctx, chain: string): Promise<ChainHead | null> {
  const bytes = await ctx.files.read(headKey(chain));
  return bytes ? (JSON.parse(Buffer.from(bytes).toString("utf8")) as ChainHead) : null;
}

const headKey = (chain: string): string => `audit/head-${chain}.json`;

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
    const chain = (await chainId(tx)) ?? (await nameChain(tx, ctx.ids.next()));
    const last = (await lastSeal(tx)) ?? { seq: 0, hash: GENESIS };
    await refuseBrokenChain(ctx, tx, chain, last.seq);
    let { seq, hash } = last;
    const seals = entries.map((entry) => {
      seq += 1;
      hash = sha256(linkText(hash, seq, entry));
      return { seq, entryId: entry.id, hash };
    });
    await insertSeals(tx, seals, ctx.clock.now());
    return { chain, seq, hash, count: entries.length };
  });
  if (!head) return 0;
  const { chain, seq, hash } = head;
  const body: ChainHead = { seq, hash, signature: signHead(ctx, seq, hash) };
  await ctx.files.write(headKey(chain), JSON.stringify(body));
  return head.count;
}

/** A chain that was cut or rewritten must not get a new signed head: that would hide it from the verifier. */
async function refuseBrokenChain(ctx: Ctx, tx: Tx, chain: string, lastSeq: number): Promise<void> {
  const head = await readHead(ctx, chain);
  if (!head) {
    if (lastSeq > 0) ctx.log.warn("The signed head of the audit chain was missing", { count: lastSeq });
    return;
  }
  if (head.seq <= lastSeq && (await sealedHash(tx, head.seq)) === head.hash) return;
  throw new Error(`The audit chain does not continue its signed head at ${head.seq}: run masar audit verify`);
}
