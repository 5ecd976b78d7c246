import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Only the generator runs through this file; migrations go through bin/masar.js migrate.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://unused" },
});
