import { findEmployer } from "#app/domain/employers/find-employer.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, dateInZone, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { mayShareUnder, type ConsentPurpose, type ConsentState } from "./consent.ts";
import { consentsOf } from "./consent.store.server.ts";

export type OwnConsent = {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly organisation: { readonly name: string; readonly lang: string } | null;
  readonly applicationId: string | null;
  readonly status: ConsentState;
  /** Something is shared under it today. */
  readonly shares: boolean;
  readonly givenOn: PlainDate;
  /** Its last day. */
  readonly lastDay: PlainDate;
  readonly endedOn: PlainDate | null;
};

/** To whom the actor agreed to be named, the latest first: what is shared now and what is not any more. */
export async function readOwnConsents(ctx: Ctx, actor: Member): Promise<readonly OwnConsent[]> {
  const rows = await consentsOf(ctx.sql, actor.actingFor ?? actor.personId);
  return Promise.all(
    rows.map(async (row) => {
      const { id, purpose, applicationId, status, country, validUntil } = row;
      const organisation = row.organisationId === null ? null : await findEmployer(ctx, row.organisationId);
      const day = (instant: Date): PlainDate => dateInZone(instant, zoneOf(country));
      return {
        ...{ id, purpose, applicationId, status },
        organisation: organisation && { name: organisation.name, lang: organisation.nameLang },
        shares: mayShareUnder(row, ctx.clock.today(country)),
        givenOn: day(row.givenAt),
        lastDay: addDays(validUntil, -1),
        endedOn: row.endedAt && day(row.endedAt),
      };
    }),
  );
}
