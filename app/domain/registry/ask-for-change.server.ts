import { edgeActorOf, type Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { askForChangeSchema } from "./change-request.schema.ts";
import { insertChange } from "./change-requests.store.server.ts";
import { ownHousehold } from "./own-household.server.ts";
import { findVariable, isSamePerson, variableNow } from "./scores.store.server.ts";
import { openFact } from "./sealed-fact.ts";
import { noteChangeStep } from "./take-change-edge.server.ts";
import { parseValue } from "./variables.ts";

/**
 * An adult asks that a variable about herself or about her household be corrected: what it should be, and why. One
 * about another member does not exist for her.
 */
export async function askForChange(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ requestId: string }>> {
  const parsed = askForChangeSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  if (actor.kind !== "member" || edgeActorOf(actor) !== "seeker") return deny("not_yours");
  const { variableId, reason } = parsed.data;
  const personId = actor.actingFor ?? actor.personId;
  return ctx.transaction(async (tx) => {
    const asked = await findVariable(tx, variableId);
    const today = ctx.clock.today(asked?.country ?? actor.country);
    const household = asked && (await ownHousehold(ctx.within(tx), personId, today));
    const isOwn = asked && (asked.personId === null || (await isSamePerson(tx, asked.personId, personId)));
    if (!household?.isAdult || !isOwn || household.id !== asked.householdId) return fail("not_found");
    const now = (await variableNow(tx, asked)) ?? asked;
    const read = parseValue(now.code, parsed.data.value);
    if ("problem" in read) return fail("invalid_input", { fields: { value: read.problem } });
    if (openFact(ctx.cipher, now.id, now.factSealed).value === read.value)
      return fail("invalid_input", { fields: { value: "same_value" } });
    const id = ctx.ids.next();
    const { country, scheme, code, householdId } = now;
    const request = { id, personId, householdId, country };
    const opened = await insertChange(tx, {
      ...{ ...request, scheme, code, subjectId: now.personId, variableId: now.id },
      askedSealed: ctx.cipher.encrypt(read.value, `change_request.asked_sealed:${id}`),
      askedAt: ctx.clock.now(),
      since: today,
    });
    if (!opened) return fail("change_asked_already");
    const step = { edge: "ask", from: null, to: "asked", words: reason } as const;
    await noteChangeStep(ctx, tx, actor, request, step);
    return ok({ requestId: id });
  });
}
