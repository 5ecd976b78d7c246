import { describe, expect, it } from "vitest";
import { logAccess } from "#app/domain/audit/log-access.server.ts";
import { readOwnAccessLog } from "#app/domain/audit/read-own-access-log.server.ts";
import { readOwnBenefit } from "#app/domain/benefits/read-own-benefit.server.ts";
import { readOwnCase, readOwnCases } from "#app/domain/casework/read-own-cases.server.ts";
import { sealWords } from "#app/domain/casework/take-edge.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { matchSeeker } from "#app/domain/matching/match-seeker.server.ts";
import type { OwnProfileInput } from "#app/domain/people/own-profile.schema.ts";
import { readOwnProfile } from "#app/domain/people/read-own-profile.server.ts";
import { saveOwnProfile } from "#app/domain/people/save-own-profile.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { readOwnPlacements } from "#app/domain/placements/read-own-placements.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, aSeeker, aTown, aVacancy } from "#tests/support/marketplace.ts";

const masar = useMasar();

const count = async (sql: string, params: unknown[]): Promise<number> =>
  (await masar.ctx.sql.query<{ n: number }>(sql, params))[0]?.n ?? -1;

const words = (change: Partial<OwnProfileInput> = {}): OwnProfileInput => ({
  occupations: [{ title: "محاسبة صندوق", years: 3 }],
  skills: ["خدمة العملاء", "تفسير الأحلام"],
  placeId: null,
  reachKm: 40,
  hoursMin: null,
  hoursMax: null,
  shift: "any",
  wantsRemote: false,
  wantsPartTime: true,
  wageMinMinor: null,
  educationLevel: "secondary",
  experienceYears: 3,
  needs: [],
  ...change,
});

/** A graduation case of a person, told to her, with an officer's reason. */
async function aCase(ctx: Ctx, person: Member): Promise<string> {
  const [caseId, householdId, spellId] = [ctx.ids.next(), ctx.ids.next(), ctx.ids.next()];
  const at = ctx.clock.now();
  const today = ctx.clock.today("SA");
  await ctx.transaction(async (tx) => {
    await tx.query(
      `insert into household (id, country, registry_ref_lookup, registry_ref_sealed, created_at) values ($1, 'SA', $2, 'x', $3)`,
      [householdId, householdId, at],
    );
    await tx.query(
      `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, 'head', $4)`,
      [ctx.ids.next(), householdId, person.personId, addDays(today, -400)],
    );
    await tx.query(
      `insert into benefit_spell (id, household_id, country, scheme, pack_id, status, "from", decided_minor, currency, created_at)
       values ($1, $2, 'SA', 'social-security', 'sa-2023', 'active', $3, 264000, 'SAR', $4)`,
      [spellId, householdId, addDays(today, -400), at],
    );
    await tx.query(
      `insert into graduation_case (id, household_id, spell_id, person_id, country, status, evidence, opened_at, proposal_sealed, hearing_due_on, proposed_by)
       values ($1, $2, $3, $4, 'SA', 'notified', $5, $6, $7, $8, gen_random_uuid())`,
      [
        caseId,
        householdId,
        spellId,
        person.personId,
        {
          monthsInARow: 6,
          monthsNeeded: 6,
          lineMinor: 264_000,
          firstMonth: "2026-05",
          lastMonth: "2026-10",
          placementId: null,
        },
        at,
        sealWords(ctx, caseId, "proposal_sealed", "ستة أشهر من الأجر المثبت فوق الحد."),
        addDays(today, 14),
      ],
    );
  });
  return caseId;
}

