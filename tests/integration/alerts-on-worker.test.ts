import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { saveSearch } from "#app/domain/search/saved/save-search.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, aVacancy, system } from "#tests/support/marketplace.ts";
import { aReachable, deliveriesTo } from "#tests/support/messages.ts";
import { startSmsGateway } from "#tests/support/senders.ts";
import { environmentOf, startProcess, type TestProcess } from "#tests/support/site.ts";

const masar = useMasar();
const WAIT = { timeout: 120_000, interval: 100 };
let gateway: Awaited<ReturnType<typeof startSmsGateway>>;
const workers: TestProcess[] = [];

beforeAll(async () => {
  gateway = await startSmsGateway();
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await masar.ctx.setClock(new Date());
  await gateway.stop();
});

const start = (): TestProcess => {
  const environment = environmentOf(masar.configuration, { SMS_URL: gateway.url, SMS_TOKEN: "token" });
  const worker = startProcess("workers/main.ts", environment);
  workers.push(worker);
  return worker;
};

const rows = async (sql: string): Promise<number> => (await masar.ctx.sql.query(sql)).length;

it("reaches the person's telephone once, although the worker is killed between sending and noting it", async () => {
  const { ctx } = masar;
  // 12:00 in Riyadh, and the next day again.
  await ctx.setClock(new Date("2027-02-01T09:00:00Z"));
  expectOk(await reindex(ctx, system));
  const { seeker, phone } = await aReachable(ctx);
  const address = "q=خبازة";
  const saved = { name: "خبازة", address, frequency: "daily", beyondMasar: true } as const;
  expectOk(await saveSearch(ctx, seeker, saved));
  const vacancyId = await aVacancy(ctx, await anEmployer(ctx), { title: "خبازة في مخبز" });
  expectOk(await indexPostings(ctx, system, { postingIds: [vacancyId] }));

  // Takes the message and never answers: the worker can't know whether it left.
  gateway.behave((request) => {
    gateway.messages.set(request.key, request.body);
    return true;
  });
  await ctx.setClock(new Date("2027-02-02T09:00:00Z"));
  const first = start();
  await vi.waitFor(async () => expect(await rows("select 1 from message"), first.output()).toBe(1), WAIT);
  await ctx.setClock(new Date("2027-02-02T09:02:00Z"));
  await vi.waitFor(() => expect(gateway.requests.length, first.output()).toBeGreaterThan(0), WAIT);
  first.kill("SIGKILL");
  await first.ended;

  gateway.behave(() => false);
  await ctx.sql.query("update message_delivery set lease_until = lease_until - interval '10 minutes'");
  await ctx.setClock(new Date("2027-02-02T10:30:00Z"));
  const second = start();
  await vi.waitFor(
    async () =>
      expect(await deliveriesTo(ctx, seeker.personId), second.output()).toMatchObject([{ status: "sent" }]),
    WAIT,
  );
  // A day's looks later nothing was told again: one alert, one message, one text under one key.
  expect(await rows("select 1 from saved_search_alert")).toBe(1);
  expect(await rows("select 1 from message where code = 'saved_search_found'")).toBe(1);
  expect([...gateway.messages.values()].map(({ to }) => to)).toEqual([phone]);
  const [text] = [...gateway.messages.values()].map((message) => message.text);
  expect(text).toContain("/end-alerts/");
  expect(text).not.toContain("خباز");
}, 300_000);
