import { z } from "zod";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { countAttempt } from "./attempts.store.server.ts";
import { tryCode, useCode } from "./codes.store.server.ts";
import type { Origin } from "./identity.schema.ts";
import { CODE_TRIES_FROM_ADDRESS } from "./limits.ts";
import { rememberDevice } from "./known-device.server.ts";
import type { Login } from "./login.ts";
import { openAccount } from "./open-account.server.ts";
import { actorOf } from "./session.ts";
import type { SignedIn } from "./sign-in.server.ts";
import { startSession } from "./start-session.server.ts";

const waitingSchema = z.object({
  fullName: z.string(),
  login: z.string(),
  passwordHash: z.string(),
  country: z.string(),
  locale: z.string(),
});

/** Second half of registering: the right code opens person, account and session. */
export async function confirmRegistration(
  ctx: Ctx,
  input: { readonly ticket: string; readonly code: string; readonly current: string | null },
  origin: Origin,
): Promise<Outcome<SignedIn>> {
  if (!(await countAttempt(ctx, CODE_TRIES_FROM_ADDRESS, origin.address)))
    return fail("too_many_attempts", { params: { minutes: 60 } });
  const opened = await tryCode(ctx, "register", input.ticket, input.code);
  const waiting = waitingSchema.safeParse(opened?.payload);
  if (!waiting.success) return fail("code_wrong", { fields: { code: "code_wrong" } });
  const { fullName, login: value, passwordHash, country, locale } = waiting.data;
  const login: Login = { kind: value.includes("@") ? "email" : "mobile", value };

  return ctx.transaction(async (tx) => {
    const first = await useCode(tx, input.ticket);
    const account = first
      ? await openAccount(ctx.within(tx), { login, passwordHash, country, fullName, locale, memberships: [] })
      : null;
    // Taken meanwhile: somebody registered the same login with another code.
    if (!account) return fail("code_wrong", { fields: { code: "code_wrong" } });
    const session = {
      ...account,
      country,
      membershipId: null,
      role: "seeker" as const,
      organisationId: null,
      tokenHash: "",
    };
    await tx.audit(actorOf(session), {
      action: "identity.register",
      subjectType: "account",
      subjectId: account.accountId,
      details: { kind: login.kind },
    });
    const started = await startSession(ctx, tx, { ...session, replacing: input.current });
    return ok({ ...started, device: rememberDevice(ctx, login) });
  });
}
