import { frozenSpansOf } from "#app/domain/emergency/frozen-spans.server.ts";
import type { FrozenSpan } from "#app/domain/emergency/frozen-span.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { dateInZone, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { appealUntil, dueOn, OPEN_STATES, type ChangeFacts, type ChangeState } from "./change-request.ts";
import { changesOf, changeStepsOf, findChange, type ChangeRow } from "./change-requests.store.server.ts";
import { findVariable, type VariableRow } from "./scores.store.server.ts";
import { openFact } from "./sealed-fact.ts";
import { openChangeWords } from "./take-change-edge.server.ts";

/** A request in a line. */
export type OwnChangeSummary = {
  readonly id: string;
  readonly code: string;
  readonly ofHousehold: boolean;
  readonly status: ChangeState;
  readonly askedOn: PlainDate;
  /** By when whoever's turn it is should have acted; null when nobody waits. */
  readonly dueOn: PlainDate | null;
};

/** What happened to a request, in the words that were written. */
export type ChangeWords = {
  readonly edge: string;
  readonly on: PlainDate;
  readonly words: string | null;
};

export type OwnChange = OwnChangeSummary & {
  /** What was said when the person asked, and what it should be. */
  readonly before: string;
  readonly asked: string;
  readonly steps: readonly ChangeWords[];
  readonly mayAnswer: boolean;
  readonly mayWithdraw: boolean;
  /** Until when the person may appeal; null where she may not. */
  readonly appealUntil: PlainDate | null;
  /** Whether the registry of record was told of what was granted. */
  readonly isTold: boolean;
  /** Whose currency its amounts are in. */
  readonly country: string;
};

const summary = (row: ChangeRow, frozen: readonly FrozenSpan[]): OwnChangeSummary => ({
  ...{ id: row.id, code: row.code, ofHousehold: row.subjectId === null, status: row.status },
  askedOn: dateInZone(row.askedAt, zoneOf(row.country)),
  dueOn: dueOn({ ...row, frozen }, { isTold: row.toldAt !== null }),
});

/** The actor's own requests, the latest first. */
export async function readOwnChanges(ctx: Ctx, actor: Member): Promise<readonly OwnChangeSummary[]> {
  const personId = actor.actingFor ?? actor.personId;
  const frozen = await frozenSpansOf(ctx, ctx.sql, { country: actor.country, personId });
  return (await changesOf(ctx.sql, personId)).map((row) => summary(row, frozen));
}

/** One of them with its story; another person's does not exist, not even for the head of the household. */
export async function readOwnChange(
  ctx: Ctx,
  actor: Member,
  input: { readonly requestId: string },
): Promise<Outcome<OwnChange>> {
  const row = await findChange(ctx.sql, input.requestId);
  if (row?.personId !== (actor.actingFor ?? actor.personId)) return fail("not_found");
  const frozen = await frozenSpansOf(ctx, ctx.sql, { country: row.country, personId: row.personId });
  const facts: ChangeFacts = { ...row, hasAppealed: row.appealedAt !== null, frozen };
  const until = appealUntil(facts);
  return ok({
    ...summary(row, frozen),
    ...(await storyOf(ctx, row)),
    mayAnswer: row.status === "evidence_asked",
    mayWithdraw: OPEN_STATES.some((state) => state === row.status),
    appealUntil: until !== null && ctx.clock.today(row.country) <= until ? until : null,
    isTold: row.toldAt !== null,
    country: row.country,
  });
}

/** What was said, what is asked and what became of it, opened for whoever may read it. */
export async function storyOf(
  ctx: Ctx,
  row: ChangeRow,
): Promise<Pick<OwnChange, "before" | "asked" | "steps">> {
  const variable = (await findVariable(ctx.sql, row.variableId)) as VariableRow;
  const steps = await changeStepsOf(ctx.sql, row.id);
  return {
    before: openFact(ctx.cipher, variable.id, variable.factSealed).value,
    asked: ctx.cipher.decrypt(row.askedSealed, `change_request.asked_sealed:${row.id}`),
    steps: steps.map((step) => ({
      edge: step.edge,
      on: dateInZone(step.at, zoneOf(row.country)),
      words: openChangeWords(ctx, step),
    })),
  };
}
