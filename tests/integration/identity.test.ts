import { describe, expect, it } from "vitest";
import { disableAccount } from "#app/domain/identity/disable-account.server.ts";
import { forgetExpired } from "#app/domain/identity/forget-expired.server.ts";
import { inviteStaff } from "#app/domain/identity/invite-staff.server.ts";
import { insertPerson } from "#app/domain/identity/persons.store.server.ts";
import { unmergePersons } from "#app/domain/identity/unmerge-persons.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount, TEST_PASSWORD, type TestAccount } from "#tests/support/accounts.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();

const codeIn = (message: string): string => /\d{6}/.exec(message)?.[0] ?? "";

/** What an onlooker can compare: status, address, and the page without what differs each time. */
async function seen(response: Response): Promise<string> {
  const text = (await response.text()).replace(/nonce="[^"]*"|data-request="[^"]*"/g, "");
  return `${response.status} ${response.headers.get("location")} ${text}`;
}

let phones = 0;
const newPhone = (): string => `+9665${String(10_000_000 + ++phones)}`;

async function registryPerson(nationalId: string, phone: string | null): Promise<string> {
  const { ctx } = web;
  const id = ctx.ids.next();
  await ctx.transaction((tx) =>
    insertPerson(ctx, tx, {
      id,
      country: "SA",
      origin: "registry",
      preferredLanguage: "ar",
      facts: { fullName: "منى السجل", nationalId, phone },
    }),
  );
  return id;
}

const auditOf = async (subjectId: string): Promise<string[]> =>
  (await web.ctx.db.auditEntry.findMany({ where: { subjectId }, orderBy: { at: "asc" } })).map(
    (row) => row.action,
  );

describe("registering", () => {
  const fields = (login: string) => ({ fullName: "ليلى التجربة", login, password: TEST_PASSWORD });

  it("opens person, account and session with the code that was sent", async () => {
    const visitor = web.visitor();
    const phone = newPhone();
    const first = await visitor.post("/register", fields(phone.replace("+966", "0")));
    expect([first.status, first.headers.get("location")]).toEqual([303, "/code"]);
    expect(await visitor.page("/code")).toContain("رمز التأكيد");
    const second = await visitor.post("/code", { code: codeIn(await web.messageTo(phone)) });
    expect(second.status).toBe(303);
    const account = await visitor.page("/account");
    expect(account).toContain("ليلى التجربة");
    expect(account).toContain("تم إنشاء الحساب");
    expect(await visitor.page("/account")).not.toContain("تم إنشاء الحساب");
  });

  it("answers alike when the login is taken, and tells only its owner", async () => {
    const phone = newPhone();
    const owner = web.visitor();
    await owner.post("/register", fields(phone));
    await owner.post("/code", { code: codeIn(await web.messageTo(phone)) });
    const [other, taken] = [web.visitor(), web.visitor()];
    const free = await seen(await other.post("/register", fields(newPhone())));
    expect(await seen(await taken.post("/register", fields(phone)))).toBe(free);
    expect(await seen(await taken.get("/code"))).toBe(await seen(await other.get("/code")));
    expect(await seen(await taken.post("/code", { code: "123456" }))).toBe(
      await seen(await other.post("/code", { code: "123456" })),
    );
    await expect.poll(() => web.messageTo(phone)).toContain("لهذا العنوان حساب");
  });

  it("keeps what was typed but never the password, and names each field at fault", async () => {
    const answer = await web
      .visitor()
      .post("/register", { fullName: "هدى", login: "12", password: "123456789" });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="هدى"');
    expect(html).toContain('href="#login"');
    expect(html).not.toContain("123456789");
  });

  it("gives a code five tries, however many come at once", async () => {
    const visitor = web.visitor();
    const phone = newPhone();
    await visitor.post("/register", fields(phone));
    const code = codeIn(await web.messageTo(phone));
    const wrong = code === "000000" ? "000001" : "000000";
    await Promise.all(Array.from({ length: 8 }, () => visitor.post("/code", { code: wrong })));
    expect((await visitor.post("/code", { code })).status).toBe(422);
  });
});

