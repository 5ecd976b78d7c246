import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

type WorkerRow = {
  readonly personId: string;
  readonly nationalIdSealed: string | null;
  readonly jobs: readonly {
    readonly registrationNumber: string;
    readonly state: "expected" | "started";
    readonly startsOn: PlainDate;
  }[];
};

/** Persons with work that is expected or under way, in the order of their ids. */
export async function workersWithJobs(sql: SqlExecutor, country: string): Promise<WorkerRow[]> {
  return sql.query<WorkerRow>(
    `select p.id as "personId", p.national_id_sealed as "nationalIdSealed",
            jsonb_agg(jsonb_build_object('registrationNumber', e.registration_number, 'state', l.status,
              'startsOn', coalesce(l.started_on, l.expected_start)) order by l.expected_start, l.id) as jobs
       from placement l
       join person p on p.id = l.person_id and p.merged_into_id is null
       join establishment e on e.id = l.establishment_id
      where l.country = $1 and l.status in ('expected', 'started')
      group by p.id order by p.id`,
    [country],
  );
}
