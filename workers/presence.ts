import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Composition } from "#app/composition.server.ts";
import { registerReactions } from "#app/domain/operations/register-reactions.server.ts";
import { giveSign, signOff } from "#app/domain/operations/sign-of-life.server.ts";
import { REACTIONS } from "./reactions.ts";
import { every, type Repeating } from "./repeat.ts";

const SIGN_EVERY_MS = 5_000;

/** What this worker is called on the administrator's page. */
export const WORKER_NAME = `${os.hostname()}:${process.pid}`;

const versionOf = (file: string): string =>
  (JSON.parse(fs.readFileSync(file, "utf8")) as { version: string }).version;

/** Says every few seconds that this worker lives, and what its consumers react to; signs off when stopped. */
export function startPresence({ ctx, log }: Composition): Repeating {
  const worker = {
    id: ctx.ids.next(),
    name: WORKER_NAME,
    version: versionOf(path.resolve(import.meta.dirname, "../package.json")),
  };
  let registered = false;
  const signs = every(
    SIGN_EVERY_MS,
    async () => {
      await giveSign(ctx, worker);
      if (!registered) await registerReactions(ctx, REACTIONS);
      registered = true;
    },
    (error) => log.warn("The sign of life will be given again", { error: error.message }),
  );
  return {
    async stop() {
      await signs.stop();
      // A database that is away must not hold up the end: the worker then counts as missing, which it says truly.
      await signOff(ctx, worker.id).catch(() => undefined);
    },
  };
}
