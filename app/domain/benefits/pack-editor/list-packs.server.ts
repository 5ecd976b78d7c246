import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { endedByNext } from "../pack-versions.ts";
import { openDrafts } from "./drafts.store.server.ts";
import { mayReadPacks, mayWritePack } from "./pack-editor.policy.ts";
import { staffNames } from "./staff-names.server.ts";
import { allPacks, type VersionRow } from "./versions.store.server.ts";

export type ListedPack = {
  readonly packId: string;
  readonly name: PolicyPack["name"];
  readonly country: string;
  /** The version in force today; the next one where none is yet. Null where only a draft is there. */
  readonly version: number | null;
  readonly effective: { readonly from: PlainDate; readonly until: PlainDate | null } | null;
  readonly isInForce: boolean;
  /** A version that waits for its first day. */
  readonly next: { readonly version: number; readonly from: PlainDate } | null;
  readonly unknowns: number;
  readonly storedAt: Date | null;
  /** Null where it came with Masar. */
  readonly publishedBy: string | null;
  readonly draft: { readonly startedBy: string | null; readonly savedAt: Date } | null;
  readonly mayWrite: boolean;
};

/** Figures that the pack does not know. */
const unknownsIn = (pack: PolicyPack): number =>
  [...pack.rules.map(({ params }) => params), pack.graduation]
    .flatMap((figures) => Object.values(figures))
    .filter(({ unknown }) => unknown).length;

const holdsOn = ({ effective }: Pick<VersionRow, "effective">, day: PlainDate): boolean =>
  effective.from <= day && (effective.until === null || day < effective.until);

/** All policy packs of the deployment with where they stand today, those of the reader's country first. */
export async function listPacks(ctx: Ctx, actor: Actor): Promise<Outcome<readonly ListedPack[]>> {
  const denied = mayReadPacks(actor);
  if (denied) return deny(denied);
  const byPack = new Map<string, VersionRow[]>();
  for (const row of await allPacks(ctx.sql))
    if (row.takenBackAt === null) byPack.set(row.packId, [...(byPack.get(row.packId) ?? []), row]);
  const drafts = new Map((await openDrafts(ctx.sql)).map((draft) => [draft.packId, draft]));
  const names = await staffNames(ctx, [
    ...[...byPack.values()].flat().map(({ publishedBy }) => publishedBy),
    ...[...drafts.values()].map(({ startedBy }) => startedBy),
  ]);
  const ids = [...new Set([...byPack.keys(), ...drafts.keys()])].sort();
  const packs = ids.flatMap((packId): ListedPack[] => {
    const draft = drafts.get(packId);
    const versions = endedByNext(byPack.get(packId) ?? []);
    const first = versions[0]?.body ?? draft?.body;
    if (!first) return [];
    const today = ctx.clock.today(actor.country);
    const shown =
      versions.find((one) => holdsOn(one, today)) ??
      versions.find(({ effective }) => effective.from > today) ??
      versions.at(-1);
    const next = versions.find((one) => one.effective.from > today && one !== shown);
    const body = shown?.body ?? first;
    return [
      {
        ...{ packId, name: body.name, country: body.country },
        version: shown?.version ?? null,
        effective: shown?.effective ?? null,
        isInForce: shown !== undefined && holdsOn(shown, today),
        next: next ? { version: next.version, from: next.effective.from } : null,
        unknowns: unknownsIn(body),
        storedAt: shown?.storedAt ?? null,
        publishedBy: shown?.publishedBy ? (names.get(shown.publishedBy) ?? "") : null,
        draft: draft ? { startedBy: names.get(draft.startedBy) ?? null, savedAt: draft.savedAt } : null,
        mayWrite: mayWritePack(actor, body) === null,
      },
    ];
  });
  const own = (pack: ListedPack): number => (pack.country === actor.country ? 0 : 1);
  return ok(packs.sort((a, b) => own(a) - own(b) || (a.packId < b.packId ? -1 : 1)));
}
