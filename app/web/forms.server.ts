import { data } from "@remix-run/node";
import { z } from "zod";
import type { Denial, Failure } from "#app/domain/kernel/result.ts";
import { TOKEN_FIELD, type FormState } from "./form-state.ts";
import { badRequest } from "./respond.server.ts";

type Submitted<T> = {
  readonly value: T;
  /** The hidden field's token; empty when the form had none. */
  readonly token: string;
  /** The answer that shows the form again with what was typed. */
  readonly again: (reason: Denial | Failure) => FormAnswer;
};

const answer = (state: FormState, status: number) => data({ form: state }, { status });
type FormAnswer = ReturnType<typeof answer>;

export type Parsed<T> =
  ({ readonly ok: true } & Submitted<T>) | { readonly ok: false; readonly answer: FormAnswer };

const SECRET = /password|code|secret/i;

/** For fields that may be sent several times (checkboxes): always a list. */
export const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(item));

/** A text that must not be blank; the ends are trimmed. */
export const text = (max = 200) => z.string("required").trim().min(1, "required").max(max, "too_long");

/** Fields of a form as sent: text, or a list where a name came several times. Files are left out. */
export function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const sent = form.getAll(name).filter((value) => typeof value === "string");
    const [only] = sent;
    if (sent.length === 1 && only !== undefined) fields[name] = only;
    else if (sent.length > 1) fields[name] = sent;
  }
  return fields;
}

const codeOf = (issue: z.core.$ZodIssue): string =>
  /^[a-z][a-z_]*$/.test(issue.message)
    ? issue.message
    : issue.code === "invalid_type" && issue.input === undefined
      ? "required"
      : "invalid";

/**
 * Parses a posted form. When it does not fit the schema, `answer` (422) is what the action returns: the page
 * reads it with `useActionData` and shows the values, an error at each field, and the summary.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<Parsed<z.infer<S>>> {
  return parseFields(await formOf(request), schema);
}

/** The posted form; anything else that was posted ends as a page with status 400. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw badRequest();
  }
}

export function parseFields<S extends z.ZodType>(form: FormData, schema: S): Parsed<z.infer<S>> {
  const { [TOKEN_FIELD]: token, ...fields } = fieldsOf(form);
  const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.test(name)));
  const parsed = schema.safeParse(fields, { reportInput: true });
  if (!parsed.success) {
    const errors: Record<string, string> = {};
    for (const issue of parsed.error.issues) errors[issue.path.join(".")] ??= codeOf(issue);
    return { ok: false, answer: answer({ values, errors, failure: null, params: {} }, 422) };
  }
  return {
    ok: true,
    value: parsed.data,
    token: typeof token === "string" ? token : "",
    again: (reason) => again(values, reason),
  };
}

function again(values: FormState["values"], reason: Denial | Failure): FormAnswer {
  if (reason.kind === "denial") return answer({ values, errors: {}, failure: reason.code, params: {} }, 403);
  const errors = reason.fields ?? {};
  const failure = Object.keys(errors).length > 0 ? null : reason.code;
  return answer({ values, errors, failure, params: reason.params ?? {} }, 422);
}
