import { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { loadCoder } from "./load-coder.server.ts";

export const codeTitlesInput = z.object({
  titles: z.array(z.string()).max(100_000),
  top: z.number().int().min(1).max(50).default(5),
});

/** A title with the occupations it may mean. `concept` is the ESCO URI where known, else our own id. */
export type CodedTitles = {
  readonly query: string;
  readonly items: readonly {
    readonly concept: string;
    readonly iscoGroup: string | null;
    readonly label: string;
    /** Confidence, from 0 to 1. */
    readonly score: number;
  }[];
};

/** Codes free-text titles to occupations, best first; no item when there is no idea. Open to everyone. */
export async function codeTitles(
  ctx: Ctx,
  _actor: Actor,
  input: z.input<typeof codeTitlesInput>,
): Promise<Outcome<readonly CodedTitles[]>> {
  const parsed = codeTitlesInput.safeParse(input);
  if (!parsed.success) return fail("taxonomy.titlesInvalid");
  const coder = await loadCoder(ctx);
  return ok(
    parsed.data.titles.map((query) => ({
      query,
      items: coder.codeTitle(query, parsed.data.top).map(({ occupation, label, confidence }) => ({
        concept: occupation.escoUri ?? occupation.id,
        iscoGroup: occupation.iscoGroup,
        label: (/[\u0621-\u064A]/u.test(query) ? occupation.label.ar : occupation.label.en) ?? label,
        score: Math.round(confidence * 10_000) / 10_000,
      })),
    })),
  );
}
