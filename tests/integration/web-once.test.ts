import { describe, expect, it } from "vitest";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok } from "#app/domain/kernel/result.ts";
import { once } from "#app/web/once.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { useMasar } from "#tests/support/database.ts";

describe("a form's token", () => {
  const masar = useMasar();
  const from = async () => {
    const { actor } = await createAccount(masar.ctx);
    return { ctx: masar.ctx, actor, web: { routeId: "routes/my/example" } };
  };
  const effect = (name: string) => async (ctx: Ctx) => {
    await ctx.transaction((tx) =>
      tx.db.setting.create({ data: { name: `${name}-${ctx.ids.next()}`, value: 1 } }),
    );
    return ok({ name });
  };
  const effects = (name: string): Promise<number> =>
    masar.ctx.db.setting.count({ where: { name: { startsWith: name } } });
  const newToken = (): string => masar.ctx.ids.randomHex(16);

  it("lets 20 clicks at once have one effect and one answer", async () => {
    const guarded = await from();
    const form = { name: "apply", token: newToken() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => once(guarded, form, effect("clicks"))),
    );
    expect(await effects("clicks")).toBe(1);
    expect(answers).toEqual(answers.map(() => ok({ name: "clicks" })));
  });

  it("is not used up by what did not succeed, which leaves nothing behind", async () => {
    const guarded = await from();
    const form = { name: "apply", token: newToken() };
    const refused = await once(guarded, form, async (ctx) => {
      await effect("refused")(ctx);
      return fail("vacancy_closed");
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "vacancy_closed" } });
    expect(await effects("refused")).toBe(0);
    expect(await once(guarded, form, effect("refused"))).toMatchObject({ ok: true });
  });

  it("belongs to whoever got it, and forms without one expire", async () => {
    const form = { name: "apply", token: newToken() };
    await once(await from(), form, effect("owner"));
    expect(await once(await from(), form, effect("owner"))).toMatchObject({
      error: { code: "form_expired" },
    });
    expect(await once(await from(), { ...form, token: "" }, effect("owner"))).toMatchObject({
      error: { code: "form_expired" },
    });
    expect(await effects("owner")).toBe(1);
  });
});
