import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { takesApplicants, type IntakeForSeeker } from "./programme.ts";
import { selectIntake } from "./programmes.store.server.ts";

/** An intake with its programme for the public page. */
export async function intakeForSeeker(
  ctx: Pick<Ctx, "sql" | "clock">,
  intakeId: string,
): Promise<Outcome<IntakeForSeeker & { readonly isOpen: boolean }>> {
  const intake = await selectIntake(ctx.sql, intakeId);
  if (!intake) return fail("not_found");
  return ok({ ...intake, isOpen: takesApplicants(intake, ctx.clock.today(intake.country)) });
}
