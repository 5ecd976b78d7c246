import { safePath } from "#app/web/safe-path.ts";

/** The page that somebody was on the way to, as its address was sent; null when none was. */
export const nextOf = (request: Request): string | null => new URL(request.url).searchParams.get("next");

/** A page about the account that still knows where its reader was on the way to. */
export const withNext = (path: string, next: string | null): string =>
  next === null ? path : `${path}?next=${encodeURIComponent(next)}`;

export type SignInReason = "vacancy" | "intake" | "search" | "apply";

/** Why somebody is asked to sign in, where the page that waits for them tells. */
export function signInReason(next: string | null): SignInReason | null {
  if (next === null) return null;
  const { pathname, searchParams } = new URL(safePath(next), "http://here.invalid");
  if (pathname === "/my/saved/new") return searchParams.get("kind") === "intake" ? "intake" : "vacancy";
  if (pathname === "/my/searches/new") return "search";
  return /^\/jobs\/[^/]+\/apply$/.test(pathname) ? "apply" : null;
}
