import { ZodError } from "zod";

/** An event of a version that this program does not know yet. */
export class UnknownVersion extends Error {
  override readonly name = "UnknownVersion";
}

/** What no further attempt can change: the event is not what its reaction can read. */
export const isHopeless = (error: unknown): boolean =>
  error instanceof UnknownVersion || error instanceof ZodError;

const LONGEST = 300;

/**
 * Why a reaction failed, for people who run Masar: codes, names and identifiers. Messages of the database may quote
 * values, so of those only the code and the constraint are kept.
 */
export function failureReason(error: unknown): string {
  if (error instanceof ZodError)
    return `event not readable: ${error.issues.map(({ path, code }) => `${path.join(".")} ${code}`).join(", ")}`.slice(
      0,
      LONGEST,
    );
  if (!(error instanceof Error)) return "unknown";
  const { code, constraint, table } = error as Error &
    Partial<Record<"code" | "constraint" | "table", unknown>>;
  if (typeof code === "string")
    return [error.name, code, constraint ?? table].filter((part) => typeof part === "string").join(" ");
  return `${error.name}: ${error.message.trim().split("\n")[0] ?? ""}`.slice(0, LONGEST);
}
