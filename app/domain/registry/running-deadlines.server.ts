import type { RunningDeadline } from "#app/domain/emergency/running-deadline.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { appealUntil, dueOn } from "./change-request.ts";
import { runningChangesOf } from "./change-requests.store.server.ts";

/** Until when these people can send evidence for a request, and appeal one that was refused. */
export async function deadlinesOfChanges(
  ctx: Pick<Ctx, "sql">,
  personIds: readonly string[],
): Promise<RunningDeadline[]> {
  const rows = await runningChangesOf(ctx.sql, personIds);
  return rows.flatMap((row): RunningDeadline[] => {
    const { personId, status, since: from, appealedAt } = row;
    const isAsked = status === "evidence_asked";
    const due = isAsked
      ? dueOn(row, { isTold: false })
      : appealUntil({ ...row, hasAppealed: appealedAt !== null });
    const name = isAsked ? "change_evidence" : "change_appeal";
    return due === null ? [] : [{ name, personId, vacancyId: null, from, due }];
  });
}
