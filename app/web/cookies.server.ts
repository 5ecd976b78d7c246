import type { Response } from "express";
import type { Surroundings } from "#app/domain/kernel/ctx.server.ts";

/** Reads and sets the cookies of one request; every cookie is for the whole site,`HttpOnly` and `SameSite=Lax`. */
export interface Cookies {
  /** The value sent by the browser; null when there is none. */
  read(name: string): string | null;
  /** `maxAge` in seconds; null for the browser's session. */
  set(name: string, value: string, options: { readonly maxAge: number | null }): void;
  clear(name: string): void;
}

/**
 * `__Host-` pins a cookie to this host and to https. Browsers refuse it over http, so a demo or test on
 * http falls back to the plain name; production never does.
 */
export const isSecure = (surroundings: Surroundings): boolean =>
  surroundings.env === "production" || surroundings.origin.startsWith("https:");

const nameFor = (surroundings: Surroundings, name: string): string =>
  isSecure(surroundings) ? `__Host-${name}` : name;

/** The first value of each cookie in a `Cookie` header; malformed parts are skipped. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (name === "" || found.has(name)) continue;
    try {
      found.set(name, decodeURIComponent(part.slice(at + 1).trim()));
    } catch {
      // Not ours: we always encode.
    }
  }
  return found;
}

export function cookiesOf(
  header: string | undefined,
  response: Pick<Response, "append">,
  surroundings: Surroundings,
): Cookies {
  const sent = parseCookies(header);
  const secure = isSecure(surroundings) ? "; Secure" : "";
  const write = (name: string, value: string, age: string): void => {
    const encoded = encodeURIComponent(value);
    response.append(
      "Set-Cookie",
      `${nameFor(surroundings, name)}=${encoded}; Path=/; HttpOnly; SameSite=Lax${age}${secure}`,
    );
  };
  return {
    read: (name) => sent.get(nameFor(surroundings, name)) ?? null,
    set: (name, value, { maxAge }) => write(name, value, maxAge === null ? "" : `; Max-Age=${maxAge}`),
    clear: (name) => write(name, "", "; Max-Age=0"),
  };
}
