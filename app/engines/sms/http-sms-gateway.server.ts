import { later, refused, SENT, type SendResult } from "#app/domain/kernel/send-result.ts";
import type { SmsSender } from "./sms-sender.ts";

export type SmsGatewaySettings = { readonly url: string; readonly token: string; readonly sender: string };

const TIME_LIMIT_MS = 10_000;
/** No gateway is left alone for longer than this, whatever it asks for. */
const LONGEST_PAUSE_MS = 6 * 3_600_000;
/** Statuses that mean "the settings are wrong" rather than "this message is": it is tried again. */
const WRONG_SETTINGS = new Set([401, 403, 404, 405, 407]);
/** Statuses that mean "not now". */
const NOT_NOW = new Set([408, 425, 429]);
/** The gateway knows the key: the message left before. */
const KNOWN_KEY = 409;
const LONGEST_ANSWER = 2_000;

/** Sends SMS through an HTTP gateway as docs/formats/sms-gateway.md says. */
export function createHttpSmsGateway(
  { url, token, sender }: SmsGatewaySettings,
  limitMs = TIME_LIMIT_MS,
): SmsSender {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  return {
    async send({ to, text, idempotencyKey }) {
      try {
        const answer = await fetch(url, {
          method: "POST",
          redirect: "error",
          signal: AbortSignal.timeout(limitMs),
          headers: {
            ...headers,
            "content-type": "application/json; charset=utf-8",
            "idempotency-key": idempotencyKey,
          },
          body: JSON.stringify({ to, text, sender }),
        });
        return await resultOf(answer);
      } catch (error) {
        return later(nameOf(error) === "TimeoutError" ? "timed_out" : "unreachable");
      }
    },
    async check() {
      const answer = await fetch(url, {
        headers,
        redirect: "error",
        signal: AbortSignal.timeout(limitMs),
      }).catch((error: unknown) => {
        throw new Error(
          nameOf(error) === "TimeoutError"
            ? `SMS_URL: no answer within ${limitMs / 1000} s`
            : "SMS_URL: the gateway can't be reached",
        );
      });
      await answer.body?.cancel();
      if (answer.status === 401 || answer.status === 403)
        throw new Error(`SMS_TOKEN is not accepted by the gateway (${answer.status})`);
      if (answer.status === 404) throw new Error("SMS_URL: the gateway has nothing at this address (404)");
      if (answer.status >= 500) throw new Error(`SMS_URL: the gateway answers ${answer.status}`);
      return `gateway at ${new URL(url).host} answers`;
    },
    close: () => Promise.resolve(),
  };
}

async function resultOf(answer: Response): Promise<SendResult> {
  const { status } = answer;
  if (answer.ok || status === KNOWN_KEY) {
    await answer.body?.cancel();
    return SENT;
  }
  const reason = `gateway_${status}`;
  if (NOT_NOW.has(status) || status >= 500) {
    await answer.body?.cancel();
    return later(reason, pauseOf(answer.headers));
  }
  if (WRONG_SETTINGS.has(status) || status < 400) {
    await answer.body?.cancel();
    return later(reason);
  }
  return refused((await errorCodeOf(answer)) ?? reason);
}

/** Retry-After as milliseconds: seconds, or an HTTP date held against the answer's own Date. */
function pauseOf(headers: Headers): number | null {
  const said = headers.get("retry-after")?.trim();
  if (!said) return null;
  const pause = /^\d{1,9}$/.test(said)
    ? Number(said) * 1_000
    : Date.parse(said) - Date.parse(headers.get("date") ?? "");
  return Number.isFinite(pause) && pause > 0 ? Math.min(pause, LONGEST_PAUSE_MS) : null;
}

/** `{"error": "code"}` of a refusal; only a plain code is kept, for free text could name the person. */
async function errorCodeOf(answer: Response): Promise<string | null> {
  try {
    const text = (await answer.text()).slice(0, LONGEST_ANSWER);
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === "string" && /^[a-z][a-z_]{1,39}$/.test(error) ? `gateway_${error}` : null;
  } catch {
    return null;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");
