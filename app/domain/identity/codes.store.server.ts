import { timingSafeEqual } from "node:crypto";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { foldDigits } from "./digits.ts";
import { wallClock } from "./wall-clock.server.ts";

export type CodePurpose = "register" | "tie" | "reset";

const DIGITS = 6;
const MINUTES = 10;
const MAX_ATTEMPTS = 5;

const place = (id: string): string => `one_time_code.payload_sealed:${id}`;
/** Six digits have little entropy: the hash needs a key, and is bound to its row. */
const hashCode = (ctx: Pick<Ctx, "cipher">, id: string, code: string): string =>
  ctx.cipher.lookup(`${id}:${code}`, "one_time_code");

export type NewCode = {
  readonly purpose: CodePurpose;
  readonly accountId: string | null;
  readonly personId: string | null;
  /** What waits for the code; sealed. */
  readonly payload: Readonly<Record<string, string>> | null;
};

/** Begins a try. The ticket names it and is no secret; the code must travel another way. */
export async function insertCode(
  ctx: Ctx,
  tx: Tx,
  { purpose, accountId, personId, payload }: NewCode,
): Promise<{ readonly ticket: string; readonly code: string }> {
  const ticket = ctx.ids.next();
  const code = String(ctx.ids.randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
  const createdAt = wallClock();
  await tx.db.oneTimeCode.create({
    data: {
      id: ticket,
      purpose,
      accountId,
      personId,
      payloadSealed: payload && ctx.cipher.encrypt(JSON.stringify(payload), place(ticket)),
      codeHash: hashCode(ctx, ticket, code),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + MINUTES * 60_000),
    },
  });
  return { ticket, code };
}

export type OpenedCode = {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly payload: Readonly<Record<string, string>> | null;
};

type CodeRow = {
  account_id: string | null;
  person_id: string | null;
  payload_sealed: string | null;
  code_hash: string;
};

/**
 * Compares a typed code. The try is counted first and for good, so that no number of parallel requests gets
 * more than five. Null when it is wrong, used up, expired or a decoy: nothing tells which.
 */
export async function tryCode(
  ctx: Ctx,
  purpose: CodePurpose,
  ticket: string,
  typed: string,
): Promise<OpenedCode | null> {
  const rows = await ctx.sql.query<CodeRow>(
    `update one_time_code set attempts = attempts + 1
      where id = $1 and purpose = $2 and used_at is null and expires_at > $3 and attempts < $4
      returning account_id, person_id, payload_sealed, code_hash`,
    [ticket, purpose, wallClock(), MAX_ATTEMPTS],
  );
  const expected = Buffer.from(rows[0]?.code_hash ?? hashCode(ctx, ticket, "none"));
  const given = Buffer.from(hashCode(ctx, ticket, foldDigits(typed).replace(/\s/g, "")));
  const fits = timingSafeEqual(expected, given);
  const row = rows[0];
  const isDecoy = !row || (!row.account_id && !row.person_id && !row.payload_sealed);
  if (!fits || isDecoy) return null;
  return {
    accountId: row.account_id,
    personId: row.person_id,
    payload:
      row.payload_sealed === null
        ? null
        : (JSON.parse(ctx.cipher.decrypt(row.payload_sealed, place(ticket))) as Record<string, string>),
  };
}

/** Uses the code up inside the transaction of its effect; false when another request was quicker. */
export async function useCode(tx: Tx, ticket: string): Promise<boolean> {
  const used = await tx.db.oneTimeCode.updateMany({
    where: { id: ticket, usedAt: null },
    data: { usedAt: wallClock(), payloadSealed: null },
  });
  return used.count === 1;
}

/** Drops tries that nobody can finish any more; returns how many. */
export async function deleteExpiredCodes(ctx: Ctx): Promise<number> {
  const gone = await ctx.db.oneTimeCode.deleteMany({ where: { expiresAt: { lte: wallClock() } } });
  return gone.count;
}
