import type { SqlExecutor } from "../kernel/ports.ts";
import type { IntakeForSeeker } from "./programme.ts";

type KnownIntakeRow = Pick<
  IntakeForSeeker,
  "id" | "status" | "country" | "title" | "titleLang" | "applyBy"
> & { readonly employer: string };

export const selectKnownIntakes = (sql: SqlExecutor, ids: readonly string[]): Promise<KnownIntakeRow[]> =>
  sql.query<KnownIntakeRow>(
    `select i.id, i.status, i.country, p.title, p.title_lang as "titleLang", i.apply_by as "applyBy",
            coalesce(o.name, '') as employer
       from intake i join programme p on p.id = i.programme_id
       left join organisation o on o.id = p.organisation_id
      where i.id = any($1::uuid[]) and i.status <> 'draft'`,
    [ids],
  );
