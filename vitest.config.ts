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
        },
      },
      {
        extends: true,
        test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 60_000 },
      },
      ...["contract", "integration", "chaos", "e2e"].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          globalSetup: [SERVERS],
          testTimeout: name === "e2e" ? 120_000 : 60_000,
          hookTimeout: 120_000,
          // A browser, a server and a worker want the machine for themselves.
          sequence: { groupOrder: name === "e2e" ? 1 : 0 },
        },
      })),
    ],
    pool: "forks",
    restoreMocks: true,
  },
});
