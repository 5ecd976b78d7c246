import net from "node:net";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";

const TRIES = 20;

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * The port to serve on. One that the operator named must be free; otherwise the next free one is taken.
 */
export async function findPort(wanted: number, host: string, named: boolean): Promise<number> {
  if (await canListen(wanted, host)) return wanted;
  if (named)
    throw new SetupProblem(
      `Port ${wanted} is in use or not allowed: stop the other program, or set PORT to a free one ` +
        `(PORT=${wanted + 1} npm run demo).`,
    );
  for (let port = wanted + 1; port <= wanted + TRIES; port++) if (await canListen(port, host)) return port;
  throw new SetupProblem(`Ports ${wanted} to ${wanted + TRIES} are all in use: set PORT to a free one.`);
}
