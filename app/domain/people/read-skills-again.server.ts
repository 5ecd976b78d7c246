import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { untilFewer } from "../kernel/until-fewer.ts";
import { normaliseLabel } from "../search/fold.ts";
import { loadCoder } from "../taxonomy/load-coder.server.ts";
import { lastOf, meaningAgain, nextBatch, type TaughtWord } from "../taxonomy/taught-word.ts";
import {
  selectSkillsWith,
  selectUnfoldedSkills,
  updateFoldedSkills,
  updateSkillConcepts,
} from "./seeker-skills.store.server.ts";

/**
 * Reads again what people say of themselves with a taught word, one batch: what waits, or what has its meaning once
 * it is undone. Safe to repeat. `after` is where to go on, null at the end.
 */
export async function readSkillsAgain(
  ctx: Ctx,
  actor: Actor,
  word: TaughtWord,
): Promise<Outcome<{ readonly changed: number; readonly after: string | null }>> {
  if (actor.kind !== "system") return deny("system_only");
  const coder = await loadCoder(ctx);
  return ctx.transaction(async (tx) => {
    const rows = await selectSkillsWith(tx, nextBatch(word));
    const changed = rows.flatMap((row) => {
      const meaning = meaningAgain(coder.readSkills(row.label), word);
      return meaning ? [{ ...row, ...meaning }] : [];
    });
    if (changed.length > 0) {
      await updateSkillConcepts(tx, changed);
      for (const country of new Set(changed.flatMap((row) => row.country ?? []))) {
        const personIds = changed.filter((row) => row.country === country).map(({ personId }) => personId);
        await tx.publish({
          name: "seekers.changed",
          payload: { personIds: [...new Set(personIds)], country },
        });
      }
      await tx.audit(actor, {
        action: "seeker.read_again",
        subjectType: "skill_word",
        subjectId: word.wordId,
        details: { skills: changed.length },
      });
    }
    const last = lastOf(rows);
    return ok({ changed: changed.length, after: last?.id ?? null });
  });
}

const FOLD_ROWS = 5_000;

/** Folds the labels that were written before labels were folded, batch by batch; returns how many. */
export async function foldSkills(ctx: Ctx, actor: Actor): Promise<Outcome<{ readonly folded: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const folded = await untilFewer(FOLD_ROWS, () =>
    ctx.transaction(async (tx) => {
      const rows = await selectUnfoldedSkills(tx, FOLD_ROWS);
      await updateFoldedSkills(
        tx,
        rows.map(({ id, label }) => ({ id, folded: normaliseLabel(label) })),
      );
      return rows.length;
    }),
  );
  return ok({ folded });
}
