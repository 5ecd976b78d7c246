import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LONGEST_NAME } from "#app/domain/search/saved/saved-search.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { SaveSearchFields } from "#app/ui/save-search-fields.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

/** Name, alerts and button of a saved search, new or not; what was typed goes before what is saved. */
export function SavedSearchFrame({
  title,
  back,
  form,
  formToken,
  saved,
  nameHint,
  submit,
  children,
}: {
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly form: WordedForm;
  readonly formToken: string;
  readonly saved: { readonly name: string; readonly frequency?: string; readonly by?: string };
  readonly nameHint?: string;
  readonly submit: string;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("search");
  return (
    <div className="narrow stack">
      <BackLink href={back.href}>{back.label}</BackLink>
      <h1>{title}</h1>
      <ErrorSummary errors={form.summary} />
      <form method="post" className="card stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
        <Field
          label={t("saved.name")}
          hint={nameHint}
          name="name"
          defaultValue={form.value("name") ?? saved.name}
          error={form.error("name")}
          maxLength={LONGEST_NAME}
          dir="auto"
          required
        />
        <SaveSearchFields
          frequency={form.value("frequency") ?? saved.frequency}
          by={form.value("by") ?? saved.by}
          errors={{ frequency: form.error("frequency"), by: form.error("by") }}
          withOff
        />
        <Button block>{submit}</Button>
      </form>
      {children}
    </div>
  );
}
