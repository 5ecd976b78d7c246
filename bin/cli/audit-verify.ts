import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import type { Command } from "./command.ts";
import { withComposition } from "./with-composition.ts";

/** Walks the audit chain; exit code 1 when it is broken. */
export const auditVerify: Command = {
  name: "audit verify",
  usage: "",
  summary: "Check that the audit trail was not changed",
  positionals: { min: 0, max: 0 },
  options: {},
  run: () =>
    withComposition(async ({ ctx }) => {
      const result = await verifyAudit(ctx);
      const found = result.broken;
      const text = found
        ? `The audit trail is broken at position ${found.seq} (entry ${found.entryId ?? "unknown"}): ${found.reason}.`
        : `The audit trail is whole: ${result.sealed} entries sealed, ${result.unsealed} wait for their seal.`;
      return { json: result, text, ok: result.ok };
    }),
};
