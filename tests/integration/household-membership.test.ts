import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importRegistry } from "#app/domain/people/import-registry.server.ts";
import { useMasar } from "../support/database.ts";

const masar = useMasar();
const actor = systemActor("test", "SA");

async function bringIn(rows: readonly string[]) {
  const file = path.join(masar.configuration.dataDir, "people.csv");
  const header = "household_ref,national_id,full_name,relation,birth_date,pack,scheme,benefit,benefit_from";
  fs.writeFileSync(file, [header, ...rows].join("\n"));
  return expectOk(await importRegistry(masar.ctx, actor, { file, country: "SA", dryRun: false }));
}

const overlaps = () =>
  masar.ctx.sql.query(
    `select 1 from household_member a join household_member b on b.person_id = a.person_id and b.id > a.id
      where daterange(a."from", a.until) && daterange(b."from", b.until)`,
  );

it("leaves a person who moves in one household at a time, whenever the new household's benefit began", async () => {
  await bringIn(["H-1,1000000016,سعد,head,1999-09-20,sa-2023,social-security,1320,2020-01-01"]);
  await bringIn(["H-2,1000000016,سعد,head,1999-09-20,sa-2023,social-security,1320,2021-01-01"]);
  const memberships = await masar.ctx.sql.query(
    `select household_id from household_member m join person p on p.id = m.person_id`,
  );
  expect(memberships).toHaveLength(2);
  expect(await overlaps()).toEqual([]);
});

it("counts a person whom one file names in two households where the last row puts her, and names the other", async () => {
  const { duplicates, accepted } = await bringIn([
    "H-3,1000000024,ريم,head,1985-01-01,sa-2023,social-security,1320,2021-01-01",
    "H-4,1000000024,ريم,head,1985-01-01,sa-2023,social-security,1320,2021-01-01",
  ]);
  expect({ duplicates, accepted }).toEqual({ duplicates: 1, accepted: 1 });
  expect(await overlaps()).toEqual([]);
});
