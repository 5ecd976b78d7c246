import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { compileVersion, endedByNext, type DatedVersion } from "./pack-versions.ts";
import { packBodies, packVersions } from "./packs.store.server.ts";

/** Compiled once per version and its days: rules are never changed in place, a later version may end one. */
const compiled = new Map<string, CompiledPack>();

/** The versions of a pack, ready to project with, oldest first; empty for an unknown pack. */
export async function loadPack(ctx: Ctx, packId: string): Promise<readonly CompiledPack[]> {
  const versions = endedByNext(await packVersions(ctx.sql, packId));
  const keyOf = ({ version, effective }: DatedVersion): string =>
    `${packId}@${version}@${effective.from}@${effective.until}`;
  const missing = versions.filter((version) => !compiled.has(keyOf(version)));
  if (missing.length > 0) {
    const numbers = missing.map(({ version }) => version);
    const bodies = new Map((await packBodies(ctx.sql, packId, numbers)).map((b) => [b.version, b.body]));
    for (const one of missing)
      compiled.set(keyOf(one), expectOk(compileVersion(bodies.get(one.version), one)));
  }
  return versions.flatMap((version) => compiled.get(keyOf(version)) ?? []);
}