describe("one's own profile", () => {
  it("keeps a skill that the taxonomy does not know, as it was said, with event and audit entry", async () => {
    const { ctx } = masar;
    const { actor: seeker } = await createAccount(ctx);
    const saved = expectOk(await saveOwnProfile(ctx, seeker, words({ needs: ["seated_work"] })));
    expect(saved.unresolved).toEqual(["تفسير الأحلام"]);
    const known = await readOwnProfile(ctx, seeker);
    expect(known.registry).toBeNull();
    expect(known.profile).toMatchObject({ reachKm: 40, wantsPartTime: true, needs: ["seated_work"] });
    expect(known.occupations).toMatchObject([{ years: 3, source: "own" }]);
    expect(known.skills).toMatchObject([
      { label: "خدمة العملاء", source: "own" },
      { label: "تفسير الأحلام", conceptId: null, source: "own" },
    ]);
    expect(known.skills[0]?.conceptId).not.toBeNull();
    const event =
      "select count(*)::int as n from outbox_event where name = 'seekers.changed' and payload::text like $1";
    expect(await count(event, [`%${seeker.personId}%`])).toBe(1);
    const entry =
      "select count(*)::int as n from audit_entry where action = 'seeker.save_profile' and subject_id = $1";
    expect(await count(entry, [seeker.personId])).toBe(1);
  });

  it("is replaced by what is said next, and leaves what the registry says", async () => {
    const { ctx } = masar;
    const { actor: seeker } = await createAccount(ctx);
    await ctx.transaction((tx) =>
      tx.query(
        `insert into seeker_skill (id, person_id, label, lang, confidence, source) values ($1, $2, 'الطبخ المنزلي', 'ar', 1, 'registry')`,
        [ctx.ids.next(), seeker.personId],
      ),
    );
    expectOk(await saveOwnProfile(ctx, seeker, words()));
    expectOk(await saveOwnProfile(ctx, seeker, words({ occupations: [], skills: ["القيادة"] })));
    const { skills, occupations } = await readOwnProfile(ctx, seeker);
    expect(occupations).toEqual([]);
    expect(skills.map(({ label }) => label).sort()).toEqual(["الطبخ المنزلي", "القيادة"]);
  });

  it("asks again for an occupation it does not know and changes nothing", async () => {
    const { ctx } = masar;
    const { actor: seeker } = await createAccount(ctx);
    const refused = await saveOwnProfile(
      ctx,
      seeker,
      words({ occupations: [{ title: "زقفطلون", years: 0 }] }),
    );
    expect(refused).toMatchObject({
      ok: false,
      error: { fields: { "occupations.0.title": "occupation_unknown" } },
    });
    expect((await readOwnProfile(ctx, seeker)).profile).toBeNull();
  });

  it("ranks vacancies with terms that add up to what is shown", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    await aVacancy(ctx, employer, { title: "محاسبة صندوق" });
    await aVacancy(ctx, employer, { title: "سائق توصيل", employmentType: "part_time", hoursPerWeek: 20 });
    const { actor: seeker } = await createAccount(ctx);
    expect(expectOk(await matchSeeker(ctx, seeker, { personId: seeker.personId }))).toEqual([]);
    expectOk(await saveOwnProfile(ctx, seeker, words({ placeId: await aTown(ctx) })));
    const ranked = expectOk(await matchSeeker(ctx, seeker, { personId: seeker.personId, limit: 20 }));
    expect(ranked.length).toBeGreaterThanOrEqual(2);
    for (const { fit, worth, logFit, delta } of ranked) {
      const sum = (terms: typeof fit): number => terms.reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum(fit) - logFit)).toBeLessThan(1e-6);
      expect(Math.abs(sum(worth) - delta)).toBeLessThan(1e-6);
    }
  });
});

describe("one's own case, work and log", () => {
  it("shows the officer's reason to the person, and does not exist for another one", async () => {
    const { ctx } = masar;
    const person = await aSeeker(ctx);
    const other = await aSeeker(ctx);
    const caseId = await aCase(ctx, person);
    const own = expectOk(await readOwnCase(ctx, person, caseId));
    expect(own).toMatchObject({
      status: "notified",
      proposal: "ستة أشهر من الأجر المثبت فوق الحد.",
      heard: null,
    });
    expect(await readOwnCase(ctx, other, caseId)).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await readOwnCases(ctx, other)).toEqual([]);
    expect(await readOwnBenefit(ctx, other)).toBeNull();
    expect(await readOwnBenefit(ctx, person)).toMatchObject({ decidedMinor: 264_000, currency: "SAR" });
  });

  it("shows one's own placement with its checkpoints and evidence, and nobody else's", async () => {
    const { ctx } = masar;
    const person = await aSeeker(ctx);
    const placementId = ctx.ids.next();
    const start = addDays(ctx.clock.today("SA"), -40);
    await ctx.transaction((tx) =>
      tx.query(
        `insert into placement (id, person_id, country, status, expected_start, created_at, updated_at)
         values ($1, $2, 'SA', 'expected', $3, $4, $4)`,
        [placementId, person.personId, start, ctx.clock.now()],
      ),
    );
    expectOk(await confirmStart(ctx, person, { placementId, startedOn: start }));
    const [own] = await readOwnPlacements(ctx, person);
    expect(own).toMatchObject({ id: placementId, status: "started", startTier: "self" });
    expect(own?.checkpoints.map(({ day, waits }) => [day, waits])).toEqual([
      [30, true],
      [90, false],
      [180, false],
      [365, false],
    ]);
    expect(own?.evidence).toMatchObject([{ tier: "self", from: start, wage: null }]);
    expect(await readOwnPlacements(ctx, await aSeeker(ctx))).toEqual([]);
  });

  it("names role, organisation and purpose of who viewed the data, never the member of staff", async () => {
    const { ctx } = masar;
    const person = await aSeeker(ctx);
    const { actor, organisationId } = await anEmployer(ctx);
    const view = { subjectPersonId: person.personId, purpose: "recruitment", what: "skills" };
    await ctx.transaction((tx) => logAccess(ctx, tx, actor, [view, { ...view, what: "name_and_phone" }]));
    const log = await readOwnAccessLog(ctx, person);
    expect(log).toEqual([
      {
        day: ctx.clock.today("SA"),
        role: "employer",
        organisation: "أسواق الواحة",
        organisationLang: "ar",
        purpose: "recruitment",
        what: ["name_and_phone", "skills"],
      },
    ]);
    expect(JSON.stringify(log)).not.toContain(actor.accountId);
    expect(JSON.stringify(log)).not.toContain(organisationId);
    expect(await readOwnAccessLog(ctx, await aSeeker(ctx))).toEqual([]);
  });
});
