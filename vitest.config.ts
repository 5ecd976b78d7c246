import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const SERVERS = "tests/support/servers.ts";

/** Projects: `unit` beside the code and without servers; the others in tests/, on real servers. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,bin,workers,prisma}/**/*.test.{ts,tsx}"],
          exclude: ["app/generated/**"],
          // Pure code shares one world per worker: loading it anew for each file takes most of the time.
          pool: "threads",
          isolate: false,
          // 10,000 random walks of a machine take a second or two, and longer beside other work.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      ...["contract", "integration", "chaos", "e2e"].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          globalSetup: [SERVERS],
          testTimeout: name === "e2e" ? 120_000 : 60_000,
          hookTimeout: 120_000,
          // Each file has its own database; loading the code anew for each would cost more than the tests.
          isolate: name === "e2e",
          // A browser, a server and a worker want the machine for themselves; so does what is killed on purpose.
          sequence: { groupOrder: { chaos: 2, e2e: 3 }[name] ?? 1 },
          fileParallelism: name !== "chaos",
        },
      })),
    ],
    pool: "forks",
    maxWorkers: Math.max(2, availableParallelism() - 1),
    restoreMocks: true,
  },
});
