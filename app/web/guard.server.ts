import { redirect, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import type { Actor, Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Session } from "#app/domain/identity/session.ts";
import { translateFor, type Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { accessTable, mayCall } from "./access.ts";
import type { RequestContext } from "./request-context.ts";
import { keptForm } from "./kept-form.ts";
import { denied, isProblem, tooLate } from "./respond.server.ts";

type RouteArgs = { readonly request: Request; readonly context: AppLoadContext };

/** What a loader or action starts from. */
export type Guarded = {
  readonly ctx: Ctx;
  readonly actor: Actor;
  readonly session: Session | null;
  readonly locale: Locale;
  readonly t: Translate;
  /** The document's title from a message key or from worded text. */
  readonly title: (words: string) => string;
  /** For the hidden field of this page's forms; see forms.server.ts. */
  readonly formToken: string;
  readonly web: RequestContext & { readonly routeId: string };
};

export type GuardedMember = Guarded & { readonly actor: Member; readonly session: Session };

/** The page to come back to after signing in: this one when it can be opened again, else where it was sent from. */
function returnPath(request: Request): string {
  const page = request.method === "GET" ? request.url : request.headers.get("referer");
  if (!page || !URL.canParse(page)) return "/";
  const { pathname, search } = new URL(page);
  return pathname + search;
}

/** Throws the answer for whoever may not call this route; undeclared routes are refused to everyone. */
function checkAccess(routeId: string, { request, context }: RouteArgs): void {
  const reason = mayCall(accessTable.get(routeId), context.actor, context.ctx.surroundings.env);
  if (!reason) return;
  if (reason.code === "sign_in") throw redirect(`/sign-in?next=${encodeURIComponent(returnPath(request))}`);
  throw denied(reason);
}

/** More than anybody types: what is larger brings files, and is not read for whoever may not send it. */
const MOST_KEPT_BYTES = 1_000_000;

/** The fields of a form that is refused; none where it is too large to be typed, or is no form. */
async function fieldsToKeep(request: Request): Promise<Iterable<readonly [string, FormDataEntryValue]>> {
  const length = Number(request.headers.get("content-length") ?? Infinity);
  if (length > MOST_KEPT_BYTES) return [];
  return request
    .clone()
    .formData()
    .catch(() => []);
}

/** Reasons that go away by signing in, again or in another role. */
const LATE: ReadonlySet<string> = new Set(["sign_in", "other_role"]);

/**
 * The same for what a form sends. Where the session ended meanwhile, or became another role's, what was typed is not
 * lost: the answer shows it and how to send it again. Nothing of it is stored, and nothing goes into an address.
 */
async function checkAct(routeId: string, args: RouteArgs): Promise<void> {
  const { request, context } = args;
  const reason = mayCall(accessTable.get(routeId), context.actor, context.ctx.surroundings.env);
  if (reason && LATE.has(reason.code)) {
    const { pathname, search } = new URL(request.url);
    const signIn =
      reason.code === "sign_in" ? `/sign-in?next=${encodeURIComponent(returnPath(request))}` : null;
    const kept = keptForm(await fieldsToKeep(request), { action: pathname + search, signIn });
    if (kept) throw tooLate(reason, kept);
  }
  checkAccess(routeId, args);
}

const asThrown = <T>(work: () => Promise<T>): Promise<T> => work();

/** Routes without a page have no error page either: what they throw is answered as JSON. */
async function asResponse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw isProblem(thrown) ? Response.json(thrown.data, thrown.init ?? {}) : thrown;
  }
}

/**
 * Puts the access check before every loader and action of the build, so that no route can forget it. Throws
 * when a route is not declared: the server then does not start.
 */
export function guardBuild(build: ServerBuild): ServerBuild {
  const guarded = Object.entries(build.routes).map(([id, route]) => {
    if (!route) throw new Error(`The build has no route ${id}.`);
    if (!accessTable.has(id)) throw new Error(`Route ${id} is missing in the lists of app/web/audiences.ts.`);
    const { loader, action } = route.module;
    const checked = (args: RouteArgs): { context: AppLoadContext } => {
      checkAccess(id, args);
      return { context: { ...args.context, routeId: id } };
    };
    const answer = route.module.default ? asThrown : asResponse;
    const module: typeof route.module = {
      ...route.module,
      loader: loader && ((args) => answer(async () => loader({ ...args, ...checked(args) }))),
      action:
        action &&
        ((args) =>
          answer(async () => {
            if (route.module.default) await checkAct(id, args);
            return action({ ...args, ...checked(args) });
          })),
    };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(guarded) };
}

/** First line of every loader and action: who calls, in which language, with which engines. */
export async function guard({ context }: RouteArgs): Promise<Guarded> {
  const { routeId } = context;
  if (!routeId) throw new Error("The route's access was not checked: serve the build through guardBuild.");
  const { ctx, actor, session, locale } = context;
  const t = translateFor(locale);
  return {
    ctx,
    actor,
    session,
    locale,
    t,
    title: (words) => t("common:pageTitle", { title: t(words) }),
    formToken: ctx.ids.randomHex(16),
    web: { ...context, routeId },
  };
}

/** The same for routes that only signed-in people reach: the actor is a member. */
export async function guardMember(args: RouteArgs): Promise<GuardedMember> {
  const guarded = await guard(args);
  const { actor, session } = guarded;
  if (actor.kind !== "member" || !session) throw new Error("Declare this route for signed-in people.");
  return { ...guarded, actor, session };
}
