import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import { offerOf, seekerOf, type PostingIncome, type WageFacts } from "./income-after-work.server.ts";
import { workPays } from "./income-after-work.ts";
import { packNote, type PackNote } from "./pack-note.ts";
import { FIRST_WAGE_UNKNOWN } from "./work-plan.ts";
import { wageAfterContributions } from "./wage-after-contributions.ts";
import { readStanding } from "./work-standing.server.ts";

export type PostingWorkPays = {
  readonly answer: PostingIncome;
  /** The rules of a known answer. */
  readonly pack: PackNote | null;
};

/**
 * What a posting does to the household's money of the seeker who looks at it, month by month and explained, on its
 * lowest wage. Never fails: what cannot be told is `off`.
 */
export async function workPaysForPosting(ctx: Ctx, actor: Actor, facts: WageFacts): Promise<PostingWorkPays> {
  const off = (reason: Extract<PostingIncome, { kind: "off" }>["reason"]): PostingWorkPays => ({
    answer: { kind: "off", reason },
    pack: null,
  });
  const personId = seekerOf(actor);
  if (personId === null) return off("household-unknown");
  const found = await readStanding(ctx, { personId, country: actor.country });
  if (found.kind === "off") return off(found.reason);
  const { packs, currency, month } = found;
  const offer = offerOf(facts, currency);
  if (!offer) return off("no-wage");
  if (found.kind === "no-benefit")
    return {
      answer: { kind: "wage-only", ...wageAfterContributions(packs, EMPTY_HOUSEHOLD, offer, month) },
      pack: null,
    };
  const income = workPays(
    packs,
    {
      ...found.standing,
      job: { minor: offer.wageMinor, basis: offer.basis },
      transportMinor: offer.transportMinor,
      childcareMinor: offer.childcareMinor,
      firstWageAfter: FIRST_WAGE_UNKNOWN,
    },
    month,
    { explain: true },
  );
  return { answer: { kind: "known", income }, pack: packNote(packs, month) };
}
