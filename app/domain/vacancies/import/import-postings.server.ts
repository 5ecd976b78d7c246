import type { Actor } from "../../kernel/actor.ts";
import { currencyOf, zoneOf } from "../../kernel/countries.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { csvCell, type ImportResult, type Progress } from "../../imports/import-result.ts";
import { readCsv, type CsvFile } from "../../imports/read-csv.server.ts";
import { runImport, type OutcomeBook } from "../../imports/run-import.server.ts";
import { loadPlaceResolver } from "../../places/load-place-resolver.server.ts";
import type { BulkTx } from "../../kernel/ports.ts";
import { loadPostingCoder } from "./load-posting-coder.server.ts";
import { cellsOf, POSTING_FORMATS, readHeader, type Header } from "./formats.ts";
import { POSTINGS_PER_EVENT } from "./import.events.ts";
import { mayImportPostings } from "./import.policy.ts";
import { importPostingsSchema, type ImportPostings } from "./import.schema.ts";
import {
  copyIntoStaging,
  countUnresolved,
  createStaging,
  mergeStaged,
  settleStaged,
  type Unresolved,
} from "./import-postings.store.server.ts";
import type { PostingFormat } from "./posting.ts";
import { stagePosting, type Recognition, type StagedPosting } from "./staged-posting.server.ts";

/** Imported postings are live until this many days after they were last seen. */
const LISTED_DAYS = 90;
const DAY_MS = 86_400_000;
const STAGE_ROWS = 2_000;

export type PostingsImportResult = ImportResult & {
  /** Path of the file that names the cells that were not read in rows that went in; null when there are none. */
  readonly notes: string | null;
  /** Of the file's postings: without occupation, without place, without town; requirements without concept. */
  readonly unresolved: Unresolved;
  readonly ignoredColumns: readonly string[];
};

/**
 * Reads postings of another source (docs/formats/postings-csv.md and the formats beside this file). Keyed by
 * country, source and id, or by the row's hash where the source has no ids; the last row of an id wins. Safe to
 * repeat: the same file again is unchanged. All or nothing is written; broken rows are rejected, not fatal.
 */
export async function importPostings(
  ctx: Ctx,
  actor: Actor,
  input: ImportPostings & { readonly onProgress?: Progress },
): Promise<Outcome<PostingsImportResult>> {
  const denied = mayImportPostings(actor);
  if (denied) return deny(denied);
  const parsed = importPostingsSchema.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]);
    return fail("invalid_input", { fields: Object.fromEntries(fields) as Record<string, string> });
  }
  const format: PostingFormat = POSTING_FORMATS[parsed.data.from];
  const country = parsed.data.country ?? format.defaultCountry ?? ctx.surroundings.defaultCountry;
  const source = parsed.data.source ?? format.defaultSource;
  const csv = await readCsv(parsed.data.file, []);
  if (!csv.ok) return csv;
  const header = readHeader(format, csv.value.columns);
  if (header.missing.length > 0) {
    const params = {
      file: parsed.data.file,
      columns: header.missing.join(", "),
      found: csv.value.columns.join(", "),
      ...(header.looksLike === null ? {} : { looksLike: header.looksLike }),
    };
    return fail("columns_missing", { params });
  }
  const work = {
    ...parsed.data,
    country,
    source,
    format,
    header,
    csv: csv.value,
    onProgress: input.onProgress,
  };
  const result = await ctx.withLock(`import-postings:${country}:${source}`, () => run(ctx, actor, work));
  return result ? ok(result) : fail("import_under_way", { params: { source } });
}

type Work = {
  readonly file: string;
  readonly dryRun: boolean;
  readonly country: string;
  readonly source: string;
  readonly format: PostingFormat;
  readonly header: Header;
  readonly csv: CsvFile;
  readonly onProgress?: Progress | undefined;
};

