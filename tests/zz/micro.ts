import { startScratchServer } from "#app/composition-scratch.server.ts";
import { applyMigrationsTo } from "#app/composition-database.server.ts";
import { compose } from "#app/composition.server.ts";
import { readSettings } from "#app/configuration.server.ts";
import pg from "pg";
const server = await startScratchServer({ fsync: "on", synchronous_commit: "on", full_page_writes: "on" });
await applyMigrationsTo(server.url);
const composition = await compose({ ...readSettings(), databaseUrl: server.url, redisUrl: null, dataDir: server.folder, logLevel: "warn" }, { process: "bench" });
const { ctx } = composition;
const pool = new pg.Pool({ connectionString: server.url, max: 12 });
const piped = new pg.Pool({ connectionString: server.url, max: 12, pipeline: true } as never);
async function run(name: string, n: number, conc: number, one: () => Promise<unknown>) {
  for (let i = 0; i < 50; i++) await one();
  let left = n;
  const c0 = process.cpuUsage(); const t0 = performance.now();
  await Promise.all(Array.from({ length: conc }, async () => { while (left-- > 0) await one(); }));
  const ms = performance.now() - t0; const c = process.cpuUsage(c0);
  console.log(name.padEnd(28), `${Math.round(n / ms * 1000)}/s  node cpu ${((c.user + c.system) / n).toFixed(0)} us each`);
}
const ev = () => ({ name: "x.y", payload: { caseId: ctx.ids.next() } });
const INS = "insert into inbox_event (consumer, event_id, occurred_at, handled_at) values ($1,$2,$3,$4) on conflict do nothing returning event_id";
for (let round = 0; round < 2; round++) for (const conc of [8]) {
  const n = 2000;
  await run("autocommit insert", n, conc, () => pool.query(INS, ["b", ctx.ids.next(), new Date(), new Date()]));
  await run("autocommit named", n, conc, () => pool.query({ name: "ins", text: INS, values: ["b", ctx.ids.next(), new Date(), new Date()] }));
  await run("begin insert commit", n, conc, async () => { const c = await pool.connect(); await c.query("begin"); await c.query({ name: "ins", text: INS, values: ["b", ctx.ids.next(), new Date(), new Date()] }); await c.query("commit"); c.release(); });
  await run("pipelined begin insert commit", n, conc, async () => { const c = await piped.connect(); await Promise.all([c.query("begin"), c.query({ name: "ins", text: INS, values: ["b", ctx.ids.next(), new Date(), new Date()] })]); await c.query("commit"); c.release(); });
  await run("prisma tx, query", n, conc, () => ctx.transaction((tx) => tx.query(INS, ["b", ctx.ids.next(), new Date(), new Date()])));
  await run("prisma tx, publish", n, conc, () => ctx.transaction((tx) => tx.publish(ev())));
  await run("bulk tx, publish", n, conc, () => ctx.bulk((tx) => tx.publish(ev())));
}
await pool.end(); await piped.end(); await composition.close(); await server.stop();
