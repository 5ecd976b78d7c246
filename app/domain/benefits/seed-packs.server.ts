import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { compilePack, type CompiledPack } from "./compile-pack.ts";
import { gapsBetween } from "./pack-versions.ts";
import { insertPack, packBodies, packVersions } from "./packs.store.server.ts";

/** A pack as it would be written again: keys in a fixed order, so that two of the same can be told. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/**
 * Stores packs that are not yet there; safe to repeat, `stored` is 0 the second time. A stored version is never
 * changed: different rules need a new version number. Fails with `benefits.invalid-pack` and every problem, or with
 * `benefits.version-changed`.
 */
export async function seedPacks(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packs: readonly unknown[] },
): Promise<Outcome<{ stored: number }>> {
  if (actor.kind !== "system" && !(actor.kind === "member" && actor.role === "administrator"))
    return deny("administrators_only");
  const compiled: CompiledPack[] = [];
  for (const json of input.packs) {
    const one = compilePack(json);
    if (!one.ok) return one;
    compiled.push(one.value);
  }
  return ctx.transaction(async (tx) => {
    let stored = 0;
    for (const { pack } of compiled) {
      const versions = await packVersions(tx, pack.id);
      if (versions.includes(pack.version)) {
        const [before] = await packBodies(tx, pack.id, [pack.version]);
        if (canonical(before?.body) === canonical(pack)) continue;
        return fail("benefits.version-changed", { params: { pack: pack.id, version: pack.version } });
      }
      const { from, until } = pack.effective;
      await insertPack(tx, { ...pack, from, until, body: pack }, ctx.clock.now());
      const all = (await packBodies(tx, pack.id, [...versions, pack.version])).map(({ body }) =>
        compilePack(body),
      );
      const gaps = gapsBetween(
        all.flatMap((one) => (one.ok ? [one.value] : [])).sort((a, b) => (a.from < b.from ? -1 : 1)),
      );
      if (gaps.length > 0)
        return fail("benefits.invalid-pack", { params: { count: gaps.length, problems: gaps.join("\n") } });
      await tx.publish({ name: "policy_pack.stored", payload: { packId: pack.id, version: pack.version } });
      await tx.audit(actor, {
        action: "policy_pack.store",
        subjectType: "policy_pack",
        subjectId: pack.id,
        details: { version: pack.version, from, until },
      });
      stored += 1;
    }
    return ok({ stored });
  });
}
