import fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { createApp } from "#app/web/app.server.ts";
import type { TestAccount } from "./accounts.ts";
import { useMasar } from "./database.ts";
import { Visitor } from "./visitor.ts";

export { Visitor };

const BUILD = path.resolve(import.meta.dirname, "../../build");

async function loadBuild(): Promise<ServerBuild> {
  const file = path.join(BUILD, "server/index.js");
  if (!fs.existsSync(file)) throw new Error('The pages are not built: run "npm run build" first.');
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ServerBuild;
}

/** The built pages, served on a free port over the test file's own database. Call it at the top of the file. */
export function useWeb() {
  const masar = useMasar();
  let open: { server: Server; composition: Composition; origin: string } | null = null;
  const opened = (): NonNullable<typeof open> => {
    if (!open) throw new Error("Use it inside a test: the server starts before the first one");
    return open;
  };

  beforeAll(async () => {
    const build = await loadBuild();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const composition = await compose({ ...masar.configuration, origin }, { process: "web" });
    const clientFolder = path.join(BUILD, "client");
    server.on(
      "request",
      createApp({ composition, build, clientFolder, readiness: { accepting: true }, trustedProxies: 0 }),
    );
    open = { server, composition, origin };
  });

  afterAll(async () => {
    if (!open) return;
    const { server, composition } = open;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await composition.close();
  });

  return {
    masar,
    get ctx() {
      return opened().composition.ctx;
    },
    get origin() {
      return opened().origin;
    },
    /** A new browser; signed in with the account's session when one is given. */
    visitor: (account?: Pick<TestAccount, "token">): Visitor => new Visitor(opened().origin, account),
    /** Newest message sent to `to`; waits for it, because sending does not hold up the answer. */
    async messageTo(to: string): Promise<string> {
      for (let tries = 0; tries < 100; tries++) {
        const found = (await opened().composition.ctx.sent?.list(50))?.find((message) => message.to === to);
        if (found) return found.text;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`Nothing was sent to ${to}`);
    },
  };
}
