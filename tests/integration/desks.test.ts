import { describe, expect, it } from "vitest";
import { readFunnel } from "#app/domain/insights/read-funnel.server.ts";
import { systemActor, type Actor, type Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { ownProgrammes } from "#app/domain/programmes/own-programmes.server.ts";
import { seedOrganisations } from "#prisma/seed/demo/organisations.ts";
import { useMasar } from "../support/database.ts";

const member = (ctx: Ctx, role: Role, organisationId: string | null, country = "SA"): Actor => ({
  ...{ kind: "member", accountId: ctx.ids.next(), personId: ctx.ids.next(), actingFor: null },
  ...{ role, organisationId, country },
});

async function seekers(ctx: Ctx, count: number): Promise<void> {
  await ctx.sql.query(
    `insert into seeker_profile (person_id, country, currency, updated_at)
     select gen_random_uuid(), 'SA', 'SAR', now() from generate_series(1, $1)`,
    [count],
  );
}

describe("the desks of trainers and analysts", () => {
  const masar = useMasar();

  it("show a trainer the programmes of her own organisation only", async () => {
    const { ctx } = masar;
    const { provider, market } = await seedOrganisations(ctx, systemActor("test", "SA"));
    const programmes = expectOk(await ownProgrammes(ctx, member(ctx, "trainer", provider)));
    expect(programmes.length).toBeGreaterThan(0);
    expect(programmes[0]?.kind).toBe("ends_in_job");
    for (const { intakes } of programmes) {
      expect(intakes).toHaveLength(2);
      expect(
        intakes.every(({ seats, seatsTaken, startsOn }) => seats > seatsTaken && startsOn.length === 10),
      ).toBe(true);
    }
    expect(expectOk(await ownProgrammes(ctx, member(ctx, "trainer", market)))).toEqual([]);
    expect(await ownProgrammes(ctx, member(ctx, "employer", provider))).toMatchObject({ ok: false });
    expect(await ownProgrammes(ctx, member(ctx, "trainer", null))).toMatchObject({ ok: false });
  });

  it("count people for an analyst, and hide the few", async () => {
    const { ctx } = masar;
    const analyst = member(ctx, "analyst", null);
    const registered = async (): Promise<number | null | undefined> =>
      expectOk(await readFunnel(ctx, analyst)).stations[0]?.people;
    expect(await registered()).toBe(0);
    await seekers(ctx, 4);
    expect(await registered()).toBeNull();
    await seekers(ctx, 1);
    expect(await registered()).toBe(5);
    expect(expectOk(await readFunnel(ctx, member(ctx, "analyst", null, "EG"))).stations[0]?.people).toBe(0);
    expect(await readFunnel(ctx, member(ctx, "trainer", null))).toMatchObject({ ok: false });
  });

  it("count what vacancies say that was not understood", async () => {
    const { ctx } = masar;
    const { titles, requirements } = expectOk(await readFunnel(ctx, member(ctx, "analyst", null)));
    expect(titles.all).toBeGreaterThan(0);
    expect(titles.unresolved).toBe(0);
    expect(requirements.unresolved).toBeLessThanOrEqual(requirements.all);
  });
});
