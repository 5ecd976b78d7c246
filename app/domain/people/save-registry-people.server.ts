import { nationalIdLookup, sealPerson } from "#app/domain/identity/sealed-person.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { BulkTx } from "#app/domain/kernel/ports.ts";
import { householdLookup } from "./household-lookup.ts";
import type { RegistryPerson } from "./registry-person.ts";
import {
  exemptionRow,
  householdRow,
  occupationRows,
  personRow,
  profileRow,
  skillRows,
  type RegistryWords,
  type RowMaker,
} from "./registry-rows.ts";
import * as store from "./registry.store.server.ts";

export type SavedPerson = {
  readonly row: number;
  readonly personId: string;
  readonly outcome: "accepted" | "updated" | "unchanged";
};

/** Members of one household are saved together, so that its benefit finds its household. */
const BATCH = 5_000;

/**
 * Saves persons as a registry describes them: new ones in bulk, known ones (by identity number) where the
 * registry says something new. Facts are dated; what a person wrote about herself stays.
 */
export async function saveRegistryPeople(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly country: string;
    readonly people: readonly RegistryPerson[];
    readonly words: RegistryWords;
    /** Does everything and takes it back. */
    readonly dryRun?: boolean;
  },
): Promise<readonly SavedPerson[]> {
  const saved: SavedPerson[] = [];
  for (let at = 0; at < input.people.length; at += BATCH) {
    const people = input.people.slice(at, at + BATCH);
    try {
      await ctx.bulk(async (tx) => {
        saved.push(...(await saveBatch(ctx, tx, actor, { ...input, people })));
        if (input.dryRun) throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
  }
  return saved;
}

class TakenBack extends Error {}

/** What the registry says, without where in the file it says so. */
const digestOf = (ctx: Ctx, person: RegistryPerson): string =>
  ctx.cipher.lookup(JSON.stringify({ ...person, row: 0 }), "person.registry_digest");

async function saveBatch(
  ctx: Ctx,
  tx: BulkTx,
  actor: Actor,
  input: { country: string; people: readonly RegistryPerson[]; words: RegistryWords },
): Promise<SavedPerson[]> {
  const { country, people } = input;
  const make: RowMaker = {
    cipher: ctx.cipher,
    country,
    now: ctx.clock.now(),
    today: ctx.clock.today(country),
    words: input.words,
    nextId: () => ctx.ids.next(),
  };
  const lookups = people.map((person) => nationalIdLookup(ctx.cipher, country, person.nationalId));
  const known = new Map(
    (await store.knownPersons(tx, country, lookups)).map((person) => [person.lookup, person]),
  );
  const refs = new Map(
    people.map((person) => [person.householdRef, householdLookup(ctx.cipher, country, person.householdRef)]),
  );
  const households = new Map(
    (await store.knownHouseholds(tx, country, [...refs.values()])).map(({ lookup, id }) => [lookup, id]),
  );
  const rows = store.noRows();
  const saved: SavedPerson[] = [];

  for (const [index, person] of people.entries()) {
    const before = known.get(lookups[index] ?? "");
    const digest = digestOf(ctx, person);
    if (before?.digest === digest) {
      saved.push({ row: person.row, personId: before.id, outcome: "unchanged" });
      continue;
    }
    const personId = before?.id ?? ctx.ids.next();
    const placeId = make.words.place(country, person.region, person.city);
    const lookup = refs.get(person.householdRef) ?? "";
    const householdId = households.get(lookup) ?? ctx.ids.next();
    if (!households.has(lookup)) {
      households.set(lookup, householdId);
      rows.household.push(householdRow(make, householdId, person.householdRef, lookup, placeId));
    }
    if (before) await renewPerson(ctx, tx, make, person, { personId, digest });
    else rows.person.push(personRow(make, personId, person, digest));
    await placeInHousehold(tx, make, rows, { person, personId, householdId, isNew: !before });
    addFacts(make, rows, { person, personId, placeId });
    await addBenefit(tx, make, rows, { person, personId, householdId });
    saved.push({ row: person.row, personId, outcome: before ? "updated" : "accepted" });
  }
  await store.insertRows(tx, rows);
  await tx.audit(actor, {
    action: "registry.import",
    subjectType: "country",
    subjectId: country,
    details: { persons: saved.length },
  });
  const changed = saved.filter(({ outcome }) => outcome !== "unchanged");
  if (changed.length > 0)
    await tx.publish({
      name: "seekers.changed",
      payload: { personIds: changed.map(({ personId }) => personId) },
    });
  return saved;
}

async function renewPerson(
  ctx: Ctx,
  tx: BulkTx,
  make: RowMaker,
  person: RegistryPerson,
  { personId, digest }: { personId: string; digest: string },
): Promise<void> {
  const sealed = sealPerson(ctx.cipher, personId, make.country, { ...person });
  await store.updatePerson(tx, [
    personId,
    sealed.fullNameSealed,
    sealed.birthDateSealed,
    sealed.genderSealed,
    sealed.phoneSealed,
    sealed.phoneLookup,
    digest,
    make.now,
  ]);
  await store.forgetRegistryFacts(tx, personId);
}

type Placing = { person: RegistryPerson; personId: string; householdId: string };

async function placeInHousehold(
  tx: BulkTx,
  make: RowMaker,
  rows: store.RegistryRows,
  { person, personId, householdId, isNew }: Placing & { isNew: boolean },
): Promise<void> {
  const current = isNew ? null : await store.membershipOn(tx, personId, make.today);
  if (current?.householdId === householdId && current.relation === person.relation) return;
  if (current) await store.closeMembership(tx, current.id, make.today);
  rows.household_member.push([
    make.nextId(),
    householdId,
    personId,
    person.relation,
    // Whoever moves is in the new household from today on: never in two at a time, whenever its benefit began.
    isNew ? (person.benefit?.from ?? make.today) : make.today,
  ]);
}

function addFacts(
  make: RowMaker,
  rows: store.RegistryRows,
  { person, personId, placeId }: { person: RegistryPerson; personId: string; placeId: string | null },
): void {
  const { profile, exemption } = person;
  const exempt = exemptionRow(make, personId, person);
  if (exempt) rows.exemption.push(exempt);
  if (!profile) return;
  // An exempt person looks for work only when she opted in.
  rows.seeker_profile.push(profileRow(make, personId, profile, placeId, exemption?.optedIn ?? true));
  rows.seeker_occupation.push(...occupationRows(make, personId, profile));
  rows.seeker_skill.push(...skillRows(make, personId, profile));
}

async function addBenefit(
  tx: BulkTx,
  make: RowMaker,
  rows: store.RegistryRows,
  { person, personId, householdId }: Placing,
): Promise<void> {
  const { benefit } = person;
  if (!benefit) return;
  const { scheme, packId } = benefit;
  // Another amount in a later file is no decision: what is paid changes by a person's decision alone.
  const inThisBatch = rows.benefit_spell.some(
    (row) => row[1] === householdId && (row[3] === scheme || row[4] === packId),
  );
  if (inThisBatch || (await store.hasSpell(tx, householdId, benefit))) return;
  const spellId = make.nextId();
  rows.benefit_spell.push([
    spellId,
    householdId,
    make.country,
    benefit.scheme,
    benefit.packId,
    "active",
    benefit.from,
    benefit.decidedMinor,
    currencyOf(make.country),
    make.now,
  ]);
  rows.benefit_payee.push([make.nextId(), spellId, personId, benefit.from]);
}
