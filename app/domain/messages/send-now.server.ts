import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { translateFor } from "#app/i18n/i18n.ts";
import { chooseLocale } from "#app/i18n/locale.ts";

/** Messages that carry a secret or answer a try to get in; each is worded in `auth:sent.<template>`. */
type SecretTemplate = "code" | "login_taken" | "already_tied" | "password_changed" | "invitation";

export type SecretMessage = {
  readonly to: { readonly kind: "mobile" | "email"; readonly value: string };
  /** "ar" or "en"; anything else is Arabic. */
  readonly locale: string;
  readonly template: SecretTemplate;
  readonly params?: Readonly<Record<string, string>>;
};

/**
 * Sends at once and beside the caller: the answer to a try must take as long whether or not something is
 * sent. Such a message is stored nowhere and not repeated; whoever misses it asks again.
 */
export function sendNow(ctx: Ctx, { to, locale, template, params }: SecretMessage): void {
  const t = translateFor(chooseLocale(locale));
  const text = t(`auth:sent.${template}.text`, { ...params });
  const idempotencyKey = ctx.ids.next();
  const sending =
    to.kind === "mobile"
      ? ctx.sms.send({ to: to.value, text, idempotencyKey })
      : ctx.mail.send({
          to: to.value,
          subject: t(`auth:sent.${template}.subject`),
          text,
          idempotencyKey,
          unsubscribeUrl: null,
        });
  const failed = (error: string): void =>
    ctx.log.error("message was not sent", {
      requestId: ctx.requestId,
      kind: to.kind,
      code: template,
      error,
    });
  sending.then(
    (result) => {
      if (result.kind !== "sent") failed(result.reason);
    },
    (error: unknown) => failed(error instanceof Error ? error.name : "unknown"),
  );
}
