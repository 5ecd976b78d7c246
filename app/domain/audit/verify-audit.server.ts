import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { chainId, countUnsealed, sealedPage } from "./audit.store.server.ts";
import { GENESIS, linkText } from "./chain.ts";
import { readHead, sha256, signHead } from "./seal-entries.server.ts";

const PAGE = 2_000;

/** `broken` names the position and entry where the chain stops telling the truth. */
export type AuditVerification = {
  readonly ok: boolean;
  readonly sealed: number;
  readonly unsealed: number;
  readonly broken: {
    readonly seq: number;
    readonly entryId: string | null;
    readonly reason: BreakReason;
  } | null;
};
export type BreakReason =
  | "entry-missing"
  | "entry-changed"
  | "position-missing"
  | "head-missing"
  | "head-signature"
  | "truncated"
  | "head-changed";

/** Walks the whole chain from its beginning and compares its end with the signed head. */
export async function verifyAudit(ctx: Ctx): Promise<AuditVerification> {
  const unsealed = await countUnsealed(ctx.sql);
  const chain = await chainId(ctx.sql);
  const head = chain ? await readHead(ctx, chain) : null;
  let seq = 0;
  let hash = GENESIS;
  let hashAtHead: string | null = null;
  const broken = (at: number, entryId: string | null, reason: BreakReason): AuditVerification => ({
    ok: false,
    sealed: seq,
    unsealed,
    broken: { seq: at, entryId, reason },
  });

  for (;;) {
    const page = await sealedPage(ctx.sql, seq, PAGE);
    for (const sealed of page) {
      if (sealed.seq !== seq + 1) return broken(seq + 1, null, "position-missing");
      if (!sealed.entry) return broken(sealed.seq, sealed.entryId, "entry-missing");
      const expected = sha256(linkText(hash, sealed.seq, sealed.entry));
      if (expected !== sealed.hash) return broken(sealed.seq, sealed.entryId, "entry-changed");
      seq = sealed.seq;
      hash = sealed.hash;
      if (head?.seq === seq) hashAtHead = hash;
    }
    if (page.length < PAGE) break;
  }
  if (!head)
    return seq === 0 ? { ok: true, sealed: 0, unsealed, broken: null } : broken(seq, null, "head-missing");
  if (head.signature !== signHead(ctx, head.seq, head.hash)) return broken(head.seq, null, "head-signature");
  if (hashAtHead === null) return broken(head.seq, null, "truncated");
  if (hashAtHead !== head.hash) return broken(head.seq, null, "head-changed");
  return { ok: true, sealed: seq, unsealed, broken: null };
}
