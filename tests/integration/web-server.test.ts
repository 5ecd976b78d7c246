import { describe, expect, it } from "vitest";
import { useMasar } from "#tests/support/database.ts";
import { environmentOf, startProcess, startSite } from "#tests/support/site.ts";

describe("the web server's process", () => {
  const masar = useMasar();

  it("logs requests without address, path or what was typed, and ends cleanly on SIGTERM", async () => {
    const site = await startSite({ ...masar.configuration, logLevel: "info" }, { worker: false });
    const token = "c0ffee".repeat(8);
    await fetch(`${site.origin}/invitation/${token}?q=canary`);
    await fetch(`${site.origin}/sign-in`, {
      method: "POST",
      headers: { origin: site.origin },
      body: new URLSearchParams({ login: "canary@example.org", password: "canary password" }),
    });
    const slow = fetch(`${site.origin}/`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    site.web.kill("SIGTERM");
    expect((await slow).status).toBe(200);
    expect(await site.web.ended).toBe(0);
    const log = site.web.output();
    expect(log).toContain('"route":"/invitation"');
    expect(log).not.toMatch(/canary|c0ffee|127\.0\.0\.1/);
  });

  it("says what to change when the port is in use", async () => {
    const site = await startSite(masar.configuration, { worker: false });
    const port = new URL(site.origin).port;
    const second = startProcess(
      "app/web/server.ts",
      environmentOf(masar.configuration, { PORT: port, MASAR_ORIGIN: site.origin }),
    );
    expect(await second.ended).toBe(3);
    expect(second.output()).toContain(`Port ${port} is in use`);
    await site.stop();
  });
});
