import { describe, expect, it } from "vitest";
import { GATE } from "./support/options.ts";
import { figuresOf, tableOf } from "./support/report.ts";
import { runChaos } from "./support/run.ts";
import type { Backend } from "./support/world.ts";

const LIMIT_MS = 900_000;

/** The run of the gate on one backend: trust.md, "Chaos". */
export function gateRunTest(backend: Backend): void {
  describe(`the marketplace with its queue on ${backend}`, () => {
    it(
      `loses nothing, does nothing twice and gets nothing stuck in ${GATE.kills} kills and ${GATE.stops} stops`,
      async () => {
        const result = await runChaos({ ...GATE, backend });
        for (const figure of figuresOf(result)) console.info(JSON.stringify(figure));
        console.info(tableOf(result));
        expect(result).toMatchObject({ lost: 0, doubled: 0, stuck: 0, refused: [] });
        expect(result.audit).toMatchObject({ ok: true, unsealed: 0 });
        expect(result.ok).toBe(true);
      },
      LIMIT_MS,
    );
  });
}
