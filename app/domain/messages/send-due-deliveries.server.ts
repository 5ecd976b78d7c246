import { wallClock } from "#app/domain/identity/wall-clock.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { later, type SendResult } from "#app/domain/kernel/send-result.ts";
import { makeAlertLinks } from "#app/domain/search/saved/alert-links.server.ts";
import { endPause, findPauses, savePause } from "./channels.store.server.ts";
import { mailWords, smsWords } from "./delivery-words.ts";
import { pauseUntil, retryAt } from "./delivery.ts";
import { claimDue, putBack, settleNotSent, settleSent } from "./deliveries.store.server.ts";
import { eachLimited } from "./each-limited.server.ts";
import { planDeliveries, type Plan } from "./plan-deliveries.server.ts";
import { CHANNELS, type Channel } from "./preferences.ts";
import { makeUnsubscribeLinks } from "./unsubscribe-link.server.ts";

/** As many at a time as the other side's connections; more would only wait in line. */
const AT_A_TIME: Readonly<Record<Channel, number>> = { sms: 8, mail: 4 };
const BATCH = 200;
/** Longer than any sending may take; after a kill -9 others take over when it has run out. */
const LEASE_MS = 120_000;
const LONGEST_SENDING_MS = 35_000;
/** One run ends after this, so that it holds up nothing beside it; what is left is due in the next. */
const RUN_MS = 10_000;
/** So many failures in a row mean that the other side is away: the channel is left alone for a while. */
const FAILURES_IN_A_ROW = 8;
/** A pause longer than this was written before the clock was set back. */
const LONGEST_PAUSE_MS = 6 * 3_600_000;

type Counts = { sent: number; notSent: number; putOff: number; folded: number; failed: number };

/** What one run knows of a channel. */
type Lane = { readonly channel: Channel; failures: number; pauses: number; stopped: boolean };

/**
 * Sends what is due by every channel, no channel waiting for another. A delivery is claimed under a lease, sent
 * outside of any transaction, and settled; whoever dies in between leaves it to the next run after the lease,
 * under the same key: at most a repeat that the other side recognises, never a loss.
 */
export async function sendDueDeliveries(ctx: Ctx): Promise<Counts> {
  const counts = { sent: 0, notSent: 0, putOff: 0, folded: 0, failed: 0 };
  const until = performance.now() + RUN_MS;
  await Promise.all(CHANNELS.map((channel) => runLane(ctx, channel, counts, until)));
  return counts;
}

async function runLane(ctx: Ctx, channel: Channel, counts: Counts, until: number): Promise<void> {
  const now = ctx.clock.now().getTime();
  const pause = (await findPauses(ctx.sql)).find((each) => each.channel === channel);
  const left = (pause?.pausedUntil.getTime() ?? 0) - now;
  if (left > 0 && left <= LONGEST_PAUSE_MS) return;
  const lane: Lane = { channel, failures: 0, pauses: pause?.pauses ?? 0, stopped: false };
  while (!lane.stopped && performance.now() < until) {
    const wall = wallClock();
    const lease = new Date(wall.getTime() + LEASE_MS);
    const rows = await ctx.transaction((tx) =>
      claimDue(tx, { channel, now: ctx.clock.now(), wall, leaseUntil: lease, limit: BATCH }),
    );
    if (rows.length === 0) return;
    await carryOut(ctx, lane, await planDeliveries(ctx, channel, rows), lease, counts);
  }
}

