import type { Composition } from "#app/composition.server.ts";
import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import { every, type Repeating } from "./repeat.ts";

const EVERY_MS = 500;

/** Chains the audit entries within a second. */
export function startSealer({ ctx, log }: Composition): Repeating {
  return every(
    EVERY_MS,
    async () => void (await sealEntries(ctx)),
    (error) => log.warn("The audit sealer will try again", { error: error.message }),
  );
}
