import { randomBytes } from "node:crypto";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";
import { actorOf, type Session } from "#app/domain/identity/session.ts";
import { readSession } from "#app/domain/identity/read-session.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { chooseLocale, localeKey, parseLocale, type Locale } from "#app/i18n/locale.ts";
import { cookiesOf, type Cookies } from "./cookies.server.ts";
import { parsePreferences, preferencesKey } from "./preferences.ts";
import type { RequestContext } from "./request-context.ts";
import { forgetSession, readSessionToken } from "./session-cookie.server.ts";

const YEAR_SECONDS = 365 * 24 * 3_600;

/** 128 bits for the content policy. */
export const newNonce = (): string => randomBytes(16).toString("base64");

/** `?lang=` wins and is remembered; else the cookie; else Arabic. */
function localeOf(request: ExpressRequest, cookies: Cookies): Locale {
  const asked = request.query[localeKey];
  const chosen = typeof asked === "string" ? parseLocale(asked) : null;
  if (chosen && chosen !== cookies.read(localeKey)) cookies.set(localeKey, chosen, { maxAge: YEAR_SECONDS });
  return chooseLocale(chosen, cookies.read(localeKey));
}

async function sessionOf(ctx: Ctx, cookies: Cookies): Promise<Session | null> {
  const token = readSessionToken(cookies);
  if (!token) return null;
  const session = await readSession(ctx, token);
  if (!session) forgetSession(cookies);
  return session;
}

/** Collects what is known about a request, once, before the framework runs. */
export async function requestContext(
  base: Ctx,
  request: ExpressRequest,
  response: ExpressResponse,
): Promise<RequestContext> {
  const { nonce, requestId } = response.locals as { nonce: string; requestId: string };
  const ctx = base.forRequest(requestId);
  const cookies = cookiesOf(request.get("cookie"), response, ctx.surroundings);
  const session = await sessionOf(ctx, cookies);
  return {
    ctx,
    requestId,
    nonce,
    cookies,
    session,
    actor: session ? actorOf(session) : { kind: "visitor", country: ctx.surroundings.defaultCountry },
    locale: localeOf(request, cookies),
    preferences: parsePreferences(cookies.read(preferencesKey)),
    address: request.ip ?? "unknown",
  };
}
