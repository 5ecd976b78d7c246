import { seedPacks } from "#app/domain/benefits/seed-packs.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import type { Actor, Member, Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { OpenedAccount } from "./accounts.ts";
import { illustrativePack } from "./illustrative-pack.ts";
import { OVERPAID_HOUSEHOLDS } from "./overpaid-households.ts";
import { openScene } from "./overpayment-scene.ts";
import { overpaymentEvents } from "./overpayments.ts";

export type OverpaymentPlay = {
  readonly country: string;
  readonly officer: OpenedAccount;
  readonly supervisor: OpenedAccount;
  /** The persons of OVERPAID_HOUSEHOLDS, in their order. */
  readonly persons: readonly { readonly personId: string }[];
};

/**
 * Plays what came of late wage records for five households of an officer's caseload, through the use cases and with the
 * clock on each day, which then is where it was. Nothing runs beside it: no worker is up while the demo is filled in.
 */
export async function playOverpayments(ctx: Ctx, system: Actor, play: OverpaymentPlay): Promise<void> {
  const { country, persons } = play;
  const member = (role: Role, account: OpenedAccount): Member => ({
    ...{ kind: "member", role, organisationId: null, actingFor: null, country },
    ...account,
  });
  const officer = member("officer", play.officer);
  const members = new Map(
    OVERPAID_HOUSEHOLDS.flatMap(({ key }, index) => {
      const personId = persons[index]?.personId;
      return personId ? [[key, member("seeker", { accountId: personId, personId })] as const] : [];
    }),
  );
  expectOk(await seedPacks(ctx, system, { packs: [illustrativePack] }));
  const began = ctx.clock.now();
  const today = ctx.clock.today(country);
  const scene = openScene(ctx, {
    ...{ system, country, today, officer, members },
    supervisor: member("supervisor", play.supervisor),
  });
  const events = overpaymentEvents(today);
  try {
    let isAssigned = false;
    for (const { on, act } of events) {
      await ctx.setClock(new Date(`${on}T09:00:00Z`));
      if (!isAssigned) {
        const personIds = persons.map(({ personId }) => personId);
        expectOk(await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds }));
        isAssigned = true;
      }
      await act(scene);
    }
  } finally {
    await ctx.setClock(began);
  }
}
