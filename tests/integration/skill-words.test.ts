import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { normaliseLabel } from "#app/domain/search/fold.ts";
import { dismissSkillWord } from "#app/domain/taxonomy/dismiss-skill-word.server.ts";
import { findSkills } from "#app/domain/taxonomy/find-skills.server.ts";
import { listDecidedWords } from "#app/domain/taxonomy/list-decided-words.server.ts";
import { listWaitingWords, readWaitingWord } from "#app/domain/taxonomy/list-waiting-words.server.ts";
import { mapSkillWord } from "#app/domain/taxonomy/map-skill-word.server.ts";
import { undoSkillWord } from "#app/domain/taxonomy/undo-skill-word.server.ts";
import { saveOwnProfile } from "#app/domain/people/save-own-profile.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { workerAtOnce } from "#workers/at-once.ts";
import { SCHEDULES } from "#workers/schedules.ts";
import { createAccount } from "../support/accounts.ts";
import { useMasar } from "../support/database.ts";

const masar = useMasar();
const folder = mkdtempSync(path.join(tmpdir(), "masar-words-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let admin: Member;
let sewing: string;
let work: ReturnType<typeof workerAtOnce>;
beforeAll(async () => {
  admin = (await createAccount(masar.ctx, { role: "administrator" })).actor;
  sewing = (await findSkills(masar.ctx, "الخياطة"))[0]?.id ?? "";
  work = workerAtOnce(masar.composition);
});

let files = 0;
/** Imports one posting for each list of requirements. */
async function bringIn(source: string, requirements: readonly string[], country = "SA"): Promise<void> {
  const file = path.join(folder, `${++files}.csv`);
  const rows = requirements.map((line, at) => `${at + 1},خياط,مشغل النور,الرياض,الرياض,"${line}"`);
  writeFileSync(file, ["id,title,employer,region,city,requirements", ...rows].join("\n"));
  expectOk(await importPostings(masar.ctx, systemActor("test", country), { file, country, source }));
}
const waiting = async (more: { lang?: string; page?: number } = {}) =>
  expectOk(await listWaitingWords(masar.ctx, admin, more));
const wordOf = async (label: string) =>
  (await waiting()).items.find(({ folded }) => folded === normaliseLabel(label));
const conceptsOf = (source: string) =>
  masar.ctx.sql.query<{ label: string; conceptId: string | null; confidence: number }>(
    `select r.label, r.concept_id as "conceptId", r.confidence from vacancy_requirement r join vacancy v on v.id = r.vacancy_id
      where v.source_name = $1 order by v.source_id, r.position`,
    [source],
  );
const eventsNamed = (name: string) =>
  masar.ctx.sql.query<{ payload: Record<string, unknown> }>(
    "select payload from outbox_event where name = $1 order by seq",
    [name],
  );

async function saySkills(skills: readonly string[], country = "SA"): Promise<Member> {
  const { actor } = await createAccount(masar.ctx);
  const profile = {
    placeId: null,
    reachKm: 20,
    hoursMin: null,
    hoursMax: null,
    shift: "any",
    wantsRemote: false,
    wantsPartTime: false,
    wageMinMinor: null,
    educationLevel: null,
    experienceYears: null,
    needs: [],
    occupations: [],
    skills,
  };
  expectOk(await saveOwnProfile(masar.ctx, { ...actor, country }, profile));
  return actor;
}

describe("words that no skill is known for", () => {
  it("are counted, mapped, read again and indexed, and wait again when that is undone", async () => {
    await bringIn("walk", ["قرقفة بلغازية", "خبرة في قرقفة بلغازيه", "الخياطة، قرقفة بلغازية", "الخياطة"]);
    await work.react();
    const word = await wordOf("قرقفة بلغازية");
    expect(word).toMatchObject({ text: "قرقفة بلغازية", lang: "ar", postings: 2, people: 0 });
    const count = (await waiting()).total;

    const { wordId } = expectOk(
      await mapSkillWord(masar.ctx, admin, { folded: word?.folded, conceptId: sewing }),
    );
    expect(await wordOf("قرقفة بلغازية")).toBeUndefined();
    await work.react();
    expect(work.failed).toEqual([]);
    expect((await conceptsOf("walk")).map(({ conceptId }) => conceptId)).toEqual(Array(5).fill(sewing));
    // The sentence that has the words inside was read again too.
    expect((await waiting()).total).toBe(count - 2);
    const [indexed] = await eventsNamed("vacancy.read_again");
    expect(indexed?.payload["vacancyIds"]).toHaveLength(3);
    const documents = await masar.ctx.sql.query("select 1 from search_index.posting where $1 = any(skills)", [
      sewing,
    ]);
    expect(documents).toHaveLength(4);
    expect(expectOk(await listDecidedWords(masar.ctx, admin, {})).items[0]).toMatchObject({
      id: wordId,
      decision: "mapped",
      requirements: 3,
      profiles: 0,
      settledAt: expect.any(Date) as Date,
      skill: { ar: "الخياطة" },
    });

    // A posting that comes later knows the word at once.
    await bringIn("later", ["قرقفة بلغازية"]);
    expect(await conceptsOf("later")).toMatchObject([{ conceptId: sewing, confidence: 1 }]);

    expectOk(await undoSkillWord(masar.ctx, admin, { wordId }));
    await work.react();
    expect(work.failed).toEqual([]);
    expect((await conceptsOf("walk")).map(({ conceptId }) => conceptId)).toEqual([
      ...[null, null, sewing, null, sewing],
    ]);
    expect(await wordOf("قرقفة بلغازية")).toMatchObject({ postings: 3 });
    expect((await waiting()).total).toBe(count);
    expect(expectOk(await listDecidedWords(masar.ctx, admin, {})).items[0]).toMatchObject({
      undoneAt: expect.any(Date) as Date,
      requirements: 4,
    });
    const actions = await masar.ctx.sql.query<{ action: string }>(
      "select action from audit_entry where subject_type = 'skill_word' and subject_id = $1 order by id",
      [wordId],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      ...["skill_word.map", "vacancy.read_again", "skill_word.settle"],
      ...["skill_word.undo_mapping", "vacancy.read_again", "skill_word.settle"],
    ]);
  });

  it("are read again in batches, each once, however often the events come", async () => {
    await bringIn("many", ["ضرغمة سواعدية"]);
    await masar.ctx.sql.query(
      `insert into vacancy_requirement (vacancy_id, position, kind, label, lang, folded)
       select vacancy_id, n, kind, label, lang, folded from vacancy_requirement, generate_series(2, 700) n
        where label = 'ضرغمة سواعدية'`,
    );
    const { folded } = (await wordOf("ضرغمة سواعدية")) ?? { folded: "" };
    const { wordId } = expectOk(await mapSkillWord(masar.ctx, admin, { folded, conceptId: sewing }));
    await work.react();
    expect((await conceptsOf("many")).filter(({ conceptId }) => conceptId === sewing)).toHaveLength(700);
    const [row] = await masar.ctx.sql.query("select requirements, settled_at from skill_word where id = $1", [
      wordId,
    ]);
    expect(row).toMatchObject({ requirements: 700 });
    const batches = (await eventsNamed("skill_word.read_on")).filter(
      ({ payload }) => payload["wordId"] === wordId,
    );
    expect(batches.map(({ payload }) => [payload["of"], payload["after"] === null])).toEqual([
      ["requirements", false],
      ["profiles", true],
    ]);
    await masar.ctx.transaction((tx) =>
      tx.publish({ name: "skill_word.read_on", payload: { wordId, of: "requirements", after: null } }),
    );
    await work.react();
    const [again] = await masar.ctx.sql.query("select requirements from skill_word where id = $1", [wordId]);
    expect(again).toMatchObject({ requirements: 700 });
  });

  it("show nobody: what few people say stays hidden, unless postings say it too", async () => {
    await saySkills(["سر عائلتي الخاص"]);
    await saySkills(["سر عائلتي الخاص"]);
    expect(await wordOf("سر عائلتي الخاص")).toBeUndefined();
    const folded = normaliseLabel("سر عائلتي الخاص");
    for (const act of [
      () => mapSkillWord(masar.ctx, admin, { folded, conceptId: sewing }),
      () => dismissSkillWord(masar.ctx, admin, { folded }),
      () => readWaitingWord(masar.ctx, admin, { folded, query: "" }),
    ])
      expect(await act()).toMatchObject({ ok: false, error: { code: "word_not_waiting" } });

    const person = await saySkills(["سِرُّ عائلتي الخاص"]);
    const word = await wordOf("سر عائلتي الخاص");
    // Nobody's own spelling.
    expect(word).toMatchObject({ text: folded, postings: 0, people: 3 });
    await saySkills(["دبلقة حنظلية"]);
    await bringIn("both", ["دبلقة حنظلية"]);
    expect(await wordOf("دبلقة حنظلية")).toMatchObject({ postings: 1, people: null });

    const { wordId } = expectOk(await mapSkillWord(masar.ctx, admin, { folded, conceptId: sewing }));
    await work.react();
    const skills = await masar.ctx.sql.query("select concept_id from seeker_skill where person_id = $1", [
      person.personId,
    ]);
    expect(skills).toEqual([{ concept_id: sewing }]);
    expect(JSON.stringify(await eventsNamed("skill_word.mapped"))).not.toContain(folded);
    expectOk(await undoSkillWord(masar.ctx, admin, { wordId }));
    await work.react();
    expect(await wordOf("سر عائلتي الخاص")).toMatchObject({ people: 3 });
  });

  it("may be no skill, in this country, until that is undone; their postings keep them", async () => {
    await bringIn("noise", ["كبسولة زرقاوية"]);
    const { folded } = (await wordOf("كبسولة زرقاوية")) ?? { folded: "" };
    const { wordId } = expectOk(await dismissSkillWord(masar.ctx, admin, { folded }));
    expect(await wordOf("كبسولة زرقاوية")).toBeUndefined();
    expect(await dismissSkillWord(masar.ctx, admin, { folded })).toMatchObject({ ok: false });
    expect(await conceptsOf("noise")).toMatchObject([{ label: "كبسولة زرقاوية", conceptId: null }]);
    expectOk(await undoSkillWord(masar.ctx, admin, { wordId }));
    expect(await wordOf("كبسولة زرقاوية")).toMatchObject({ postings: 1 });
    expect(await undoSkillWord(masar.ctx, admin, { wordId })).toMatchObject({ ok: false });
  });

  it("are of the administrator's own country, and of nobody else", async () => {
    await bringIn("egypt", ["كنفشة مصراوية"], "EG");
    const folded = normaliseLabel("كنفشة مصراوية");
    expect(await wordOf("كنفشة مصراوية")).toBeUndefined();
    expect(await mapSkillWord(masar.ctx, admin, { folded, conceptId: sewing })).toMatchObject({ ok: false });
    const egyptian: Member = { ...admin, country: "EG" };
    const { wordId } = expectOk(await dismissSkillWord(masar.ctx, egyptian, { folded }));
    expect(await undoSkillWord(masar.ctx, admin, { wordId })).toMatchObject({ ok: false });
    for (const role of ["seeker", "officer", "supervisor", "adviser", "employer", "analyst"] as const) {
      const other: Member = { ...admin, role };
      for (const answer of [
        await listWaitingWords(masar.ctx, other, {}),
        await listDecidedWords(masar.ctx, other, {}),
        await mapSkillWord(masar.ctx, other, { folded, conceptId: sewing }),
        await dismissSkillWord(masar.ctx, other, { folded }),
        await undoSkillWord(masar.ctx, other, { wordId }),
      ])
        expect(answer).toMatchObject({ ok: false, error: { kind: "denial" } });
    }
  });

  it("are listed by page and language, most frequent first", async () => {
    await bringIn("english", ["flurbling", "flurbling", "zorbing wrench"]);
    const english = await waiting({ lang: "en" });
    expect(english.items.map(({ text, postings }) => [text, postings])).toEqual([
      ["flurbling", 2],
      ["zorbing wrench", 1],
    ]);
    expect((await waiting({ lang: "en", page: 2 })).items).toEqual([]);
    const all = (await waiting()).items.map(({ postings, people }) => postings + (people ?? 0));
    expect(all).toEqual([...all].sort((a, b) => b - a));
  });

  it("that came in unfolded, or while they were being taught, are found by the recurring job", async () => {
    await bringIn("old", ["حنظفة شاشية", "حنظفة شاشية"]);
    const { folded } = (await wordOf("حنظفة شاشية")) ?? { folded: "" };
    const { wordId } = expectOk(await mapSkillWord(masar.ctx, admin, { folded, conceptId: sewing }));
    await work.react();
    await masar.ctx.sql.query(
      `update vacancy_requirement r set concept_id = null, folded = null from vacancy v
        where v.id = r.vacancy_id and v.source_name = 'old' and v.source_id = '2'`,
    );
    const counts = await SCHEDULES.find(({ name }) => name === "tend-words")?.run(masar.ctx);
    expect(counts).toEqual({ requirements: 1, profiles: 0, words: 1 });
    await work.react();
    expect((await conceptsOf("old")).map(({ conceptId }) => conceptId)).toEqual([sewing, sewing]);
    const [row] = await masar.ctx.sql.query("select requirements from skill_word where id = $1", [wordId]);
    expect(row).toMatchObject({ requirements: 3 });
  });
});
