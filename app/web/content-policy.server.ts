import helmet from "helmet";
import type { RequestHandler } from "express";
import type { Surroundings } from "#app/domain/kernel/ctx.server.ts";
import { isSecure } from "./cookies.server.ts";
import { NEUTRAL_PAGE } from "./neutral-page.ts";

/** The security headers; `response.locals.nonce` must be set before. */
export function contentPolicy(surroundings: Surroundings): RequestHandler {
  const secure = isSecure(surroundings);
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        // The quick exit is a form that ends the session and leaves the site.
        formAction: ["'self'", new URL(NEUTRAL_PAGE).origin],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        styleSrc: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: "deny" },
  });
}

function nonceOf(response: object): string {
  const { locals } = response as { locals?: { nonce?: unknown } };
  if (typeof locals?.nonce !== "string") throw new Error("The nonce must be set before the content policy.");
  return locals.nonce;
}
