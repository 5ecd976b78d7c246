import { findEmployer } from "../employers/find-employer.server.ts";
import type { Actor } from "../kernel/actor.ts";
import { currencyOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import {
  newIntakeSchema,
  newProgrammeSchema,
  type NewIntake,
  type NewProgramme,
} from "./programme.schema.ts";
import { insertIntake, insertProgramme } from "./programmes.store.server.ts";

/** Creates a programme of a provider with its intakes, open for applicants at once. For the provider and the system. */
export async function createProgramme(
  ctx: Ctx,
  actor: Actor,
  input: { readonly programme: NewProgramme; readonly intakes: readonly NewIntake[] },
): Promise<Outcome<{ programmeId: string; intakeIds: readonly string[] }>> {
  const programme = newProgrammeSchema.safeParse(input.programme);
  const intakes = newIntakeSchema.array().safeParse(input.intakes);
  if (!programme.success || !intakes.success) return fail("invalid_input");
  const { organisationId } = programme.data;
  if (actor.kind !== "system") {
    if (actor.kind !== "member" || actor.role !== "trainer") return deny("other_role");
    if (actor.organisationId !== organisationId) return deny("not_found");
  }
  const provider = await findEmployer(ctx, organisationId);
  if (!provider || provider.kind === "employer") return fail("not_found");
  const { country } = provider;
  const programmeId = ctx.ids.next();
  const rows = intakes.data.map((intake) => ({ ...intake, id: ctx.ids.next(), programmeId, country }));
  await ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    await insertProgramme(
      tx,
      { ...programme.data, id: programmeId, country, currency: currencyOf(country) },
      now,
    );
    for (const row of rows) {
      await insertIntake(tx, row, now);
      await tx.publish({
        name: "intake.opened",
        payload: { intakeId: row.id, programmeId, from: null, to: "open" },
      });
    }
    await tx.audit(actor, {
      action: "programme.create",
      subjectType: "programme",
      subjectId: programmeId,
      details: { intakes: rows.length },
    });
  });
  return ok({ programmeId, intakeIds: rows.map((row) => row.id) });
}
