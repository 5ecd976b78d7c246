import type { Ctx } from "../kernel/ctx.server.ts";
import { addDays } from "../kernel/plain-date.ts";
import type { Employer, EmployerRecord } from "./employer.ts";
import { selectEmployer, selectEmployerRecord } from "./employers.store.server.ts";

/** Days in which an employer should answer; after them silence counts as no answer. */
const ANSWER_DAYS = 7;
const DAY_MS = 86_400_000;

/** The organisation with its establishments; null when there is none. What is public about it only. */
export const findEmployer = (ctx: Pick<Ctx, "sql">, organisationId: string): Promise<Employer | null> =>
  selectEmployer(ctx.sql, organisationId);

/** How the employer has dealt with people in the last year: replies, hires, who stayed. Figures only. */
export async function employerRecord(
  ctx: Pick<Ctx, "sql" | "clock">,
  organisation: Pick<Employer, "id" | "country">,
): Promise<EmployerRecord> {
  const now = ctx.clock.now().getTime();
  return selectEmployerRecord(ctx.sql, organisation.id, {
    since: new Date(now - 365 * DAY_MS),
    answerDueBefore: new Date(now - ANSWER_DAYS * DAY_MS),
    startedBefore: addDays(ctx.clock.today(organisation.country), -90),
  });
}