async function carryOut(
  ctx: Ctx,
  lane: Lane,
  plans: readonly Plan[],
  lease: Date,
  counts: Counts,
): Promise<void> {
  const { channel } = lane;
  const notSent = plans.flatMap((plan) => plan.notSent);
  await settleNotSent(ctx.sql, notSent, ctx.clock.now());
  counts.notSent += notSent.length;
  for (const { rest, act, attempts } of plans) {
    if (act.kind === "unreadable") {
      counts.failed += rest.length;
      const dueAt = retryAt(ctx.clock.now(), attempts + 1);
      await putBack(ctx.sql, rest, lease, { dueAt, failed: "unreadable" });
      ctx.log.warn("A message will be sent later", { kind: channel, code: "unreadable" });
    } else if (act.kind === "wait") {
      counts[act.folded ? "folded" : "putOff"] += rest.length;
      const foldedAt = act.folded ? ctx.clock.now() : undefined;
      await putBack(ctx.sql, rest, lease, { dueAt: act.until, ...(foldedAt ? { foldedAt } : {}) });
    }
  }
  const [links, endAlerts] = await Promise.all([
    makeUnsubscribeLinks(ctx, channel === "mail" ? sentTo(plans, () => true) : []),
    makeAlertLinks(
      ctx,
      sentTo(plans, ({ alerts }) => alerts),
    ),
  ]);
  await eachLimited(plans, AT_A_TIME[channel], async (plan) => {
    if (plan.act.kind !== "send") return;
    const late = wallClock().getTime() + LONGEST_SENDING_MS > lease.getTime();
    if (late || lane.stopped) return putBack(ctx.sql, plan.rest, lease, { dueAt: null });
    const ends = { mails: links.get(plan.personId) ?? "", alerts: endAlerts.get(plan.personId) ?? null };
    const result = await hand(ctx, channel, plan, ends).catch(() => later("unexpected"));
    await settle(ctx, lane, plan, lease, result, counts);
  });
}

type Sending = Extract<Plan["act"], { kind: "send" }>;

/** Whom something is sent to now. */
const sentTo = (plans: readonly Plan[], which: (act: Sending) => boolean): readonly string[] =>
  plans.flatMap(({ act, personId }) => (act.kind === "send" && which(act) ? [personId] : []));

function hand(
  ctx: Ctx,
  channel: Channel,
  plan: Plan,
  { mails: unsubscribeUrl, alerts }: { readonly mails: string; readonly alerts: string | null },
): Promise<SendResult> {
  const { act, rest, leadId } = plan;
  if (act.kind !== "send") throw new Error(`Nothing to send: ${act.kind}`);
  const { locale, to } = act;
  const { origin } = ctx.surroundings;
  const about = { locale, to, count: rest.length, origin, endAlertsUrl: act.alerts ? alerts : null };
  const letter = { to: act.address, idempotencyKey: leadId };
  return channel === "sms"
    ? ctx.sms.send({ ...letter, text: smsWords(about) })
    : ctx.mail.send({ ...letter, ...mailWords(about, unsubscribeUrl), unsubscribeUrl });
}

async function settle(
  ctx: Ctx,
  lane: Lane,
  { rest, attempts }: Plan,
  lease: Date,
  result: SendResult,
  counts: Counts,
): Promise<void> {
  const now = ctx.clock.now();
  if (result.kind === "later") {
    counts.failed += rest.length;
    const retry = Math.max(retryAt(now, attempts + 1).getTime(), now.getTime() + (result.afterMs ?? 0));
    await putBack(ctx.sql, rest, lease, { dueAt: new Date(retry), failed: result.reason });
    ctx.log.warn("A message will be sent later", { kind: lane.channel, code: result.reason });
    lane.failures++;
    if (lane.stopped || (lane.failures < FAILURES_IN_A_ROW && result.afterMs === null)) return;
    lane.stopped = true;
    const pauses = lane.pauses + 1;
    const pausedUntil = pauseUntil(now, pauses, result.afterMs);
    await savePause(ctx.sql, { channel: lane.channel, pausedUntil, reason: result.reason, pauses });
    return;
  }
  // The other side answers: it is there, whatever it says.
  lane.failures = 0;
  if (lane.pauses > 0) {
    lane.pauses = 0;
    await endPause(ctx.sql, lane.channel);
  }
  if (result.kind === "sent") {
    counts.sent += rest.length;
    await settleSent(ctx.sql, rest, now);
    return;
  }
  counts.notSent += rest.length;
  const rows = rest.map((id) => ({ id, reason: "refused" as const, problem: result.reason }));
  await settleNotSent(ctx.sql, rows, now);
}
