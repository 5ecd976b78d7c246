import type { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import type { skillWordEvents } from "./skill-word.events.ts";
import { addChanged, selectMissedWords } from "./skill-words.store.server.ts";

type ReadOn = z.infer<(typeof skillWordEvents)["skill_word.read_on"]>;

/** Where reading again stands: what a batch changed, and the last row that it looked at (null at the end). */
export type ReadAgain = ReadOn & { readonly changed: number };

/** Counts what a batch changed and has the next one read: requirements first, then what people say of themselves. */
export async function noteReadAgain(
  ctx: Ctx,
  actor: Actor,
  { wordId, of, after, changed }: ReadAgain,
): Promise<Outcome<null>> {
  if (actor.kind !== "system") return deny("taxonomy.systemOnly");
  const next: ReadOn | null =
    after !== null ? { wordId, of, after } : of === "requirements" ? { wordId, of: "profiles", after } : null;
  await ctx.transaction(async (tx) => {
    const counts = { requirements: 0, profiles: 0, [of]: changed };
    await addChanged(tx, wordId, counts, next ? null : ctx.clock.now());
    if (next) await tx.publish({ name: "skill_word.read_on", payload: next });
    else await tx.audit(actor, { action: "skill_word.settle", subjectType: "skill_word", subjectId: wordId });
  });
  return ok(null);
}

/** Has words read again that something still waits for, since it came in while they were being taught. */
export async function readMissedWords(ctx: Ctx, actor: Actor): Promise<Outcome<{ readonly words: number }>> {
  if (actor.kind !== "system") return deny("taxonomy.systemOnly");
  return ctx.transaction(async (tx) => {
    const missed = await selectMissedWords(tx);
    for (const { id } of missed)
      await tx.publish({
        name: "skill_word.read_on",
        payload: { wordId: id, of: "requirements", after: null },
      });
    return ok({ words: missed.length });
  });
}
