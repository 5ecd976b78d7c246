import { useTranslation } from "react-i18next";
import { PASSWORD_MIN } from "#app/domain/identity/password.ts";
import { Field } from "#app/ui/field.tsx";
import type { WordedForm } from "#app/web/form-state.ts";

type OfForm = { readonly form: WordedForm };

export function NameField({ form }: OfForm) {
  const { t } = useTranslation("auth");
  return (
    <Field
      label={t("register.fullName")}
      name="fullName"
      autoComplete="name"
      defaultValue={form.value("fullName")}
      error={form.error("fullName")}
      required
    />
  );
}

/** The phone number or address that somebody signs in with. */
export function LoginField({ form, hint }: OfForm & { readonly hint?: string }) {
  const { t } = useTranslation("auth");
  return (
    <Field
      label={t("login.label")}
      name="login"
      hint={hint ?? t("login.hint")}
      dir="ltr"
      autoComplete="username"
      defaultValue={form.value("login")}
      error={form.error("login")}
      required
    />
  );
}

export function NewPasswordField({ form, label }: OfForm & { readonly label?: string }) {
  const { t } = useTranslation("auth");
  return (
    <Field
      label={label ?? t("password.label")}
      name="password"
      type="password"
      hint={t("password.hint", { count: PASSWORD_MIN })}
      autoComplete="new-password"
      error={form.error("password")}
      required
    />
  );
}

/** The code that was sent to a phone or an address. */
export function CodeField({ form }: OfForm) {
  const { t } = useTranslation("auth");
  return (
    <Field
      label={t("code.label")}
      name="code"
      hint={t("code.hint")}
      dir="ltr"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      error={form.error("code")}
      required
    />
  );
}
