import { timingSafeEqual } from "node:crypto";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Login } from "./login.ts";

const mark = (ctx: Pick<Ctx, "cipher">, login: Login, nonce: string): string =>
  ctx.cipher.lookup(`${nonce}:${login.value}`, "known_device");

/** What a browser keeps to show later that this login was opened from it; worth nothing for getting in. */
export function rememberDevice(ctx: Pick<Ctx, "cipher" | "ids">, login: Login): string {
  const nonce = ctx.ids.randomHex(16);
  return `${nonce}.${mark(ctx, login, nonce)}`;
}

/** The browser's own number when it has opened this login before, else null. */
export function knownDevice(ctx: Pick<Ctx, "cipher">, login: Login, kept: string | null): string | null {
  const [nonce = "", given = ""] = kept?.split(".") ?? [];
  const expected = Buffer.from(mark(ctx, login, nonce));
  const shown = Buffer.from(given);
  return nonce && expected.length === shown.length && timingSafeEqual(expected, shown) ? nonce : null;
}
