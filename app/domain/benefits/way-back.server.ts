import type { FrozenSpan } from "../emergency/frozen-span.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { monthOf, type PlainDate } from "../kernel/plain-date.ts";
import type { Interval } from "./interval.ts";
import { loadPack } from "./load-pack.server.ts";
import { versionFor } from "./pack-versions.ts";
import { isWayBackOver, wayBackUntil } from "./way-back.ts";

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
  const range = await reinstatementOf(ctx, input.packId, input.endedOn);
  if (range === null) return { isOver: false, provisionalMonths: null };
  const months = range("provisionalMonths");
  return {
    isOver: isWayBackOver(range("window"), input.endedOn, input.today, input.frozen),
    // Of an uncertain number the shortest: somebody looks early rather than late.
    provisionalMonths: months && months.min >= 1 && Number.isFinite(months.min) ? months.min : null,
  };
}

/** The last day on which an ended benefit can be taken up again, without a freeze; null where none is known. */
export async function lastDayOfWayBack(
  ctx: Ctx,
  packId: string,
  endedOn: PlainDate,
): Promise<PlainDate | null> {
  const range = await reinstatementOf(ctx, packId, endedOn);
  return range && wayBackUntil(range("window"), endedOn);
}

/** The figures of reinstatement, by name, in the version in force when the benefit ended; null without a pack. */
async function reinstatementOf(
  ctx: Ctx,
  packId: string,
  endedOn: PlainDate,
): Promise<((name: string) => Interval | null) | null> {
  const packs = await loadPack(ctx, packId);
  if (packs.length === 0) return null;
  const { pack: compiled } = versionFor(packs, monthOf(endedOn));
  const rule = compiled.pack.rules.find(({ kind }) => kind === "reinstatement");
  return (name) => (rule && compiled.figures.get(`${rule.id}.${name}`)?.range) ?? null;
}
