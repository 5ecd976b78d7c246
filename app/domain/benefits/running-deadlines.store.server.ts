import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { DecisionRow } from "./decisions.store.server.ts";

export type ObjectableDecision = Pick<
  DecisionRow,
  "spellId" | "fromStatus" | "fromMinor" | "toStatus" | "toMinor" | "ground" | "decidedAt"
> & { readonly country: string };

/** Decisions on benefits of these households that nobody has objected to and that are not carried out. */
export const selectObjectable = (
  sql: SqlExecutor,
  householdIds: readonly string[],
): Promise<ObjectableDecision[]> =>
  sql.query<ObjectableDecision>(
    `select d.spell_id as "spellId", d.from_status as "fromStatus", d.from_minor as "fromMinor",
            d.to_status as "toStatus", d.to_minor as "toMinor", d.ground, d.decided_at as "decidedAt", s.country
       from benefit_decision d join benefit_spell s on s.id = d.spell_id
      where s.household_id = any($1::uuid[]) and d.carried_out_at is null and d.set_aside_at is null
        and d.objected_at is null
      order by d.id`,
    [householdIds],
  );

/** Benefits of these households that ended and that nothing has followed. */
export const selectEnded = (
  sql: SqlExecutor,
  householdIds: readonly string[],
): Promise<{ spellId: string; packId: string; endedOn: PlainDate }[]> =>
  sql.query(
    `select s.id as "spellId", s.pack_id as "packId", s.until as "endedOn" from benefit_spell s
      where s.household_id = any($1::uuid[]) and s.status = 'ended' and s.until is not null
        and not exists (select from benefit_spell later where later.household_id = s.household_id
                                                          and later.scheme = s.scheme and later."from" >= s.until)
      order by s.id`,
    [householdIds],
  );
