import type { RowReport } from "#app/domain/imports/import-result.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { BulkTx } from "#app/domain/kernel/ports.ts";
import { findInRegistry, type FoundInRegistry } from "#app/domain/people/find-in-registry.server.ts";
import type { ScoreRow } from "./score-file.ts";
import {
  heldScores,
  heldVariables,
  insertScores,
  insertVariables,
  lockScores,
  supersede,
} from "./score-import.store.server.ts";
import { millionths } from "./score-number.ts";
import { openFact, sealFact } from "./sealed-fact.ts";

type Placed = { readonly row: ScoreRow; readonly householdId: string; readonly personId: string | null };

/** Whom a row is about, or the column that names somebody whom Masar does not know. */
function place(row: ScoreRow, found: FoundInRegistry): Placed | { column: string; reason: string } {
  const householdId = found.households.get(row.householdRef);
  if (!householdId) return { column: "household_ref", reason: "unknown_household" };
  if (row.kind === "score" || row.nationalId === null) return { row, householdId, personId: null };
  const personId = found.persons.get(row.nationalId);
  if (!personId) return { column: "national_id", reason: "unknown_person" };
  if (!found.isMember(householdId, personId)) return { column: "national_id", reason: "not_in_household" };
  return { row, householdId, personId };
}

const keyOf = (of: {
  readonly householdId: string;
  readonly scheme: string;
  readonly on: string;
  readonly personId?: string | null;
  readonly code?: string;
}): string => [of.householdId, of.scheme, of.on, of.code ?? "", of.personId ?? ""].join(" ");

/** What is in force of the days that a batch speaks of, by what it speaks of: the row's id and what it says. */
async function heldByKey(
  ctx: Ctx,
  tx: BulkTx,
  placed: readonly Placed[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly says: string }>> {
  const households = [...new Set(placed.map(({ householdId }) => householdId))];
  const days = [...new Set(placed.map(({ row }) => row.on))];
  const held = new Map<string, { id: string; says: string }>();
  for (const score of await heldScores(tx, households, days)) {
    const says = saysOf([millionths(score.score), score.source]);
    held.set(keyOf(score), { id: score.id, says });
  }
  for (const variable of await heldVariables(tx, households, days)) {
    const { value, points } = openFact(ctx.cipher, variable.id, variable.factSealed);
    const says = saysOf([value, points, variable.source, variable.observedOn]);
    held.set(keyOf(variable), { id: variable.id, says });
  }
  return held;
}

/** Households of one event: what reacts to it does so in one transaction. */
const PIECE = 100;

function inPieces(ids: readonly string[]): readonly (readonly string[])[] {
  const pieces: (readonly string[])[] = [];
  for (let at = 0; at < ids.length; at += PIECE) pieces.push(ids.slice(at, at + PIECE));
  return pieces;
}

const saysOf = (what: readonly unknown[]): string => JSON.stringify(what);

/** Saves a batch of rows in the open transaction and says what became of each. */
export async function saveScores(
  ctx: Ctx,
  tx: BulkTx,
  actor: Actor,
  input: { readonly country: string; readonly importId: string; readonly rows: readonly ScoreRow[] },
): Promise<readonly RowReport[]> {
  const { country, importId, rows } = input;
  await lockScores(tx);
  const found = await findInRegistry(ctx, tx, {
    country,
    refs: [...new Set(rows.map(({ householdRef }) => householdRef))],
    nationalIds: [...new Set(rows.flatMap((row) => (row.kind === "variable" ? (row.nationalId ?? []) : [])))],
  });
  const reports: RowReport[] = [];
  const placed = rows.flatMap((row) => {
    const at = place(row, found);
    if ("row" in at) return [at];
    reports.push({ row: row.row, outcome: "rejected", id: null, ...at });
    return [];
  });
  const held = await heldByKey(ctx, tx, placed);
  const now = ctx.clock.now();
  const scores: unknown[][] = [];
  /** By scheme: households whose score is new or another. */
  const moved = new Map<string, Set<string>>();
  const variables: unknown[][] = [];
  const superseded: Record<"household_score" | "registry_variable", { id: string; by: string }[]> = {
    household_score: [],
    registry_variable: [],
  };
  for (const { row, householdId, personId } of placed) {
    const isScore = row.kind === "score";
    const key = keyOf({
      householdId,
      scheme: row.scheme,
      on: row.on,
      personId,
      code: isScore ? "" : row.code,
    });
    const before = held.get(key);
    const says = isScore
      ? saysOf([millionths(row.score), row.source])
      : saysOf([row.value, row.points, row.source, row.observedOn]);
    const told = (outcome: RowReport["outcome"]): void =>
      void reports.push({ row: row.row, outcome, id: null, column: null, reason: null });
    if (before?.says === says) {
      told("unchanged");
      continue;
    }
    const id = ctx.ids.next();
    if (before) superseded[isScore ? "household_score" : "registry_variable"].push({ id: before.id, by: id });
    const { scheme, on, source } = row;
    if (isScore) {
      moved.set(scheme, (moved.get(scheme) ?? new Set()).add(householdId));
      scores.push([id, householdId, country, scheme, row.score, on, source, importId, now]);
    } else {
      const sealed = sealFact(ctx.cipher, id, row);
      variables.push([
        ...[id, householdId, country, scheme, personId, row.code, sealed, row.observedOn, on],
        ...[source, importId, now],
      ]);
    }
    told(before ? "updated" : "accepted");
  }
  await supersede(tx, "household_score", superseded.household_score, now);
  await supersede(tx, "registry_variable", superseded.registry_variable, now);
  await insertScores(tx, scores);
  await insertVariables(tx, variables);
  const changed = scores.length + variables.length;
  if (changed > 0) {
    const details = { country, scores: scores.length, variables: variables.length };
    await tx.publish({ name: "registry_score.imported", payload: { importId, ...details } });
    for (const [scheme, households] of moved)
      for (const householdIds of inPieces([...households]))
        await tx.publish({ name: "registry_score.moved", payload: { country, scheme, householdIds } });
    await tx.audit(actor, {
      action: "registry_score.import",
      subjectType: "import",
      subjectId: importId,
      details,
    });
  }
  return reports;
}
