import type { RequestHandler } from "express";
import type { Surroundings } from "#app/domain/kernel/ctx.server.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
/** Mail programs post here by themselves (RFC 8058), without origin or cookies: the secret in the path is the right. */
const ONE_CLICK = /^\/unsubscribe\/[A-Za-z0-9_-]{43}$/;
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** The origins that are this site. On a demo's or test's loopback address, its other names count as well. */
export function ownOrigins({ origin, env }: Surroundings): ReadonlySet<string> {
  const own = new URL(origin);
  if (env === "production" || !LOOPBACK.includes(own.hostname)) return new Set([own.origin]);
  return new Set(
    LOOPBACK.map((host) => new URL(`${own.protocol}//${host}${own.port && `:${own.port}`}`).origin),
  );
}

/**
 * True when a request may change something: its Origin is ours, or, where the browser sent none, its fetch
 * metadata says that it comes from our own pages. Host and X-Forwarded-Host are never asked.
 */
export function comesFromOwnPages(
  headers: { readonly origin?: string | undefined; readonly secFetchSite?: string | undefined },
  own: ReadonlySet<string>,
): boolean {
  if (headers.origin !== undefined) return own.has(headers.origin);
  return headers.secFetchSite === "same-origin";
}

/** Refuses every unsafe request from elsewhere before the framework sees it, resource routes and data requests too. */
export function csrfCheck(surroundings: Surroundings): RequestHandler {
  const own = ownOrigins(surroundings);
  return (request, response, next) => {
    const headers = { origin: request.get("origin"), secFetchSite: request.get("sec-fetch-site") };
    if (SAFE.has(request.method) || comesFromOwnPages(headers, own)) return next();
    const fromBrowser = headers.origin !== undefined || headers.secFetchSite !== undefined;
    if (request.method === "POST" && !fromBrowser && ONE_CLICK.test(request.path)) return next();
    response.status(403).type("text/plain").send("Forbidden: the request does not come from this site.\n");
  };
}
