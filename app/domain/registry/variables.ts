import { foldDigits } from "#app/domain/identity/digits.ts";
import { EDUCATION_LEVELS } from "#app/domain/vacancies/vacancy.ts";

/** How a value is written: a whole number, a monthly amount in major units, yes or no, or one of a list of words. */
export type ValueKind = "number" | "amount" | "yes_no" | "choice" | "text";

type Spec = {
  readonly about: "person" | "household";
  readonly kind: Exclude<ValueKind, "text">;
  readonly choices?: readonly string[];
};

/**
 * Variables that registries count with and that Masar words by itself (`registry:variable.<code>`). A registry may
 * send others: these are kept and shown as it writes them.
 */
const KNOWN: Readonly<Record<string, Spec>> = {
  household_size: { about: "household", kind: "number" },
  rooms: { about: "household", kind: "number" },
  housing: { about: "household", kind: "choice", choices: ["owned", "rented", "provided", "shared"] },
  area: { about: "household", kind: "choice", choices: ["urban", "rural"] },
  electricity: { about: "household", kind: "amount" },
  water: { about: "household", kind: "amount" },
  telephone: { about: "household", kind: "amount" },
  internet: { about: "household", kind: "yes_no" },
  vehicle: { about: "household", kind: "yes_no" },
  land: { about: "household", kind: "yes_no" },
  livestock: { about: "household", kind: "number" },
  income: { about: "household", kind: "amount" },
  age: { about: "person", kind: "number" },
  education: { about: "person", kind: "choice", choices: EDUCATION_LEVELS },
  employment: {
    about: "person",
    kind: "choice",
    choices: ["works", "seeks", "studies", "at_home", "retired", "cannot_work"],
  },
  earnings: { about: "person", kind: "amount" },
  marital_status: {
    about: "person",
    kind: "choice",
    choices: ["single", "married", "widowed", "divorced"],
  },
  disability: { about: "person", kind: "yes_no" },
  chronic_illness: { about: "person", kind: "yes_no" },
  school_attendance: { about: "person", kind: "yes_no" },
  social_insurance: { about: "person", kind: "yes_no" },
};

const specOf = (code: string): Spec | undefined => (Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined);

export const isKnown = (code: string): boolean => specOf(code) !== undefined;
export const kindOf = (code: string): ValueKind => specOf(code)?.kind ?? "text";
export const choicesOf = (code: string): readonly string[] => specOf(code)?.choices ?? [];
/** Whom a variable is about; null where Masar does not know it. */
export const aboutOf = (code: string): "person" | "household" | null => specOf(code)?.about ?? null;

/** A registry's own word for a variable, in one spelling; null when it cannot be one. */
export function parseCode(text: string): string | null {
  const code = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return /^[a-z][a-z0-9_]{0,59}$/.test(code) ? code : null;
}

const YES = ["yes", "true", "1", "نعم"];
const NO = ["no", "false", "0", "لا"];
const LONGEST = 200;
const MOST = 999_999_999;

type Read = { readonly value: string } | { readonly problem: string };

const amountOf = (text: string): string | null =>
  /^\d{1,9}(\.\d{1,3})?$/.test(text) ? String(Number(text)) : null;

/** The value of a variable in the one spelling that is kept, or the code of what is wrong with it. */
export function parseValue(code: string, typed: string): Read {
  const text = foldDigits(typed.normalize("NFC")).trim().replace(/\s+/g, " ");
  if (text === "") return { problem: "required" };
  const lower = text.toLowerCase();
  switch (kindOf(code)) {
    case "number":
      return /^\d+$/.test(text) && Number(text) <= MOST
        ? { value: String(Number(text)) }
        : { problem: "not_a_number" };
    case "amount": {
      const amount = amountOf(text);
      return amount === null ? { problem: "not_an_amount" } : { value: amount };
    }
    case "yes_no":
      return YES.includes(lower)
        ? { value: "yes" }
        : NO.includes(lower)
          ? { value: "no" }
          : { problem: "unknown_word" };
    case "choice":
      return choicesOf(code).includes(lower) ? { value: lower } : { problem: "unknown_word" };
    case "text":
      return text.length > LONGEST ? { problem: "too_long" } : { value: text };
  }
}
