import pg from "pg";
import { NotThere } from "#app/domain/kernel/not-there.ts";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";

const ABSENT = ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN", "ECONNRESET"];
/** Starting up, shutting down, all connections taken. */
const BUSY = ["57P03", "57P01", "53300"];

const NO_TABLE = "42P01";

const placeOf = (url: string): string => {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 5432}`;
};

/** What a failed connection means for the operator. */
export function explainConnectionError(error: unknown, url: string): unknown {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const place = placeOf(url);
  if (ABSENT.includes(code))
    return new SetupProblem(`No PostgreSQL answers at ${place}: start it, or correct DATABASE_URL.`);
  if (code === "28P01" || code === "28000")
    return new SetupProblem(`PostgreSQL at ${place} refuses the user or password: correct DATABASE_URL.`);
  if (code === "3D000")
    return new SetupProblem(
      `PostgreSQL at ${place} has no database "${new URL(url).pathname.slice(1)}": create it, or correct DATABASE_URL.`,
    );
  return message?.includes("timeout expired")
    ? new SetupProblem(`PostgreSQL at ${place} does not answer in time: check it, or correct DATABASE_URL.`)
    : error;
}

/**
 * The same for a process that starts: a server that is away or busy may be there in a moment, so that is no wrong
 * setting but a `NotThere`.
 */
export function explainStart(error: unknown, url: string): unknown {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === NO_TABLE)
    return new SetupProblem(
      `The database at ${placeOf(url)} is not at this version of Masar: run "npx masar migrate".`,
    );
  if (BUSY.includes(code))
    return new NotThere(`PostgreSQL at ${placeOf(url)} takes no connection now: try again soon.`);
  const explained = explainConnectionError(error, url);
  const isAway = ABSENT.includes(code) || message?.includes("timeout expired") === true;
  return isAway && explained instanceof SetupProblem ? new NotThere(explained.message) : explained;
}

/** Ends well where the database answers and holds Masar's tables; throws a `NotThere` or a `SetupProblem`. */
export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "masar start",
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
    await client.query("select from outbox_event limit 0");
  } catch (error) {
    throw explainStart(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}
