import { compose, type Composition } from "#app/composition.server.ts";
import { withDatabase } from "./with-database.ts";

/** Runs `work` with the engines of a command. */
export async function withComposition<T>(work: (composition: Composition) => Promise<T>): Promise<T> {
  return withDatabase(async ({ configuration }) => {
    const composition = await compose(
      { ...configuration, logLevel: "warn" },
      { process: "masar", maxConnections: 6 },
    );
    try {
      return await work(composition);
    } finally {
      await composition.close();
    }
  });
}
