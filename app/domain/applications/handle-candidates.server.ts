import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { findOwnVacancy } from "../vacancies/list-vacancies.server.ts";
import type { DeclineTexts } from "./application.schema.ts";
import { declineApplication } from "./decline-application.server.ts";
import { shortlistApplication } from "./shortlist-application.server.ts";

/** How many candidates one act may concern. */
const MOST = 200;

export type BulkAct = { readonly do: "shortlist" } | { readonly do: "decline"; readonly texts: DeclineTexts };

/**
 * Shortlists or declines several candidates of a vacancy at once. Those whose state does not allow it any more
 * are left as they are, and not counted as done.
 */
export async function handleCandidates(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly vacancyId: string;
    readonly applicationIds: readonly string[];
    readonly act: BulkAct;
  },
): Promise<Outcome<{ done: number; left: number }>> {
  const vacancy = await findOwnVacancy(ctx, actor, input.vacancyId);
  if (!vacancy.ok) return vacancy;
  const applicationIds = [...new Set(input.applicationIds)].slice(0, MOST);
  if (applicationIds.length === 0) return fail("nobody_picked");
  const { act } = input;
  return ctx.transaction(async (tx) => {
    let done = 0;
    for (const applicationId of applicationIds) {
      const outcome =
        act.do === "shortlist"
          ? await shortlistApplication(ctx.within(tx), actor, { applicationId })
          : await declineApplication(ctx.within(tx), actor, { applicationId, texts: act.texts });
      if (outcome.ok) done++;
      else if (outcome.error.code !== "wrong_state") return outcome;
    }
    return ok({ done, left: applicationIds.length - done });
  });
}
