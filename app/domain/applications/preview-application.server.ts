import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { seekerOf } from "./application.policy.ts";
import type { ApplicationStatus } from "./application.ts";
import { selectApplicationTo } from "./applications.store.server.ts";
import { blindCandidate, type BlindCandidate } from "./blind-candidate.ts";
import { selectAsked, selectProfileFacts } from "./candidates.store.server.ts";

export type ApplicationPreview = {
  /** What the employer would see, exactly; null while the person has no profile. */
  readonly candidate: Omit<BlindCandidate, "applicationId" | "code" | "status" | "submittedOn"> | null;
  /** The application that exists already; null when the person has not applied. */
  readonly existing: { readonly id: string; readonly status: ApplicationStatus } | null;
};

const NOTHING: ApplicationPreview = { candidate: null, existing: null };

/** What an employer would see of the person who looks at this vacancy. Empty for everyone but seekers. */
export async function previewApplication(
  ctx: Pick<Ctx, "sql">,
  actor: Actor,
  vacancyId: string,
): Promise<Outcome<ApplicationPreview>> {
  const personId = seekerOf(actor);
  if (typeof personId !== "string") return ok(NOTHING);
  const [known, profile, asked] = await Promise.all([
    selectApplicationTo(ctx.sql, personId, vacancyId),
    selectProfileFacts(ctx.sql, personId),
    selectAsked(ctx.sql, vacancyId),
  ]);
  const existing = known && { id: known.id, status: known.status };
  if (!profile || !asked) return ok({ ...NOTHING, existing });
  const draft = { applicationId: "", code: "", status: "draft", submittedOn: null } as const;
  const candidate = blindCandidate({ ...profile, ...draft }, asked);
  return ok({ candidate, existing });
}
