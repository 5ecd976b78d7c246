import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { placeId } from "#app/domain/places/save-places.server.ts";
import { expireListedPostings } from "#app/domain/vacancies/import/expire-listed-postings.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { vacancyForSeeker } from "#app/domain/vacancies/vacancy-for-seeker.server.ts";
import { useMasar } from "../support/database.ts";

const actor = systemActor("import", "SA");
const DAY_MS = 86_400_000;

describe("the import of postings", () => {
  const masar = useMasar();
  const folder = mkdtempSync(path.join(tmpdir(), "masar-import-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const HEADER = "id,title,employer,region,city";
  let files = 0;
  function fileOf(lines: readonly string[]): string {
    const file = path.join(folder, `${++files}.csv`);
    writeFileSync(file, lines.join("\n"));
    return file;
  }
  const run = async (source: string, lines: readonly string[], more: { dryRun?: boolean } = {}) =>
    expectOk(await importPostings(masar.ctx, actor, { file: fileOf(lines), country: "SA", source, ...more }));
  const vacancies = (source: string): Promise<Record<string, unknown>[]> =>
    masar.ctx.sql.query("select * from vacancy where source_name = $1 order by source_id", [source]);

  it("accounts for every row, and takes the last one of an id", async () => {
    const lines = [
      HEADER,
      "1,بائع,متجر النخيل,الرياض,AR RIYADH...",
      "2,طباخة,مطعم الدار,مكة المكرمة,جدة",
      ",بلا رقم,متجر,الرياض,الرياض",
      '3,"مقطوع,متجر,الرياض,الرياض',
      "1,بائع أول,متجر النخيل,الرياض,AR RIYADH...",
      "4,=HYPERLINK(1),متجر,الرياض",
    ];
    const result = await run("one", lines);
    expect(result).toMatchObject({
      rows: 6,
      accepted: 2,
      updated: 0,
      unchanged: 0,
      duplicates: 1,
      rejected: 3,
    });
    expect(
      readFileSync(result.report ?? "", "utf8")
        .trim()
        .split("\r\n"),
    ).toEqual([
      "row,outcome,id,column,reason",
      "2,duplicate,1,,later_row_wins",
      "4,rejected,,id,missing",
      "5,rejected,,,broken_quotes",
      "7,rejected,,city,wrong_cell_count",
    ]);
    expect(await vacancies("one")).toMatchObject([
      {
        source_id: "1",
        title: "بائع أول",
        origin: "imported",
        status: "listed",
        place_id: placeId("SA-01/riyadh"),
        place_confidence: 1,
        employer_name: "متجر النخيل",
      },
      { source_id: "2", place_id: placeId("SA-02/jeddah") },
    ]);
  });

  it("gives each accepted row a page that can be shown", async () => {
    await run("shown", [HEADER, "1,بائع,متجر النخيل,الرياض,AR RIYADH..."]);
    const [row] = await vacancies("shown");
    const vacancy = expectOk(await vacancyForSeeker(masar.ctx, String(row?.["id"])));
    expect(vacancy).toMatchObject({ title: "بائع", accommodations: [], requirements: [], isOpen: true });
  });

  it("changes nothing when repeated, and only what changed when something did", async () => {
    const lines = [HEADER, "1,بائع,متجر,الرياض,الرياض", "2,حارس,متجر,الرياض,الرياض"];
    await run("two", lines);
    const before = await vacancies("two");
    expect(await run("two", lines)).toMatchObject({ rows: 2, unchanged: 2, accepted: 0, updated: 0 });
    expect(await vacancies("two")).toEqual(before);
    const changed = [HEADER, "1,بائع,متجر,الرياض,الرياض", "2,حارس ليلي,متجر,الرياض,الرياض"];
    expect(await run("two", changed)).toMatchObject({ unchanged: 1, updated: 1 });
    expect(await vacancies("two")).toMatchObject([
      { title: "بائع", rev: 1 },
      { title: "حارس ليلي", rev: 2 },
    ]);
  });

  it("codes titles and requirements it is sure of, and counts the others", async () => {
    const result = await run("coded", [
      `${HEADER},requirements`,
      "1,كاشير,متجر,الرياض,الرياض,خياطة|zxqv",
      "2,مروض تنانين,متجر,الرياض,أرض بعيدة,",
    ]);
    expect(result.unresolved).toEqual({ titles: 1, requirements: 1, places: 0, towns: 1 });
    const [cashier, tamer] = await vacancies("coded");
    expect(cashier).toMatchObject({ occupation_confidence: 1 });
    expect(tamer).toMatchObject({
      occupation_id: null,
      occupation_confidence: 0,
      place_id: placeId("SA-01"),
    });
  });

  it("writes nothing in a dry run, and says what would happen", async () => {
    const lines = [HEADER, "1,بائع,متجر,الرياض,الرياض"];
    expect(await run("dry", lines, { dryRun: true })).toMatchObject({ rows: 1, accepted: 1 });
    expect(await vacancies("dry")).toEqual([]);
    expect(
      await masar.ctx.sql.query("select dry_run, accepted from import_run where source = 'dry'"),
    ).toEqual([{ dry_run: true, accepted: 1 }]);
  });

  it("tells of at most 500 postings in one event and one audit entry", async () => {
    const lines = Array.from({ length: 1_001 }, (_, i) => `${i},بائع,متجر,الرياض,الرياض`);
    await run("many", [HEADER, ...lines]);
    const events = await masar.ctx.sql.query<{ n: number }>(
      `select jsonb_array_length(payload -> 'vacancyIds') as n from outbox_event
        where payload ->> 'importId' = (select id::text from import_run where source = 'many') order by seq`,
    );
    expect(events.map((e) => e.n)).toEqual([500, 500, 1]);
    const entries = await masar.ctx.sql.query(
      `select details from audit_entry
        where subject_id = (select id::text from import_run where source = 'many')`,
    );
    expect(entries).toHaveLength(3);
  });

  it("keeps requirements and the gender that was demanded", async () => {
    await run("asks", [
      `${HEADER},requirements,gender`,
      "1,سائق,متجر,الرياض,الرياض,قيادة المركبات|شيء لا يعرفه أحد,male",
    ]);
    expect(
      await masar.ctx.sql.query(
        `select r.label, v.demanded_gender from vacancy_requirement r join vacancy v on v.id = r.vacancy_id
          where v.source_name = 'asks' order by position`,
      ),
    ).toEqual([
      { label: "قيادة المركبات", demanded_gender: "male" },
      { label: "شيء لا يعرفه أحد", demanded_gender: "male" },
    ]);
  });

  it("expires what was not seen for 90 days or has closed, and lists again what comes back", async () => {
    const start = masar.ctx.clock.now();
    const later = (days: number): Promise<void> =>
      masar.ctx.setClock(new Date(start.getTime() + days * DAY_MS));
    const closing = new Date(start.getTime() + 10 * DAY_MS).toISOString().slice(0, 10);
    const lines = [
      `${HEADER},closes_on`,
      "1,بائع,متجر,الرياض,الرياض,",
      `2,حارس,متجر,الرياض,الرياض,${closing}`,
      "3,طباخة,متجر,الرياض,الرياض,",
    ];
    await run("ageing", lines);
    await later(20);
    await expireListedPostings(masar.ctx, actor);
    expect((await vacancies("ageing")).map((v) => v["status"])).toEqual(["listed", "expired", "listed"]);
    // Seen again: alive for 90 days more. What closed stays closed.
    expect(await run("ageing", lines.slice(0, 3))).toMatchObject({ unchanged: 2 });
    await later(95);
    await expireListedPostings(masar.ctx, actor);
    expect((await vacancies("ageing")).map((v) => v["status"])).toEqual(["listed", "expired", "expired"]);
    expect(await run("ageing", lines)).toMatchObject({ updated: 1, unchanged: 2 });
    expect((await vacancies("ageing")).map((v) => v["status"])).toEqual(["listed", "expired", "listed"]);
    await later(0);
  });

  it("refuses a wrong file with what it found", async () => {
    const wrong = await importPostings(masar.ctx, actor, {
      file: fileOf(["Title,Company,Location,Country", "a,b,c,d"]),
    });
    expect(wrong).toMatchObject({
      ok: false,
      error: {
        code: "columns_missing",
        params: { columns: "id, employer, region, city", looksLike: "wuzzuf" },
      },
    });
    expect(await importPostings(masar.ctx, actor, { file: path.join(folder, "absent") })).toMatchObject({
      ok: false,
      error: { code: "file_not_found" },
    });
    expect(
      await importPostings(masar.ctx, actor, { file: "x", from: "other" as "csv", source: "Not a name" }),
    ).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { from: "format_unknown", source: "source_invalid" } },
    });
    expect(await importPostings(masar.ctx, { kind: "visitor", country: "SA" }, { file: "x" })).toMatchObject({
      ok: false,
      error: { kind: "denial" },
    });
  });
});
