import type { Member } from "../../kernel/actor.ts";
import type { Ctx, Tx } from "../../kernel/ctx.server.ts";
import {
  deny,
  fail,
  failure,
  ok,
  type Denial,
  type Failure,
  type Outcome,
  type Result,
} from "../../kernel/result.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { lockPacks } from "../packs.store.server.ts";
import { insertDraft, openDraft, updateDraft, type DraftRow } from "./drafts.store.server.ts";
import { nextVersion } from "./next-version.ts";
import { datesProblem } from "./pack-dates.ts";
import { mayWritePack } from "./pack-editor.policy.ts";
import type { PackPart } from "./pack-parts.ts";
import { readPackJson } from "./pack-problems.ts";
import { markOf } from "./part-mark.server.ts";
import { languageOf } from "./text-language.ts";
import { allVersions, type VersionRow } from "./versions.store.server.ts";

/** A change of one part of a pack, by somebody who saw it as `seen`. */
export type PackEdit = {
  readonly packId: string;
  readonly part: PackPart;
  /** The mark of the part as it was when the form was opened (part-mark.server.ts). */
  readonly seen: string;
  /** Why the rules change; needed where no draft is there yet. */
  readonly reason: string;
  /** The reason as it stood when the form was opened; empty without a draft. */
  readonly reasonSeen: string;
  readonly change: (pack: PolicyPack) => Result<PolicyPack, Failure>;
};

export type Saved = { readonly draftId: string; readonly rev: number; readonly isNew: boolean };

const LEAST_REASON = 10;
const LONGEST_REASON = 2_000;

type Start = { readonly draft: DraftRow | null; readonly body: PolicyPack };

/** What a change starts from: the open draft, else the version after the last one. */
async function startOf(
  tx: Tx,
  packId: string,
  versions: readonly VersionRow[],
  today: string,
): Promise<Start | null> {
  const draft = await openDraft(tx, packId);
  if (draft) return { draft, body: draft.body };
  const last = versions.filter(({ takenBackAt }) => takenBackAt === null).at(-1);
  const numbers = versions.map(({ version }) => version);
  return last ? { draft: null, body: nextVersion(last.body, numbers, today) } : null;
}

function reasonProblem(reason: string, isNeeded: boolean): Failure | null {
  if (reason === "" && !isNeeded) return null;
  const code =
    reason.length < LEAST_REASON ? "too_short" : reason.length > LONGEST_REASON ? "too_long" : null;
  return code && failure("invalid_input", { fields: { reason: code } });
}

/** What is wrong with the pack that a change leads to, whichever form it came from. */
function packProblem(
  pack: PolicyPack,
  part: PackPart,
  versions: readonly VersionRow[],
  today: string,
): Failure | null {
  const read = readPackJson(pack);
  const [first] = "problems" in read ? read.problems : [];
  if (first) return failure("pack_invalid", { params: { path: first.path, found: first.found ?? "" } });
  if (part.of !== "frame" && part.of !== "whole") return null;
  return datesProblem(
    versions.filter(({ takenBackAt }) => takenBackAt === null),
    pack,
    today,
  );
}

/**
 * Keeps a change in the pack's draft, which it opens where there is none. Fails with `draft_changed` where somebody
 * else changed the same part meanwhile (nothing is lost: neither hers nor theirs), `nothing_changed`, what is wrong with
 * the dates, or `pack_invalid`.
 */
export async function saveDraft(
  ctx: Ctx,
  actor: Member,
  edit: PackEdit,
  fresh: { readonly pack: PolicyPack } | null = null,
): Promise<Outcome<Saved>> {
  const today = ctx.clock.today(actor.country);
  return ctx.transaction(async (tx): Promise<Outcome<Saved>> => {
    await lockPacks(tx);
    const versions = await allVersions(tx, edit.packId);
    const start = await startOf(tx, edit.packId, versions, today);
    const before = start?.body ?? fresh?.pack;
    if (!before) return fail("not_found");
    const denied: Denial | null = mayWritePack(actor, before);
    if (denied) return deny(denied);
    if (start && markOf(start.body, edit.part) !== edit.seen) return fail("draft_changed");
    const reason = edit.reason.trim();
    const unexplained = reasonProblem(reason, !start?.draft);
    if (unexplained) return fail(unexplained);
    const changed = edit.change(before);
    if (!changed.ok) return changed;
    const isSame = start !== null && canonicalJson(changed.value) === canonicalJson(before);
    const isSaid = reason !== "" && start?.draft !== null && reason !== start?.draft.reason;
    if (isSame && !isSaid) return fail("nothing_changed");
    const wrong = packProblem(changed.value, edit.part, versions, today);
    if (wrong) return fail(wrong);
    return ok(await keep(ctx, tx, actor, { edit, start, body: changed.value }));
  });
}

/** What was typed takes the place of what was seen; beside a reason that somebody else wrote meanwhile it is added. */
function reasonAfter({ reason, reasonSeen }: PackEdit, now: string): string {
  const typed = reason.trim();
  if (now === "" || now === reasonSeen.trim()) return typed === "" ? now : typed;
  return typed === "" || now.includes(typed) ? now : `${now}\n${typed}`;
}

async function keep(
  ctx: Ctx,
  tx: Tx,
  actor: Member,
  what: {
    readonly edit: PackEdit;
    readonly start: Start | null;
    readonly body: PolicyPack;
  },
): Promise<Saved> {
  const { edit, start, body } = what;
  const at = ctx.clock.now();
  const { accountId } = actor;
  const old = start?.draft;
  const reason = reasonAfter(edit, old?.reason ?? "");
  const draft: DraftRow = {
    id: old?.id ?? ctx.ids.next(),
    packId: edit.packId,
    country: body.country,
    basedOn: old ? old.basedOn : start ? start.body.version - 1 : null,
    body,
    reason,
    reasonLang: languageOf(reason),
    rev: (old?.rev ?? 0) + 1,
    writtenBy: [...new Set([...(old?.writtenBy ?? []), accountId])],
    startedBy: old?.startedBy ?? accountId,
    startedAt: old?.startedAt ?? at,
    savedBy: accountId,
    savedAt: at,
  };
  await (old ? updateDraft(tx, draft) : insertDraft(tx, draft));
  const { id: draftId, packId, rev } = draft;
  const part = edit.part.of === "rule" ? `rule:${edit.part.ruleId}` : edit.part.of;
  await tx.publish({ name: "policy_pack.draft_saved", payload: { draftId, packId, rev } });
  await tx.audit(actor, {
    action: "policy_pack.save_draft",
    subjectType: "policy_pack_draft",
    subjectId: draftId,
    details: { packId, rev, part },
  });
  return { draftId, rev, isNew: !old };
}
