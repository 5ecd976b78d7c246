import { createHash } from "node:crypto";

/** Postings are compared in so many parts, each of which is read in pages. */
export const BUCKETS = 256;

/** In which part of the comparison a posting is. */
export function bucketOf(postingId: string): number {
  let hash = 0;
  for (const letter of postingId) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return ((hash >>> 16) ^ hash) & (BUCKETS - 1);
}

/** A checksum of all that a document holds, whatever the order of its fields. */
function contentSum(record: Readonly<Record<string, unknown>>): string {
  const fields = Object.keys(record).sort();
  return createHash("sha1")
    .update(JSON.stringify(fields.map((field) => [field, record[field]])))
    .digest("base64url")
    .slice(0, 16);
}

/** What was sent of a posting, or is held of it: how many documents, and the checksum of all of them. */
export type Holding = { readonly places: number; readonly sum: string };

/** What these documents are, posting by posting. */
export function holdingsOf(
  records: readonly Readonly<Record<string, unknown>>[],
): ReadonlyMap<string, Holding & { readonly rev: number }> {
  const sums = new Map<string, { rev: number; sums: string[] }>();
  for (const record of records) {
    const postingId = String(record["postingId"]);
    const known = sums.get(postingId) ?? { rev: Number(record["rev"]), sums: [] };
    known.sums.push(contentSum(record));
    sums.set(postingId, known);
  }
  return new Map(
    [...sums].map(([postingId, { rev, sums: each }]) => [
      postingId,
      { rev, places: each.length, sum: each.sort().join("") },
    ]),
  );
}
