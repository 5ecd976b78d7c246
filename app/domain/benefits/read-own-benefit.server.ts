import type { Member } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { monthOf, type PlainDate } from "../kernel/plain-date.ts";
import { householdOf } from "../people/household-of.server.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { graduationRule, type GraduationRule } from "./graduation-rule.server.ts";
import { loadPack } from "./load-pack.server.ts";
import { isPaying, type SpellStatus } from "./benefit-spell.ts";
import { spellsOf, type SpellRow } from "./spells.store.server.ts";

/** The household's benefit as one of its members sees it. Amounts a month in minor units. */
export type OwnBenefit = {
  readonly spellId: string;
  readonly scheme: { readonly ar: string; readonly en: string } | null;
  readonly status: SpellStatus;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly decidedMinor: number;
  readonly currency: string;
  /** What verified earnings must reach; null where the pack leaves it open. */
  readonly rule: GraduationRule | null;
  /** What hangs on the benefit, such as "health-cover". */
  readonly entitlements: readonly string[];
  /** Months in which the way back stays open; null where no rule says so, `max: null` without a known end. */
  readonly wayBack: { readonly min: number; readonly max: number | null } | null;
};

/** The spell that pays the actor's household today, or the one asked for. Null where there is none. */
export async function readOwnBenefit(
  ctx: Ctx,
  actor: Member,
  input: { readonly spellId?: string } = {},
): Promise<OwnBenefit | null> {
  const personId = actor.actingFor ?? actor.personId;
  const today = ctx.clock.today(actor.country);
  const household = await householdOf(ctx, personId, today);
  if (!household) return null;
  const spells = (await spellsOf(ctx.sql, household.id)).filter(
    (spell) => spell.personId === null || spell.personId === personId,
  );
  const paysToday = (spell: SpellRow): boolean =>
    isPaying(spell.status) && spell.from <= today && (spell.until === null || spell.until > today);
  const spell = spells.find(input.spellId ? ({ id }) => id === input.spellId : paysToday);
  if (!spell) return null;
  const month = monthOf(today);
  const pack = (await loadPack(ctx, spell.packId)).find(
    ({ from, until }) => from <= month && (until === null || month < until),
  );
  const { id, status, from, until, decidedMinor, currency } = spell;
  return {
    ...{ spellId: id, status, from, until, decidedMinor, currency },
    scheme: pack ? { ar: pack.pack.name.ar, en: pack.pack.name.en } : null,
    rule: await graduationRule(ctx, spell, today),
    entitlements: pack ? entitlementsOf(pack) : [],
    wayBack: pack ? wayBackOf(pack) : null,
  };
}

function entitlementsOf({ pack }: CompiledPack): readonly string[] {
  return pack.rules.flatMap((rule) => {
    if (rule.kind !== "linked-entitlement") return [];
    const name: unknown = rule.settings["name"];
    return typeof name === "string" ? [name] : [];
  });
}

function wayBackOf({ pack, figures }: CompiledPack): OwnBenefit["wayBack"] {
  const rule = pack.rules.find(({ kind }) => kind === "reinstatement");
  const window = rule && figures.get(`${rule.id}.window`);
  if (!window) return null;
  const { min, max } = window.range;
  return { min, max: Number.isFinite(max) ? max : null };
}
