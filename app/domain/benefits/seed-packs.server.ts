import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { deny, expectOk, fail, ok, type Failure, type Outcome, type Result } from "../kernel/result.ts";
import { compilePack, invalidPack, type CompiledPack } from "./compile-pack.ts";
import { gapsBetween } from "./pack-versions.ts";
import { insertPack, lockPacks, packBodies, packVersions } from "./packs.store.server.ts";

/** A pack as it would be written again: keys in a fixed order, so that two of the same can be told. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/**
 * Stores packs that are not yet there; safe to repeat, `stored` is 0 the second time. A stored version is never
 * changed: different rules need a new version number. Fails with `invalid_pack` and every problem, or with
 * `pack_version_changed`.
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
    await lockPacks(tx);
    // Everything is checked before anything is written: a failure is returned, and what is returned is committed.
    const news: CompiledPack[] = [];
    for (const one of compiled) {
      const checked = await isNew(tx, one);
      if (!checked.ok) return checked;
      if (checked.value) news.push(one);
    }
    for (const { pack } of news) {
      const { id, version, effective } = pack;
      await insertPack(tx, { ...pack, ...effective, body: pack }, ctx.clock.now());
      await tx.publish({ name: "policy_pack.stored", payload: { packId: id, version } });
      await tx.audit(actor, {
        action: "policy_pack.store",
        subjectType: "policy_pack",
        subjectId: id,
        details: { version, ...effective },
      });
    }
    return ok({ stored: news.length });
  });
}

/** Whether a pack is not stored yet; fails when it contradicts what is. */
async function isNew(tx: Tx, { pack, ...compiled }: CompiledPack): Promise<Result<boolean, Failure>> {
  const versions = await packVersions(tx, pack.id);
  const stored = await packBodies(tx, pack.id, versions);
  const before = stored.find(({ version }) => version === pack.version);
  if (before) {
    if (canonical(before.body) === canonical(pack)) return ok(false);
    return fail("pack_version_changed", { params: { pack: pack.id, version: pack.version } });
  }
  const others = stored.map(({ body }) => expectOk(compilePack(body)));
  const all = [...others, { pack, ...compiled }].sort((a, b) => (a.from < b.from ? -1 : 1));
  const gaps = gapsBetween(all);
  return gaps.length > 0 ? fail(invalidPack(gaps)) : ok(true);
}
