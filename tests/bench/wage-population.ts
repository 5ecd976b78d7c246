import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { nationalIdLookup } from "#app/domain/identity/sealed-person.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { checkpointDates } from "#app/domain/placements/placement.ts";
import { wageCases, wageEmployers, type WageCase, type WageInput } from "#prisma/seed/demo/wages.ts";

/** Writes lines into a file as they come. */
export async function writeLines(file: string, header: string, lines: () => Iterable<string>): Promise<void> {
  await pipeline(
    Readable.from(
      (function* () {
        yield `${header}\n`;
        let chunk = "";
        for (const line of lines()) {
          chunk += `${line}\n`;
          if (chunk.length < 65_536) continue;
          yield chunk;
          chunk = "";
        }
        yield chunk;
      })(),
    ),
    createWriteStream(file),
  );
}

/** Persons, employers and placements of the made-up cases, by COPY: rows only, as a long history would leave them. */
export async function populate(ctx: Ctx, input: WageInput): Promise<void> {
  const at = ctx.clock.now();
  const country = "SA";
  const organisations = new Map<string, { organisation: string; establishment: string }>(
    wageEmployers(input.rows).map((number) => [
      number,
      { organisation: ctx.ids.next(), establishment: ctx.ids.next() },
    ]),
  );
  await ctx.bulk(async (tx) => {
    await tx.copyIn(
      "organisation",
      ["id", "kind", "name", "name_lang", "country", "created_at"],
      [...organisations].map(([number, { organisation }]) => [
        ...[organisation, "employer", `منشأة ${number}`, "ar", country, at],
      ]),
    );
    await tx.copyIn(
      "establishment",
      ["id", "organisation_id", "country", "registration_number", "name"],
      [...organisations].map(([number, { organisation, establishment }]) => [
        ...[establishment, organisation, country, number, `منشأة ${number}`],
      ]),
    );
    const persons = function* (): Generator<readonly unknown[]> {
      for (const one of wageCases(input)) {
        if (one.jobs === null) continue;
        const lookup = (id: string): string => nationalIdLookup(ctx.cipher, country, id);
        const into = one.mergedInto === null ? null : personId(one.mergedInto);
        const columns = ["registry", "ar", at, at];
        if (one.mergedInto !== null) yield [into, country, lookup(one.mergedInto), null, ...columns];
        yield [personId(one.nationalId), country, lookup(one.nationalId), into, ...columns];
      }
    };
    await tx.copyIn(
      "person",
      [
        ...["id", "country", "national_id_lookup", "merged_into_id", "origin", "preferred_language"],
        ...["created_at", "updated_at"],
      ],
      persons(),
    );
    const placements = function* (): Generator<readonly unknown[]> {
      for (const one of wageCases(input))
        for (const [index, job] of (one.jobs ?? []).entries()) {
          const { organisation = null, establishment = null } =
            organisations.get(job.registrationNumber) ?? {};
          const started = job.state === "started";
          yield [
            ...[placementId(one, index), personId(one.mergedInto ?? one.nationalId), organisation],
            ...[establishment, country, job.state, job.startsOn, started ? job.startsOn : null],
            ...[started ? "employer" : null, 420_000, "SAR", at, at],
          ];
        }
    };
    await tx.copyIn(
      "placement",
      [
        ...["id", "person_id", "organisation_id", "establishment_id", "country", "status", "expected_start"],
        ...["started_on", "start_tier", "wage_minor", "currency", "created_at", "updated_at"],
      ],
      placements(),
    );
    const checkpoints = function* (): Generator<readonly unknown[]> {
      for (const one of wageCases(input))
        for (const [index, job] of (one.jobs ?? []).entries())
          if (job.state === "started")
            for (const { day, dueOn } of checkpointDates(job.startsOn))
              yield [ctx.ids.next(), placementId(one, index), day, dueOn, "pending"];
    };
    await tx.copyIn("checkpoint", ["id", "placement_id", "day", "due_on", "status"], checkpoints());
    for (const table of ["person", "placement", "checkpoint", "establishment"])
      await tx.query(`analyze ${table}`);
  });
}

/** Ids that a second walk over the same cases finds again. */
const personId = (nationalId: string): string => `00000000-0000-7000-8000-${nationalId.padStart(12, "0")}`;
const placementId = ({ nationalId }: WageCase, index: number): string =>
  `00000000-0000-7000-900${index}-${nationalId.padStart(12, "0")}`;
