import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expectOk } from "#app/domain/kernel/result.ts";
import { systemActor, type Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { ImportResult } from "#app/domain/imports/import-result.ts";
import { householdLookup } from "#app/domain/people/household-lookup.ts";
import type { Relation } from "#app/domain/people/household.ts";
import { importScores } from "#app/domain/registry/import-scores.server.ts";
import { aSeeker } from "./marketplace.ts";

let count = 0;

export type TestHousehold = {
  readonly ref: string;
  readonly id: string;
  readonly country: string;
  /** In the order in which they were asked for: the actor, and the identity number in the registry's file. */
  readonly members: readonly { readonly actor: Member; readonly nationalId: string }[];
};

/** A household of the registry with members of these relations; children are ten years old, others of unknown age. */
export async function aHousehold(
  ctx: Ctx,
  relations: readonly Relation[] = ["head"],
  country = "SA",
): Promise<TestHousehold> {
  const ref = `S-${++count}`;
  const id = ctx.ids.next();
  await ctx.sql.query(
    `insert into household (id, country, registry_ref_lookup, registry_ref_sealed, created_at) values ($1, $2, $3, 'x', $4)`,
    [id, country, householdLookup(ctx.cipher, country, ref), ctx.clock.now()],
  );
  const members: TestHousehold["members"][number][] = [];
  for (const relation of relations) {
    const serial = 4_000_000 + ++count;
    const nationalId =
      country === "MA" ? `AB${(serial % 1_000_000) + 100_000}` : `10${String(serial).padStart(8, "0")}`;
    const birthDate = relation === "child" ? addDays(ctx.clock.today(country), -3_700) : null;
    const actor = await aSeeker(ctx, { fullName: "سلمى الاختبار", nationalId, birthDate }, country);
    await ctx.sql.query(
      `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, $4, '2020-01-01')`,
      [ctx.ids.next(), id, actor.personId, relation],
    );
    members.push({ actor, nationalId });
  }
  return { ref, id, country, members };
}

const SCORE_HEADER =
  "household_ref,scheme,computed_on,source,score,national_id,variable,value,points,observed_on";

/** A row with the household's total. */
export const totalRow = (
  of: TestHousehold,
  on: PlainDate,
  score: string,
  scheme = "social-security",
): string => `${of.ref},${scheme},${on},السجل الاجتماعي,${score},,,,,`;

/** A row with a variable: of the member of that number, or of the household. */
export const variableRow = (
  of: TestHousehold,
  on: PlainDate,
  [code, value, points]: readonly [string, string, string],
  member: number | null = null,
  scheme = "social-security",
): string =>
  `${of.ref},${scheme},${on},السجل الاجتماعي,,${member === null ? "" : of.members[member]?.nationalId},${code},${value},${points},`;

/** Imports these rows as one file. */
export async function importRows(
  ctx: Ctx,
  folder: string,
  rows: readonly string[],
  { country = "SA", dryRun = false } = {},
): Promise<ImportResult> {
  const file = path.join(folder, `scores-${++count}.csv`);
  await writeFile(file, `${[SCORE_HEADER, ...rows].join("\n")}\n`);
  return expectOk(await importScores(ctx, systemActor("test", country), { file, country, dryRun }));
}
