import { openNationalId } from "#app/domain/identity/sealed-person.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { workersWithJobs } from "./register-workers.store.server.ts";

/** A person as a register of wages knows her: her number, and the jobs that she has or is expected at. */
export type RegisterWorker = {
  readonly nationalId: string;
  readonly jobs: readonly {
    readonly registrationNumber: string;
    readonly state: "expected" | "started";
    readonly startsOn: PlainDate;
  }[];
};

/** Who has work here, with identity numbers: for making wage files of a demo. Refused in production. */
export async function readRegisterWorkers(
  ctx: Ctx,
  input: { readonly country: string },
): Promise<Outcome<readonly RegisterWorker[]>> {
  if (ctx.surroundings.env === "production") return fail("not_in_production");
  const workers: RegisterWorker[] = [];
  for (const { personId, nationalIdSealed, jobs } of await workersWithJobs(ctx.sql, input.country)) {
    const nationalId = openNationalId(ctx.cipher, { id: personId, nationalIdSealed });
    if (nationalId) workers.push({ nationalId, jobs });
  }
  return ok(workers);
}
