import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { selectCodes } from "./applications.store.server.ts";

/** Codes have five digits, the first is no zero: 90,000 of them for each vacancy. */
const LEAST_CODE = 10_000;
const CODES = 90_000;

/** A random code that no other candidate of the vacancy has. */
export async function freeCandidateCode(ctx: Pick<Ctx, "ids">, tx: Tx, vacancyId: string): Promise<string> {
  const codes = await selectCodes(tx, vacancyId);
  let code: string;
  do code = String(LEAST_CODE + ctx.ids.randomInt(CODES));
  while (codes.has(code));
  return code;
}
