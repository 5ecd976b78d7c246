import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { Outcome } from "../kernel/result.ts";
import { moveVacancy } from "./move-vacancy.server.ts";
import type { OwnStatus } from "./vacancy.ts";

/** Publishes a draft when it is decent work; fails as `not_decent_work` with what stands against it. */
export const publishVacancy = (
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string; readonly noFee: boolean },
): Promise<Outcome<{ status: OwnStatus }>> => moveVacancy(ctx, actor, { ...input, edge: "publish" });
