import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, type Outcome } from "../kernel/result.ts";
import { endedByNext } from "./pack-versions.ts";
import { packBodies, packVersions } from "./packs.store.server.ts";
import { projectCase, type CaseResult } from "./project-case.ts";

/**
 * Works out a case (any JSON, see docs/formats/policy-case.md) with a stored pack, in all its versions. Nothing is
 * stored and nobody's data is read. Fails with `unknown_pack`, `invalid_case`, `invalid_pack`.
 */
export async function projectPolicy(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string; readonly case: unknown },
): Promise<Outcome<CaseResult>> {
  if (actor.kind === "visitor") return deny("members_only");
  const versions = endedByNext(await packVersions(ctx.sql, input.packId));
  if (versions.length === 0) return fail("unknown_pack", { params: { pack: input.packId } });
  const numbers = versions.map(({ version }) => version);
  const bodies = new Map((await packBodies(ctx.sql, input.packId, numbers)).map((b) => [b.version, b.body]));
  return projectCase(
    versions.map(({ version }) => bodies.get(version)),
    input.case,
    versions,
  );
}
