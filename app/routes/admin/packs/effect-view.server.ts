import type { DraftEffect } from "#app/domain/benefits/pack-editor/draft-effect.server.ts";
import type { EffectGroup } from "#app/domain/benefits/pack-editor/pack-effect.ts";
import { SMALLEST_SHOWN } from "#app/domain/insights/small-groups.ts";
import { formatMoney, formatNumber } from "#app/i18n/numbers.ts";
import type { PackReader } from "./pack-words.server.ts";

/** The effect of a draft, worded: how many households, and by how much a month. */
export function effectView(reader: PackReader, effect: DraftEffect) {
  const { t } = reader;
  const { currency } = effect;
  const money = (minor: number | null): string =>
    minor === null
      ? "–"
      : Number.isFinite(minor)
        ? formatMoney(t, { minor, currency })
        : t("packs:effect.noBound");
  const groups = (all: readonly EffectGroup[]) =>
    all.map(({ direction, households, medianMinor, largestMinor }) => ({
      direction,
      title: t(`packs:effect.${direction}`),
      households:
        households === null ? t("packs:effect.tooFew", { n: SMALLEST_SHOWN }) : formatNumber(households),
      median: money(medianMinor),
      largest: money(largestMinor),
    }));
  return {
    lead: t(`packs:effect.${effect.sample}`, { n: formatNumber(effect.size), fewest: SMALLEST_SHOWN }),
    situations: [
      { key: "asTheyAre", title: t("packs:effect.asTheyAre"), groups: groups(effect.asTheyAre) },
      {
        key: "inWork",
        title: t("packs:effect.inWork", { wage: formatMoney(t, { minor: effect.wageMinor, currency }) }),
        groups: groups(effect.inWork),
      },
    ],
  };
}
export type EffectView = ReturnType<typeof effectView>;
