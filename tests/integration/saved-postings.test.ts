import { beforeAll, describe, expect, it } from "vitest";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { forgetRemovedPostings } from "#app/domain/search/saved/forget-removed-postings.server.ts";
import {
  readRemovedPosting,
  readSavedPostings,
} from "#app/domain/search/saved/read-saved-postings.server.ts";
import { removeSavedPosting } from "#app/domain/search/saved/remove-saved-posting.server.ts";
import { savePosting } from "#app/domain/search/saved/save-posting.server.ts";
import { savedAmong } from "#app/domain/search/saved/saved-among.server.ts";
import { moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { postVacancy } from "#app/domain/vacancies/post-vacancy.server.ts";
import { postingCards } from "#app/routes/_public/posting-cards.server.ts";
import { translateFor } from "#app/i18n/i18n.ts";
import { useMasar } from "#tests/support/database.ts";
import {
  aDraft,
  anEmployer,
  aSeeker,
  anIntake,
  aVacancy,
  system,
  type TestEmployer,
} from "#tests/support/marketplace.ts";
import { peopleReactions } from "#workers/handlers/people.ts";

const masar = useMasar();
const ctx = (): Ctx => masar.ctx;
const DAY_MS = 86_400_000;
let employer: TestEmployer;

const vacancy = (postingId: string) => ({ kind: "vacancy" as const, postingId });
const intake = (postingId: string) => ({ kind: "intake" as const, postingId });
const titles = async (actor: Member): Promise<string[]> =>
  expectOk(await readSavedPostings(ctx(), actor)).postings.map(({ title }) => title);
const later = (ms: number): Promise<void> => ctx().setClock(new Date(ctx().clock.now().getTime() + ms));
const aJob = (title: string): Promise<string> => aVacancy(ctx(), employer, { title });

/** A context that counts what is asked of the database. */
function counted(): { readonly ctx: Ctx; readonly queries: () => number } {
  let queries = 0;
  const sql: Ctx["sql"] = {
    ...ctx().sql,
    query: (text, values) => {
      queries++;
      return ctx().sql.query(text, values);
    },
  };
  return { ctx: { ...ctx(), sql }, queries: () => queries };
}

beforeAll(async () => {
  await ctx().setClock(new Date("2027-02-01T09:00:00Z"));
  employer = await anEmployer(ctx());
});

describe("a saved posting", () => {
  it("is on the list once, a vacancy and a programme alike, the newest first", async () => {
    const seeker = await aSeeker(ctx());
    const [job, course] = [await aJob("خبازة"), await anIntake(ctx(), "خياطة")];
    expectOk(await savePosting(ctx(), seeker, vacancy(job)));
    await later(1_000);
    expectOk(await savePosting(ctx(), seeker, intake(course)));
    await later(1_000);
    expectOk(await savePosting(ctx(), seeker, vacancy(job)));
    const { postings, total } = expectOk(await readSavedPostings(ctx(), seeker));
    expect(postings.map(({ title, kind, standing, item }) => [title, kind, standing, item?.id])).toEqual([
      ["خياطة", "intake", "open", course],
      ["خبازة", "vacancy", "open", job],
    ]);
    expect(total).toBe(2);
  });

  it("is saved once by two presses at the same time", async () => {
    const seeker = await aSeeker(ctx());
    const job = vacancy(await aJob("سائق"));
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => savePosting(ctx(), seeker, job)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await titles(seeker)).toEqual(["سائق"]);
  });

  it("is taken off, twice without harm, and comes back to its place for a day", async () => {
    const seeker = await aSeeker(ctx());
    const [first, second] = [vacancy(await aJob("أولى")), vacancy(await aJob("ثانية"))];
    expectOk(await savePosting(ctx(), seeker, first));
    await later(1_000);
    expectOk(await savePosting(ctx(), seeker, second));
    for (const _ of [1, 2]) expectOk(await removeSavedPosting(ctx(), seeker, first));
    expect(await titles(seeker)).toEqual(["ثانية"]);
    expect(await readRemovedPosting(ctx(), seeker, first)).toMatchObject({ title: "أولى" });
    expect(await readRemovedPosting(ctx(), seeker, second)).toBeNull();
    expectOk(await savePosting(ctx(), seeker, { ...first, undo: true }));
    expect(await titles(seeker)).toEqual(["ثانية", "أولى"]);
    expectOk(await removeSavedPosting(ctx(), seeker, first));
    expectOk(await savePosting(ctx(), seeker, first));
    expect(await titles(seeker)).toEqual(["أولى", "ثانية"]);
    expectOk(await removeSavedPosting(ctx(), seeker, first));
    expect(expectOk(await forgetRemovedPostings(ctx(), system, { country: "SA" })).forgotten).toBe(0);
    await later(DAY_MS + 60_000);
    expect(await readRemovedPosting(ctx(), seeker, first)).toBeNull();
    expect(expectOk(await forgetRemovedPostings(ctx(), system, { country: "EG" })).forgotten).toBe(0);
    expect(expectOk(await forgetRemovedPostings(ctx(), system, { country: "SA" })).forgotten).toBe(1);
    expect(await titles(seeker)).toEqual(["ثانية"]);
    expect(await forgetRemovedPostings(ctx(), seeker, { country: "SA" })).toMatchObject({
      error: { code: "system_only" },
    });
  });

  it("stays on the list with what has become of it, and can be taken off then too", async () => {
    const seeker = await aSeeker(ctx());
    const [withdrawn, paused, over, listed] = [
      await aJob("مسحوبة"),
      await aJob("متوقفة"),
      await aJob("منتهية"),
      await aJob("مدرجة"),
    ];
    const [claimed, moved] = [await aJob("مأخوذة"), await aJob("منشورة من جديد")];
    const [cancelled, running] = [await anIntake(ctx(), "ملغاة"), await anIntake(ctx(), "جارية")];
    for (const id of [withdrawn, paused, over, listed, claimed, moved])
      expectOk(await savePosting(ctx(), seeker, vacancy(id)));
    for (const id of [cancelled, running]) expectOk(await savePosting(ctx(), seeker, intake(id)));
    expectOk(await moveVacancy(ctx(), employer.actor, { vacancyId: withdrawn, edge: "withdraw" }));
    expectOk(await moveVacancy(ctx(), employer.actor, { vacancyId: paused, edge: "pause" }));
    // Over by its date: the worker has not looked at it yet.
    await ctx().sql.query("update vacancy set closes_on = '2027-01-01' where id = $1", [over]);
    await ctx().sql.query(
      `update vacancy set origin = 'imported', status = 'listed', source_name = 'x', source_id = id::text,
              organisation_id = null, establishment_id = null, expires_at = '2027-01-01' where id = $1`,
      [listed],
    );
    const successor = await aJob("من صاحب العمل");
    await ctx().sql.query(
      `update vacancy set origin = 'imported', status = 'claimed', source_name = 'x', source_id = id::text,
              establishment_id = null, expires_at = '2027-05-01' where id = any($1)`,
      [[claimed, moved]],
    );
    await ctx().sql.query("update vacancy set claimed_from_id = $1 where id = $2", [moved, successor]);
    await ctx().sql.query("update intake set status = 'cancelled' where id = $1", [cancelled]);
    await ctx().sql.query("update intake set status = 'running' where id = $1", [running]);
    const { postings } = expectOk(await readSavedPostings(ctx(), seeker));
    expect(Object.fromEntries(postings.map(({ title, standing }) => [title, standing]))).toEqual({
      ...{ مسحوبة: "closed", متوقفة: "paused", منتهية: "ended", مدرجة: "ended" },
      ...{ مأخوذة: "paused", "منشورة من جديد": "moved" },
      ...{ ملغاة: "closed", جارية: "ended" },
    });
    expect(postings.find(({ standing }) => standing === "moved")?.movedTo).toBe(successor);
    expect(postings.every(({ item }) => item === null)).toBe(true);
    expectOk(await removeSavedPosting(ctx(), seeker, vacancy(withdrawn)));
    expectOk(await removeSavedPosting(ctx(), seeker, intake(cancelled)));
    expect((await titles(seeker)).sort()).toEqual(
      ["جارية", "متوقفة", "مدرجة", "منتهية", "مأخوذة", "منشورة من جديد"].sort(),
    );
    expectOk(await savePosting(ctx(), seeker, { ...vacancy(withdrawn), undo: true }));
    expect(await titles(seeker)).toContain("مسحوبة");
  });

  it("belongs to one person: nobody else lists it, takes it off or brings it back", async () => {
    const [seeker, other] = [await aSeeker(ctx()), await aSeeker(ctx())];
    const job = vacancy(await aJob("حارس"));
    expectOk(await savePosting(ctx(), seeker, job));
    expectOk(await removeSavedPosting(ctx(), other, job));
    expect(await titles(seeker)).toEqual(["حارس"]);
    expect(await titles(other)).toEqual([]);
    expect(await savedAmong(ctx(), other, [job.postingId])).toEqual(new Set());
    expectOk(await removeSavedPosting(ctx(), seeker, job));
    expect(await readRemovedPosting(ctx(), other, job)).toBeNull();
    for (const role of [
      "employer",
      "officer",
      "supervisor",
      "adviser",
      "analyst",
      "trainer",
      "administrator",
    ] as const) {
      const staff: Member = { ...seeker, role };
      expect(await savePosting(ctx(), staff, job)).toMatchObject({ error: { code: "not_yours" } });
      expect(await removeSavedPosting(ctx(), staff, job)).toMatchObject({ error: { code: "not_yours" } });
      expect(await readSavedPostings(ctx(), staff)).toMatchObject({ error: { code: "not_yours" } });
      expect(await savedAmong(ctx(), staff, [job.postingId])).toBeNull();
    }
    expect(await savePosting(ctx(), { kind: "visitor", country: "SA" }, job)).toMatchObject({
      error: { code: "sign_in" },
    });
  });

  it("is never what was not public: a draft, nothing, or the other kind", async () => {
    const seeker = await aSeeker(ctx());
    const { organisationId } = employer;
    const draft = expectOk(
      await postVacancy(ctx(), employer.actor, { organisationId, draft: await aDraft(ctx(), employer) }),
    );
    const job = await aJob("طباخ");
    const none = [vacancy(draft.vacancyId), vacancy(ctx().ids.next()), intake(job), vacancy("x' or 1=1")];
    for (const posting of none)
      expect(await savePosting(ctx(), seeker, posting)).toMatchObject({ error: { code: "not_found" } });
    expect(await titles(seeker)).toEqual([]);
  });

  it("is refused with a sentence when there are two hundred, also when two are saved at once", async () => {
    const seeker = await aSeeker(ctx());
    const some = await Promise.all(Array.from({ length: 3 }, (_, n) => aJob(`وظيفة ${n}`)));
    // Copies of one vacancy, to fill the list quickly.
    await ctx().sql.query(
      `with copy as (
         insert into vacancy select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid()))).*
           from vacancy v, generate_series(1, 198) where v.id = $1 returning id)
       insert into saved_posting (id, person_id, country, vacancy_id, saved_at)
       select gen_random_uuid(), $2, 'SA', id, $3 from copy`,
      [some[0], seeker.personId, ctx().clock.now()],
    );
    const outcomes = await Promise.all(some.map((id) => savePosting(ctx(), seeker, vacancy(id))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      error: { code: "saved_postings_full", params: { count: 200 } },
    });
    const last = expectOk(await readSavedPostings(ctx(), seeker, { page: 1e9 }));
    expect(last).toMatchObject({ total: 200, page: 10, pages: 10 });
    expect(last.postings).toHaveLength(20);
    for (const page of [-5, 0, NaN, 1.5, Infinity])
      expect(expectOk(await readSavedPostings(ctx(), seeker, { page })).page).toBe(1);
    // What is on the list already is no more than before.
    const own = some[outcomes.findIndex(({ ok }) => ok)] ?? "";
    expectOk(await savePosting(ctx(), seeker, vacancy(own)));
  });

  it("goes with its person: joined to the registry's row, and gone for good when the person is", async () => {
    const [self, registered] = [await aSeeker(ctx()), await aSeeker(ctx())];
    const [both, own, back, gone] = await Promise.all(["كلتاهما", "لها", "عادت", "مزالة"].map(aJob));
    for (const id of [both, own, back]) expectOk(await savePosting(ctx(), self, vacancy(id ?? "")));
    for (const id of [both, back, gone]) expectOk(await savePosting(ctx(), registered, vacancy(id ?? "")));
    for (const id of [back, gone]) expectOk(await removeSavedPosting(ctx(), registered, vacancy(id ?? "")));
    const merged = {
      payload: { fromId: self.personId, intoId: registered.personId, accountId: self.accountId },
    };
    for (const _ of ["once", "again"])
      await peopleReactions["identity.persons_merged"]?.(ctx(), merged as never);
    expect(await titles(self)).toEqual([]);
    expect((await titles(registered)).sort()).toEqual(["كلتاهما", "لها", "عادت"].sort());
    await ctx().sql.query("delete from person where id = $1", [registered.personId]);
    const left = await ctx().sql.query("select 1 from saved_posting where person_id = $1", [
      registered.personId,
    ]);
    expect(left).toEqual([]);
  });

  it("is told to nobody: no event, and no posting in the audit trail", async () => {
    const seeker = await aSeeker(ctx());
    const job = vacancy(await aJob("مصور"));
    const events = async (): Promise<number> => {
      const rows = await ctx().sql.query<{ n: number }>("select count(*)::int as n from outbox_event");
      return rows[0]?.n ?? 0;
    };
    const before = await events();
    expectOk(await savePosting(ctx(), seeker, job));
    expectOk(await removeSavedPosting(ctx(), seeker, job));
    expectOk(await savePosting(ctx(), seeker, { ...job, undo: true }));
    expect(await events()).toBe(before);
    const entries = await ctx().sql.query<{ action: string; text: string }>(
      `select action, to_jsonb(a)::text as text from audit_entry a
        where subject_id = $1 and action like 'saved_posting.%' order by id`,
      [seeker.personId],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      "saved_posting.save",
      "saved_posting.remove",
      "saved_posting.restore",
    ]);
    for (const { text } of entries) expect(text).not.toContain(job.postingId);
  });
});

