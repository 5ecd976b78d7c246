import { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, failure, ok, type Outcome } from "../kernel/result.ts";
import { insertEstablishment, insertOrganisation } from "./employers.store.server.ts";

const newEmployerSchema = z.object({
  kind: z.enum(["employer", "provider", "office"]),
  name: z.string().trim().min(2).max(200),
  nameLang: z.enum(["ar", "en"]),
  country: z.string().length(2),
  /** True when the registration has been checked; only then may vacancies be published. */
  verified: z.boolean(),
  establishments: z.array(
    z.object({
      registrationNumber: z.string().trim().min(3).max(40),
      name: z.string().trim().min(2).max(200),
      placeId: z.uuid().nullable(),
    }),
  ),
});

export type NewEmployer = z.infer<typeof newEmployerSchema>;

/** Undoes the registration when one of its establishments belongs to somebody else. */
class NumberTaken extends Error {}

/**
 * Registers an employer, provider or office with its establishments. For administrators and the system.
 * Fails as `registration_number_taken`.
 */
export async function registerEmployer(
  ctx: Ctx,
  actor: Actor,
  input: NewEmployer,
): Promise<Outcome<{ organisationId: string; establishmentIds: readonly string[] }>> {
  if (actor.kind !== "system" && (actor.kind !== "member" || actor.role !== "administrator"))
    return deny("other_role");
  const parsed = newEmployerSchema.safeParse(input);
  if (!parsed.success) return fail(failure("invalid_input"));
  const { establishments, verified, ...organisation } = parsed.data;
  const organisationId = ctx.ids.next();
  const now = ctx.clock.now();
  const rows = establishments.map((e) => ({
    ...e,
    id: ctx.ids.next(),
    organisationId,
    country: organisation.country,
  }));
  try {
    await ctx.transaction(async (tx) => {
      await insertOrganisation(
        tx,
        { ...organisation, id: organisationId, verifiedAt: verified ? now : null },
        now,
      );
      for (const row of rows) if (!(await insertEstablishment(tx, row))) throw new NumberTaken();
      await tx.audit(actor, {
        action: "employer.register",
        subjectType: "organisation",
        subjectId: organisationId,
        details: { kind: organisation.kind, verified },
      });
      await tx.publish({ name: "employer.registered", payload: { organisationId } });
    });
  } catch (error) {
    if (error instanceof NumberTaken) return fail("registration_number_taken");
    throw error;
  }
  return ok({ organisationId, establishmentIds: rows.map((row) => row.id) });
}
