import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { TOLD } from "#workers/handlers/application-messages.ts";
import type { Finding } from "./finding.ts";

/** Events about an application that tell this side whoever acted; the other ones depend on the case. */
const alwaysTelling = (side: "seeker" | "employer"): readonly string[] =>
  Object.entries(TOLD).flatMap(([name, told]) => (told[side] && !told.otherSide ? [name] : []));

/** Events that tell the person of each of their items, of which version 1 has one. */
const TELLING_EACH = ["placement.started", "checkpoint.confirmed", "wage_question.asked"];

/**
 * Holds the messages against the events. An event has one message for each person whom it tells something: its key
 * is the event's, or the event's with the item or the member. Some tell nobody in a given case, so lost counts only
 * those that always tell; doubled counts whatever else speaks of an event to the same person in the same words.
 */
export async function verifyMessages(ctx: Ctx): Promise<readonly Finding[]> {
  return ctx.sql.query<Finding>(
    `with told as (
       select o.id::text as key from outbox_event o where o.name = any($1)
       union all
       select o.id::text || ':' || s.person_id from outbox_event o
         join application a on a.id = (o.payload->>'applicationId')::uuid
         join vacancy v on v.id = a.vacancy_id
         join (select m.organisation_id, c.person_id from membership m join account c on c.id = m.account_id
                where m.role = 'employer') as s on s.organisation_id = v.organisation_id
        where o.name = any($2)
       union all
       select o.id::text || case when jsonb_array_length(i.items) = 1 then '' else ':' || (item.nr - 1) end
         from outbox_event o
         cross join lateral (select coalesce(o.payload->'items', jsonb_build_array(o.payload)) as items) i
         cross join lateral jsonb_array_elements(i.items) with ordinality as item (of, nr)
        where o.name = any($3))
     select 'messages, one for each whom an event always tells' as check,
            count(*) filter (where m.id is null) as lost, 0::bigint as doubled
       from told left join message m on m.idempotency_key = told.key
     union all
     select 'messages, one for each event, person and words', 0::bigint, coalesce(sum(n - 1), 0)::bigint
       from (select count(*) as n from message
              group by left(idempotency_key, 36), person_id, code, params) as said
     union all
     select 'messages, none without its event', 0::bigint, count(*)
       from message m where not exists (
         select 1 from outbox_event o where o.id::text = left(m.idempotency_key, 36))`,
    [alwaysTelling("seeker"), alwaysTelling("employer"), TELLING_EACH],
  );
}
