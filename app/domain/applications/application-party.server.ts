import type { Ctx } from "../kernel/ctx.server.ts";
import { NothingLeft } from "../kernel/nothing-left.ts";
import { selectApplication } from "./applications.store.server.ts";

/** Whose application it is, for reactions that tell the person; `NothingLeft` is thrown for one that is gone. */
export async function applicationParty(
  ctx: Ctx,
  applicationId: string,
): Promise<{
  readonly personId: string;
  readonly organisationId: string;
  readonly country: string;
  readonly vacancyId: string;
}> {
  const application = await selectApplication(ctx.sql, applicationId);
  if (!application) throw new NothingLeft(`No application with the id ${applicationId}`);
  const { personId, organisationId, country, vacancyId } = application;
  return { personId, organisationId, country, vacancyId };
}