describe("cards", () => {
  it("ask once for all of them what is saved, and nothing at all for a visitor", async () => {
    const seeker = await aSeeker(ctx());
    const ids = await Promise.all(Array.from({ length: 5 }, (_, n) => aJob(`بائع ${n}`)));
    for (const id of ids) expectOk(await savePosting(ctx(), seeker, vacancy(id)));
    const items = expectOk(await readSavedPostings(ctx(), seeker)).postings.flatMap(({ item }) =>
      item ? [item] : [],
    );
    expect(items).toHaveLength(5);
    const asked = counted();
    expect(await savedAmong(asked.ctx, seeker, ids)).toEqual(new Set(ids));
    expect(asked.queries()).toBe(1);
    const visitor = counted();
    const t = translateFor("ar");
    const cards = await postingCards(
      { ctx: visitor.ctx, actor: { kind: "visitor", country: "SA" }, t, locale: "ar" },
      ...([items, new Map(), "/search?q=بائع"] as const),
    );
    expect(visitor.queries()).toBe(0);
    expect(cards[0]?.saving).toEqual({ saved: false, back: "/search?q=بائع", visitor: true });
    const staff: Member = { ...employer.actor };
    const theirs = await postingCards(
      { ctx: ctx(), actor: staff, t, locale: "ar" },
      items,
      new Map(),
      "/search",
    );
    expect(theirs[0]?.saving).toBeNull();
  });
});
