import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { openDraft } from "./drafts.store.server.ts";
import { nextVersion } from "./next-version.ts";
import { earliestStart } from "./pack-dates.ts";
import { mayReadPacks, mayWritePack } from "./pack-editor.policy.ts";
import type { PackPart } from "./pack-parts.ts";
import { markOf } from "./part-mark.server.ts";
import { staffNames } from "./staff-names.server.ts";
import { allVersions } from "./versions.store.server.ts";

export type PackForm = {
  /** As it would be saved without any change: the open draft, else the version after the last one. */
  readonly pack: PolicyPack;
  /** Goes with the form, so that it is told when somebody else changed the same part meanwhile. */
  readonly seen: string;
  readonly earliest: PlainDate;
  readonly draft: {
    readonly reason: string;
    readonly startedBy: string;
    readonly savedBy: string;
    readonly savedAt: Date;
    readonly isOwn: boolean;
  } | null;
};

/** What the form for a part of a pack starts from. Denied to whoever may not write it. */
export async function readPackForm(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string; readonly part: PackPart },
): Promise<Outcome<PackForm>> {
  const denied = mayReadPacks(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "administrators_only");
  const today = ctx.clock.today(actor.country);
  const versions = await allVersions(ctx.sql, input.packId);
  const draft = await openDraft(ctx.sql, input.packId);
  const last = versions.filter(({ takenBackAt }) => takenBackAt === null).at(-1);
  const numbers = versions.map(({ version }) => version);
  const pack = draft?.body ?? (last ? nextVersion(last.body, numbers, today) : null);
  if (!pack) return fail("not_found");
  const foreign = mayWritePack(actor, pack);
  if (foreign) return deny(foreign);
  const names = await staffNames(ctx, draft ? [draft.startedBy, draft.savedBy] : []);
  return ok({
    pack,
    seen: markOf(pack, input.part),
    earliest: earliestStart(today),
    draft: draft && {
      reason: draft.reason,
      startedBy: names.get(draft.startedBy) ?? "",
      savedBy: names.get(draft.savedBy) ?? "",
      savedAt: draft.savedAt,
      isOwn: draft.startedBy === actor.accountId,
    },
  });
}
