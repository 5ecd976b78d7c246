import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Session } from "#app/domain/identity/session.ts";
import type { Cookies } from "./cookies.server.ts";
import type { PageContext } from "./page-context.ts";

/** What the server knows about one request; the framework hands it to loaders and actions as `context`. */
export type RequestContext = Omit<PageContext, "saveData"> & {
  readonly ctx: Ctx;
  readonly requestId: string;
  readonly nonce: string;
  readonly cookies: Cookies;
  readonly session: Session | null;
  readonly actor: Actor;
  /** Network address of the caller, for limits. */
  readonly address: string;
  /** Set once the route's access has been checked. */
  readonly routeId?: string;
};

declare module "@remix-run/server-runtime" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging needs an interface
  interface AppLoadContext extends RequestContext {}
}
