import { useTranslation } from "react-i18next";

/** Name of the hidden field with the form's token; see once.server.ts. */
export const TOKEN_FIELD = "_token";

/** What a form shows after it was not accepted. Codes are worded as `errors:fields.<code>` and `errors:failures.<code>`. */
export type FormState = {
  /** What was typed; passwords and codes are never sent back. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Field name -> message code. */
  readonly errors: Readonly<Record<string, string>>;
  /** Code of what is wrong with the whole. */
  readonly failure: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What the fields and the summary of a form need, worded; all empty before the first answer. */
export type WordedForm = {
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  readonly error: (name: string) => string | undefined;
  /** For ErrorSummary. */
  readonly summary: readonly { readonly field: string | null; readonly message: string }[];
};

/** Words the answer of an action: `const form = useForm(useActionData<typeof action>()?.form)`. */
export function useForm(state: FormState | undefined): WordedForm {
  const { t } = useTranslation("errors");
  const params = state?.params ?? {};
  const words = (code: string): string =>
    t([`fields.${code}`, `failures.${code}`], { ...params, defaultValue: t("fields.invalid") });
  const whole = (code: string): string =>
    t([`failures.${code}`, `denials.${code}`, "failures.unknown"], { ...params });
  const values = (name: string): readonly string[] => {
    const kept = state?.values[name];
    return kept === undefined ? [] : typeof kept === "string" ? [kept] : kept;
  };
  const errors = Object.entries(state?.errors ?? {});
  return {
    values,
    value: (name) => values(name)[0],
    error: (name) => {
      const code = state?.errors[name];
      return code && words(code);
    },
    summary: [
      ...(state?.failure ? [{ field: null, message: whole(state.failure) }] : []),
      ...errors.map(([field, code]) => ({ field, message: words(code) })),
    ],
  };
}

/**
 * What was typed into an act that the page offers no more, because the matter has moved on meanwhile: each field by its
 * name on the page, so that nothing typed is lost. `labels` lists the fields that are kept.
 */
export function typedInVain(
  form: WordedForm,
  labels: Readonly<Record<string, string>>,
  acts: readonly string[],
): readonly { readonly name: string; readonly value: string }[] {
  const act = form.value("do");
  if (act === undefined || form.summary.length === 0 || acts.includes(act)) return [];
  return Object.entries(labels).flatMap(([field, name]) => {
    const value = form.value(field);
    return value ? [{ name, value }] : [];
  });
}
