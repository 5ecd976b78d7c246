import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

const NAME = "reference.digest";
const CHECKOUT = path.resolve(import.meta.dirname, "../..");
/** Everything that decides what the reference data become in the database. */
const SOURCES = [
  "prisma/seed/packs",
  "prisma/seed/places",
  "prisma/seed/taxonomy",
  "app/domain/benefits",
  "app/domain/places",
  "app/domain/taxonomy",
];

/** Of the sources' names and contents; tests and demo data left out. */
function digestOfSources(): string {
  const hash = createHash("sha256");
  const visit = (place: string): void => {
    if (!fs.statSync(place).isDirectory()) {
      hash.update(path.relative(CHECKOUT, place)).update("\0").update(fs.readFileSync(place));
      return;
    }
    for (const name of fs.readdirSync(place).sort())
      if (!name.includes(".test.")) visit(path.join(place, name));
  };
  for (const source of SOURCES) visit(path.join(CHECKOUT, source));
  return hash.digest("hex");
}

/**
 * What every database needs before any work: places, policy packs and the starter taxonomy. Safe to repeat, and
 * quick when nothing has changed since the last time.
 */
export async function seedReference(ctx: Ctx): Promise<void> {
  const digest = digestOfSources();
  const known = await ctx.db.setting.findUnique({ where: { name: NAME } });
  if ((known?.value as { digest?: string } | null)?.digest === digest) return;
  const [{ seedPlaces }, { seedPolicyPacks }, { seedStarterTaxonomy }] = await Promise.all([
    import("./places/seed-places.ts"),
    import("./packs/seed-policy-packs.ts"),
    import("./taxonomy/seed-starter.ts"),
  ]);
  await seedPlaces(ctx);
  await seedPolicyPacks(ctx);
  await seedStarterTaxonomy(ctx);
  const value = { digest };
  await ctx.db.setting.upsert({ where: { name: NAME }, create: { name: NAME, value }, update: { value } });
}
