import fs from "node:fs";
import { provideDatabase } from "#app/composition-database.server.ts";
import { compose, connectionNeeds } from "#app/composition.server.ts";
import { readSettings, unknownSettings, type Settings } from "#app/configuration.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import { listSchedules } from "#app/domain/operations/list-schedules.server.ts";
import { listWorkers } from "#app/domain/operations/list-workers.server.ts";
import { readSearchStanding } from "#app/domain/search/read-search-standing.server.ts";
import type { Command } from "./command.ts";

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string };

const DISK_NEEDED = 500 * 1024 * 1024;

/** Looks at everything that Masar needs to start; exit code 1 when something is wrong. */
export const doctor: Command = {
  name: "doctor",
  usage: "",
  summary: "Check settings, folders, database, queue, mail, SMS and search",
  positionals: { min: 0, max: 0 },
  options: {},
  async run() {
    const checks = await examine();
    const ok = checks.every((check) => check.ok);
    const text = checks
      .map(({ name, ok: good, detail }) => `${good ? "✓" : "✗"} ${name}: ${detail}`)
      .join("\n");
    return { json: { ok, checks }, text, ok };
  },
};

async function examine(): Promise<Check[]> {
  const checks: Check[] = [{ name: "node", ok: true, detail: process.version }];
  let settings: Settings;
  try {
    settings = readSettings();
    checks.push({
      name: "settings",
      ok: true,
      detail: `MASAR_ENV=${settings.env}, origin ${settings.origin}`,
    });
  } catch (error) {
    return [...checks, failed("settings", error)];
  }
  for (const name of unknownSettings())
    checks.push({
      name: "settings",
      ok: false,
      detail: `${name} is unknown and has no effect: unset or correct it`,
    });
  checks.push(disk(settings));
  return [...checks, ...(await examineServices(settings))];
}

function disk({ dataDir }: Settings): Check {
  const { bavail, bsize } = fs.statfsSync(dataDir);
  const free = bavail * bsize;
  const detail = `${dataDir}, ${Math.round(free / 1024 / 1024)} MB free`;
  return { name: "data folder", ok: free > DISK_NEEDED, detail };
}

async function examineServices(settings: Settings): Promise<Check[]> {
  const checks: Check[] = [];
  try {
    const { configuration, embedded, migrations, release } = await provideDatabase(settings);
    try {
      const kind = embedded ? "embedded PostgreSQL" : "PostgreSQL at DATABASE_URL";
      checks.push({ name: "database", ok: true, detail: `${kind}, ${migrations.total} migrations` });
      const composition = await compose(
        { ...configuration, logLevel: "silent" },
        { process: "doctor", maxConnections: 4 },
      );
      try {
        checks.push(
          await attempt("queue", async () => {
            const queue = composition.openQueue();
            await queue.prepare().finally(() => queue.close());
            return `on ${queue.backend}`;
          }),
        );
        checks.push(await attempt("connections", () => examineConnections(composition.ctx, settings)));
        checks.push(await attempt("recurring jobs", () => examineRuns(composition.ctx)));
        checks.push(await attempt("mail", () => composition.ctx.mail.check()));
        checks.push(await attempt("sms", () => composition.ctx.sms.check()));
        checks.push(await attempt("search", () => examineSearch(composition.ctx)));
      } finally {
        await composition.close();
      }
    } finally {
      await release();
    }
  } catch (error) {
    checks.push(failed("database", error));
  }
  return checks;
}

/** Who answers searches, what of, how old that is, and what was amiss last. */
async function examineSearch(ctx: Ctx): Promise<string> {
  const actor = systemActor("doctor", ctx.surroundings.defaultCountry);
  const health = await ctx.search.health();
  const { answers, engines, resting, missed, builtAt, found, refusals } = expectOk(
    await readSearchStanding(ctx, actor),
  );
  const day = (at: Date): string => at.toISOString().slice(0, 16).replace("T", " ");
  const breaker =
    resting.length > 0
      ? `left alone by ${resting.map(({ process, since }) => `${process} since ${since}`).join(", ")}`
      : "closed";
  const told = [
    `${health.ok ? answers : (engines.at(-1) ?? answers)} answers`,
    health.detail,
    ...(engines.length > 1 ? [`breaker ${breaker}`, `${missed} postings wait to be sent again`] : []),
    builtAt ? `index built ${day(builtAt)} UTC` : "no index yet: masar reindex",
    found
      ? `amiss last ${day(found.at)} UTC: ${found.missing} missing, ${found.strangers} strangers, ${found.differing} differing`
      : "nothing amiss so far",
    ...(refusals.length > 0 ? [`${refusals.length} postings refused, see /admin/system`] : []),
  ].join("; ");
  if (!health.ok) throw new Error(told);
  return told;
}

/** A database that is full turns away whoever comes last: there must be room for a web server and a worker. */
async function examineConnections({ sql }: Ctx, settings: Settings): Promise<string> {
  const [room] = await sql.query<{ allowed: number; used: number }>(
    `select least(current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
                  nullif(d.datconnlimit, -1), nullif(r.rolconnlimit, -1)) as allowed,
            (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used
       from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`,
  );
  const { allowed, used } = room ?? { allowed: 0, used: 0 };
  const { web, worker, queue } = connectionNeeds(settings);
  const needs = `a web server opens up to ${web}, each worker up to ${worker + queue}`;
  if (allowed < web + worker + queue)
    throw new Error(`PostgreSQL allows ${allowed} connections; ${needs}: raise its limit`);
  return `${used} of ${allowed} in use; ${needs}`;
}

/** Nothing is wrong with a deployment that stands still; where a worker lives, nothing may be late. */
async function examineRuns(ctx: Ctx): Promise<string> {
  const actor = systemActor("doctor", ctx.surroundings.defaultCountry);
  const jobs = expectOk(await listSchedules(ctx, actor));
  const alive = expectOk(await listWorkers(ctx, actor)).filter(({ state }) => state === "alive").length;
  const late = jobs.filter(({ lateSince }) => lateSince !== null).map(({ name }) => name);
  if (jobs.length === 0) return "no worker has started yet";
  if (alive === 0) return `no worker is running; ${late.length} of ${jobs.length} jobs wait for one`;
  if (late.length > 0) throw new Error(`late: ${late.join(", ")}; see /admin/system`);
  return `${jobs.length} jobs, none late; workers: ${alive}`;
}

async function attempt(name: string, work: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await work() };
  } catch (error) {
    return failed(name, error);
  }
}

const failed = (name: string, error: unknown): Check => ({
  name,
  ok: false,
  detail: error instanceof SetupProblem || error instanceof Error ? error.message : String(error),
});
