import { describe, expect, it } from "vitest";
import { discardDraft } from "#app/domain/benefits/pack-editor/discard-draft.server.ts";
import { draftEffect } from "#app/domain/benefits/pack-editor/draft-effect.server.ts";
import { editFigures } from "#app/domain/benefits/pack-editor/edit-figures.server.ts";
import { editFrame, type TypedFrame } from "#app/domain/benefits/pack-editor/edit-frame.server.ts";
import { editTerms } from "#app/domain/benefits/pack-editor/edit-terms.server.ts";
import { listPacks } from "#app/domain/benefits/pack-editor/list-packs.server.ts";
import type { PackPart } from "#app/domain/benefits/pack-editor/pack-parts.ts";
import { publishPack } from "#app/domain/benefits/pack-editor/publish-pack.server.ts";
import { readDraft } from "#app/domain/benefits/pack-editor/read-draft.server.ts";
import { readPackForm, type PackForm } from "#app/domain/benefits/pack-editor/read-pack-form.server.ts";
import { readPack } from "#app/domain/benefits/pack-editor/read-pack.server.ts";
import { takeBackVersion } from "#app/domain/benefits/pack-editor/take-back-version.server.ts";
import { typedFigureOf, type TypedFigure } from "#app/domain/benefits/pack-editor/typed-figure.ts";
import { writePack } from "#app/domain/benefits/pack-editor/write-pack.server.ts";
import { projectPolicy } from "#app/domain/benefits/project-policy.server.ts";
import { systemActor, type Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { seedPolicyPacks } from "#prisma/seed/packs/seed-policy-packs.ts";
import { createAccount } from "../support/accounts.ts";
import { useMasar } from "../support/database.ts";

const PACK = "sa-2023";
const REASON = "The scheme published the share of the wage that counts.";

/** Two administrators, and the clock on a day in the middle of a month. */
function usePackEditor() {
  const masar = useMasar();
  const administrator = async (): Promise<Member> =>
    (await createAccount(masar.ctx, { role: "administrator" })).actor;
  const form = async (actor: Member, part: PackPart): Promise<PackForm> =>
    expectOk(await readPackForm(masar.ctx, actor, { packId: PACK, part }));
  return {
    masar,
    administrator,
    form,
    /** Opens the form of a rule, types over its figures, and sends it. */
    async edit(
      actor: Member,
      ruleId: string,
      typed: Readonly<Record<string, Partial<TypedFigure>>>,
      opened?: PackForm,
    ) {
      const { pack, seen, draft } = opened ?? (await form(actor, { of: "rule", ruleId }));
      const params = pack.rules.find(({ id }) => id === ruleId)?.params ?? {};
      const figures = Object.fromEntries(
        Object.entries(params).map(([name, figure]) => [name, { ...typedFigureOf(figure), ...typed[name] }]),
      );
      const reasonSeen = draft?.reason ?? "";
      return editFigures(masar.ctx, actor, {
        ...{ packId: PACK, ruleId, seen, figures, reasonSeen },
        reason: draft ? "" : REASON,
      });
    },
    async frame(actor: Member, typed: Partial<TypedFrame>) {
      const { pack, seen, draft } = await form(actor, { of: "frame" });
      const { name, effective, graduation, sources } = pack;
      return editFrame(masar.ctx, actor, {
        ...{ packId: PACK, seen, reasonSeen: draft?.reason ?? "" },
        reason: draft?.reason ?? REASON,
        frame: {
          ...{ nameAr: name.ar, nameEn: name.en, from: effective.from, until: effective.until ?? "" },
          months: typedFigureOf(graduation.months),
          lineShareOfAward: typedFigureOf(graduation.lineShareOfAward),
          sources: sources.map(({ id, title, url }) => ({ id, title, url: url ?? "" })),
          ...typed,
        },
      });
    },
    async publish(actor: Member) {
      const draft = expectOk(await readDraft(masar.ctx, actor, { packId: PACK }));
      return publishPack(masar.ctx, actor, { packId: PACK, rev: draft.rev });
    },
    /** The benefit of a breadwinner with three dependants who earns 2,000, in a month. */
    async benefitIn(firstMonth: string) {
      const worked = await projectPolicy(masar.ctx, systemActor("test", "SA"), {
        packId: PACK,
        case: { firstMonth, months: 1, household: { dependants: 3 }, earnings: [2000] },
      });
      return expectOk(worked).months[0]?.benefit;
    },
  };
}

const HALF = { countedShare: { known: "value", value: "٥٠٪" } } as const;

describe("a draft of a policy pack", () => {
  const { masar, administrator, edit, publish, benefitIn, frame, form } = usePackEditor();

  it("comes into force from its first day on by a second person, and leaves past months as they were", async () => {
    await masar.ctx.setClock(new Date("2026-11-10T09:00:00Z"));
    const [author, other] = [await administrator(), await administrator()];
    const before = [await benefitIn("2024-05"), await benefitIn("2026-11")];
    expectOk(await edit(author, "wage-share", HALF));
    expect(await benefitIn("2026-12")).toEqual({ min: 1300, max: 3300 });

    expect(await publish(author)).toMatchObject({ ok: false, error: { code: "written_by_you" } });
    expect(expectOk(await publish(other))).toEqual({ version: 2, from: "2026-12-01" });
    expect(await benefitIn("2026-12")).toEqual({ min: 2300, max: 2300 });
    expect([await benefitIn("2024-05"), await benefitIn("2026-11")]).toEqual(before);

    const { shown, versions } = expectOk(await readPack(masar.ctx, other, { packId: PACK }));
    expect(shown).toMatchObject({ version: 1, effective: { from: "2023-11-01", until: "2026-12-01" } });
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [2, "waits"],
      [1, "in_force"],
    ]);
    expect(versions[0]?.changes.filter(({ of }) => of === "figure")).toMatchObject([
      { ruleId: "wage-share", name: "countedShare", before: { unknown: true }, after: { value: 0.5 } },
    ]);
    const entries = await masar.ctx.sql.query<{ action: string }>(
      "select action from audit_entry where action like 'policy_pack.%' and action <> 'policy_pack.store' order by at, id",
    );
    expect(entries.map(({ action }) => action)).toEqual(["policy_pack.save_draft", "policy_pack.publish"]);
  });

  it("can be taken back until its first day, and then no more", async () => {
    const administratorOfToday = await administrator();
    const takeBack = () =>
      takeBackVersion(masar.ctx, administratorOfToday, {
        ...{ packId: PACK, version: 2 },
        reason: "The share was read wrongly.",
      });
    expectOk(await takeBack());
    expect(await benefitIn("2026-12")).toEqual({ min: 1300, max: 3300 });
    expect(await takeBack()).toMatchObject({ ok: false, error: { code: "version_taken_back" } });
    expectOk(await edit(await administrator(), "wage-share", HALF));
    expect(expectOk(await publish(administratorOfToday))).toMatchObject({ version: 3 });
    await masar.ctx.setClock(new Date("2026-12-01T09:00:00Z"));
    const late = await takeBackVersion(masar.ctx, administratorOfToday, {
      ...{ packId: PACK, version: 3 },
      reason: "The share was read wrongly.",
    });
    expect(late).toMatchObject({ ok: false, error: { code: "version_in_force" } });
  });

  it("is refused when it would begin in a month that has begun, or leave a hole or an overlap", async () => {
    await masar.ctx.setClock(new Date("2026-12-10T09:00:00Z"));
    const [author, other] = [await administrator(), await administrator()];
    const problem = (code: string, field: string) => ({
      ok: false,
      error: { code, fields: { [field]: code } },
    });
    expect(await frame(author, { from: "2026-12-01" })).toMatchObject(problem("pack_from_past", "from"));
    expect(await frame(author, { from: "2026-01-01" })).toMatchObject(problem("pack_from_past", "from"));
    expect(await frame(author, { from: "٢٠٢٧-٠١-١٥" })).toMatchObject(problem("pack_from_first", "from"));
    expectOk(await frame(author, { from: "٢٠٢٧-٠٣-٠١", until: "2027-06-01" }));
    expect(expectOk(await publish(other))).toEqual({ version: 4, from: "2027-03-01" });

    expect(await frame(author, { from: "2027-08-01", until: "" })).toMatchObject({
      ok: false,
      error: { code: "pack_hole", params: { gapFrom: "2027-06-01", gapUntil: "2027-08-01" } },
    });
    expect(await frame(author, { from: "2027-02-01", until: "" })).toMatchObject(
      problem("pack_overlap", "until"),
    );
    expect(await frame(author, { from: "2027-02-01", until: "2027-04-01" })).toMatchObject(
      problem("pack_overlap", "until"),
    );
    expect(await frame(author, { from: "2027-01-01", until: "2027-02-01" })).toMatchObject(
      problem("pack_hole_after", "until"),
    );
    expectOk(await frame(author, { from: "2027-06-01", until: "", nameEn: "Developed social security II" }));
    // Its day passes while it lies there.
    await masar.ctx.setClock(new Date("2027-06-02T09:00:00Z"));
    expect(await publish(other)).toMatchObject({ ok: false, error: { code: "pack_from_past" } });
    const { rev } = expectOk(await readDraft(masar.ctx, other, { packId: PACK }));
    expectOk(await discardDraft(masar.ctx, other, { packId: PACK, rev }));
    expect((await form(author, { of: "frame" })).draft).toBeNull();
  });
});

