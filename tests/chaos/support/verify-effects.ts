import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { consumersOf } from "#workers/reactions.ts";
import type { Finding } from "./finding.ts";
import type { LedgerLine } from "./ledger.ts";
import { verifyMessages } from "./verify-messages.ts";

const found = async (
  ctx: Ctx,
  check: string,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Finding> => {
  const [row] = await ctx.sql.query<Omit<Finding, "check">>(sql, params);
  return { check, lost: row?.lost ?? 0, doubled: row?.doubled ?? 0 };
};

/** Pairs of event and consumer that have not come together yet. */
export async function unhandled(ctx: Ctx): Promise<number> {
  const names = await ctx.sql.query<{ name: string; n: number }>(
    "select name, count(*) as n from outbox_event group by name",
  );
  const [inbox] = await ctx.sql.query<{ n: number }>("select count(*) as n from inbox_event");
  return names.reduce((sum, { name, n }) => sum + n * consumersOf(name).length, 0) - (inbox?.n ?? 0);
}

/** What repeated acts of the worker would leave behind; each may be there once per subject. */
const ONCE_PER_SUBJECT = ["placement.expect", "placement.start"];

/** Holds what the consumers should have done against what is there, effect by effect. */
export async function verifyEffects(ctx: Ctx, lines: readonly LedgerLine[]): Promise<readonly Finding[]> {
  const started = lines.filter(({ act, said }) => act === "wage" && said === "done");
  return [
    { check: "events with each of their consumers", lost: await unhandled(ctx), doubled: 0 },
    ...(await verifyMessages(ctx)),
    await found(
      ctx,
      "deliveries, one for each message and channel",
      `select count(*) filter (where n = 0) as lost, coalesce(sum(greatest(n - channels, 0)), 0)::bigint as doubled
         from (select m.id, count(d.id) as n, count(distinct d.channel) as channels
                 from message m left join message_delivery d on d.message_id = m.id group by m.id) as delivered`,
    ),
    await found(
      ctx,
      "placements, one for each hire",
      `select count(*) filter (where n = 0) as lost, coalesce(sum(greatest(n - 1, 0)), 0)::bigint as doubled
         from (select a.id, count(p.id) as n from application a left join placement p on p.application_id = a.id
                where a.status = 'hired' group by a.id) as hired`,
    ),
    await found(
      ctx,
      "starts of work that a wage file told of",
      `select count(*) filter (where p.id is null) as lost, 0::bigint as doubled
         from unnest($1::uuid[], $2::uuid[]) as told (person, vacancy)
         left join placement p on p.person_id = person and p.vacancy_id = vacancy and p.status = 'started'`,
      [started.map(({ subject }) => subject), started.map(({ about }) => about)],
    ),
    await found(
      ctx,
      "openings, one counted down for each start",
      `select coalesce(sum(greatest(starts - filled, 0)), 0)::bigint as lost,
              coalesce(sum(greatest(filled - starts, 0)), 0)::bigint as doubled
         from (select v.openings_filled as filled, count(p.id) as starts from vacancy v
                 left join placement p on p.vacancy_id = v.id and p.status = 'started' group by v.id) as counted`,
    ),
    await found(
      ctx,
      "other applications, obsolete when full-time work has started, but part-time ones",
      `select count(*) as lost, 0::bigint as doubled from application a join vacancy v on v.id = a.vacancy_id
        where a.status = 'submitted' and v.employment_type is distinct from 'part_time'
          and exists (select 1 from placement p join offer o on o.application_id = p.application_id
                       where p.person_id = a.person_id and p.status = 'started' and o.status = 'accepted'
                         and o.employment_type is distinct from 'part_time')`,
    ),
    await found(
      ctx,
      "audit entries of the worker, one for each subject",
      `select 0::bigint as lost, coalesce(sum(n - 1), 0)::bigint as doubled
         from (select count(*) as n from audit_entry where action = any($1) group by action, subject_id) as acts`,
      [ONCE_PER_SUBJECT],
    ),
    await found(
      ctx,
      "reconciliations, one for each part of a wage file",
      `select coalesce(sum(greatest(coalesce(e.n, 0) - coalesce(d.n, 0), 0)), 0)::bigint as lost,
              coalesce(sum(greatest(coalesce(d.n, 0) - coalesce(e.n, 0), 0)), 0)::bigint as doubled
         from (select payload->>'importId' as import, coalesce(payload->>'part', '') as part, count(*) as n
                 from outbox_event where name = 'wage_records.imported' group by 1, 2) as e
         full join (select subject_id as import, coalesce(details->>'part', '') as part, count(*) as n
                      from audit_entry where action = 'wage_record.reconcile' group by 1, 2) as d
           using (import, part)`,
    ),
    await found(
      ctx,
      "events of the worker, one for each placement and name",
      `select count(*) filter (where coalesce(n, 0) = 0) as lost,
              coalesce(sum(n - 1) filter (where n > 1), 0)::bigint as doubled
         from (select id::text as placement, 'placement.expected' as name from placement
               union all
               select id::text, 'placement.started' from placement where status = 'started') as due
         full join (select item->>'placementId' as placement, name, count(*) as n from outbox_event
                     cross join lateral jsonb_array_elements(
                       coalesce(payload->'items', jsonb_build_array(payload))) as item
                     where name in ('placement.expected', 'placement.started') group by 1, 2) as told
           using (placement, name)`,
    ),
    await found(
      ctx,
      "documents of the index, one for each live posting, as it is now",
      `select (select count(*) from vacancy v where v.status in ('published', 'listed')
                  and not exists (select 1 from search_index.posting d where d.posting_id = v.id and d.rev = v.rev))
              as lost,
              (select count(*) from search_index.posting d join vacancy v on v.id = d.posting_id
                where v.status not in ('published', 'listed')) as doubled`,
    ),
  ];
}
