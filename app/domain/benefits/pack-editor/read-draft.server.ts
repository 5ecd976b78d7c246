import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Denial, type Failure, type Outcome } from "../../kernel/result.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { comparePacks, type PackChange } from "./compare-packs.ts";
import { openDraft } from "./drafts.store.server.ts";
import { datesProblem } from "./pack-dates.ts";
import { mayPublish, mayReadPacks, mayWritePack } from "./pack-editor.policy.ts";
import { staffNames } from "./staff-names.server.ts";
import { allVersions } from "./versions.store.server.ts";

export type ReadDraft = {
  readonly draftId: string;
  readonly rev: number;
  readonly pack: PolicyPack;
  readonly reason: { readonly text: string; readonly lang: string };
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly writtenBy: readonly string[];
  readonly isOwn: boolean;
  /** The version that it follows; null where the pack is new. */
  readonly before: { readonly version: number } | null;
  readonly changes: readonly PackChange[];
  /** What keeps it from coming into force as it stands, such as a first day that has passed. */
  readonly dates: Failure | null;
  /** Why the reader may not bring it into force. */
  readonly mayNotPublish: Denial | null;
  readonly mayWrite: boolean;
};

/** The open draft of a pack with what it changes. Fails with `not_found` where there is none. */
export async function readDraft(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string },
): Promise<Outcome<ReadDraft>> {
  const denied = mayReadPacks(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "administrators_only");
  const draft = await openDraft(ctx.sql, input.packId);
  if (!draft) return fail("not_found");
  const { body: pack, startedBy, savedBy, writtenBy } = draft;
  const held = (await allVersions(ctx.sql, input.packId)).filter(({ takenBackAt }) => takenBackAt === null);
  const before = held.filter(({ effective }) => effective.from < pack.effective.from).at(-1) ?? held[0];
  const names = await staffNames(ctx, [startedBy, savedBy, ...writtenBy]);
  const nameOf = (id: string): string => names.get(id) ?? "";
  return ok({
    ...{ draftId: draft.id, rev: draft.rev, pack, startedAt: draft.startedAt, savedAt: draft.savedAt },
    reason: { text: draft.reason, lang: draft.reasonLang },
    startedBy: nameOf(startedBy),
    savedBy: nameOf(savedBy),
    writtenBy: writtenBy.map(nameOf),
    isOwn: startedBy === actor.accountId,
    before: before ? { version: before.version } : null,
    changes: before ? comparePacks(before.body, pack) : [],
    dates: datesProblem(held, pack, ctx.clock.today(actor.country)),
    mayNotPublish: mayPublish(actor, draft),
    mayWrite: mayWritePack(actor, pack) === null,
  });
}