describe("two administrators at a pack at once", () => {
  const { masar, administrator, edit, form, publish } = usePackEditor();

  it("do not stand in each other's way in different parts, and are told in the same one", async () => {
    const [first, second, third] = [await administrator(), await administrator(), await administrator()];
    const opened = await form(second, { of: "rule", ruleId: "wage-share" });
    const elsewhere = await form(third, { of: "rule", ruleId: "base" });
    expectOk(await edit(first, "wage-share", HALF));
    const late = await edit(second, "wage-share", { countedShare: { known: "value", value: "0.6" } }, opened);
    expect(late).toMatchObject({ ok: false, error: { code: "draft_changed" } });
    expectOk(await edit(third, "base", { dependant: { value: "٧٠٠٫٥" } }, elsewhere));

    const draft = expectOk(await readDraft(masar.ctx, second, { packId: PACK }));
    expect(draft.changes.filter(({ of }) => of === "figure")).toMatchObject([
      { name: "dependant", before: { value: 660 }, after: { value: 700.5 } },
      { name: "countedShare", after: { value: 0.5 } },
    ]);
    expect(draft.isOwn).toBe(false);
    expect(draft.writtenBy).toHaveLength(2);
    expect(await publishPack(masar.ctx, second, { packId: PACK, rev: draft.rev - 1 })).toMatchObject({
      ok: false,
      error: { code: "draft_changed" },
    });
    expect(await publish(third)).toMatchObject({ ok: false, error: { code: "written_by_you" } });
    expectOk(await publish(second));
  });

  it("who open one in the same moment write one draft", async () => {
    const [first, second] = [await administrator(), await administrator()];
    const [a, b] = [
      await form(first, { of: "rule", ruleId: "wage-share" }),
      await form(second, { of: "rule", ruleId: "base" }),
    ];
    const both = await Promise.all([
      edit(first, "wage-share", { countedShare: { known: "interval", from: "0.4", until: "0.6" } }, a),
      edit(second, "base", { dependant: { value: "800" } }, b),
    ]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(expectOk(await readDraft(masar.ctx, first, { packId: PACK })).rev).toBe(2);
  });
});

describe("what is typed into a draft", () => {
  const { masar, administrator, edit, form } = usePackEditor();

  it("is refused at its field with what is allowed, and nothing is kept", async () => {
    const author = await administrator();
    const refused = await edit(author, "base", {
      breadwinner: { value: "١٣٢٠٫٥٥٥", source: "nowhere", readOn: "2199-01-01" },
      dependant: { known: "interval", from: "700", until: "600" },
    });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        fields: {
          "breadwinner.value": "figure_amount_2",
          "breadwinner.source": "missing",
          "breadwinner.readOn": "figure_read_later",
          "dependant.until": "figure_order",
        },
      },
    });
    expect(await edit(author, "base", {})).toMatchObject({ ok: false, error: { code: "nothing_changed" } });
    expect((await form(author, { of: "terms" })).draft).toBeNull();
  });

  it("may be the country's own words, in both languages or none", async () => {
    const author = await administrator();
    const { seen } = await form(author, { of: "terms" });
    const send = (en: string) =>
      editTerms(masar.ctx, author, {
        ...{ packId: PACK, seen, reason: REASON, reasonSeen: "" },
        terms: { breadwinner: { ar: "العائل", en } },
      });
    expect(await send(" ")).toMatchObject({
      ok: false,
      error: { fields: { "breadwinner.en": "term_in_both" } },
    });
    expectOk(await send("Provider"));
    const { changes } = expectOk(await readDraft(masar.ctx, author, { packId: PACK }));
    expect(changes).toContainEqual({
      of: "term",
      term: "breadwinner",
      before: null,
      after: { ar: "العائل", en: "Provider" },
    });
  });

  it("may be the whole as JSON, whose mistakes are named with place, finding and what is allowed", async () => {
    const author = await administrator();
    const { pack, seen, draft } = await form(author, { of: "whole" });
    const send = (text: string) =>
      writePack(masar.ctx, author, {
        ...{ packId: PACK, text, seen, reason: "", reasonSeen: draft?.reason ?? "" },
      });
    const broken = structuredClone(pack) as unknown as {
      currency: string;
      rules: { params: Record<string, { value?: unknown; readOn?: string }> }[];
    };
    Object.assign(broken.rules[1]?.params["breadwinner"] ?? {}, { value: "many", readOn: "2026-02-30" });
    expect(await send(JSON.stringify(broken))).toMatchObject({
      value: {
        kind: "problems",
        problems: [
          { path: "rules.base.params.breadwinner.value", found: '"many"', allowed: "figure" },
          { path: "rules.base.params.breadwinner.readOn", found: '"2026-02-30"', allowed: "date" },
        ],
      },
    });
    expect(await send('{\n "id": "sa-2023",\n oops }')).toMatchObject({
      value: { kind: "problems", problems: [{ allowed: "json", params: { line: 3 } }] },
    });
    expect(await send(JSON.stringify({ ...pack, currency: "USD" }))).toMatchObject({
      value: {
        kind: "problems",
        problems: [{ path: "currency", found: '"USD"', params: { values: "SAR" } }],
      },
    });
    const past = { ...pack, effective: { from: "2023-11-01", until: null } };
    expect(await send(JSON.stringify(past))).toMatchObject({ error: { fields: { text: "pack_from_past" } } });
    expect(await send(JSON.stringify({ ...pack, rounding: "down" }))).toMatchObject({
      value: { kind: "saved" },
    });
    expect(await send(JSON.stringify({ ...pack, rounding: "up" }))).toMatchObject({
      error: { code: "draft_changed" },
    });
  });
});

