import type { Ctx } from "../kernel/ctx.server.ts";
import { selectApplication } from "./applications.store.server.ts";

/** Whose application it is, for reactions that tell the person; throws for an unknown one. */
export async function applicationParty(
  ctx: Ctx,
  applicationId: string,
): Promise<{
  readonly personId: string;
  readonly country: string;
  readonly vacancyId: string;
  readonly organisationId: string;
}> {
  const application = await selectApplication(ctx.sql, applicationId);
  if (!application) throw new Error(`No application with the id ${applicationId}`);
  const { personId, country, vacancyId, organisationId } = application;
  return { personId, country, vacancyId, organisationId };
}
