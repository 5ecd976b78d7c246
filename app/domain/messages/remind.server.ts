import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { FIRST_ID } from "#app/domain/kernel/first-id.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { MESSAGE_CODES, ruleOf, type MessageCode } from "./message.ts";
import { messagesToRemind } from "./messages.store.server.ts";
import { postMessage } from "./post-message.server.ts";
import { isStillTrue } from "./still-true.server.ts";

const DAY_MS = 86_400_000;
const BATCH = 500;
/** Reminders that were missed for longer than this are not made up for. */
const LATEST_DAYS = 3;

/**
 * Asks again, once, what people were asked and have not answered, after the days that the table of messages
 * says. Safe to repeat: a reminder's key is the message it reminds of.
 */
export async function remind(ctx: Ctx, actor: Actor): Promise<Outcome<{ reminded: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  let reminded = 0;
  for (const code of MESSAGE_CODES) {
    const { remind: again } = ruleOf(code);
    if (again) reminded += await remindOf(ctx, code, again);
  }
  return ok({ reminded });
}

async function remindOf(
  ctx: Ctx,
  code: MessageCode,
  again: { readonly afterDays: number; readonly by: string },
): Promise<number> {
  const until = new Date(ctx.clock.now().getTime() - again.afterDays * DAY_MS);
  const from = new Date(until.getTime() - LATEST_DAYS * DAY_MS);
  let reminded = 0;
  for (let afterId: string | undefined = FIRST_ID; afterId !== undefined;) {
    const asked = await messagesToRemind(ctx.sql, { code, from, until, afterId, limit: BATCH });
    for (const { id, personId, country, params, link } of asked) {
      if (!(await isStillTrue(ctx, { code, params }))) continue;
      await postMessage(ctx, {
        ...{ personId, country, params, key: `reminder:${id}` },
        code: again.by as MessageCode,
        link: link ?? "/my/messages",
      });
      reminded++;
    }
    afterId = asked.at(-1)?.id;
  }
  return reminded;
}
