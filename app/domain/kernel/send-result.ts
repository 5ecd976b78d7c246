/**
 * What became of a message at a mail server or SMS gateway. Reasons are codes such as "timed_out" or "server_550":
 * never words of the other side, which may name the person.
 */
export type SendResult =
  | { readonly kind: "sent" }
  /** For good: sending it again would end the same. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Not now. `afterMs`: the other side said how long to leave it alone altogether. */
  | { readonly kind: "later"; readonly reason: string; readonly afterMs: number | null };

export const SENT: SendResult = { kind: "sent" };
export const refused = (reason: string): SendResult => ({ kind: "refused", reason });
export const later = (reason: string, afterMs: number | null = null): SendResult => ({
  kind: "later",
  reason,
  afterMs,
});
