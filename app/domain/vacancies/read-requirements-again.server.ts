import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { untilFewer } from "../kernel/until-fewer.ts";
import { normaliseLabel } from "../search/fold.ts";
import { loadCoder } from "../taxonomy/load-coder.server.ts";
import { lastOf, meaningAgain, nextBatch, type TaughtWord } from "../taxonomy/taught-word.ts";
import {
  selectRequirementsWith,
  selectUnfolded,
  updateConcepts,
  updateFolded,
} from "./requirements.store.server.ts";

/**
 * Reads again the requirements that have a taught word, one batch of them: those that wait, or those that have its
 * meaning once it is undone. Safe to repeat. `after` is where to go on, null at the end.
 */
export async function readRequirementsAgain(
  ctx: Ctx,
  actor: Actor,
  word: TaughtWord,
): Promise<Outcome<{ readonly changed: number; readonly after: string | null }>> {
  if (actor.kind !== "system") return deny("system_only");
  const coder = await loadCoder(ctx);
  return ctx.transaction(async (tx) => {
    const rows = await selectRequirementsWith(tx, nextBatch(word));
    const changed = rows.flatMap(({ vacancyId, position, label }) => {
      const meaning = meaningAgain(coder.readSkills(label), word);
      return meaning ? [{ vacancyId, position, ...meaning }] : [];
    });
    if (changed.length > 0) {
      await updateConcepts(tx, changed);
      const vacancyIds = [...new Set(changed.map(({ vacancyId }) => vacancyId))];
      await tx.publish({ name: "vacancy.read_again", payload: { vacancyIds } });
      await tx.audit(actor, {
        action: "vacancy.read_again",
        subjectType: "skill_word",
        subjectId: word.wordId,
        details: { requirements: changed.length, postings: vacancyIds.length },
      });
    }
    const last = lastOf(rows);
    return ok({ changed: changed.length, after: last ? `${last.vacancyId}:${last.position}` : null });
  });
}

const FOLD_ROWS = 5_000;

/** Folds the labels that were written before labels were folded, batch by batch; returns how many. */
export async function foldRequirements(
  ctx: Ctx,
  actor: Actor,
): Promise<Outcome<{ readonly folded: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const folded = await untilFewer(FOLD_ROWS, () =>
    ctx.transaction(async (tx) => {
      const rows = await selectUnfolded(tx, FOLD_ROWS);
      await updateFolded(
        tx,
        rows.map((row) => ({ ...row, folded: normaliseLabel(row.label) })),
      );
      return rows.length;
    }),
  );
  return ok({ folded });
}
