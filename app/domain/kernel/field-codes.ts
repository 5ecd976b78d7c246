import type { z } from "zod";

/** Field -> message code of the first problem of each field; zod's own wording becomes `invalid`. */
export function fieldCodes(error: z.ZodError): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    codes[field] ??= /^[a-z0-9_]+$/.test(issue.message) ? issue.message : "invalid";
  }
  return codes;
}
