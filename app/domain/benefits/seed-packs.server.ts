import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { deny, expectOk, fail, ok, type Failure, type Outcome, type Result } from "../kernel/result.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compilePack, invalidPack, type CompiledPack } from "./compile-pack.ts";
import { endedByNext, gapsBetween, withDates } from "./pack-versions.ts";
import { insertPack, isWrittenHere, lockPacks, packBodies, packVersions } from "./packs.store.server.ts";

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

/**
 * Whether a pack is not stored yet; fails when it contradicts what is. Where administrators have published versions of
 * a pack themselves, it is theirs: a later Masar brings none of its own beside them.
 */
async function isNew(tx: Tx, { pack }: CompiledPack): Promise<Result<boolean, Failure>> {
  if (await isWrittenHere(tx, pack.id)) return ok(false);
  const versions = await packVersions(tx, pack.id);
  const numbers = versions.map(({ version }) => version);
  const bodies = new Map((await packBodies(tx, pack.id, numbers)).map((b) => [b.version, b.body]));
  const before = bodies.get(pack.version);
  if (before !== undefined) {
    if (canonicalJson(before) === canonicalJson(pack)) return ok(false);
    return fail("pack_version_changed", { params: { pack: pack.id, version: pack.version } });
  }
  const all = [...versions, pack].sort((a, b) => (a.effective.from < b.effective.from ? -1 : 1));
  const gaps = gapsBetween(
    endedByNext(all).map((one) =>
      expectOk(compilePack(withDates(one.version === pack.version ? pack : bodies.get(one.version), one))),
    ),
  );
  return gaps.length > 0 ? fail(invalidPack(gaps)) : ok(true);
}
