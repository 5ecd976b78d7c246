import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage } from "#app/domain/messages/post-message.server.ts";
import { aSeeker } from "./marketplace.ts";

let phones = 0;

/** Somebody with a telephone (and a mailbox, when wanted). */
export async function aReachable(
  ctx: Ctx,
  more: { readonly email?: string; readonly nationalId?: string; readonly fullName?: string } = {},
) {
  const phone = `+9665000${String(++phones).padStart(5, "0")}`;
  return { phone, seeker: await aSeeker(ctx, { fullName: "سعاد القحطاني", phone, ...more }) };
}

export const post = (
  ctx: Ctx,
  personId: string,
  key: string,
  code: MessageCode = "offer_made",
  params: Readonly<Record<string, string | number>> = {},
): Promise<void> =>
  postMessage(ctx, { personId, country: "SA", code, params, link: "/my/applications/1", key });

export type DeliveryState = {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly problem: string | null;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
};

/** A person's deliveries by one channel, the oldest first. */
export const deliveriesTo = (
  ctx: Ctx,
  personId: string,
  channel: "sms" | "mail" = "sms",
): Promise<DeliveryState[]> =>
  ctx.sql.query<DeliveryState>(
    `select d.id, d.status, d.not_sent_reason as reason, d.last_problem as problem, d.attempts, d.due_at as "dueAt",
            d.sent_at as "sentAt"
       from message_delivery d join message m on m.id = d.message_id
      where m.person_id = $1 and d.channel = $2 order by m.created_at, m.idempotency_key`,
    [personId, channel],
  );

/** What was kept for an address where nothing leaves, newest first. */
export async function keptFor(ctx: Ctx, to: string) {
  const sent = (await ctx.sent?.list(1_000)) ?? [];
  return sent.filter((message) => message.to === to);
}
