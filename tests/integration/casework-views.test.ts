import { describe, expect, it } from "vitest";
import { readCaseload } from "#app/domain/casework/read-caseload.server.ts";
import { readGraduationCase } from "#app/domain/casework/read-graduation-case.server.ts";
import { readPersonFile } from "#app/domain/casework/read-person-file.server.ts";
import { listImports } from "#app/domain/imports/list-imports.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { aHeardCase, anOpenCase, officeMember } from "../support/casework.ts";
import { useMasar } from "../support/database.ts";

const masar = useMasar();
const everything = { lane: null, name: "", stage: null, proof: null, page: 1 };

const viewsOf = (ctx: Ctx, viewer: Member) =>
  ctx.sql.query<{ subject: string; purpose: string; what: string }>(
    `select subject_person_id as subject, purpose, what from access_log where viewer_account_id = $1 order by at, what`,
    [viewer.accountId],
  );

describe("a caseload", () => {
  it("shows the own cases by name in any spelling, and logs each person shown", async () => {
    const { ctx } = masar;
    const officer = officeMember(ctx, "officer");
    const { seeker, caseId } = await anOpenCase(ctx, officer);
    await anOpenCase(ctx, officeMember(ctx, "officer"));
    const found = expectOk(await readCaseload(ctx, officer, { ...everything, name: "نوره العتيبى" }));
    expect(found.people).toMatchObject({ total: 1, items: [{ personId: seeker.personId }] });
    expect(found.tasks).toMatchObject([{ lane: "propose", caseId, fullName: "نورة العتيبي" }]);
    expect(await viewsOf(ctx, officer)).toEqual([
      { subject: seeker.personId, purpose: "casework", what: "caseload" },
    ]);
    const nobody = expectOk(await readCaseload(ctx, officer, { ...everything, name: "خالد" }));
    expect(nobody.people.total).toBe(0);
  });

  it("gives the decision to colleagues, not to who proposed", async () => {
    const { ctx } = masar;
    const officer = officeMember(ctx, "officer");
    const colleague = officeMember(ctx, "officer");
    const { caseId } = await aHeardCase(ctx, officer);
    const lane = { ...everything, lane: "decide" as const };
    const ids = async (actor: Member): Promise<readonly (string | null)[]> =>
      expectOk(await readCaseload(ctx, actor, lane)).tasks.map((task) => task.caseId);
    expect(await ids(colleague)).toContain(caseId);
    expect(await ids(officer)).not.toContain(caseId);
    expect(await ids(officeMember(ctx, "officer", "EG"))).not.toContain(caseId);
  });

  it("is closed to everyone else", async () => {
    const { ctx } = masar;
    const { seeker } = await anOpenCase(ctx);
    expect(await readCaseload(ctx, seeker, everything)).toMatchObject({ error: { code: "officers_only" } });
    expect(await listImports(ctx, officeMember(ctx, "officer"))).toMatchObject({
      error: { code: "not_yours" },
    });
  });
});

describe("a person's file", () => {
  it("opens for her officer and for supervisors, and logs the view", async () => {
    const { ctx } = masar;
    const officer = officeMember(ctx, "officer");
    const { seeker } = await anOpenCase(ctx, officer);
    const { personId } = seeker;
    const file = expectOk(await readPersonFile(ctx, officer, { personId }));
    expect(file).toMatchObject({
      fullName: "نورة العتيبي",
      benefit: { spells: [{ decidedMinor: 264_000 }] },
      timeline: [{ code: "graduation.open", byRole: "worker" }],
    });
    expect(await viewsOf(ctx, officer)).toEqual([
      { subject: personId, purpose: "casework", what: "person_file" },
    ]);
    expectOk(await readPersonFile(ctx, officeMember(ctx, "supervisor"), { personId }));
    for (const [actor, code] of [
      [officeMember(ctx, "officer"), "not_your_caseload"],
      [officeMember(ctx, "supervisor", "EG"), "other_country"],
      [seeker, "officers_only"],
    ] as const) {
      expect(await readPersonFile(ctx, actor, { personId })).toMatchObject({ error: { code } });
      expect(await viewsOf(ctx, actor)).toEqual([]);
    }
  });
});

describe("a graduation case", () => {
  it("opens for a colleague only while a second person must decide, and says what is hers to do", async () => {
    const { ctx } = masar;
    const officer = officeMember(ctx, "officer");
    const colleague = officeMember(ctx, "officer");
    const open = await anOpenCase(ctx, officer);
    expect(await readGraduationCase(ctx, colleague, open)).toMatchObject({
      error: { code: "not_your_caseload" },
    });
    const heard = await aHeardCase(ctx, officer);
    const { acts, said } = expectOk(await readGraduationCase(ctx, colleague, heard));
    expect(acts).toEqual({ decide: null });
    expect(said).toBe("لا مانع عندي.");
    expect(expectOk(await readGraduationCase(ctx, officer, heard)).acts).toMatchObject({
      decide: { code: "second_person_needed" },
    });
    expect(await viewsOf(ctx, colleague)).toEqual([
      { subject: heard.seeker.personId, purpose: "graduation", what: "graduation_case" },
    ]);
  });
});
