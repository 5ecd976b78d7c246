import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { loadPlaceResolver } from "#app/domain/places/load-place-resolver.server.ts";
import { loadCoder } from "#app/domain/taxonomy/load-coder.server.ts";
import type { RegistryWords } from "./registry-rows.ts";

/** Below this, a title's concept is a guess that a registry's facts should not rest on. */
const SURE_ENOUGH = 0.5;

/** The gazetteer and the taxonomy as a registry's import needs them. */
export async function loadRegistryWords(ctx: Ctx): Promise<RegistryWords> {
  const places = await loadPlaceResolver(ctx);
  const coder = await loadCoder(ctx);
  return {
    place: (country, region, city) => places.resolve(country, region, city).placeId,
    occupation(title) {
      const best = coder.codeTitle(title)[0];
      return best && best.confidence >= SURE_ENOUGH ? best.conceptId : null;
    },
    skills: (line) => coder.readSkills(line),
  };
}
