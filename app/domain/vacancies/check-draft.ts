import type { Employer } from "../employers/employer.ts";
import { fail, failure, ok, type Failure, type Result } from "../kernel/result.ts";
import { vacancyDraftSchema, type VacancyDraft } from "./vacancy.schema.ts";

/** The draft as it will be written; fails with the fields that are wrong. */
export function checkDraft(
  input: VacancyDraft,
  employer: Pick<Employer, "establishments">,
): Result<VacancyDraft, Failure> {
  const parsed = vacancyDraftSchema.safeParse(input);
  if (!parsed.success) {
    const fields = Object.fromEntries(
      parsed.error.issues.map((issue) => [
        issue.path.join("."),
        /^[a-z_]+$/.test(issue.message) ? issue.message : "invalid",
      ]),
    );
    return { ok: false, error: failure("invalid_input", { fields }) };
  }
  const { establishmentId } = parsed.data;
  if (establishmentId !== null && !employer.establishments.some((e) => e.id === establishmentId))
    return fail("invalid_input", { fields: { establishmentId: "invalid" } });
  return ok(parsed.data);
}
