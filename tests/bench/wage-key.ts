import { nationalIdLookup } from "#app/domain/identity/sealed-person.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { wageCases, type WageInput } from "#prisma/seed/demo/wages.ts";

/** What the database says, in the words of the answer key. */
const FOUND: Readonly<Record<string, string>> = {
  record: `select w.national_id_lookup as lookup, w.registration_number as registration, w.month::text as month,
      w.status || ' ' || w.reason as value
    from wage_record w where w.superseded_by_id is null`,
  placement: `select p.national_id_lookup, e.registration_number, '',
      concat_ws(' ', l.status, l.started_on, l.ended_on)
    from placement l join holder p on p.id = l.person_id join establishment e on e.id = l.establishment_id`,
  question: `select p.national_id_lookup, q.registration_number, '', q.kind || ' ' || q.reason
    from wage_question q join holder p on p.id = q.person_id where q.status = 'asked'`,
  checkpoint: `select p.national_id_lookup, e.registration_number, '', c.day::text
    from checkpoint c join placement l on l.id = c.placement_id join holder p on p.id = l.person_id
    join establishment e on e.id = l.establishment_id where c.status = 'confirmed' and c.tier = 'wage_record'`,
};

export type Difference = {
  readonly what: string;
  readonly hidden: number;
  /** Hidden and not found, or found and not hidden. */
  readonly differences: number;
  readonly examples: readonly string[];
};

/** Holds what was found against what was hidden, line by line. A placement that the key does not name stays expected. */
export async function holdAgainstKey(ctx: Ctx, input: WageInput): Promise<readonly Difference[]> {
  return ctx.bulk(async (tx) => {
    await tx.query(
      "create temporary table wage_key (what text, lookup text, registration text, month text, value text) on commit drop",
    );
    await tx.copyIn(
      "wage_key",
      ["what", "lookup", "registration", "month", "value"],
      (function* () {
        for (const { nationalId, hidden } of wageCases(input)) {
          const lookup = nationalIdLookup(ctx.cipher, "SA", nationalId);
          for (const { what, registrationNumber, month, value } of hidden)
            yield [what, lookup, registrationNumber, month, value];
        }
      })(),
    );
    // Records of a merged identity are the other person's; the key knows the identity that the file names.
    await tx.query(
      `create temporary table holder on commit drop as
       select p.merged_into_id as id, p.national_id_lookup from person p where p.merged_into_id is not null
       union all
       select p.id, p.national_id_lookup from person p
        where p.merged_into_id is null and not exists (select 1 from person m where m.merged_into_id = p.id)`,
    );
    await tx.query("analyze wage_key");
    await tx.query("analyze holder");
    const results: Difference[] = [];
    for (const [what, sql] of Object.entries(FOUND)) {
      const rows = await tx.query<{ hidden: number; differences: number; examples: string[] | null }>(
        `with found(lookup, registration, month, value) as (${sql}),
              counted as (
                select lookup, registration, month, value, sum(key) as key, sum(found) as found from (
                  select lookup, registration, month, value, 1 as key, 0 as found from wage_key where what = $1
                  union all select lookup, registration, month, value, 0, 1 from found) both_sides
                group by lookup, registration, month, value)
         select coalesce(sum(key), 0)::int as hidden, (count(*) filter (where key <> found))::int as differences,
                (array_agg(concat_ws(' ', registration, month, value, key || '/' || found)) filter (where key <> found))[1:5]
                  as examples
           from counted`,
        [what],
      );
      const { hidden = 0, differences = 0, examples = null } = rows[0] ?? {};
      results.push({ what, hidden, differences, examples: examples ?? [] });
    }
    return results;
  });
}
