import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findSeeker, seekersAfter, type SeekerRow } from "./seekers.store.server.ts";

/** A seeker's profile, her needs opened. */
export type Seeker = Omit<SeekerRow, "needsSealed"> & { readonly needs: readonly string[] };

function opened(ctx: Pick<Ctx, "cipher">, { needsSealed, ...row }: SeekerRow): Seeker {
  const place = `seeker_profile.needs_sealed:${row.personId}`;
  const needs = needsSealed === null ? [] : (JSON.parse(ctx.cipher.decrypt(needsSealed, place)) as string[]);
  return { ...row, needs };
}

/** The profile of one person; null when she has none. */
export async function readSeeker(ctx: Ctx, personId: string): Promise<Seeker | null> {
  const row = await findSeeker(ctx.sql, personId);
  return row && opened(ctx, row);
}

const PAGE = 1_000;

/** Everyone of a country who looks for work, in order of ids; for matching runs only. */
export async function* readSeekersOf(ctx: Ctx, country: string): AsyncGenerator<Seeker> {
  let after: string | null = null;
  for (;;) {
    const page: SeekerRow[] = await seekersAfter(ctx.sql, country, after, PAGE);
    for (const row of page) yield opened(ctx, row);
    if (page.length < PAGE) return;
    after = page.at(-1)?.personId ?? null;
  }
}
