import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { compilePack, type CompiledPack } from "./compile-pack.ts";
import { packBodies, packVersions } from "./packs.store.server.ts";

/** Compiled once per version: packs are never changed in place. */
const compiled = new Map<string, CompiledPack>();

/** The versions of a pack, ready to project with, oldest first; empty for an unknown pack. */
export async function loadPack(ctx: Ctx, packId: string): Promise<readonly CompiledPack[]> {
  const versions = await packVersions(ctx.sql, packId);
  const missing = versions.filter((version) => !compiled.has(`${packId}@${version}`));
  if (missing.length > 0) {
    for (const { version, body } of await packBodies(ctx.sql, packId, missing)) {
      compiled.set(`${packId}@${version}`, expectOk(compilePack(body)));
    }
  }
  return versions.flatMap((version) => compiled.get(`${packId}@${version}`) ?? []);
}
