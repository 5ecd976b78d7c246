import type { Role } from "#app/domain/kernel/actor.ts";
import { lifetimeOf } from "#app/domain/identity/session.ts";
import type { Cookies } from "./cookies.server.ts";

const SESSION = "session";

export const readSessionToken = (cookies: Cookies): string | null => cookies.read(SESSION);

/** Hands the new session's token to the browser. */
export const keepSession = (
  cookies: Cookies,
  started: { readonly token: string; readonly role: Role },
): void => cookies.set(SESSION, started.token, { maxAge: lifetimeOf(started.role).absoluteMs / 1_000 });

export const forgetSession = (cookies: Cookies): void => cookies.clear(SESSION);
