import fs from "node:fs";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Linux counts processor time of others in hundredths of a second, whatever the machine. */
const TICKS = 100;

/** Seconds of processor time so far: of this process, and of the database's server with all its processes. */
export type CpuTime = { readonly node: number; readonly postgres: number | null };

type Stat = { readonly parent: number; readonly own: number; readonly children: number };

/** Fields 4 and 14 to 17 of proc_pid_stat(5); null for a process that has ended. */
function statOf(pid: number): Stat | null {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = (from: number): number => (Number(fields[from]) + Number(fields[from + 1])) / TICKS;
    return { parent: Number(fields[1]), own: ticks(11), children: ticks(13) };
  } catch {
    return null;
  }
}

/**
 * Processor time says what work costs also where other programs use the machine, which time on the clock does not.
 * `postgres` is null where the server does not run on this Linux machine.
 */
export async function cpuTime(sql: SqlExecutor): Promise<CpuTime> {
  const { user, system } = process.cpuUsage();
  const node = (user + system) / 1e6;
  const [backend] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = statOf(backend?.pid ?? 0)?.parent ?? 0;
  const main = server > 1 ? statOf(server) : null;
  if (!main) return { node, postgres: null };
  const others = fs
    .readdirSync("/proc")
    .map((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : null))
    .filter((stat) => stat?.parent === server);
  // The server has waited for its processes that ended: their time is among its children's.
  const postgres = others.reduce((sum, stat) => sum + (stat?.own ?? 0), main.own + main.children);
  return { node, postgres };
}
