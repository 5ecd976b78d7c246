import type { Ctx } from "../kernel/ctx.server.ts";
import { benefitPacks } from "./packs.store.server.ts";

/** A scheme that a household's benefit can be worked out with. */
export type PackChoice = {
  readonly id: string;
  readonly country: string;
  readonly name: { readonly ar: string; readonly en: string };
};

/** Schemes to choose from by name, those of the country first. Packs that pay no household are left out. */
export async function calculatorPacks(ctx: Ctx, country: string): Promise<readonly PackChoice[]> {
  const packs = await benefitPacks(ctx.sql);
  const own = (pack: PackChoice): number => (pack.country === country ? 0 : 1);
  return [...packs].sort((a, b) => own(a) - own(b));
}
