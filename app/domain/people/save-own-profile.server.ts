import type { Actor } from "../kernel/actor.ts";
import { currencyOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { listPlaces } from "../places/list-places.server.ts";
import { loadCoder, type Coder } from "../taxonomy/load-coder.server.ts";
import { ownProfileSchema, type OwnProfileInput } from "./own-profile.schema.ts";
import {
  replaceOwnWords,
  upsertProfile,
  type OwnOccupation,
  type OwnSkill,
} from "./own-profile.store.server.ts";

/** Below this a title's occupation is a guess: the person is asked to say it otherwise. */
const SURE_ENOUGH = 0.5;

const langOf = (text: string): "ar" | "en" => (/[\u0600-\u06ff]/.test(text) ? "ar" : "en");

/**
 * Keeps the person's own words about her work. Occupations and skills are held against the taxonomy; a skill that it
 * does not know is kept as it was said. What the registry says stays beside it.
 */
export async function saveOwnProfile(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ readonly unresolved: readonly string[] }>> {
  const parsed = ownProfileSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  if (actor.kind !== "member" || actor.role !== "seeker") return deny("other_role");
  const profile = parsed.data;
  if (profile.hoursMin !== null && profile.hoursMax !== null && profile.hoursMin > profile.hoursMax)
    return fail("invalid_input", { fields: { hoursMax: "hours_max_below_min" } });
  if (profile.placeId !== null) {
    const places = await listPlaces(ctx, actor.country);
    if (!places.some(({ id }) => id === profile.placeId))
      return fail("invalid_input", { fields: { placeId: "invalid" } });
  }
  const coder = await loadCoder(ctx);
  const occupations = codeOccupations(ctx, coder, profile.occupations);
  if (!occupations.ok) return occupations;
  const skills = resolveSkills(ctx, coder, profile.skills);
  const personId = actor.actingFor ?? actor.personId;
  const { needs, ...plain } = profile;
  const needsSealed =
    needs.length === 0
      ? null
      : ctx.cipher.encrypt(JSON.stringify(needs), `seeker_profile.needs_sealed:${personId}`);
  return ctx.transaction(async (tx) => {
    const { country } = actor;
    const row = { ...plain, personId, country, currency: currencyOf(country), needsSealed };
    await upsertProfile(tx, row, ctx.clock.now());
    await replaceOwnWords(tx, personId, { occupations: occupations.value, skills });
    await tx.publish({ name: "seekers.changed", payload: { personIds: [personId], country } });
    const unresolved = skills.filter(({ conceptId }) => conceptId === null).map(({ label }) => label);
    await tx.audit(actor, {
      action: "seeker.save_profile",
      subjectType: "person",
      subjectId: personId,
      details: {
        occupations: occupations.value.length,
        skills: skills.length,
        unresolved: unresolved.length,
      },
    });
    return ok({ unresolved });
  });
}

function codeOccupations(
  ctx: Ctx,
  coder: Coder,
  said: OwnProfileInput["occupations"],
): Outcome<readonly OwnOccupation[]> {
  const coded = new Map<string, OwnOccupation>();
  const fields: Record<string, string> = {};
  said.forEach(({ title, years }, index) => {
    const best = coder.codeTitle(title, 1)[0];
    if (!best || best.confidence < SURE_ENOUGH) fields[`occupations.${index}.title`] = "occupation_unknown";
    else if (!coded.has(best.conceptId))
      coded.set(best.conceptId, { id: ctx.ids.next(), conceptId: best.conceptId, years });
  });
  return Object.keys(fields).length > 0 ? fail("invalid_input", { fields }) : ok([...coded.values()]);
}

function resolveSkills(ctx: Ctx, coder: Coder, said: readonly string[]): readonly OwnSkill[] {
  const matches = said.flatMap((line) => coder.readSkills(line));
  return [...new Map(matches.map((match) => [match.label, match])).values()].map(
    ({ label, conceptId, confidence }) => ({
      id: ctx.ids.next(),
      label,
      lang: langOf(label),
      conceptId,
      confidence,
    }),
  );
}
