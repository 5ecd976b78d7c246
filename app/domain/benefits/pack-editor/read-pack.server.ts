import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { endedByNext } from "../pack-versions.ts";
import { comparePacks, type PackChange } from "./compare-packs.ts";
import { openDraft } from "./drafts.store.server.ts";
import { mayReadPacks, mayWritePack } from "./pack-editor.policy.ts";
import { staffNames } from "./staff-names.server.ts";
import { allVersions, type VersionRow } from "./versions.store.server.ts";

export type PackVersion = {
  readonly version: number;
  /** As it holds: a later version may have ended it. */
  readonly effective: { readonly from: PlainDate; readonly until: PlainDate | null };
  readonly state: "past" | "in_force" | "waits" | "taken_back";
  readonly storedAt: Date;
  /** Null where it came with Masar. */
  readonly publishedBy: string | null;
  readonly writtenBy: readonly string[];
  readonly reason: { readonly text: string; readonly lang: string } | null;
  readonly takenBack: {
    readonly by: string;
    readonly at: Date;
    readonly reason: string;
    readonly lang: string;
  } | null;
  /** What it changed of the version before it; empty for the first one. */
  readonly changes: readonly PackChange[];
};

export type ReadPack = {
  readonly packId: string;
  /** The version that is shown. */
  readonly shown: PackVersion & { readonly pack: PolicyPack };
  /** Newest first. */
  readonly versions: readonly PackVersion[];
  readonly hasDraft: boolean;
  readonly mayWrite: boolean;
};

function stateOf(row: VersionRow, today: PlainDate): PackVersion["state"] {
  if (row.takenBackAt !== null) return "taken_back";
  const { from, until } = row.effective;
  if (from > today) return "waits";
  return until === null || today < until ? "in_force" : "past";
}

/** A pack in the version asked for, or else the one in force, with its history. Fails with `not_found`. */
export async function readPack(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string; readonly version?: number },
): Promise<Outcome<ReadPack>> {
  const denied = mayReadPacks(actor);
  if (denied) return deny(denied);
  const stored = await allVersions(ctx.sql, input.packId);
  const [first] = stored;
  if (!first) return fail("not_found");
  const today = ctx.clock.today(actor.country);
  const held = endedByNext(stored.filter(({ takenBackAt }) => takenBackAt === null));
  const rows = [...held, ...stored.filter(({ takenBackAt }) => takenBackAt !== null)];
  const names = await staffNames(
    ctx,
    rows.flatMap(({ publishedBy, takenBackBy, writtenBy }) => [publishedBy, takenBackBy, ...writtenBy]),
  );
  const nameOf = (id: string): string => names.get(id) ?? "";
  const viewed = rows
    .sort((a, b) => b.version - a.version)
    .map((row): PackVersion & { readonly pack: PolicyPack } => {
      const { version, effective, storedAt, publishedBy, reason, takenBackAt, takenBackBy } = row;
      // What it was written against: the version that held before its first day.
      const before = held
        .filter((one) => one.effective.from < effective.from && one.version < version)
        .at(-1);
      return {
        ...{ version, effective, storedAt, state: stateOf(row, today), pack: row.body },
        publishedBy: publishedBy === null ? null : nameOf(publishedBy),
        writtenBy: row.writtenBy.map(nameOf),
        reason: reason === null ? null : { text: reason, lang: row.reasonLang ?? "ar" },
        takenBack:
          takenBackAt && takenBackBy
            ? {
                ...{ by: nameOf(takenBackBy), at: takenBackAt },
                ...{ reason: row.takenBackReason ?? "", lang: row.takenBackReasonLang ?? "ar" },
              }
            : null,
        changes: before ? comparePacks(before.body, row.body) : [],
      };
    });
  const shown =
    input.version === undefined
      ? (viewed.find(({ state }) => state === "in_force") ??
        viewed.find(({ state }) => state === "waits") ??
        viewed[0])
      : viewed.find(({ version }) => version === input.version);
  if (!shown) return fail("not_found");
  return ok({
    packId: input.packId,
    shown,
    versions: viewed.map(({ pack: _pack, ...version }) => version),
    hasDraft: (await openDraft(ctx.sql, input.packId)) !== null,
    mayWrite: mayWritePack(actor, shown.pack) === null,
  });
}
