import { describe, expect, it } from "vitest";
import { calculatorPacks } from "#app/domain/benefits/calculator-packs.server.ts";
import { readOverpaymentQueue } from "#app/domain/benefits/overpayments/read-overpayment-queue.server.ts";
import { readOwnOverpayments } from "#app/domain/benefits/overpayments/read-own-overpayments.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { saveRegistryPeople } from "#app/domain/people/save-registry-people.server.ts";
import { loadRegistryWords } from "#app/domain/people/load-registry-words.server.ts";
import { overpaidPeople } from "#prisma/seed/demo/overpaid-households.ts";
import { playOverpayments } from "#prisma/seed/demo/play-overpayments.ts";
import { officeMember } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { system } from "#tests/support/marketplace.ts";

const masar = useMasar();

describe("the demo's overpayments", () => {
  it("stand at every station of the machine, and the clock is where it was", async () => {
    const { ctx } = masar;
    const now = ctx.clock.now();
    const today = ctx.clock.today("SA");
    const words = await loadRegistryWords(ctx);
    const persons = await saveRegistryPeople(ctx, system, {
      ...{ country: "SA", people: overpaidPeople(today), words },
    });
    const officer = officeMember(ctx, "officer");
    const supervisor = officeMember(ctx, "supervisor");
    await playOverpayments(ctx, system, { country: "SA", officer, supervisor, persons });
    expect(Math.abs(ctx.clock.now().getTime() - now.getTime())).toBeLessThan(60_000);
    const names = async (part: "open" | "in_instalments" | "over") =>
      expectOk(await readOverpaymentQueue(ctx, officer, { part })).items.map(
        ({ status, amountMinor, leftMinor, isLate }) => [status, amountMinor, leftMinor, isLate],
      );
    expect((await names("open")).sort()).toEqual([
      ["contested", 90_000, 90_000, false],
      ["found", 120_000, 120_000, false],
      ["notified", 70_000, 70_000, false],
    ]);
    expect(await names("in_instalments")).toEqual([["in_instalments", 200_000, 170_000, false]]);
    expect(await names("over")).toEqual([["settled", 20_000, 0, false]]);
    const salma: Member = {
      ...{ kind: "member", role: "seeker", organisationId: null, actingFor: null, country: "SA" },
      ...{ accountId: ctx.ids.next(), personId: persons[3]?.personId ?? "" },
    };
    expect((await readOwnOverpayments(ctx, salma)).arrears).toMatchObject([{ owedMinor: 20_000 }]);
    // The country's own scheme stays the first that the calculator offers.
    expect((await calculatorPacks(ctx, "SA"))[0]?.id).toBe("sa-2023");
  }, 240_000);
});
