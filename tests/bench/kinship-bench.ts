import { existsSync } from "node:fs";
import path from "node:path";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importTaxonomy } from "#app/domain/taxonomy/import-taxonomy.server.ts";
import { kinshipOf, type Kinship } from "#app/domain/taxonomy/kinship.ts";
import { loadKinship, type TaxonomyKinship } from "#app/domain/taxonomy/load-kinship.server.ts";
import { ADJACENT } from "#app/domain/taxonomy/nearness.ts";
import { starterConceptId } from "#app/domain/taxonomy/seed-taxonomy.server.ts";
import { starterOccupations, starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { count, measured, unmeasured, type Figure } from "./figure.ts";
import { judge, judgedPairs, type JudgedPair } from "./kinship-pairs.ts";
import { liveBytes } from "./live-bytes.ts";

const PAIRS_TIMED = 200_000;

/** Nearness on judged pairs and its cost: with the starter taxonomy, then with the whole ESCO beside it. */
export async function* kinshipFigures(ctx: Ctx, sharedData: string | null): AsyncGenerator<Figure> {
  yield* graphFigures("kinship-starter", await loadKinship(ctx));
  const classification = sharedData === null ? null : path.join(sharedData, "esco");
  if (classification === null || !existsSync(classification)) {
    yield unmeasured("kinship-esco.build", "ms", null);
    return;
  }
  expectOk(await importTaxonomy(ctx, systemActor("bench", "SA"), { paths: [classification] }));
  yield* graphFigures("kinship-esco", await loadKinship(ctx));
}

function* graphFigures(graph: string, { links }: TaxonomyKinship): Generator<Figure> {
  const { kinship, ms, mebibytes } = built(() => kinshipOf(links));
  yield count(`${graph}.occupations`, links.groups.size);
  yield measured(`${graph}.build`, ms, "ms", { digits: 0 });
  yield measured(`${graph}.memory`, mebibytes, "MiB", { digits: 1 });
  const occupations = [...links.groups.keys()];
  const skills = [...new Set([...links.essential.values()].flatMap((needed) => [...needed]))];
  yield measured(`${graph}.occupation-pairs`, perSecond(occupations, kinship.occupation), "1/s", {
    digits: 0,
  });
  yield measured(`${graph}.skill-pairs`, perSecond(skills, kinship.skill), "1/s", { digits: 0 });
  yield* judgedFigures(graph, kinship);
}

function* judgedFigures(graph: string, kinship: Kinship): Generator<Figure> {
  const idOf = new Map<string, string>();
  for (const occupation of starterOccupations)
    idOf.set(`occupation ${occupation.key}`, starterConceptId("occupation", occupation));
  for (const skill of starterSkills) idOf.set(`skill ${skill.key}`, starterConceptId("skill", skill));
  const id = (of: string, key: string): string => idOf.get(`${of} ${key}`) ?? key;
  const score = ({ of, a, b }: JudgedPair): number => kinship[of](id(of, a), id(of, b));
  const pairs = judgedPairs();
  for (const of of ["occupation", "skill"] as const) {
    for (const heldOut of [false, true]) {
      const chosen = pairs.filter((pair) => pair.of === of && pair.heldOut === heldOut);
      const name = `${graph}.${of}s-${heldOut ? "held-out" : "development"}`;
      const { auc, relatedAbove, unrelatedBelow, related, unrelated } = judge(chosen, score, ADJACENT);
      yield count(`${name}-related`, related);
      yield count(`${name}-unrelated`, unrelated);
      yield measured(`${name}-auc`, auc, "share", { digits: 4 });
      yield measured(`${name}-related-above`, relatedAbove, "share", { digits: 4 });
      yield measured(`${name}-unrelated-below`, unrelatedBelow, "share", { digits: 4 });
    }
  }
}

/** What is left on the heap and in buffers after a collection, before and after. */
function built(build: () => Kinship): { kinship: Kinship; ms: number; mebibytes: number } {
  const before = liveBytes();
  const began = performance.now();
  const kinship = build();
  const ms = performance.now() - began;
  return { kinship, ms, mebibytes: Math.max(0, liveBytes() - before) / 2 ** 20 };
}

/** Pairs from all over the list, the same in every run. */
function perSecond(ids: readonly string[], score: (a: string, b: string) => number): number {
  const at = (n: number): string => ids[n % Math.max(1, ids.length)] ?? "";
  let sum = 0;
  const began = performance.now();
  for (let n = 0; n < PAIRS_TIMED; n++) sum += score(at(n * 7), at(n * 13 + 1));
  return sum < 0 ? 0 : (PAIRS_TIMED / (performance.now() - began)) * 1_000;
}
