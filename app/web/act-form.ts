import { TOKEN_FIELD, type WordedForm } from "./form-state.ts";

/** One of several forms of a page: what is hidden in it, whether it is the one that came back, and its fields. */
type ActForm = {
  readonly hidden: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  /** The id of a field: a page may hold the same form for several things. */
  readonly id: (name: string) => string;
  readonly kept: (name: string) => { readonly defaultValue?: string; readonly error?: string };
};

const idOf = (act: string, key: string, name: string): string => `${act}-${name}-${key}`;

/** The form of an act on a thing (`keyName` is the hidden field with its id); empty unless it was the one sent. */
export function actForm(
  form: WordedForm,
  formToken: string,
  act: string,
  [keyName, key]: readonly [string, string],
): ActForm {
  const isOpen = form.value("do") === act && form.value(keyName) === key;
  return {
    hidden: { [TOKEN_FIELD]: formToken, do: act, [keyName]: key },
    isOpen,
    id: (name) => idOf(act, key, name),
    kept: (name) => (isOpen ? { defaultValue: form.value(name), error: form.error(name) } : {}),
  };
}

/** The errors of a page of such forms, each with the id of its field, so that its link leads there. */
export function actSummary(form: WordedForm, keyNames: readonly string[]): WordedForm["summary"] {
  const act = form.value("do");
  const key = keyNames.map((name) => form.value(name)).find((value) => value !== undefined);
  if (act === undefined || key === undefined) return form.summary;
  return form.summary.map(({ field, message }) => ({ message, field: field && idOf(act, key, field) }));
}
