import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, type Outcome } from "../kernel/result.ts";
import { moveOwnVacancy } from "./take-own-edge.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import type { OwnEdge } from "./vacancy-machines.ts";
import { mayMoveVacancy } from "./vacancy.policy.ts";
import type { OwnStatus } from "./vacancy.ts";

/** Edges that the employer takes on the vacancy's page. */
export const EMPLOYER_EDGES = [
  "publish",
  "pause",
  "resume",
  "fill",
  "reopen",
  "renew",
  "withdraw",
] as const satisfies readonly OwnEdge[];

/** Edges of a vacancy that an adviser looks at before it is published. */
type ReviewEdge = "submit_for_review" | "return_to_draft";

export type MoveVacancy = {
  readonly vacancyId: string;
  readonly edge: (typeof EMPLOYER_EDGES)[number] | ReviewEdge;
  /** Declared in the form: no fee is asked of the worker and no papers are kept. */
  readonly noFee?: boolean;
};

/** Takes one of the edges of its employer, or of an adviser; those to "published" pass the decent-work guard. */
export async function moveVacancy(
  ctx: Ctx,
  actor: Actor,
  input: MoveVacancy,
): Promise<Outcome<{ status: OwnStatus }>> {
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    if (!vacancy?.organisationId || vacancy.origin !== "own") return fail("not_found");
    const denied = mayMoveVacancy(actor, {
      organisationId: vacancy.organisationId,
      country: vacancy.country,
    });
    if (denied) return deny(denied);
    return moveOwnVacancy(ctx, tx, actor, vacancy, { edge: input.edge, noFee: input.noFee ?? false });
  });
}
