import { csvCell, type ImportResult } from "../imports/import-result.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { BulkTx } from "../kernel/ports.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { conceptId } from "./concept-id.server.ts";
import { readConcept, readRelation, type RowProblem } from "./esco-files.ts";
import { openEscoFiles, type EscoFile } from "./esco-folder.server.ts";
import { mergeRelations, raiseTaxonomyVersion, stageOutcomes } from "./relations-merge.store.server.ts";
import {
  mergeBroader,
  mergeConcepts,
  mergeLabels,
  openStage,
  stageConcepts,
  stageRelations,
  type StageComplaint,
  type StagedConcept,
  type StagedRelation,
} from "./taxonomy-merge.store.server.ts";

export type TaxonomyImport = {
  /** A folder with the five files of the classification, or some of these files. */
  readonly paths: readonly string[];
  /** Counts without keeping anything. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: TaxonomyImportProgress) => void;
};
type TaxonomyImportProgress = {
  readonly step: "reading" | "merging";
  /** From 0 to 1. */
  readonly done: number;
};

/** Carries the counts out of a transaction that must leave nothing behind. */
class RolledBack extends Error {
  constructor(readonly merged: Merged) {
    super("dry run");
  }
}

type Merged = Awaited<ReturnType<typeof stageOutcomes>>;
const READING_SHARE = 0.5;

/**
 * Reads the ESCO classification and merges it by URI with what is there: safe to repeat, the second run finds
 * everything unchanged. A bad row goes into the report with file, row and column; the others go in.
 */
export async function importTaxonomy(
  ctx: Ctx,
  actor: Actor,
  input: TaxonomyImport,
): Promise<Outcome<ImportResult>> {
  const administrator = actor.kind === "member" && actor.role === "administrator";
  if (actor.kind !== "system" && !administrator) return deny("taxonomy.administratorOnly");

  const progress = input.onProgress ?? (() => {});
  let read = 0;
  let bytes = 1;
  const opened = await openEscoFiles(input.paths, (count) => {
    read += count;
    progress({ step: "reading", done: Math.min(1, read / bytes) * READING_SHARE });
  });
  if (!opened.ok) return opened;
  const { files } = opened.value;
  bytes = opened.value.bytes;

  const reader = createReader();
  const merging = (step: number): void =>
    progress({ step: "merging", done: READING_SHARE + (step / 5) * (1 - READING_SHARE) });

  const work = async (tx: BulkTx): Promise<Merged> => {
    await openStage(tx);
    for (const file of files) {
      if (file.kind === "relations") await stageRelations(tx, reader.relations(file));
      else await stageConcepts(tx, await reader.concepts(file));
    }
    merging(0);
    await mergeConcepts(tx, "esco");
    merging(1);
    await mergeLabels(tx, "esco");
    merging(2);
    await mergeBroader(tx, "esco");
    merging(3);
    await mergeRelations(tx, "esco");
    merging(4);
    const merged = await stageOutcomes(tx);
    if (input.dryRun) throw new RolledBack(merged);
    await announce(tx, actor, merged);
    return merged;
  };
  const merged = await ctx.bulk(work).catch((error: unknown) => {
    if (error instanceof RolledBack) return error.merged;
    throw error;
  });
  progress({ step: "merging", done: 1 });

  const { counts } = merged;
  const complaints = [...reader.problems, ...merged.complaints];
  return ok({
    rows: reader.rows(),
    accepted: counts.accepted,
    updated: counts.updated,
    unchanged: counts.unchanged,
    duplicates: counts.duplicate,
    rejected: counts.rejected + reader.problems.length,
    report: complaints.length === 0 ? null : await writeReport(ctx, complaints),
  });
}

async function announce(tx: BulkTx, actor: Actor, { counts }: Merged): Promise<void> {
  if (counts.accepted + counts.updated === 0) return;
  const version = await raiseTaxonomyVersion(tx);
  await tx.publish({ name: "taxonomy.changed", payload: { version } });
  await tx.audit(actor, {
    action: "taxonomy.import",
    subjectType: "taxonomy",
    subjectId: String(version),
    details: counts,
  });
}

/** A row with its place among all rows, its line, and its cells by column. */
type SourceRow = {
  readonly seq: number;
  readonly row: number;
  readonly cell: (column: string) => string;
};

/** Turns rows of the files into staged rows, keeping count and what is wrong. */
function createReader(): {
  readonly problems: StageComplaint[];
  rows(): number;
  concepts(file: EscoFile): Promise<AsyncIterable<StagedConcept>>;
  relations(file: EscoFile): AsyncIterable<StagedRelation>;
} {
  const problems: StageComplaint[] = [];
  let count = 0;

  async function* rowsOf(file: EscoFile): AsyncGenerator<SourceRow> {
    const place = new Map(file.table.header.map((column, index) => [column, index]));
    for await (const line of file.table.rows) {
      const seq = ++count;
      if ("flaw" in line) {
        problems.push({
          file: file.name,
          row: line.row,
          outcome: "rejected",
          column: "",
          reason: line.flaw,
          value: line.detail,
        });
        continue;
      }
      yield { seq, row: line.row, cell: (column) => line.cells[place.get(column) ?? -1] ?? "" };
    }
  }
  const reject = (file: EscoFile, row: number, bad: RowProblem): void => {
    problems.push({ file: file.name, row, outcome: "rejected", ...bad });
  };

  return {
    problems,
    rows: () => count,
    async concepts(file) {
      const { kind } = file;
      if (kind === "relations") throw new Error("Relations are not concepts");
      // Groups name the group above by code, which may stand further down: their small files are read whole.
      const groups = kind === "iscoGroups" || kind === "skillGroups";
      const listed: SourceRow[] | null = groups ? [] : null;
      if (listed) for await (const row of rowsOf(file)) listed.push(row);
      const byCode = new Map(listed?.map(({ cell }) => [cell("code").trim(), cell("uri").trim()]));
      return (async function* () {
        for await (const { seq, row, cell } of listed ?? rowsOf(file)) {
          const concept = readConcept(kind, cell, (code) => byCode.get(code) ?? null);
          if ("reason" in concept) reject(file, row, concept);
          else {
            const id = conceptId({ escoUri: concept.uri });
            yield { ...concept, seq, file: file.name, row, id, slug: null };
          }
        }
      })();
    },
    async *relations(file) {
      for await (const { seq, row, cell } of rowsOf(file)) {
        const relation = readRelation(cell);
        if ("reason" in relation) reject(file, row, relation);
        else yield { ...relation, seq, file: file.name, row };
      }
    },
  };
}

async function writeReport(ctx: Ctx, complaints: readonly StageComplaint[]): Promise<string> {
  const key = `imports/${ctx.ids.next()}.csv`;
  const lines = complaints.map((c) =>
    [c.file, c.row, c.outcome, c.column, c.reason, c.value].map(csvCell).join(","),
  );
  await ctx.files.write(key, `${["file,row,outcome,column,reason,value", ...lines].join("\r\n")}\r\n`);
  return ctx.files.locate(key);
}
