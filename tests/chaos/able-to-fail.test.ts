import { describe, expect, inject, it } from "vitest";
import { GATE } from "./support/options.ts";
import { runChaos } from "./support/run.ts";

const LIMIT_MS = 400_000;
const SMALL = { ...GATE, events: 200, kills: 3, stops: 0 };

describe("a run", () => {
  it(
    "fails and counts what is doubled when the inbox is taken out",
    async () => {
      const result = await runChaos({ ...SMALL, backend: "postgres", without: "inbox" });
      expect(result.doubled).toBeGreaterThan(0);
      expect(result.lost).toBe(0);
      expect(result.ok).toBe(false);
    },
    LIMIT_MS,
  );

  it(
    "does not fail under the same harm when the inbox is put back",
    async () => {
      const result = await runChaos({ ...SMALL, backend: "postgres", without: "nothing, inbox kept" });
      expect(result).toMatchObject({ lost: 0, doubled: 0, stuck: 0, refused: [], ok: true });
    },
    LIMIT_MS,
  );

  it.skipIf(inject("redisUrl") === null)(
    "fails and counts what is lost when the outbox is taken out",
    async () => {
      const result = await runChaos({ ...SMALL, backend: "redis", without: "outbox" });
      expect(result.lost).toBeGreaterThan(0);
      expect(result.ok).toBe(false);
    },
    LIMIT_MS,
  );
});
