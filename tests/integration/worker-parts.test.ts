import { describe, expect, it, vi } from "vitest";
import { useMasar } from "#tests/support/database.ts";
import { environmentOf, startProcess } from "#tests/support/site.ts";

const masar = useMasar();
const WRONG_SETTING = 3;

describe("a worker process", () => {
  const start = (parts: string) =>
    startProcess(
      "workers/main.ts",
      environmentOf(masar.configuration, { MASAR_LOG: "info", MASAR_WORKER: parts }),
    );

  it("runs the parts it is told to, and several share the work", async () => {
    const { ctx } = masar;
    const relay = start("relay");
    const consumers = start("consumers");
    for (const worker of [relay, consumers])
      await vi.waitFor(() => expect(worker.output()).toContain("Worker ready"), {
        timeout: 60_000,
        interval: 50,
      });
    const payload = {
      caseId: ctx.ids.next(),
      personId: ctx.ids.next(),
      householdId: ctx.ids.next(),
      country: "SA",
    };
    const handled = (eventId: string) =>
      ctx.db.inboxEvent.count({ where: { eventId, consumer: "messages" } });
    const send = () => ctx.transaction((tx) => tx.publish({ name: "graduation.notify", payload }));

    const first = await send();
    await vi.waitFor(async () => expect(await handled(first)).toBe(1), { timeout: 20_000, interval: 50 });
    // Recurring jobs are nobody's here.
    expect(await ctx.db.scheduleRun.count()).toBe(0);

    relay.kill("SIGKILL");
    await relay.ended;
    const second = await send();
    const inOutbox = () => ctx.db.outboxEvent.count({ where: { id: second, relayedAt: null } });
    expect(await inOutbox()).toBe(1);
    const another = start("relay,schedules");
    await vi.waitFor(async () => expect(await handled(second)).toBe(1), { timeout: 60_000, interval: 50 });
    await vi.waitFor(async () => expect(await ctx.db.scheduleRun.count()).toBeGreaterThan(0), {
      timeout: 30_000,
      interval: 50,
    });
    for (const worker of [consumers, another]) {
      worker.kill("SIGTERM");
      expect(await worker.ended).toBe(0);
    }
  });

  it("that is told to run what it does not know refuses to start, and says what there is", async () => {
    const worker = start("relay,mailer");
    expect(await worker.ended).toBe(WRONG_SETTING);
    expect(worker.output()).toContain("MASAR_WORKER must be one or more of relay, consumers, schedules");
  });

  it.each(["workers/main.ts", "app/web/server.ts"])(
    "or a web server that starts without its database says so in one sentence and ends (%s)",
    async (entry) => {
      const started = (databaseUrl: string) =>
        startProcess(entry, environmentOf({ ...masar.configuration, databaseUrl }, { MASAR_LOG: "info" }));
      const away = started("postgresql://masar:unspoken@127.0.0.1:1/masar");
      // Not the code of a wrong setting: whoever watches the process starts it again.
      expect(await away.ended).toBe(1);
      expect(away.output().trim()).toBe(
        "No PostgreSQL answers at 127.0.0.1:1: start it, or correct DATABASE_URL.",
      );
      const other = new URL(masar.databaseUrl);
      other.pathname = "/postgres";
      const empty = started(other.href);
      expect(await empty.ended).toBe(WRONG_SETTING);
      expect(empty.output().trim()).toMatch(/not at this version of Masar: run "npx masar migrate"\.$/);
    },
  );
});
