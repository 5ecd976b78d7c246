import type { Ctx } from "../kernel/ctx.server.ts";
import type { ApplicationStatus } from "./application.ts";
import { selectApplication } from "./applications.store.server.ts";
import { selectLatestOffer } from "./offers.store.server.ts";

/** Where an application stands now, for messages that may have become pointless; null for an unknown one. */
export async function applicationStanding(
  ctx: Pick<Ctx, "sql">,
  applicationId: string,
): Promise<{ readonly status: ApplicationStatus; readonly openOfferId: string | null } | null> {
  const application = await selectApplication(ctx.sql, applicationId);
  if (!application) return null;
  const offer = await selectLatestOffer(ctx.sql, applicationId);
  return { status: application.status, openOfferId: offer?.status === "made" ? offer.id : null };
}
