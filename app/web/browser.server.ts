import type { Role } from "#app/domain/kernel/actor.ts";
import type { RequestContext } from "./request-context.ts";
import { keepSession } from "./session-cookie.server.ts";

const DEVICE = "device";
const TICKET = "ticket";
const YEAR_SECONDS = 365 * 24 * 3_600;
const TICKET_SECONDS = 15 * 60;

/** Where a try to get in comes from. */
export const browserOf = ({ address, cookies, session }: RequestContext) => ({
  address,
  device: cookies.read(DEVICE),
  current: session?.tokenHash ?? null,
});

/** Marks the browser as one that this account was opened from. */
export const keepDevice = ({ cookies }: Pick<RequestContext, "cookies">, device: string): void =>
  cookies.set(DEVICE, device, { maxAge: YEAR_SECONDS });

/** Hands the browser its new session. */
export function keepSignedIn(
  web: RequestContext,
  signedIn: { readonly token: string; readonly role: Role; readonly device?: string },
): void {
  keepSession(web.cookies, signedIn);
  if (signedIn.device) keepDevice(web, signedIn.device);
}

export type Ticket = { readonly purpose: "register" | "tie" | "reset"; readonly id: string };

/** Keeps which code is waited for; the cookie opens nothing without the code. */
export const keepTicket = ({ cookies }: RequestContext, { purpose, id }: Ticket): void =>
  cookies.set(TICKET, `${purpose}.${id}`, { maxAge: TICKET_SECONDS });

export function ticketOf({ cookies }: RequestContext): Ticket | null {
  const found = /^(register|tie|reset)\.([0-9a-f-]{36})$/.exec(cookies.read(TICKET) ?? "");
  return found?.[1] && found[2] ? { purpose: found[1] as Ticket["purpose"], id: found[2] } : null;
}

export const forgetTicket = ({ cookies }: RequestContext): void => cookies.clear(TICKET);
