import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Finding } from "./finding.ts";
import type { LedgerLine } from "./ledger.ts";

/** Acts of people that leave a step at an application, with the event that goes with each. */
const EVENT_OF_EDGE: Readonly<Record<string, string>> = {
  submit: "application.submitted",
  shortlist: "application.shortlisted",
  withdraw: "application.withdrawn",
  reopen: "application.reopened",
  make_offer: "offer.made",
  accept_offer: "offer.accepted",
  hire: "application.hired",
  make_obsolete: "application.obsolete",
};

type Count = {
  readonly act: string;
  readonly subject: string;
  readonly about: string;
  done: number;
  tried: number;
};

/** How often each act was tried and acknowledged, per person and vacancy. */
function counted(lines: readonly LedgerLine[]): readonly Count[] {
  const counts = new Map<string, Count>();
  for (const { act, subject, about, said } of lines) {
    if (!(act in EVENT_OF_EDGE)) continue;
    const key = `${act} ${subject} ${about}`;
    const count = counts.get(key) ?? { act, subject, about, done: 0, tried: 0 };
    if (said === "done") count.done++;
    if (said === "tried") count.tried++;
    counts.set(key, count);
  }
  return [...counts.values()];
}

/**
 * Holds the ledger against the database: every acknowledged act has its step, no act has more steps than it was
 * tried; and every step, whoever took it, has exactly one audit entry and one event.
 */
export async function verifyActs(ctx: Ctx, lines: readonly LedgerLine[]): Promise<readonly Finding[]> {
  const counts = counted(lines);
  const [steps] = await ctx.sql.query<Omit<Finding, "check">>(
    `with told as (
       select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::int[], $5::int[])
                as t (edge, person, vacancy, done, tried)),
     found as (
       select s.edge, a.person_id as person, a.vacancy_id as vacancy, count(*) as n
         from application a join application_step s on s.application_id = a.id
        where s.by_role <> 'worker' group by 1, 2, 3)
     select coalesce(sum(greatest(coalesce(done, 0) - coalesce(n, 0), 0)), 0)::bigint as lost,
            coalesce(sum(greatest(coalesce(n, 0) - coalesce(tried, 0), 0)), 0)::bigint as doubled
       from told full join found using (edge, person, vacancy)`,
    [
      counts.map(({ act }) => act),
      counts.map(({ subject }) => subject),
      counts.map(({ about }) => about),
      counts.map(({ done }) => done),
      counts.map(({ tried }) => tried),
    ],
  );
  const trail = await ctx.sql.query<Finding>(
    `with edge as (select * from unnest($1::text[], $2::text[]) as e (edge, event)),
     step as (select application_id::text as id, edge, count(*) as n from application_step group by 1, 2),
     entry as (
       select subject_id as id, substr(action, length('application.') + 1) as edge, count(*) as n from audit_entry
        where subject_type = 'application' and action like 'application.%' group by 1, 2),
     event as (
       select payload->>'applicationId' as id, e.edge, count(*) as n
         from outbox_event o join edge e on e.event = o.name group by 1, 2)
     select 'audit entry of each step' as check,
            coalesce(sum(greatest(coalesce(s.n, 0) - coalesce(x.n, 0), 0)), 0)::bigint as lost,
            coalesce(sum(greatest(coalesce(x.n, 0) - coalesce(s.n, 0), 0)), 0)::bigint as doubled
       from step s full join entry x using (id, edge)
     union all
     select 'event of each step',
            coalesce(sum(greatest(coalesce(s.n, 0) - coalesce(x.n, 0), 0)), 0)::bigint,
            coalesce(sum(greatest(coalesce(x.n, 0) - coalesce(s.n, 0), 0)), 0)::bigint
       from step s full join event x using (id, edge)`,
    [Object.keys(EVENT_OF_EDGE), Object.values(EVENT_OF_EDGE)],
  );
  return [{ check: "acknowledged acts", ...(steps ?? { lost: 0, doubled: 0 }) }, ...trail];
}

/** Sessions that were handed out and no longer open a page. */
export async function verifySessions(origin: string, lines: readonly LedgerLine[]): Promise<Finding> {
  let lost = 0;
  for (const { act, said, detail } of lines) {
    if (act !== "sign_in" || said !== "done") continue;
    const page = await fetch(`${origin}/my/messages`, {
      headers: { cookie: `session=${detail}` },
      redirect: "manual",
    });
    await page.arrayBuffer();
    if (page.status !== 200) lost++;
  }
  return { check: "sessions that were acknowledged", lost, doubled: 0 };
}
