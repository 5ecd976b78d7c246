import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, type Denial, type Failure, type Outcome } from "#app/domain/kernel/result.ts";
import { answerOf, keepAnswer, takeToken } from "./form-tokens.store.server.ts";
import type { Guarded } from "./guard.server.ts";

/** Undoes the transaction of a use case that did not succeed, so that the form can be sent again. */
class NotDone extends Error {
  constructor(readonly reason: Denial | Failure) {
    super(reason.code);
  }
}

/**
 * Runs `work` once per sent form: a double click, a reload or a repeated request gets the first one's answer.
 * `work` runs in one transaction with the token (pass on the `ctx` it is given); what it returns must be JSON.
 * `form` names the form on the page. A form without a token fails as `form_expired`.
 */
export async function once<T>(
  { ctx, actor, web }: Pick<Guarded, "ctx" | "actor"> & { readonly web: Pick<Guarded["web"], "routeId"> },
  form: { readonly name: string; readonly token: string },
  work: (ctx: Ctx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (!/^[0-9a-f]{32}$/.test(form.token)) return fail("form_expired");
  const key = `${form.token}:${web.routeId}:${form.name}`;
  const scope = actor.kind === "member" ? actor.accountId : "visitor";
  try {
    return await ctx.transaction(async (tx) => {
      if (!(await takeToken(tx, key, scope, ctx.clock.now()))) {
        const earlier = await answerOf(tx, key, scope);
        return earlier === undefined ? fail("form_expired") : { ok: true, value: earlier as T };
      }
      const outcome = await work(ctx.within(tx));
      if (!outcome.ok) throw new NotDone(outcome.error);
      await keepAnswer(tx, key, outcome.value);
      return outcome;
    });
  } catch (error) {
    if (error instanceof NotDone) return { ok: false, error: error.reason };
    throw error;
  }
}
