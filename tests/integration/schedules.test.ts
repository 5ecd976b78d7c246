import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { claimSchedule } from "#app/domain/operations/claim-schedule.server.ts";
import { dueSchedules } from "#app/domain/operations/due-schedules.server.ts";
import { listSchedules } from "#app/domain/operations/list-schedules.server.ts";
import { readSchedule } from "#app/domain/operations/read-schedule.server.ts";
import { registerSchedules } from "#app/domain/operations/register-schedules.server.ts";
import { requestRun } from "#app/domain/operations/request-run.server.ts";
import type { ScheduleEntry } from "#app/domain/operations/schedule-runs.ts";
import { trimRuns } from "#app/domain/operations/trim-runs.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, system } from "#tests/support/marketplace.ts";
import { planJobs } from "#workers/planned-jobs.ts";
import { startScheduler } from "#workers/scheduler.ts";
import { SCHEDULES, type Schedule } from "#workers/schedules.ts";

const masar = useMasar();
const WAIT = { timeout: 20_000, interval: 50 };
const WORKER = "test:1";
const at = (text: string): Promise<void> => masar.ctx.setClock(new Date(text));

const hourly = (name: string): ScheduleEntry => ({
  name,
  country: null,
  lane: "follow-up",
  cadence: { everyMinutes: 60 },
  lateAfterMinutes: 30,
});

const claim = (name: string) => claimSchedule(masar.ctx, name, WORKER);
const standing = async (name: string) =>
  expectOk(await listSchedules(masar.ctx, system)).find((job) => job.name === name);
const runsOf = async (name: string) => expectOk(await readSchedule(masar.ctx, system, { name })).runs;

describe("a recurring job", () => {
  it("is due at first, after its time, and after the clock was set back", async () => {
    const name = "test-due";
    await at("2030-01-01T10:00:00Z");
    await registerSchedules(masar.ctx, [hourly(name)]);
    await (await claim(name))?.finish({ done: 1 }, 5);
    expect(await claim(name)).toBeNull();
    await at("2030-01-01T10:59:00Z");
    expect(await claim(name)).toBeNull();
    expect(await dueSchedules(masar.ctx, [name])).toEqual(new Set());
    await at("2030-01-01T11:00:30Z");
    expect(await dueSchedules(masar.ctx, [name])).toEqual(new Set([name]));
    await (await claim(name))?.finish({ done: 1 }, 5);
    await at("2029-12-01T00:00:00Z");
    await (await claim(name))?.finish({ done: 1 }, 5);
    expect(await claim(name)).toBeNull();
    await at("2029-12-01T01:00:30Z");
    expect(await claim(name)).not.toBeNull();
    await masar.ctx.setClock(new Date());
  });

  it("runs once when the clock jumps a year forward, and says how many due times passed", async () => {
    const name = "test-jump";
    await at("2030-01-01T10:00:00Z");
    await registerSchedules(masar.ctx, [hourly(name)]);
    await (await claim(name))?.finish({}, 5);
    await at("2031-01-01T10:30:00Z");
    await (await claim(name))?.finish({}, 5);
    expect(await claim(name)).toBeNull();
    expect(await standing(name)).toMatchObject({ missed: 8_759, lateSince: null });
    await masar.ctx.setClock(new Date());
  });

  it("is late when it waits for longer than it may, and not while it runs", async () => {
    const name = "test-late";
    await at("2030-02-01T10:00:00Z");
    await registerSchedules(masar.ctx, [hourly(name)]);
    await (await claim(name))?.finish({}, 5);
    await at("2030-02-01T11:29:00Z");
    expect(await standing(name)).toMatchObject({ lateSince: null });
    await at("2030-02-01T11:31:00Z");
    const late = (await standing(name))?.lateSince?.toISOString();
    expect(late?.slice(0, 16)).toBe("2030-02-01T11:30");
    const run = await claim(name);
    expect(await standing(name)).toMatchObject({ lateSince: null, latest: { outcome: "running" } });
    await run?.finish({ done: 2 }, 1_200);
    expect(await standing(name)).toMatchObject({
      lateSince: null,
      latest: { outcome: "done", durationMs: 1_200, result: { done: 2 }, worker: WORKER },
    });
    await masar.ctx.setClock(new Date());
  });

  it("that fails says what kind of error it met and where, never its text, and waits longer each time", async () => {
    const name = "test-fails";
    await at("2030-03-01T10:00:00Z");
    await registerSchedules(masar.ctx, [hourly(name)]);
    const error = await masar.ctx.sql.query("select 'sara@demo.example'::int").then(
      () => null,
      (thrown: unknown) => thrown,
    );
    await (await claim(name))?.fail(error, 7);
    const [failed] = await runsOf(name);
    expect(failed).toMatchObject({ outcome: "failed", errorCode: "22P02" });
    expect(JSON.stringify(await runsOf(name))).not.toContain("sara");
    expect(await claim(name)).toBeNull();
    await at("2030-03-01T10:00:03Z");
    await (await claim(name))?.fail(new TypeError("no"), 7);
    await at("2030-03-01T10:00:06Z");
    expect(await claim(name)).toBeNull();
    await at("2030-03-01T10:00:08Z");
    const third = await claim(name);
    await third?.finish({}, 5);
    expect((await runsOf(name)).map(({ cause, outcome }) => [cause, outcome])).toEqual([
      ["again", "done"],
      ["again", "failed"],
      ["due", "failed"],
    ]);
    expect(await standing(name)).toMatchObject({ failures: 0 });
    await masar.ctx.setClock(new Date());
  });

  it("whose worker was killed in the middle is seen as lost and taken up", async () => {
    const name = "test-lost";
    await at("2030-04-01T10:00:00Z");
    await registerSchedules(masar.ctx, [hourly(name)]);
    const killed = await claim(name);
    expect(killed).not.toBeNull();
    // Whoever holds the lock next finds a run without an end; its pause is short.
    expect(await dueSchedules(masar.ctx, [name])).toEqual(new Set([name]));
    expect(await claim(name)).toBeNull();
    await at("2030-04-01T10:00:03Z");
    const second = await claim(name);
    await second?.finish({ done: 1 }, 5);
    // The first one, should it live after all, changes nothing any more.
    await killed?.finish({ done: 99 }, 5);
    expect((await runsOf(name)).map(({ outcome }) => outcome)).toEqual(["done", "lost"]);
    expect(await standing(name)).toMatchObject({ failures: 0, latest: { result: { done: 1 } } });
    await masar.ctx.setClock(new Date());
  });
});

