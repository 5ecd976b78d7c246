import { TOKEN_FIELD } from "./form-state.ts";

/** A form that could not be taken because whoever sent it is no longer signed in: all that sending it again needs. */
export type KeptForm = {
  /** Where it was sent. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** What was written in words, to be read and copied. */
  readonly words: readonly string[];
  /** Something was left out that must not come back in a page: a password, a number of identity, a file. */
  readonly isPartial: boolean;
  /** Where to sign in; null where she is, in a role that does not have the page. */
  readonly signIn: string | null;
};

/** Never sent back in a page. */
const SENSITIVE = /password|code|secret|identity|national|iban|card/i;
/** What a button or a hidden field says: an id, a token, the name of a choice. */
const CHOICE = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|[a-z][a-z_-]*)?$/;
const WORDS = /\s|[^\x20-\x7e]/;

/**
 * What is kept of a posted form; null where nothing in it was typed, so that nothing can be lost. It goes into the answer
 * and nowhere else.
 */
export function keptForm(
  posted: Iterable<readonly [string, FormDataEntryValue]>,
  where: Pick<KeptForm, "action" | "signIn">,
): KeptForm | null {
  const fields: Record<string, string[]> = {};
  const words: string[] = [];
  let [isPartial, isTyped] = [false, false];
  for (const [name, value] of posted) {
    if (typeof value !== "string") {
      if (value.size > 0) isPartial = true;
      continue;
    }
    if (SENSITIVE.test(name)) {
      if (value !== "") isPartial = true;
      continue;
    }
    fields[name] = [...(fields[name] ?? []), value];
    if (name === TOKEN_FIELD || CHOICE.test(value)) continue;
    isTyped = true;
    if (WORDS.test(value.trim())) words.push(value);
  }
  return isTyped ? { ...where, fields, words, isPartial } : null;
}
