import { sealPerson } from "#app/domain/identity/sealed-person.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { readDemoInbox } from "#app/domain/messages/read-demo-inbox.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { count, measured, type Figure } from "./figure.ts";

const BATCH = 1_000;
const LOOKS = 5;

/**
 * Due deliveries, one person each, from the claim to the settled row: recipients read and opened, the reason
 * checked, the text handed to the kept messages. Then how long the demo's inbox takes with all of them.
 */
export async function* messagesFigures(ctx: Ctx, size: number): AsyncGenerator<Figure> {
  // 12:00 in Riyadh: no quiet hours.
  await ctx.setClock(new Date("2027-02-01T09:00:00Z"));
  for (let from = 0; from < size; from += BATCH) await postBatch(ctx, from, Math.min(BATCH, size - from));
  const began = performance.now();
  let sent = 0;
  for (;;) {
    const counts = await sendDueDeliveries(ctx);
    sent += counts.sent;
    if (counts.sent + counts.notSent === 0) break;
  }
  const seconds = (performance.now() - began) / 1_000;
  yield count("messages.sent", sent, size);
  yield measured("messages.drain", size / seconds, "1/s", { digits: 0 });
  for (const [name, page] of [
    ["first", 1],
    ["last", Math.max(1, Math.ceil(size / 25))],
  ] as const) {
    const times: number[] = [];
    for (let look = 0; look < LOOKS; look++) {
      const start = performance.now();
      expectOk(await readDemoInbox(ctx, { view: "sms", to: null, page, pageSize: 25 }));
      times.push(performance.now() - start);
    }
    yield measured(`messages.inbox-${name}-page`, Math.min(...times), "ms", { atMost: 500, digits: 0 });
  }
}

async function postBatch(ctx: Ctx, from: number, n: number): Promise<void> {
  const now = ctx.clock.now();
  const rows = Array.from({ length: n }, (_, index) => {
    const personId = ctx.ids.next();
    const phone = `+9665${String(from + index).padStart(8, "0")}`;
    const { phoneSealed, phoneLookup } = sealPerson(ctx.cipher, personId, "SA", { phone });
    return { personId, phoneSealed, phoneLookup, messageId: ctx.ids.next() };
  });
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
  await ctx.sql.query(
    `insert into person (id, country, origin, preferred_language, phone_sealed, phone_lookup, created_at, updated_at)
     select id, 'SA', 'self', 'ar', sealed, lookup, $4, $4 from unnest($1::uuid[], $2::text[], $3::text[]) as p(id, sealed, lookup)`,
    [column("personId"), column("phoneSealed"), column("phoneLookup"), now],
  );
  await ctx.sql.query(
    `insert into message (id, person_id, country, code, params, link, created_at, idempotency_key)
     select id, person, 'SA', 'hired', '{}', '/my/work', $3, id::text from unnest($1::uuid[], $2::uuid[]) as m(id, person)`,
    [column("messageId"), column("personId"), now],
  );
  await ctx.sql.query(
    `insert into message_delivery (id, message_id, channel, status, due_at)
     select id, message, 'sms', 'waiting', $3 from unnest($1::uuid[], $2::uuid[]) as d(id, message)`,
    [rows.map(() => ctx.ids.next()), column("messageId"), now],
  );
}