describe("the effect of a draft", () => {
  const { masar, administrator, edit, form } = usePackEditor();

  it("is counted on made-up households where there are too few real ones, the same ones every time", async () => {
    const author = await administrator();
    expectOk(await edit(author, "base", { dependant: { value: "700" } }));
    const first = expectOk(await draftEffect(masar.ctx, author, { packId: PACK }));
    expect(first).toMatchObject({ sample: "made_up", size: 200, currency: "SAR", wageMinor: 330_000 });
    expect(expectOk(await draftEffect(masar.ctx, author, { packId: PACK }))).toEqual(first);
    const counts = Object.fromEntries(
      first?.asTheyAre.map((group) => [group.direction, group.households]) ?? [],
    );
    expect(Object.values(counts).reduce((sum: number, n) => sum + (n ?? 0), 0)).toBe(200);
    expect(counts["less"]).toBe(0);
    expect(counts["more"]).toBeGreaterThan(0);
  });

  it("is counted on real households, and hides groups of fewer than five", async () => {
    const author = await administrator();
    const { ctx } = masar;
    const at = ctx.clock.now();
    // Sixty households of two; three of them of eight.
    for (let n = 0; n < 63; n++) {
      const [householdId, spellId] = [ctx.ids.next(), ctx.ids.next()];
      await ctx.sql.query(
        `insert into household (id, country, registry_ref_lookup, registry_ref_sealed, created_at)
         values ($1::uuid, 'SA', $1::text, 'x', $2)`,
        [householdId, at],
      );
      for (let member = 0; member < (n < 60 ? 2 : 8); member++) {
        const person = ctx.ids.next();
        await ctx.sql.query(
          `insert into person (id, country, origin, created_at, updated_at) values ($1, 'SA', 'registry', $2, $2)`,
          [person, at],
        );
        await ctx.sql.query(
          `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, $4, '2020-01-01')`,
          [ctx.ids.next(), householdId, person, member === 0 ? "head" : "child"],
        );
      }
      await ctx.sql.query(
        `insert into benefit_spell (id, household_id, country, scheme, pack_id, status, "from", decided_minor, currency, created_at)
         values ($1, $2, 'SA', 'social-security', $3, 'active', '2026-01-01', 198000, 'SAR', $4)`,
        [spellId, householdId, PACK, at],
      );
    }
    // More for the first dependant only: all gain 40.
    const all = expectOk(await draftEffect(ctx, author, { packId: PACK }));
    expect(all).toMatchObject({ sample: "real", size: 63 });
    expect(all?.asTheyAre[0]).toMatchObject({ direction: "more", households: 63, medianMinor: 4_000 });
    expect(all?.asTheyAre[0]?.largestMinor).toBe(28_000);

    // From the third dependant on nothing more: only the three large ones lose, and they are hidden.
    const { pack, seen, draft } = await form(author, { of: "whole" });
    const rules = pack.rules.map((rule) =>
      rule.id === "base"
        ? {
            ...rule,
            params: { ...rule.params, dependant: { ...rule.params["dependant"], value: 660 } },
            settings: {
              elements: [
                { amount: "breadwinner", per: "household" },
                { amount: "dependant", per: "dependant", upTo: 2 },
              ],
            },
          }
        : rule,
    );
    expectOk(
      await writePack(ctx, author, {
        ...{ packId: PACK, seen, reason: "", reasonSeen: draft?.reason ?? "" },
        text: JSON.stringify({ ...pack, rules }),
      }),
    );
    const few = expectOk(await draftEffect(ctx, author, { packId: PACK }));
    const less = few?.asTheyAre.find(({ direction }) => direction === "less");
    expect(less).toEqual({ direction: "less", households: null, medianMinor: null, largestMinor: null });
    // What is hidden must not follow from the rest.
    expect(few?.asTheyAre.find(({ direction }) => direction === "same")?.households).toBeNull();
  });
});

