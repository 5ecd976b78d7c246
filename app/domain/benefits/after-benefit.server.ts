import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { monthOf, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Interval } from "./interval.ts";
import { loadPack } from "./load-pack.server.ts";
import { versionFor } from "./pack-versions.ts";

/** What hangs on a benefit and what leads back to it, as the pack in force says; null where it does not know. */
export type AfterBenefit = {
  readonly packName: { readonly ar: string; readonly en: string };
  readonly packVersion: number;
  readonly packFrom: PlainDate;
  /** Such as health cover: how many months it outlasts the benefit; null when that is not known. */
  readonly entitlements: readonly { readonly name: string; readonly graceMonths: Interval | null }[];
  /** Months in which the way back stays open; null when that is not known. `max` may be Infinity. */
  readonly wayBackMonths: Interval | null;
};

/** What a household keeps, for how long, and how it comes back; null for an unknown pack. */
export async function afterBenefit(
  ctx: Ctx,
  input: { readonly packId: string; readonly on: PlainDate },
): Promise<AfterBenefit | null> {
  const packs = await loadPack(ctx, input.packId);
  if (packs.length === 0) return null;
  const { pack: compiled } = versionFor(packs, monthOf(input.on));
  const { pack, figures } = compiled;
  const certain = (path: string): Interval | null => {
    const known = figures.get(path);
    return known && Number.isFinite(known.range.max) ? known.range : null;
  };
  const back = pack.rules.find(({ kind }) => kind === "reinstatement");
  return {
    packName: pack.name,
    packVersion: pack.version,
    packFrom: pack.effective.from,
    entitlements: pack.rules
      .filter(({ kind }) => kind === "linked-entitlement")
      .map(({ id, settings }) => ({
        name: String(settings["name"]),
        graceMonths: settings["test"] === "unknown" ? null : certain(`${id}.graceMonths`),
      })),
    wayBackMonths: back ? certain(`${back.id}.window`) : null,
  };
}
