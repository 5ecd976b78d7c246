import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { useMasar } from "#tests/support/database.ts";
import { environmentOf, startProcess } from "#tests/support/site.ts";

const masar = useMasar();
const WAIT = { timeout: 60_000, interval: 50 };
/** Three processes load the whole code at once. */
const START = { timeout: 120_000, interval: 100 };
const DUE_TIMES = 20;

const counted = async (): Promise<number> => (await masar.ctx.sql.query("select 1 from counted")).length;

const runsOf = (name: string) =>
  masar.ctx.sql.query<{ outcome: string; worker: string }>(
    "select outcome, worker from schedule_history where name = $1 order by started_at, id",
    [name],
  );

it("runs a job exactly once for each due time on three workers, and takes up what a killed one left", async () => {
  await masar.ctx.sql.query("create table counted (worker text not null, at timestamptz not null)");
  let now = Date.UTC(2030, 0, 1, 10);
  await masar.ctx.setClock(new Date(now));
  const workers = [1, 2, 3].map(() =>
    startProcess("tests/support/counting-worker.ts", environmentOf(masar.configuration)),
  );
  try {
    await vi.waitFor(
      async () => expect(await counted(), workers.map(({ output }) => output()).join("")).toBe(1),
      START,
    );
    for (let due = 1; due < DUE_TIMES; due++) {
      now += 5 * 60_000;
      await masar.ctx.setClock(new Date(now));
      await vi.waitFor(async () => expect(await counted()).toBe(due + 1), WAIT);
      // Long enough for every worker to look again.
      if (due % 5 === 0) await sleep(1_500);
      expect(await counted()).toBe(due + 1);
    }
    await vi.waitFor(
      async () =>
        expect((await runsOf("test-counted")).map(({ outcome }) => outcome)).toEqual(
          Array.from({ length: DUE_TIMES }, () => "done"),
        ),
      WAIT,
    );
    const runs = await runsOf("test-counted");
    console.info(`${DUE_TIMES} due times on ${new Set(runs.map(({ worker }) => worker)).size} of 3 workers`);

    // One of them is in the middle of the long job.
    const [long] = await runsOf("test-long");
    expect(long?.outcome).toBe("running");
    const owner = workers.find(({ pid }) => long?.worker.endsWith(`:${pid}`));
    expect(owner).toBeDefined();
    owner?.kill("SIGKILL");
    const killedAt = performance.now();
    await vi.waitFor(
      async () => expect((await runsOf("test-long")).map(({ outcome }) => outcome)).toEqual(["lost", "done"]),
      WAIT,
    );
    console.info(`taken up ${Math.round(performance.now() - killedAt)} ms after the kill`);
    const taken = (await runsOf("test-long"))[1];
    expect(taken?.worker).not.toBe(long?.worker);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await masar.ctx.setClock(new Date());
  }
}, 300_000);
