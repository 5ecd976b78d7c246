/** An audit entry as the chain sees it: every column, in a fixed order. */
export type ChainEntry = {
  readonly id: string;
  readonly at: string;
  readonly actorKind: string;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly role: string | null;
  readonly actingFor: string | null;
  readonly process: string | null;
  readonly country: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: unknown;
  readonly requestId: string | null;
};

/** The hash before the first entry. */
export const GENESIS = "0".repeat(64);

/** JSON with sorted keys, so that the same content always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(",")}}`;
}

/** What is hashed for the entry at position `seq`: the hash before it, its position, and its content. */
export const linkText = (previousHash: string, seq: number, entry: ChainEntry): string =>
  `${previousHash}\n${seq}\n${canonicalJson(entry)}`;