async function run(ctx: Ctx, actor: Actor, work: Work): Promise<PostingsImportResult> {
  const { file, source, country, dryRun, header } = work;
  const recognition = { country, places: await loadPlaceResolver(ctx), coder: await loadPostingCoder(ctx) };
  const notes: string[] = [];
  let notesKey: string | null = null;
  let unresolved: Unresolved = { titles: 0, requirements: 0, places: 0, towns: 0 };
  const about = { kind: "postings", source, country, file, dryRun } as const;
  const result = await runImport(ctx, about, async (importId, book) => {
    await ctx.bulk(async (tx) => {
      await createStaging(tx);
      await stageRows(ctx, tx, work, recognition, { book, notes });
      const settled = await settleStaged(tx, { country, source, today: ctx.clock.today(country) });
      for (const { row, outcome, sourceId } of settled) {
        const reason = outcome === "duplicate" ? "later_row_wins" : null;
        book.note({ row, outcome, id: sourceId, column: null, reason });
      }
      unresolved = await countUnresolved(tx);
      if (!dryRun) await merge(ctx, tx, actor, work, importId);
    });
    if (notes.length > 0) {
      notesKey = `imports/${importId}-notes.csv`;
      await ctx.files.write(notesKey, ["row,id,column,reason,value", ...notes, ""].join("\r\n"));
    }
  });
  const notesPath = notesKey === null ? null : ctx.files.locate(notesKey);
  return { ...result, notes: notesPath, unresolved, ignoredColumns: header.ignored };
}

/** Reads the file into staging; rows that cannot be postings are rejected on the way. */
async function stageRows(
  ctx: Ctx,
  tx: BulkTx,
  { csv, header, format, country, onProgress }: Work,
  recognition: Recognition,
  out: { readonly book: OutcomeBook; readonly notes: string[] },
): Promise<void> {
  const currency = currencyOf(country);
  let staged: StagedPosting[] = [];
  // One batch is on its way to the database while the next is read.
  let copying: Promise<void> = Promise.resolve();
  for await (const { row, cells: named, broken, end } of csv.rows) {
    // The total is an estimate from the bytes read so far; it is right at the end.
    onProgress?.(row - 1, Math.round((csv.bytes / end) * (row - 1)));
    const reject = (id: string | null, column: string | null, reason: string): void =>
      out.book.note({ row, outcome: "rejected", id, column, reason });
    if (broken) {
      reject(null, broken.column, broken.reason);
      continue;
    }
    const cells = cellsOf(header, named);
    const parsed = format.parse(cells, currency);
    if (!parsed.ok) {
      reject(cells[format.idColumn ?? ""] || null, parsed.error.column, parsed.error.reason);
      continue;
    }
    const { posting, notes } = parsed.value;
    for (const note of notes) {
      out.notes.push([row, posting.sourceId, note.column, note.reason, note.value].map(csvCell).join(","));
    }
    staged.push(stagePosting(row, ctx.ids.next(), cells, posting, recognition));
    if (staged.length === STAGE_ROWS) {
      await copying;
      copying = copyIntoStaging(tx, staged);
      // Awaited above or below; until then a failure must not end the process.
      copying.catch(() => undefined);
      staged = [];
    }
  }
  await copying;
  await copyIntoStaging(tx, staged);
}

/** Writes the settled rows, with one event and one audit entry for each batch of postings. */
async function merge(ctx: Ctx, tx: BulkTx, actor: Actor, work: Work, importId: string): Promise<void> {
  const now = ctx.clock.now();
  const ids = await mergeStaged(tx, {
    country: work.country,
    zone: zoneOf(work.country),
    source: work.source,
    importId,
    now,
    expiresAt: new Date(now.getTime() + LISTED_DAYS * DAY_MS),
    seenSince: new Date(now.getTime() - DAY_MS),
  });
  for (let at = 0; at < ids.length; at += POSTINGS_PER_EVENT) {
    const vacancyIds = ids.slice(at, at + POSTINGS_PER_EVENT);
    await tx.publish({ name: "vacancy.listed", payload: { importId, vacancyIds } });
    await tx.audit(actor, {
      action: "vacancy.import",
      subjectType: "import",
      subjectId: importId,
      details: { source: work.source, postings: vacancyIds.length },
    });
  }
}
