import type { Member } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { readOwnOverpayments } from "./read-own-overpayments.server.ts";

/** What of the household's past months is not settled, in numbers. */
export type OpenMatters = {
  /** Overpayments that the household was told of and that are not over, or of which something is due back to it. */
  readonly overpaid: number;
  /** Months that were paid too little and wait for a decision or for payment. */
  readonly underpaid: number;
  /** Whether the household can answer to one of them now. */
  readonly mayAnswer: boolean;
};

/** The actor's household's own, as one of its adults sees them; nothing for anybody else. */
export async function readOpenMatters(ctx: Ctx, actor: Member): Promise<OpenMatters> {
  const { told, arrears } = await readOwnOverpayments(ctx, actor);
  return {
    overpaid: told.filter(
      ({ status, dueBackMinor }) => dueBackMinor > 0 || (status !== "waived" && status !== "settled"),
    ).length,
    underpaid: arrears.filter(({ status }) => status !== "paid" && status !== "refused").length,
    mayAnswer: told.some(({ status }) => status === "notified") || arrears.some(({ mayAnswer }) => mayAnswer),
  };
}
