import type { Ctx } from "../kernel/ctx.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import type { Vacancy } from "./vacancy.ts";

/** A vacancy whatever its state, for reactions and for those who deal with its applications already. */
export const findVacancyById = (ctx: Pick<Ctx, "sql">, vacancyId: string): Promise<Vacancy | null> =>
  selectVacancy(ctx.sql, vacancyId);
