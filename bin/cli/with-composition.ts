import { compose, type Composition } from "#app/composition.server.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { withDatabase } from "./with-database.ts";

/** Runs `work` with the engines of a command, on a database that has its reference data. */
export async function withComposition<T>(work: (composition: Composition) => Promise<T>): Promise<T> {
  return withDatabase(async ({ configuration }) => {
    const composition = await compose(
      { ...configuration, logLevel: "warn" },
      { process: "masar", maxConnections: 6 },
    );
    try {
      await seedReference(composition.ctx);
      return await work(composition);
    } finally {
      await composition.close();
    }
  });
}
