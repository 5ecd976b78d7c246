import { createHash } from "node:crypto";
import type { Ids } from "#app/domain/kernel/ports.ts";

/** A fresh secret of 256 bits, and what of it is kept. */
export function newToken(ids: Ids): { readonly token: string; readonly tokenHash: string } {
  const token = ids.randomHex(32);
  return { token, tokenHash: hashToken(token) };
}

/** SHA-256 in hex. Enough for secrets of full entropy; codes and passwords need more. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
