import type { FrozenSpan } from "../emergency/frozen-span.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { monthOf, type PlainDate } from "../kernel/plain-date.ts";
import type { Interval } from "./interval.ts";
import { loadPack } from "./load-pack.server.ts";
import { versionFor } from "./pack-versions.ts";
import { isWayBackOver } from "./way-back.ts";

export type WayBack = {
  /** The pack says for certain that the benefit must be applied for anew. */
  readonly isOver: boolean;
  /** Months of provisional payment before somebody decides; null when that is not known. */
  readonly provisionalMonths: number | null;
};

/** What the pack in force when the spell ended says of the way back. */
export async function wayBack(
  ctx: Ctx,
  input: {
    readonly packId: string;
    readonly endedOn: PlainDate;
    readonly today: PlainDate;
    readonly frozen: readonly FrozenSpan[];
  },
): Promise<WayBack> {
  const packs = await loadPack(ctx, input.packId);
  if (packs.length === 0) return { isOver: false, provisionalMonths: null };
  const { pack: compiled } = versionFor(packs, monthOf(input.endedOn));
  const rule = compiled.pack.rules.find(({ kind }) => kind === "reinstatement");
  const range = (name: string): Interval | null =>
    (rule && compiled.figures.get(`${rule.id}.${name}`)?.range) ?? null;
  const months = range("provisionalMonths");
  return {
    isOver: isWayBackOver(range("window"), input.endedOn, input.today, input.frozen),
    // Of an uncertain number the shortest: somebody looks early rather than late.
    provisionalMonths: months && months.min >= 1 && Number.isFinite(months.min) ? months.min : null,
  };
}
