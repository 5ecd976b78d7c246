import type { Member } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { fail, ok, type Outcome } from "../../kernel/result.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { arrearStory } from "./arrear-story.server.ts";
import type { Arrear, ArrearStory } from "./arrear-story.ts";
import { answerUntil, type ArrearFacts } from "./arrear.ts";
import { arrearsOfHousehold, findArrear } from "./arrears.store.server.ts";

/**
 * What a household was certainly paid too little for past months, oldest first, shown beside what was too much and never
 * set off against it. `forPerson` sees what concerns her alone; null sees all.
 */
export async function arrearsOf(
  ctx: Ctx,
  input: { readonly householdId: string; readonly forPerson: string | null },
): Promise<readonly Arrear[]> {
  const rows = await arrearsOfHousehold(ctx.sql, input.householdId);
  const seen = new Set<string>();
  for (const spellId of new Set(rows.map((row) => row.spellId)))
    if (input.forPerson === null || (await adultsOfSpell(ctx, spellId)).includes(input.forPerson))
      seen.add(spellId);
  return rows
    .filter(({ spellId }) => seen.has(spellId))
    .map((row) => {
      const { id, status, month, paidMinor, lowMinor, amountMinor, currency } = row;
      return {
        ...{ id, status, month, paidMinor, lowMinor, owedMinor: amountMinor, currency },
        mayAnswer: mayBeAnswered(row),
      };
    });
}

const mayBeAnswered = ({ status, answeredBy }: Pick<ArrearFacts, "status" | "answeredBy">): boolean =>
  status === "refusal_proposed" && answeredBy === null;

export type OwnArrear = ArrearStory & {
  readonly mayAnswer: boolean;
  /** Until when nothing is refused over the household's silence. */
  readonly answerUntil: PlainDate | null;
};

/** One of them with its story; for anybody whom it does not concern there is none. */
export async function readOwnArrear(
  ctx: Ctx,
  actor: Member,
  input: { readonly arrearId: string },
): Promise<Outcome<OwnArrear>> {
  const row = await findArrear(ctx.sql, input.arrearId);
  const personId = actor.actingFor ?? actor.personId;
  if (!row || row.status === "cleared" || !(await adultsOfSpell(ctx, row.spellId)).includes(personId))
    return fail("not_found");
  const mayAnswer = mayBeAnswered(row);
  return ok({
    ...(await arrearStory(ctx, row)),
    mayAnswer,
    answerUntil: mayAnswer ? answerUntil(row) : null,
  });
}
