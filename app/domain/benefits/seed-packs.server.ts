import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { deny, expectOk, fail, ok, type Failure, type Outcome, type Result } from "../kernel/result.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compilePack, invalidPack, type CompiledPack } from "./compile-pack.ts";
import { earliestStart } from "./pack-editor/pack-dates.ts";
import type { PolicyPack } from "./pack.schema.ts";
import { byFirstDay, endedByNext, gapsBetween, notBefore, type DatedVersion } from "./pack-versions.ts";
import { insertPack, isWrittenHere, lockPacks, packBodies, packVersions } from "./packs.store.server.ts";

/**
 * Stores packs that are not yet there; safe to repeat, `stored` is 0 the second time. A stored version is never
 * changed: different rules need a new version number. Where an earlier version is stored already, the new one holds
 * from next month on, so that no month that has begun is worked out with other rules. Fails with `invalid_pack` and
 * every problem, or with `pack_version_changed`.
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
    const news: { readonly pack: PolicyPack; readonly effective: DatedVersion["effective"] }[] = [];
    for (const { pack } of compiled) {
      const checked = await daysOfNew(tx, pack, ctx.clock.today(actor.country));
      if (!checked.ok) return checked;
      if (checked.value) news.push({ pack, effective: checked.value });
    }
    for (const { pack, effective } of news) {
      const { id, version } = pack;
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
 * The days for which a pack will hold; null where there is nothing to store: it is there, or a later one is. Fails when
 * it contradicts what is stored. Where administrators have published versions of a pack themselves, it is theirs: a later
 * Masar brings none of its own beside them.
 */
async function daysOfNew(
  tx: Tx,
  pack: PolicyPack,
  today: PlainDate,
): Promise<Result<DatedVersion["effective"] | null, Failure>> {
  if (await isWrittenHere(tx, pack.id)) return ok(null);
  const numbers = (await packVersions(tx, pack.id)).map(({ version }) => version);
  const stored = await packBodies(tx, pack.id, numbers);
  const before = stored.find(({ version }) => version === pack.version);
  if (before) {
    if (canonicalJson(before.body) === canonicalJson(pack)) return ok(null);
    return fail("pack_version_changed", { params: { pack: pack.id, version: pack.version } });
  }
  if (numbers.some((number) => number > pack.version)) return ok(null);
  // A gap is looked for in the days that the scheme gave its rules, not in those on which they arrived here.
  const written = stored.map(({ body }) => expectOk(compilePack(body)).pack);
  const gaps = gapsBetween(pack.id, endedByNext([...written, pack].sort(byFirstDay)));
  if (gaps.length > 0) return fail(invalidPack(gaps));
  return ok(stored.length === 0 ? pack.effective : notBefore(pack, earliestStart(today)));
}
