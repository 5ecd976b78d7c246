/** How a reader wants the page to look; null follows the system's own setting. */
export type Preferences = {
  readonly size: "lg" | "xl" | null;
  readonly contrast: "more" | null;
  readonly theme: "light" | "dark" | null;
};

export const preferencesKey = "view";

const CHOICES = {
  size: { "1": "lg", "2": "xl" },
  contrast: { "1": "more" },
  theme: { "1": "light", "2": "dark" },
} as const;

const pick = <T extends string>(choices: Readonly<Record<string, T>>, value: unknown): T | null =>
  typeof value === "string" && Object.hasOwn(choices, value) ? (choices[value] ?? null) : null;

/** Reads the accessibility form (`size`, `contrast`, `theme` as "0", "1", "2"); what is unknown is the default. */
export const readPreferences = (form: { readonly [name: string]: unknown }): Preferences => ({
  size: pick(CHOICES.size, form["size"]),
  contrast: pick(CHOICES.contrast, form["contrast"]),
  theme: pick(CHOICES.theme, form["theme"]),
});

const digit = (choices: Readonly<Record<string, string>>, value: string | null): string =>
  Object.entries(choices).find(([, name]) => name === value)?.[0] ?? "0";

/** The form's own values, for the cookie and for the form's current choices: `{ size: "1", contrast: "0", … }`. */
const preferencesAsForm = (p: Preferences): { size: string; contrast: string; theme: string } => ({
  size: digit(CHOICES.size, p.size),
  contrast: digit(CHOICES.contrast, p.contrast),
  theme: digit(CHOICES.theme, p.theme),
});

/** As kept in the cookie: three digits, such as "102". */
export const writePreferences = (p: Preferences): string => Object.values(preferencesAsForm(p)).join("");

export const parsePreferences = (cookie: string | null): Preferences => {
  const [size, contrast, theme] = cookie ?? "";
  return readPreferences({ size, contrast, theme });
};

const named = <T extends string>(choices: Readonly<Record<string, T>>, value: string | undefined): T | null =>
  Object.values(choices).find((choice) => choice === value) ?? null;

/** Back from the `data-` attributes of `<html>`, in the browser. */
export const readViewOf = (dataset: { readonly [name: string]: string | undefined }): Preferences => ({
  size: named(CHOICES.size, dataset["size"]),
  contrast: named(CHOICES.contrast, dataset["contrast"]),
  theme: named(CHOICES.theme, dataset["theme"]),
});
