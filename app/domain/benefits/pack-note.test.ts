import { expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { packNote } from "./pack-note.ts";
import { compileVersion } from "./pack-versions.ts";

const body = policyPacks.find(({ id }) => id === "sa-2023");
const version = (number: number, from: string, until: string | null) => {
  const effective = { from, until };
  return expectOk(compileVersion({ ...body, version: number }, { version: number, effective }));
};

it("names the version that later months of a plan are worked out with, and none that begins after them", () => {
  const packs = [version(1, "2023-11-01", "2026-12-01"), version(2, "2026-12-01", null)];
  expect(packNote(packs, "2026-11")).toMatchObject({ version: 1, next: { version: 2, from: "2026-12-01" } });
  expect(packNote(packs, "2026-12")).toMatchObject({ version: 2, next: null });
  expect(packNote(packs, "2024-11").next).toBeNull();
});
