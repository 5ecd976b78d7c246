import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { readFunnel } from "#app/domain/insights/read-funnel.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { UNKNOWN_AFTER_DAYS } from "#app/domain/placements/checkpoint.ts";
import type { YearFigures } from "./figures.ts";
import { COUNTRY } from "./play.ts";

/** An end within so many days frees the opening again (states.md). */
const EARLY_END_DAYS = 14;

/** Which consumer must have handled events of which names. */
export type HandledBy = Readonly<Record<string, readonly string[]>>;

type Check = { readonly what: string; readonly sql: string; readonly params: readonly unknown[] };

/** Each counts rows that must not be there. */
function checksOn(today: string): readonly Check[] {
  return [
    {
      what: "events were not handed on",
      sql: "select count(*) as rows from outbox_event where relayed_at is null",
      params: [],
    },
    {
      what: "vacancies count other openings as filled than people have started on them",
      sql: `select count(*) as rows from vacancy v
             where v.country = $1 and v.origin = 'own' and v.openings_filled <>
               (select count(*) from placement p where p.vacancy_id = v.id and p.started_on is not null
                   and p.status <> 'cancelled' and (p.ended_on is null or p.ended_on - p.started_on > $2::int))`,
      params: [COUNTRY, EARLY_END_DAYS],
    },
    {
      what: "checkpoints fell due and were not opened",
      // Work that had ended before its day is not asked about.
      sql: `select count(*) as rows from checkpoint c join placement p on p.id = c.placement_id
             where p.country = $1 and (p.status in ('started', 'suspended') or (p.status = 'ended' and p.ended_on >= c.due_on))
               and c.status = 'pending' and c.opened_at is null and c.due_on < $2::date`,
      params: [COUNTRY, today],
    },
    {
      what: "checkpoints wait for proof beyond their time and are not called unknown",
      sql: `select count(*) as rows from checkpoint c join placement p on p.id = c.placement_id
             where p.country = $1 and c.status = 'pending' and c.opened_at is not null
               and c.due_on < $2::date - $3::int - 1`,
      params: [COUNTRY, today, UNKNOWN_AFTER_DAYS],
    },
    {
      what: "benefit spells ended without the decision of two people",
      sql: `select count(*) as rows from benefit_spell s
             where s.country = $1 and s.status = 'ended' and not exists
               (select 1 from graduation_case g where g.spell_id = s.id and g.decided_by is not null
                   and g.decided_by <> g.proposed_by and g.status in ('graduated', 'sustained', 'relapsed'))`,
      params: [COUNTRY],
    },
    {
      what: "placements began for people who were not hired",
      sql: `select count(*) as rows from placement p join application a on a.id = p.application_id
             where p.country = $1 and a.status <> 'hired'`,
      params: [COUNTRY],
    },
    {
      what: "applications were named to an employer without an accepted offer or interview",
      sql: `select count(*) as rows from application a
             where a.country = $1 and a.disclosed_at is not null and not exists
               (select 1 from application_step s where s.application_id = a.id
                   and s.edge in ('accept_offer', 'accept_interview'))`,
      params: [COUNTRY],
    },
  ];
}

/** Everything that must hold at the end of a year and does not, in sentences; empty when all is well. */
export async function problemsOf(
  ctx: Ctx,
  figures: YearFigures,
  handledBy: HandledBy,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const counted = async (what: string, sql: string, params: readonly unknown[]): Promise<void> => {
    const rows = (await ctx.sql.query<{ rows: number }>(sql, params))[0]?.rows ?? 0;
    if (rows > 0) problems.push(`${rows} ${what}.`);
  };
  for (const { what, sql, params } of checksOn(ctx.clock.today(COUNTRY))) await counted(what, sql, params);
  for (const [consumer, names] of Object.entries(handledBy))
    await counted(
      `events were never handled by ${consumer}`,
      `select count(*) as rows from outbox_event o where o.name = any($1::text[]) and not exists
         (select 1 from inbox_event i where i.consumer = $2 and i.event_id = o.id)`,
      [names, consumer],
    );
  const audit = await verifyAudit(ctx);
  if (!audit.ok) problems.push(`The audit trail is broken: ${audit.broken?.reason ?? "unknown"}.`);
  if (audit.unsealed > 0) problems.push(`${audit.unsealed} audit entries are not sealed.`);
  problems.push(...(await funnelDifferences(ctx, figures)));
  return problems;
}

/** Where the analysts' funnel says otherwise than the rows. Groups too small to be shown are not compared. */
async function funnelDifferences(ctx: Ctx, { people }: YearFigures): Promise<readonly string[]> {
  const funnel = expectOk(await readFunnel(ctx, systemActor("demo year", COUNTRY)));
  const now = await ctx.sql.query<{ graduated: number }>(
    `select count(distinct person_id) as graduated from graduation_case
      where country = $1 and status in ('graduated', 'sustained')`,
    [COUNTRY],
  );
  // The funnel shows who has graduated and still has; the year counts who ever did.
  const recount: Readonly<Record<string, number>> = { ...people, graduated: now[0]?.graduated ?? 0 };
  return funnel.stations.flatMap(({ station, people: shown }) =>
    shown === null || shown === recount[station]
      ? []
      : [`The funnel shows ${shown} people at "${station}"; the rows say ${recount[station] ?? "nothing"}.`],
  );
}