describe("run now", () => {
  it("is taken up once, out of time, by whoever looks; and is in the audit trail", async () => {
    const name = "test-asked";
    const { actor } = await createAccount(masar.ctx, { role: "administrator" });
    await registerSchedules(masar.ctx, [hourly(name)]);
    await (await claim(name))?.finish({}, 5);
    expect(await claim(name)).toBeNull();
    const asked = await Promise.all([1, 2, 3].map(() => requestRun(masar.ctx, actor, { name })));
    expect(asked.filter((outcome) => expectOk(outcome).requested)).toHaveLength(1);
    expect(await standing(name)).toMatchObject({ asked: true });
    await (await claim(name))?.finish({}, 5);
    expect(await claim(name)).toBeNull();
    expect((await runsOf(name))[0]).toMatchObject({ cause: "asked", outcome: "done" });
    const entries = await masar.ctx.sql.query(
      "select 1 from audit_entry where action = 'schedule.request_run' and details->>'job' = $1",
      [name],
    );
    expect(entries).toHaveLength(1);
  });

  it("is for administrators, and for jobs that exist", async () => {
    const employer = await anEmployer(masar.ctx);
    await registerSchedules(masar.ctx, [hourly("test-closed")]);
    for (const work of [
      requestRun(masar.ctx, employer.actor, { name: "test-closed" }),
      listSchedules(masar.ctx, employer.actor),
      readSchedule(masar.ctx, employer.actor, { name: "test-closed" }),
    ])
      expect(await work).toMatchObject({ ok: false, error: { kind: "denial" } });
    const { actor } = await createAccount(masar.ctx, { role: "administrator" });
    for (const name of ["no-such-job", "x'; drop table person"])
      expect(await requestRun(masar.ctx, actor, { name })).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("the table of recurring jobs", () => {
  it("is written down by the worker: what is in it no more disappears from the page, its runs stay", async () => {
    await registerSchedules(masar.ctx, [hourly("test-kept"), hourly("test-retired")]);
    await registerSchedules(masar.ctx, [hourly("test-kept")]);
    const names = expectOk(await listSchedules(masar.ctx, system)).map(({ name }) => name);
    expect(names).toEqual(["test-kept"]);
    await registerSchedules(masar.ctx, [hourly("test-kept"), hourly("test-retired")]);
    expect(expectOk(await listSchedules(masar.ctx, system))).toHaveLength(2);
  });

  it("has each name once, with matching at two in the night of every country", () => {
    const jobs = planJobs(SCHEDULES).map(({ entry }) => entry);
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    expect(jobs.filter(({ name }) => name.startsWith("match-everyone:"))).toHaveLength(4);
    expect(jobs.find(({ name }) => name === "match-everyone:EG")).toMatchObject({
      country: "EG",
      cadence: { dailyAt: "02:00" },
    });
  });

  it("keeps the newest runs of each job", async () => {
    await masar.ctx.sql.query(
      `insert into schedule_history (id, name, worker, cause, started_at, finished_at, duration_ms, outcome)
       select gen_random_uuid(), 'test-long', 'w', 'due', now() - make_interval(mins => n), now(), 1, 'done'
         from generate_series(1, 250) n`,
    );
    expect(await trimRuns(masar.ctx)).toMatchObject({ runs: 50 });
    const left = await masar.ctx.sql.query("select 1 from schedule_history where name = 'test-long'");
    expect(left).toHaveLength(200);
  });
});

describe("the scheduler", () => {
  it("runs lanes beside each other: a long matching run holds up neither messages nor follow-up", async () => {
    const done: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const job = (name: string, lane: Schedule["lane"], run: () => Promise<void>): Schedule => ({
      name,
      lane,
      everyMinutes: 24 * 60,
      run: async () => {
        await run();
        done.push(name);
        return {};
      },
    });
    const scheduler = startScheduler(masar.composition, [
      job("test-matching", "matching", () => held),
      job("test-matching-next", "matching", async () => undefined),
      job("test-messages", "messages", async () => undefined),
      job("test-follow-up", "follow-up", async () => undefined),
    ]);
    await vi.waitFor(() => expect([...done].sort()).toEqual(["test-follow-up", "test-messages"]), WAIT);
    release();
    await vi.waitFor(() => expect(done).toHaveLength(4), WAIT);
    await scheduler.stop();
    expect(done.slice(2)).toEqual(["test-matching", "test-matching-next"]);
  });

  it("runs what takes a whole machine one at a time, in whatever lane", async () => {
    let inside = 0;
    let most = 0;
    const heavy = (name: string, lane: Schedule["lane"]): Schedule => ({
      name,
      lane,
      alone: true,
      everyMinutes: 24 * 60,
      run: async () => {
        most = Math.max(most, ++inside);
        await sleep(300);
        inside--;
        return { done: 1 };
      },
    });
    const scheduler = startScheduler(masar.composition, [
      heavy("test-a", "matching"),
      heavy("test-b", "upkeep"),
    ]);
    await vi.waitFor(async () => {
      for (const name of ["test-a", "test-b"]) expect((await standing(name))?.latest?.outcome).toBe("done");
    }, WAIT);
    await scheduler.stop();
    expect(most).toBe(1);
  });

  it("gives a nightly job its country, at two in the night there", async () => {
    const ran: string[] = [];
    const nightly: Schedule = {
      name: "test-nightly",
      lane: "matching",
      dailyAt: "02:00",
      run: async (_ctx, country) => {
        ran.push(country ?? "all");
        return {};
      },
    };
    await at("2030-06-10T12:00:00Z");
    const scheduler = startScheduler(masar.composition, [nightly]);
    await vi.waitFor(() => expect(ran).toHaveLength(4), WAIT);
    ran.length = 0;
    // Two in the night in Riyadh and Damascus; one in Casablanca; Cairo is an hour behind Riyadh in winter only.
    await at("2030-06-10T23:00:30Z");
    await vi.waitFor(() => expect([...ran].sort()).toEqual(["EG", "SA", "SY"]), WAIT);
    await at("2030-06-11T01:00:30Z");
    await vi.waitFor(() => expect(ran).toContain("MA"), WAIT);
    await sleep(1_500);
    await scheduler.stop();
    expect(ran).toHaveLength(4);
    await masar.ctx.setClock(new Date());
  });
});
