import { authorMigration, migrationDrift } from "#app/composition-database.server.ts";
import type { Command, CommandOutput } from "./command.ts";
import { UsageError } from "./command.ts";
import { withDatabase } from "./with-database.ts";

/** Applies missing migrations; `create NAME` writes the next one, `drift` compares migrations and schema. */
export const migrate: Command = {
  name: "migrate",
  usage: "[create NAME | drift]",
  summary: "Bring the database to this version, or write the next migration",
  positionals: { min: 0, max: 2 },
  options: {},
  details:
    "migrate              applies missing migrations\n" +
    "migrate create NAME  writes prisma/migrations/<time>_<name> from changes in prisma/schema\n" +
    "migrate drift        exit code 1 when the migrations don't lead to the schema",
  async run({ positionals: [verb, name] }) {
    if (verb === undefined) return apply();
    if (verb === "drift" && name === undefined) return drift();
    if (verb === "create" && name !== undefined) return create(name);
    throw new UsageError("Expected nothing, create NAME, or drift");
  },
};

async function apply(): Promise<CommandOutput> {
  const { applied, total } = await withDatabase(async ({ migrations }) => migrations);
  const text = applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database was up to date.";
  return { json: { applied, total }, text: `${text} Migrations: ${total}.` };
}

async function create(name: string): Promise<CommandOutput> {
  const created = await authorMigration(name);
  const text = created
    ? `Wrote prisma/migrations/${created}. Read it before you use it.`
    : "The schema has not changed.";
  return { json: { created }, text };
}

async function drift(): Promise<CommandOutput> {
  const sql = await migrationDrift();
  const text = sql === "" ? "Migrations and schema agree." : `The migrations lack:\n${sql}`;
  return { json: { drift: sql !== "", sql }, text, ok: sql === "" };
}
