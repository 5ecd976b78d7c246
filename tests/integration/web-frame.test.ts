import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { accessTable, routeIdOf } from "#app/web/access.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { useWeb } from "#tests/support/web.ts";

type Entry = { file: string; children?: Entry[] };
const filesOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ file, children }) => [file, ...filesOf(children ?? [])]);

describe("the table of access", () => {
  it("declares every route of the manifest, and no other", () => {
    const ids = ["root", ...filesOf(routes).map(routeIdOf)];
    expect([...accessTable.keys()].sort()).toEqual([...new Set(ids)].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const FORM = "application/x-www-form-urlencoded";

describe("the web frame", () => {
  const web = useWeb();

  it("answers in Arabic, right to left, without a script but the enhancement", async () => {
    const html = await web.visitor().page("/");
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('src="/enhance.js"');
    expect(html).not.toMatch(/ style="/);
  });

  it("remembers the language asked for in the address", async () => {
    const visitor = web.visitor();
    expect(await visitor.page("/sign-in?lang=en")).toContain('<html lang="en" dir="ltr"');
    expect(await visitor.page("/sign-in")).toContain("Sign in");
  });

  it("shows the page as the accessibility menu says, and returns to it", async () => {
    const visitor = web.visitor();
    const answer = await visitor.post("/preferences", {
      size: "2",
      contrast: "1",
      theme: "2",
      returnTo: "/sign-in",
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in"]);
    const html = await visitor.page("/sign-in");
    expect(html).toContain('data-theme="dark" data-contrast="more" data-size="xl"');
  });

  it("sends a strict content policy with a fresh nonce, which no loader data holds", async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 2; i++) {
      const response = await web.visitor().get("/");
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).not.toMatch(/unsafe|\*|data:/);
      expect(policy).toContain("frame-ancestors 'none'");
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      expect(await response.text()).toContain(`nonce="${nonce}"`);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("cache-control")).toBe("no-store");
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it("answers the two health checks", async () => {
    expect((await web.visitor().get("/health/live")).status).toBe(200);
    expect(await (await web.visitor().get("/health/ready")).json()).toMatchObject({ status: "ready" });
  });

  it("has an error page with the frame for what is not there", async () => {
    const response = await web.visitor().get("/no/such/page");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("الصفحة غير موجودة");
  });

  it("sends visitors to sign in and back, and refuses other roles", async () => {
    const visitor = await web.visitor().get("/account?x=1");
    expect([visitor.status, visitor.headers.get("location")]).toEqual([
      302,
      "/sign-in?next=%2Faccount%3Fx%3D1",
    ]);
    const seeker = await createAccount(web.ctx);
    expect(await web.visitor(seeker).page("/account")).toContain("سلمى");
    expect((await web.visitor(seeker).post("/account/role", { membership: web.ctx.ids.next() })).status).toBe(
      403,
    );
  });

  it("keeps what was typed where the session ended before it was sent, stores it nowhere, and takes it after signing in", async () => {
    const words = "السطر الأول من كلام طويل\nوالسطر الثاني";
    const fields = {
      do: "save",
      _token: "c".repeat(32),
      reason: words,
      amount: "350",
      nationalId: "1002003004",
    };
    const late = await web.visitor().post("/my/profile?of=2", fields);
    expect([late.status, late.headers.get("location")]).toEqual([401, null]);
    expect(late.headers.get("cache-control")).toBe("no-store");
    const html = await late.text();
    expect(html).toContain("انتهت الجلسة قبل الإرسال");
    expect(html).toContain('action="/my/profile?of=2"');
    for (const line of words.split("\n")) expect(html).toContain(`<p dir="auto">${line}</p>`);
    for (const kept of ['name="amount" value="350"', 'name="do" value="save"', 'href="/sign-in?next='])
      expect(html).toContain(kept);
    expect(html).not.toContain("1002003004");
    // The page sends the same fields again: whoever has signed in meanwhile gets the action's own answer.
    const seeker = await createAccount(web.ctx);
    const again = await web.visitor(seeker).post("/my/profile?of=2", fields);
    expect(again.status).not.toBe(401);
    const employer = await createAccount(web.ctx);
    const other = await web
      .visitor(employer)
      .post(`/office/changes/${web.ctx.ids.next()}`, { ...fields, reason: words });
    expect([other.status, (await other.text()).includes("تغيّر الدور قبل الإرسال")]).toEqual([403, true]);
  });

  it("sends a visitor who only pressed a button to sign in", async () => {
    const pressed = await web.visitor().post("/my/profile", { do: "save", _token: "c".repeat(32) });
    const large = await web.visitor().post("/my/profile", { reason: "كلام ".repeat(50_000) });
    expect([large.status, large.headers.get("location")?.startsWith("/sign-in?next=")]).toEqual([302, true]);
    expect([pressed.status, pressed.headers.get("location")?.startsWith("/sign-in?next=")]).toEqual([
      302,
      true,
    ]);
  });

  describe("refuses unsafe requests from elsewhere before the framework", () => {
    const send = (headers: Record<string, string>, address = "/sign-in") =>
      new Promise<number>((resolve, reject) => {
        const url = new URL(address, web.origin);
        const sent = httpRequest(
          {
            host: "127.0.0.1",
            port: url.port,
            path: address,
            method: "POST",
            headers: { host: url.host, "content-type": FORM, ...headers },
          },
          (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          },
        );
        sent.on("error", reject);
        sent.end();
      });

    it.each([
      ["a foreign origin", { origin: "https://evil.example" }],
      ["a null origin", { origin: "null" }],
      ["no origin and no fetch metadata", {}],
      ["no origin from another site", { "sec-fetch-site": "cross-site" }],
      ["no origin from a sibling host", { "sec-fetch-site": "same-site" }],
      [
        "a foreign origin with a forged host",
        { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
      ],
      ["a foreign origin named in Host", { origin: "https://evil.example", host: "evil.example" }],
    ])("%s", async (_name, headers) => {
      const statuses = await Promise.all(
        ["/sign-in", "/sign-in.data", "/preferences", "/no/such"].map((to) => send(headers, to)),
      );
      expect(statuses).toEqual([403, 403, 403, 403]);
    });

    it("and lets our own pages through", async () => {
      expect(await send({ "sec-fetch-site": "same-origin" }, "/preferences")).toBe(303);
      expect(await send({ origin: web.origin }, "/preferences")).toBe(303);
    });
  });
});
