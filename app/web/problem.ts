import type { KeptForm } from "./kept-form.ts";

/** What an error page is told: a code that i18n words (`errors:denials.<code>`, `errors:failures.<code>`). */
export type ProblemData = {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** What was typed into a form that could not be taken. */
  readonly kept?: KeptForm;
};

export const isProblemData = (value: unknown): value is ProblemData =>
  typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