describe("signing in", () => {
  const signIn = (account: Pick<TestAccount, "login">, password: string, visitor = web.visitor()) =>
    visitor.post("/sign-in", { login: account.login, password });

  it("leads each role to its desk with a new token, of which only a hash is kept", async () => {
    const staff = await createAccount(web.ctx, { role: "administrator" });
    const visitor = web.visitor(staff);
    await visitor.post("/sign-out");
    const answer = await signIn(staff, TEST_PASSWORD, visitor);
    expect(answer.headers.get("location")).toBe("/admin");
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("session="));
    expect(cookie).toMatch(/^session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const token = visitor.cookie("session") ?? "";
    expect(token).not.toBe(staff.token);
    expect(await web.ctx.db.session.count({ where: { tokenHash: token } })).toBe(0);
  });

  it("fails alike for an unknown login, a wrong password and a disabled account", async () => {
    const known = await createAccount(web.ctx);
    const disabled = await createAccount(web.ctx);
    expectOk(await disableAccount(web.ctx, systemActor("test", "SA"), disabled));
    const answers = await Promise.all([
      signIn(known, "wrong password"),
      signIn({ login: "nobody@example.org" }, TEST_PASSWORD),
      signIn(disabled, TEST_PASSWORD),
    ]);
    const [first, ...others] = await Promise.all(
      answers.map(async (answer) => (await seen(answer)).replace(/value="[^"]*@example.org"/, "")),
    );
    expect(first).toContain("غير صحيح");
    expect(others).toEqual([first, first]);
  });

  it("takes as long for an unknown login", async () => {
    const known = await createAccount(web.ctx);
    const time = async (login: string): Promise<number> => {
      const began = performance.now();
      await signIn({ login }, "wrong password");
      return performance.now() - began;
    };
    // In turns, and the quickest of each: a busy machine only ever adds time.
    const there: number[] = [];
    const absent: number[] = [];
    for (let i = 0; i < 5; i++) {
      there.push(await time(known.login));
      absent.push(await time("nowhere@example.org"));
    }
    const [quickest, other] = [Math.min(...there), Math.min(...absent)];
    expect(Math.abs(quickest - other)).toBeLessThan(Math.max(quickest, other) * 0.5);
  });

  it("stops guessing but not the owner, whose browser it knows", async () => {
    const owner = await createAccount(web.ctx);
    const home = web.visitor();
    expect((await signIn(owner, TEST_PASSWORD, home)).status).toBe(303);
    await home.post("/sign-out");
    const guesses = await Promise.all(Array.from({ length: 11 }, () => signIn(owner, "a guess at it")));
    expect((await Promise.all(guesses.map((guess) => guess.text()))).join()).toContain("محاولات كثيرة");
    expect(await (await signIn(owner, TEST_PASSWORD)).text()).toContain("محاولات كثيرة");
    expect((await signIn(owner, TEST_PASSWORD, home)).status).toBe(303);
  });

  it("never leads to another site", async () => {
    const account = await createAccount(web.ctx);
    const answer = await web.visitor().post("/sign-in?next=//evil.example", {
      login: account.login,
      password: TEST_PASSWORD,
    });
    expect(answer.headers.get("location")).toBe("/");
  });
});

describe("sessions", () => {
  it("end at once for a disabled account", async () => {
    const account = await createAccount(web.ctx);
    const visitor = web.visitor(account);
    await visitor.page("/account");
    expectOk(await disableAccount(web.ctx, systemActor("test", "SA"), account));
    expect((await visitor.get("/account")).headers.get("location")).toContain("/sign-in");
  });

  it("end everywhere when asked to", async () => {
    const account = await createAccount(web.ctx);
    const [here, there] = [web.visitor(account), web.visitor()];
    await there.post("/sign-in", { login: account.login, password: TEST_PASSWORD });
    await here.post("/sign-out", { everywhere: "yes" });
    expect((await there.get("/account")).status).toBe(302);
    expect(await auditOf(account.accountId)).toContain("identity.sign_out_everywhere");
  });

  it("end after idle time and after their longest life, by wall time", async () => {
    const [idle, old] = [await createAccount(web.ctx), await createAccount(web.ctx)];
    await web.ctx.sql.query(
      "update session set last_seen_at = last_seen_at - interval '121 minutes' where account_id = $1",
      [idle.accountId],
    );
    await web.ctx.sql.query("update session set expires_at = last_seen_at where account_id = $1", [
      old.accountId,
    ]);
    for (const account of [idle, old]) expect((await web.visitor(account).get("/account")).status).toBe(302);
  });

  it("rotate when the role changes", async () => {
    const account = await createAccount(web.ctx, { role: "analyst" });
    const visitor = web.visitor(account);
    expect((await visitor.post("/account/role", { membership: "" })).status).toBe(303);
    expect(visitor.cookie("session")).not.toBe(account.token);
    expect((await web.visitor(account).get("/account")).status).toBe(302);
    expect((await visitor.get("/analyst")).status).not.toBe(200);
  });

  it("end with the quick exit, which leaves the site", async () => {
    const account = await createAccount(web.ctx);
    const answer = await web.visitor(account).post("/quick-exit");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).not.toContain(web.origin);
    expect((await web.visitor(account).get("/account")).status).toBe(302);
  });
});

