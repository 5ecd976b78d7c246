import { provideDatabase, type ProvidedDatabase } from "#app/composition-database.server.ts";
import { readSettings, unknownSettings } from "#app/configuration.server.ts";

const note = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);

/** Runs `work` with the database at this version; the embedded one is started when needed and stopped again. */
export async function withDatabase<T>(work: (database: ProvidedDatabase) => Promise<T>): Promise<T> {
  for (const name of unknownSettings()) note(`Unknown setting ${name}: see masar doctor.`);
  const database = await provideDatabase(readSettings(), note);
  const interrupted = (): void => {
    void database.release().finally(() => process.exit(130));
  };
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);
  try {
    return await work(database);
  } finally {
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", interrupted);
    await database.release();
  }
}
