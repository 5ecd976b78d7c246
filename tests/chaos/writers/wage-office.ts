import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { system } from "#tests/support/marketplace.ts";
import type { Ledger } from "../support/ledger.ts";
import { insist, untilAnswered } from "./insist.ts";
import type { Hired } from "./journeys.ts";

const LOOK_EVERY_MS = 500;
/** Small enough for several files in a small run: the spoiled ones are harmed right after a file. */
const FILE_OF_AT_LEAST = 3;

/**
 * Sends wage files: whoever was hired and is expected at work starts with the wage of this month. A person is
 * expected only after the worker has heard of the hire.
 */
export function openWageOffice(ctx: Ctx, ledger: Ledger, name: string) {
  const hired: Hired[] = [];
  let files = 0;
  let closing = false;

  async function expected(): Promise<readonly Hired[]> {
    const placements = await untilAnswered(() =>
      ctx.sql.query<{ id: string }>(
        "select application_id as id from placement where application_id = any($1::uuid[])",
        [hired.map(({ applicationId }) => applicationId)],
      ),
    );
    const ids = new Set(placements.map(({ id }) => id));
    return hired.filter(({ applicationId }) => ids.has(applicationId));
  }

  async function send(started: readonly Hired[]): Promise<void> {
    const file = path.join(path.dirname(ctx.files.locate("chaos/wages.csv")), `${name}-${++files}.csv`);
    const month = ctx.clock.today("SA").slice(0, 7);
    const rows = started.map(
      ({ nationalId, vacancy }) => `${nationalId},${vacancy.registration},${month},4200`,
    );
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `national_id,registration_number,month,wage\n${rows.join("\n")}\n`);
    for (const { personId, vacancy } of started)
      ledger.write({ said: "tried", act: "wage", subject: personId, about: vacancy.id });
    await insist(ledger, { act: "wage_file", subject: file, about: "" }, () =>
      importWages(ctx, system, { file, country: "SA", dryRun: false }),
    );
    for (const { personId, vacancy } of started)
      ledger.write({ said: "done", act: "wage", subject: personId, about: vacancy.id });
  }

  async function work(): Promise<void> {
    while (!closing || hired.length > 0) {
      await sleep(LOOK_EVERY_MS);
      if (hired.length === 0) continue;
      const ready = await expected();
      if (ready.length === 0 || (!closing && ready.length < FILE_OF_AT_LEAST)) continue;
      await send(ready);
      for (const person of ready) hired.splice(hired.indexOf(person), 1);
    }
  }
  const working = work();
  working.catch(() => undefined);
  return {
    add: (person: Hired): void => void hired.push(person),
    /** Sends the last file when everybody who was hired is expected. */
    async close(): Promise<void> {
      closing = true;
      await working;
    },
  };
}