describe("who may write policy packs", () => {
  const { masar, administrator, edit, publish } = usePackEditor();

  it("are administrators of the pack's country; all may read all", async () => {
    const author = await administrator();
    const officer = (await createAccount(masar.ctx, { role: "officer" })).actor;
    expect(await listPacks(masar.ctx, officer)).toMatchObject({
      ok: false,
      error: { code: "administrators_only" },
    });
    const packs = expectOk(await listPacks(masar.ctx, author));
    expect(packs[0]).toMatchObject({
      packId: PACK,
      mayWrite: true,
      unknowns: 4,
      version: 1,
      publishedBy: null,
    });
    expect(packs.find(({ packId }) => packId === "ma-asd")).toMatchObject({ mayWrite: false });
    const foreign = await readPackForm(masar.ctx, author, { packId: "ma-asd", part: { of: "terms" } });
    expect(foreign).toMatchObject({ ok: false, error: { kind: "denial", code: "pack_of_other_country" } });
  });

  it("keep their own versions when Masar comes with packs again", async () => {
    expectOk(await edit(await administrator(), "wage-share", HALF));
    expectOk(await publish(await administrator()));
    expect(await seedPolicyPacks(masar.ctx)).toBe(0);
  });

  it("find that the database refuses to change a version that is stored", async () => {
    const change = masar.ctx.sql.query("update policy_pack set until = '2026-01-01' where id = $1", [PACK]);
    await expect(change).rejects.toThrow(/never changed/);
    await expect(masar.ctx.sql.query("delete from policy_pack where id = $1", [PACK])).rejects.toThrow(
      /never removed/,
    );
  });
});
