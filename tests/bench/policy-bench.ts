import fs from "node:fs";
import path from "node:path";
import { compilePack, type CompiledPack } from "#app/domain/benefits/compile-pack.ts";
import { project, type ProjectionInput } from "#app/domain/benefits/project.ts";
import { projectPolicy } from "#app/domain/benefits/project-policy.server.ts";
import { parseCase, readCase } from "#app/domain/benefits/read-case.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { measured, quantile, type Figure } from "./figure.ts";

const EXAMPLES = path.join(import.meta.dirname, "../../prisma/seed/packs/examples");
/** What a person sees before she applies. */
const MONTHS = 24;
const actor = systemActor("bench", "SA");

type Example = { readonly packId: string; readonly json: unknown };

const examples = (): readonly Example[] =>
  fs
    .readdirSync(EXAMPLES)
    .sort()
    .map((name) => JSON.parse(fs.readFileSync(path.join(EXAMPLES, name), "utf8")) as { pack: string })
    .map((json) => ({ packId: json.pack, json: { ...json, months: MONTHS } }));

function prepared({ packId, json }: Example): { pack: CompiledPack; input: ProjectionInput } {
  const body = policyPacks.find(({ id }) => id === packId);
  const policyCase = expectOk(parseCase(json));
  const pack = expectOk(compilePack(body, policyCase.assume));
  return { pack, input: expectOk(readCase(policyCase, pack)) };
}

/** The documented examples of every pack over 24 months: the engine alone, and whole cases from their JSON on. */
export async function* policyFigures(ctx: Ctx, projections: number): AsyncGenerator<Figure> {
  const cases = examples();
  const ready = cases.map(prepared);
  const run = (rounds: number): void => {
    for (let round = 0; round < rounds; round++) {
      const one = ready[round % ready.length];
      if (one) project(one.pack, one.input);
    }
  };
  run(Math.ceil(projections / 10)); // until it is compiled
  const began = performance.now();
  run(projections);
  yield measured(
    "policy.projections-per-second",
    projections / ((performance.now() - began) / 1_000),
    "1/s",
    {
      digits: 0,
    },
  );

  const times: number[] = [];
  for (let round = 0; round < Math.min(200, projections); round++) {
    const one = cases[round % cases.length];
    if (!one) break;
    const asked = performance.now();
    expectOk(await projectPolicy(ctx, actor, { packId: one.packId, case: one.json }));
    times.push(performance.now() - asked);
  }
  yield measured("policy.case-p50", quantile(times, 0.5), "ms");
  yield measured("policy.case-p95", quantile(times, 0.95), "ms");
}
