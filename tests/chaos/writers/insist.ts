import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Outcome } from "#app/domain/kernel/result.ts";
import type { Ledger, LedgerLine } from "../support/ledger.ts";

const AGAIN_AFTER_MS = 250;
const GIVE_UP_AFTER_MS = 300_000;

type Act = Pick<LedgerLine, "act" | "subject" | "about">;

/** The act can't be done: the answer of a use case or a page, not a failure on the way. */
class Refused extends Error {}

/**
 * Does an act as a person at a browser does: sends it again, with the same token, until there is an answer. The
 * ledger says beforehand that it was tried, and afterwards that it was acknowledged. Throws `Refused` on a "no".
 */
export async function insist<T>(
  ledger: Ledger,
  act: Act,
  attempt: (token: string) => Promise<Outcome<T>>,
  detailOf: (value: T) => string | undefined = () => undefined,
): Promise<T> {
  const token = randomBytes(16).toString("hex");
  ledger.write({ ...act, said: "tried" });
  const outcome = await untilAnswered(() => attempt(token));
  if (!outcome.ok) {
    ledger.write({ ...act, said: "refused", detail: outcome.error.code });
    throw new Refused(`${act.act}: ${outcome.error.code}`);
  }
  const detail = detailOf(outcome.value);
  ledger.write({ ...act, said: "done", ...(detail === undefined ? {} : { detail }) });
  return outcome.value;
}

/** Tries until nothing is thrown; gives up after minutes. */
export async function untilAnswered<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUp = performance.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > giveUp) throw error;
      await sleep(AGAIN_AFTER_MS);
    }
  }
}
