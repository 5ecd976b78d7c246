import type { SqlExecutor } from "../kernel/ports.ts";
import type { Vacancy } from "./vacancy.ts";

type KnownVacancyRow = Pick<
  Vacancy,
  "id" | "origin" | "status" | "country" | "title" | "titleLang" | "employerName" | "closesOn"
> & { readonly expiresAt: Date | null; readonly movedTo: string | null };

export const selectKnownVacancies = (sql: SqlExecutor, ids: readonly string[]): Promise<KnownVacancyRow[]> =>
  sql.query<KnownVacancyRow>(
    `select id, origin, status, country, title, title_lang as "titleLang", employer_name as "employerName",
            closes_on as "closesOn", expires_at as "expiresAt",
            (select o.id from vacancy o where o.claimed_from_id = v.id and o.published_at is not null) as "movedTo"
       from vacancy v where id = any($1::uuid[]) and (origin = 'imported' or published_at is not null)`,
    [ids],
  );
