import type { Actor } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";

/** Administrators see what files were brought in and what became of their rows. */
export const maySeeImports = (actor: Actor): Denial | null =>
  actor.kind === "member" && actor.role === "administrator" ? null : denial("not_yours");
