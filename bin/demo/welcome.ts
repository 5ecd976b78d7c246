import type { Configuration } from "#app/configuration.server.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "#prisma/seed/demo/accounts.ts";

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Says where the marketplace is and who may sign in. */
export function welcome({ origin, env }: Configuration, tookMs: number): void {
  say(`\nMasar is ready after ${(tookMs / 1000).toFixed(1)} s: ${origin}\n`);
  if (env === "demo") {
    const width = Math.max(...DEMO_ACCOUNTS.map(({ login }) => login.length));
    for (const { login, name, who } of DEMO_ACCOUNTS) say(`  ${login.padEnd(width)}  ${who} (${name})`);
    say(`\nPassword of all: ${DEMO_PASSWORD}   Codes and letters: ${origin}/demo/inbox\n`);
  }
  say("Ctrl-C stops it.");
}
