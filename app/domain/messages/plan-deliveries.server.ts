import { readRecipients, type Recipient } from "#app/domain/identity/read-recipients.server.ts";
import { countryOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { chooseLocale, type Locale } from "#app/i18n/locale.ts";
import { countSentSince, type ClaimedRow } from "./deliveries.store.server.ts";
import { departure, reasonAgainst, type NotSentReason } from "./delivery.ts";
import { eachLimited } from "./each-limited.server.ts";
import { isAlert, ruleOf, type MessageRule } from "./message.ts";
import { usualChoice, type Channel, type Choice, type Preferences } from "./preferences.ts";
import { findChoices, findMailsEnded } from "./preferences.store.server.ts";
import { startOfDay } from "./quiet-hours.ts";
import { isStillTrue } from "./still-true.server.ts";

/** What happens to one group: to its rows that must not leave, and to the rest together. */
export type Plan = {
  readonly leadId: string;
  readonly personId: string;
  readonly attempts: number;
  readonly notSent: readonly {
    readonly id: string;
    readonly reason: NotSentReason;
    readonly problem: null;
  }[];
  readonly rest: readonly string[];
  readonly act:
    | {
        readonly kind: "send";
        readonly address: string;
        readonly locale: Locale;
        readonly to: MessageRule["to"];
        /** An alert of a saved search is among them. */
        readonly alerts: boolean;
      }
    | { readonly kind: "wait"; readonly until: Date; readonly folded: boolean }
    | { readonly kind: "unreadable" }
    | { readonly kind: "none" };
};

const QUERIES_AT_A_TIME = 4;

type Known = {
  readonly recipients: ReadonlyMap<string, Recipient | "unreadable">;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly mailsEnded: ReadonlySet<string>;
  readonly sentToday: ReadonlyMap<string, number>;
  readonly untrue: ReadonlySet<string>;
};

/** Reads again who is to get what was claimed, and whether it still makes sense, and decides for each group. */
export async function planDeliveries(
  ctx: Ctx,
  channel: Channel,
  rows: readonly ClaimedRow[],
): Promise<readonly Plan[]> {
  const now = ctx.clock.now();
  const persons = [...new Map(rows.map((row) => [row.personId, row.country]))];
  const ids = persons.map(([personId]) => personId);
  const untrue = new Set<string>();
  const [recipients, choices, mailsEnded, sentToday] = await Promise.all([
    readRecipients(ctx, ids),
    findChoices(ctx.sql, ids),
    findMailsEnded(ctx.sql, ids),
    countSentSince(
      ctx.sql,
      channel,
      persons.map(([personId, country]) => ({
        personId,
        dayStart: startOfDay(now, countryOf(country).zone),
      })),
    ),
    eachLimited(rows, QUERIES_AT_A_TIME, async (row) => {
      if (!(await isStillTrue(ctx, row))) untrue.add(row.id);
    }),
  ]);
  const known: Known = { recipients, choices, mailsEnded, sentToday, untrue };
  return [...groupsOf(rows)].map((group) => planGroup(channel, group, known, now));
}

function groupsOf(rows: readonly ClaimedRow[]): Iterable<readonly [ClaimedRow, ...ClaimedRow[]]> {
  const groups = new Map<string, [ClaimedRow, ...ClaimedRow[]]>();
  for (const row of rows) {
    const group = groups.get(row.leadId);
    if (group) group.push(row);
    else groups.set(row.leadId, [row]);
  }
  return groups.values();
}

function planGroup(
  channel: Channel,
  group: readonly [ClaimedRow, ...ClaimedRow[]],
  known: Known,
  now: Date,
): Plan {
  const [{ leadId, personId, country }] = group;
  const recipient = known.recipients.get(personId);
  const ids = group.map(({ id }) => id);
  const attempts = Math.max(...group.map((row) => row.attempts));
  const base = { leadId, personId, attempts };
  if (recipient === "unreadable") return { ...base, notSent: [], rest: ids, act: { kind: "unreadable" } };
  const address = (channel === "sms" ? recipient?.phone : recipient?.mail) ?? null;
  const preferencesFor = (to: MessageRule["to"]): Preferences => ({
    ...(known.choices.get(personId) ?? usualChoice(to, { mail: recipient?.mail != null })),
    mailEnded: known.mailsEnded.has(personId),
  });
  const notSent: { id: string; reason: NotSentReason; problem: null }[] = [];
  const rest: ClaimedRow[] = [];
  for (const row of group) {
    const rule = ruleOf(row.code);
    const reason = reasonAgainst(
      channel,
      {
        gone: recipient === undefined,
        disabled: recipient?.disabled === true,
        preferences: preferencesFor(rule.to),
        address,
      },
      {
        rule,
        createdAt: row.createdAt,
        attempts: row.attempts,
        stillTrue: !known.untrue.has(row.id),
      },
      now,
    );
    if (reason) notSent.push({ id: row.id, reason, problem: null });
    else rest.push(row);
  }
  const [first] = rest;
  if (!first || address === null || !recipient) return { ...base, notSent, rest: [], act: { kind: "none" } };
  const { to } = ruleOf(first.code);
  const preferences = preferencesFor(to);
  const { zone, quietHours } = countryOf(country);
  const leaves = departure(channel, preferences, known.sentToday.get(personId) ?? 0, {
    now,
    zone,
    quietHours,
  });
  const locale = chooseLocale(preferences.language, recipient.preferredLanguage);
  return {
    ...base,
    notSent,
    rest: rest.map(({ id }) => id),
    act:
      leaves.kind === "now"
        ? { kind: "send", address, locale, to, alerts: rest.some((row) => isAlert(row.code)) }
        : { kind: "wait", until: leaves.until, folded: leaves.kind === "folded" },
  };
}
