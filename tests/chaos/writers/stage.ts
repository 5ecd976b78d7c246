import fs from "node:fs";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { anEmployer, aVacancy } from "#tests/support/marketplace.ts";

/** A vacancy that is never full, and who acts for its employer. */
export type StagedVacancy = {
  readonly id: string;
  readonly employer: Member;
  readonly registration: string;
};

/** What the writers find when they begin. */
export type Stage = {
  readonly vacancies: readonly StagedVacancy[];
  /** Seekers who sign in with the password of all test accounts. */
  readonly visitors: readonly StagedVisitor[];
};

export type StagedVisitor = { readonly login: string; readonly personId: string };

const VACANCIES_PER_EMPLOYER = 4;

/** Employers, published vacancies, and seekers who can sign in. */
export async function buildStage(
  ctx: Ctx,
  size: { readonly vacancies: number; readonly visitors: number },
): Promise<Stage> {
  const vacancies: StagedVacancy[] = [];
  while (vacancies.length < size.vacancies) {
    const employer = await anEmployer(ctx);
    const { registrationNumber } = await ctx.db.establishment.findFirstOrThrow({
      where: { id: employer.establishmentId },
    });
    for (let n = 0; n < VACANCIES_PER_EMPLOYER; n++)
      vacancies.push({
        id: await aVacancy(ctx, employer, { openings: 900 }),
        employer: employer.actor,
        registration: registrationNumber,
      });
  }
  const visitors: StagedVisitor[] = [];
  while (visitors.length < size.visitors) {
    const { login, personId } = await createAccount(ctx);
    visitors.push({ login, personId });
  }
  return { vacancies, visitors };
}

export const writeStage = (file: string, stage: Stage): void => fs.writeFileSync(file, JSON.stringify(stage));
export const readStage = (file: string): Stage => JSON.parse(fs.readFileSync(file, "utf8")) as Stage;
