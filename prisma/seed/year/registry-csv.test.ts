import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { readRegistryRow } from "#app/domain/people/registry-file.ts";
import { demoPeople } from "../demo/people.ts";
import { registryCsv } from "./registry-csv.ts";

it("writes people as the importer reads them", () => {
  const people = demoPeople(40, "2026-01-01");
  const rows = parse(registryCsv(people), { columns: true }) as Record<string, string>[];
  const read = rows.map((cells, index) =>
    readRegistryRow(cells, people[index]?.row ?? 0, "SA", "2026-01-01"),
  );
  expect(read).toEqual(people.map((person) => ({ person })));
});
