import type { Ctx } from "../kernel/ctx.server.ts";
import { selectWaiting } from "./silence.store.server.ts";

/** Applications to a vacancy that wait for its employer, with whose they are; for reactions. */
export const waitingApplicants = (
  ctx: Pick<Ctx, "sql">,
  vacancyId: string,
): Promise<
  readonly { readonly applicationId: string; readonly personId: string; readonly country: string }[]
> => selectWaiting(ctx.sql, vacancyId);