describe("tying an account to the registry", () => {
  it("merges the person by the code sent to the registry's contact, and can be undone", async () => {
    const phone = newPhone();
    const registryId = await registryPerson("1012345678", phone);
    const account = await createAccount(web.ctx);
    const visitor = web.visitor(account);
    expect((await visitor.post("/account/tie", { nationalId: "١٠١٢٣٤٥٦٧٨" })).status).toBe(303);
    const done = await visitor.post("/code", { code: codeIn(await web.messageTo(phone)) });
    expect(done.headers.get("location")).toBe("/account");
    expect(visitor.cookie("session")).not.toBe(account.token);
    expect(await visitor.page("/account")).toContain("منى السجل");
    const self = await web.ctx.db.person.findUniqueOrThrow({ where: { id: account.personId } });
    expect(self.mergedIntoId).toBe(registryId);
    expect(await auditOf(registryId)).toEqual(["identity.tie"]);

    const input = { fromId: account.personId, reason: "wrong person" };
    expectOk(await unmergePersons(web.ctx, systemActor("test", "SA"), input));
    const back = await web.ctx.db.account.findUniqueOrThrow({ where: { id: account.accountId } });
    expect(back.personId).toBe(account.personId);
  });

  it("looks the same whoever is in the registry", async () => {
    const phone = newPhone();
    await registryPerson("1022222222", phone);
    await registryPerson("1033333333", null);
    const taken = await registryPerson("1044444444", newPhone());
    await createAccount(web.ctx, { personId: taken });
    const screens = await Promise.all(
      ["1022222222", "1033333333", "1044444444", "1099999999"].map(async (nationalId) => {
        const visitor = web.visitor(await createAccount(web.ctx));
        const asked = await seen(await visitor.post("/account/tie", { nationalId }));
        const page = await seen(await visitor.get("/code"));
        return [asked, page, await seen(await visitor.post("/code", { code: "000000" }))].join("\n");
      }),
    );
    expect(new Set(screens).size).toBe(1);
  });

  it("lets no account walk through identity numbers", async () => {
    const visitor = web.visitor(await createAccount(web.ctx));
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await visitor.post("/account/tie", { nationalId: `105555555${i}` })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 422]);
  });
});

describe("a new password", () => {
  it("is set with the code, ends all sessions, and looks the same for unknown logins", async () => {
    const account = await createAccount(web.ctx);
    const [visitor, stranger] = [web.visitor(), web.visitor()];
    const known = await seen(await visitor.post("/reset", { login: account.login }));
    expect(await seen(await stranger.post("/reset", { login: "nobody2@example.org" }))).toBe(known);
    expect(await seen(await stranger.get("/reset/password"))).toBe(
      await seen(await visitor.get("/reset/password")),
    );
    const code = codeIn(await web.messageTo(account.login));
    const common = await visitor.post("/reset/password", { code, password: "password" });
    expect(common.status).toBe(422);
    const done = await visitor.post("/reset/password", { code, password: "another quiet orchard" });
    expect(done.headers.get("location")).toBe("/sign-in");
    expect((await web.visitor(account).get("/account")).status).toBe(302);
    const again = await visitor.post("/sign-in", { login: account.login, password: "another quiet orchard" });
    expect(again.status).toBe(303);
  });
});

describe("invitations", () => {
  it("open a staff account once, through the link in the mail", async () => {
    const { actor } = await createAccount(web.ctx, { role: "administrator" });
    const email = "new.officer@example.org";
    const invitation = { email, role: "officer", organisationId: null } as const;
    expectOk(await inviteStaff(web.ctx, actor, invitation, { address: "test", locale: "ar" }));
    const link = /http\S+/.exec(await web.messageTo(email))?.[0] ?? "";
    const visitor = web.visitor();
    expect(await visitor.page(link)).toContain("أخصائي تمكين");
    const fields = { fullName: "سارة الموظفة", password: TEST_PASSWORD };
    const accepted = await Promise.all([1, 2].map(() => visitor.post(link, fields)));
    expect(accepted.map((answer) => answer.status).sort()).toEqual([303, 422]);
    expect((await visitor.get(link)).status).toBe(422);
  });

  it("are for administrators, and for colleagues of the same organisation", async () => {
    const { actor } = await createAccount(web.ctx, { role: "officer" });
    const invitation = { email: "x@example.org", role: "officer", organisationId: null } as const;
    const outcome = await inviteStaff(web.ctx, actor, invitation, { address: "test", locale: "ar" });
    expect(outcome).toMatchObject({ ok: false, error: { kind: "denial" } });
  });
});

describe("what getting in leaves behind", () => {
  it("is forgotten when it is over, and nothing else is", async () => {
    const [live, over] = [await createAccount(web.ctx), await createAccount(web.ctx)];
    await web.ctx.sql.query("update session set expires_at = created_at where account_id = $1", [
      over.accountId,
    ]);
    await forgetExpired(web.ctx);
    expect(await web.ctx.db.session.count({ where: { accountId: over.accountId } })).toBe(0);
    expect((await web.visitor(live).get("/account")).status).toBe(200);
  });
});
