import { createHash } from "node:crypto";
import { project } from "#app/domain/benefits/project.ts";
import { population } from "./projected-households.ts";
import { storedChanges } from "./stored-changes.ts";

/** One in so many households is reached by a wage record that comes late. */
const LATE = 100;

/** Households by number, [from, until). */
export type Share = { readonly from: number; readonly until: number };

export type ProjectedShare = {
  readonly seconds: number;
  /** Processor time of the whole process in these seconds, all threads together. */
  readonly processor: number;
  /** Months that were written, of 24 for each household. */
  readonly written: number;
  readonly bytes: number;
  /** Households with a late record, and the months that it changed. */
  readonly late: number;
  readonly lateWritten: number;
  /** Of the first households, how many differ from each other in what they ask. */
  readonly looked: number;
  readonly distinct: number;
};

/** Projects a share of the population, keeps what changes, then lets late records in. */
export function projectShare({ from, until }: Share): ProjectedShare {
  const people = population();
  // So that the code is compiled before the clock runs.
  for (let n = from; n < Math.min(until, from + 3_000); n += 1) {
    const { pack, input } = people.of(n);
    project(pack, input);
  }
  const changes = storedChanges(until - from);
  const before = process.cpuUsage();
  const began = performance.now();
  let written = 0;
  for (let n = from; n < until; n += 1) {
    const { pack, input } = people.of(n);
    written += changes.keep(n, project(pack, input).months);
  }
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1e6;

  let late = 0;
  let lateWritten = 0;
  for (let n = from; n < until; n += LATE) {
    const { pack, input } = people.of(n);
    const record = { earner: "1", from: 6, until: 7, amount: 123_400, basis: "gross" } as const;
    const plan = { ...input.plan, earnings: [...input.plan.earnings, record] };
    late += 1;
    lateWritten += changes.differing(n, project(pack, { ...input, plan }).months);
  }
  const questions = new Set<string>();
  const looked = Math.min(until - from, 20_000);
  for (let n = from; n < from + looked; n += 1) {
    const { pack, input } = people.of(n);
    const question = JSON.stringify([pack.pack.id, input]);
    questions.add(createHash("sha256").update(question).digest("base64"));
  }
  return {
    seconds,
    processor,
    written,
    bytes: changes.bytes(),
    late,
    lateWritten,
    looked,
    distinct: questions.size,
  };
}
