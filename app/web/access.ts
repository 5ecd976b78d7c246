import type { Actor } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";
import { audiences } from "./audiences.ts";
import type { Access } from "./pages.ts";

/** The framework's id of a route: its file without the ending. */
export const routeIdOf = (file: string): string => file.replace(/\.tsx?$/, "");

/** The one table of who may call what: route id -> access. What is not in it is refused. */
export const accessTable: ReadonlyMap<string, Access> = new Map<string, Access>([
  ["root", "public"],
  ...audiences.flatMap((audience) =>
    [...(audience.layout ? [audience.layout] : []), ...audience.pages].map((entry): [string, Access] => [
      routeIdOf(entry.file),
      entry.access,
    ]),
  ),
]);

/** Null when `actor` may call a route with this access; `undefined` (undeclared) is always refused. */
export function mayCall(
  access: Access | undefined,
  actor: Actor,
  env: "demo" | "production" | "test",
): Denial | null {
  if (access === undefined) return denial("undeclared");
  if (access === "public") return null;
  if (access === "demo") return env === "production" ? denial("not_found") : null;
  if (actor.kind !== "member") return denial("sign_in");
  if (access === "signed-in" || access.includes(actor.role)) return null;
  return denial("other_role");
}
