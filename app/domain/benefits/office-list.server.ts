import { logAccess } from "../audit/log-access.server.ts";
import { looksAfterHousehold } from "../casework/looks-after.server.ts";
import { openFullName } from "../identity/sealed-person.ts";
import type { Actor, Member } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { denial, type Denial } from "../kernel/result.ts";
import { readHouseholds } from "../people/household-of.server.ts";
import { listedPerson, type Listed, type OfficeScope } from "./office-list.store.server.ts";

const SHOWN = 100;

/** What an officer's list holds: her caseload, for a supervisor the country. */
export function officeScopeOf(ctx: Pick<Ctx, "clock">, actor: Actor): OfficeScope | Denial {
  if (actor.kind !== "member" || actor.actingFor !== null) return denial("officers_only");
  if (actor.role !== "officer" && actor.role !== "supervisor") return denial("officers_only");
  return {
    ...{ country: actor.country, officerPersonId: actor.personId, today: ctx.clock.today(actor.country) },
    officerAccountId: actor.role === "supervisor" ? null : actor.accountId,
  };
}

/**
 * The member who may handle a household's case: an officer who looks after somebody of it, or a supervisor of its
 * country, and nobody of the household itself. Else the denial, which does not tell whether there is such a case.
 */
export async function handlerOf(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  of: { readonly householdId: string; readonly country: string } | null,
): Promise<Member | Denial> {
  if (!of || actor.kind !== "member" || actor.actingFor !== null) return denial("not_your_caseload");
  const within = ctx.within(tx);
  const [household] = await readHouseholds(within, [of.householdId], ctx.clock.today(of.country));
  return (await looksAfterHousehold(within, actor, household ?? null)) ?? actor;
}

export const listedName = (ctx: Pick<Ctx, "cipher">, { listedId, fullNameSealed }: Listed): string =>
  (listedId && openFullName(ctx.cipher, { id: listedId, fullNameSealed })) ?? "—";

/** Whom one case is listed under: the person whose it is, else the first of the adults. */
export async function listedAs(tx: Tx, personId: string | null, adults: readonly string[]): Promise<Listed> {
  const head = personId ?? adults[0];
  const person = head === undefined ? null : await listedPerson(tx, head);
  return { listedId: person?.id ?? null, fullNameSealed: person?.fullNameSealed ?? null };
}

/** What is due first, at the top; no more than a list shows. */
export const dueFirst = <Item extends { readonly dueOn: PlainDate | null }>(items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => (a.dueOn ?? "9").localeCompare(b.dueOn ?? "9")).slice(0, SHOWN);

/** Each of these persons can see that the office looked at her benefit. */
export const logBenefitLooks = (
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  personIds: readonly (string | null)[],
): Promise<void> =>
  logAccess(
    ctx,
    tx,
    actor,
    [...new Set(personIds.flatMap((id) => id ?? []))].map((subjectPersonId) => ({
      ...{ subjectPersonId, purpose: "casework" as const, what: "benefit" as const },
    })),
  );
