import { stat } from "node:fs/promises";
import path from "node:path";
import { failure, type Failure, type Result } from "../kernel/result.ts";
import { ESCO_FILE_ORDER, recogniseEscoFile, type EscoFileKind } from "./esco-files.ts";
import { openTable, type Table } from "./read-table.server.ts";

export type EscoFile = {
  readonly kind: EscoFileKind;
  /** Name without folder, for reports. */
  readonly name: string;
  readonly table: Table;
};
export type EscoFiles = { readonly files: readonly EscoFile[]; readonly bytes: number };

/** Names of the files in a folder, without ".csv" or ".csv.gz". */
const NAMES = ["isco_groups_en", "skill_groups", "occupations", "skills", "occupation_skill_relations"];

const systemCode = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? found.size : null;
}

async function filesOfFolder(folder: string): Promise<Result<readonly string[], Failure>> {
  const found: string[] = [];
  for (const name of NAMES) {
    const candidates = [path.join(folder, `${name}.csv.gz`), path.join(folder, `${name}.csv`)];
    const sizes = await Promise.all(candidates.map(sizeOf));
    const first = candidates.find((_, index) => sizes[index] !== null);
    if (first === undefined) {
      const params = { file: `${name}.csv.gz`, folder };
      return { ok: false, error: failure("taxonomy.fileMissing", { params }) };
    }
    found.push(first);
  }
  return { ok: true, value: found };
}

/**
 * Opens the classification: a folder with the five files, or some of them by name. A file is recognised by its
 * columns. Fails with a code when one is missing, can't be read, is empty, is none of the five or comes twice.
 */
export async function openEscoFiles(
  paths: readonly string[],
  onBytes: (count: number) => void,
): Promise<Result<EscoFiles, Failure>> {
  const refuse = (code: string, params: Record<string, string>): { ok: false; error: Failure } => ({
    ok: false,
    error: failure(`taxonomy.${code}`, { params }),
  });
  const [only] = paths;
  if (only === undefined) return refuse("fileMissing", { file: "occupations.csv.gz", folder: "" });
  const isFolder = paths.length === 1 && ((await stat(only).catch(() => null))?.isDirectory() ?? false);
  const listed = isFolder ? await filesOfFolder(only) : { ok: true as const, value: paths };
  if (!listed.ok) return listed;

  const files: EscoFile[] = [];
  let bytes = 0;
  for (const file of listed.value) {
    const name = path.basename(file);
    try {
      bytes += (await sizeOf(file)) ?? 0;
      const table = await openTable(file, onBytes);
      if (table === null) return refuse("fileEmpty", { file: name });
      const kind = recogniseEscoFile(table.header);
      if (kind === null) return refuse("fileUnknown", { file: name });
      if (files.some((other) => other.kind === kind)) return refuse("fileTwice", { file: name });
      files.push({ kind, name, table });
    } catch (error) {
      const code = systemCode(error);
      if (code === "ENOENT") return refuse("fileMissing", { file: name, folder: path.dirname(file) });
      if (["EACCES", "EISDIR", "EPERM"].includes(code)) return refuse("fileUnreadable", { file: name });
      throw error;
    }
  }
  files.sort((a, b) => ESCO_FILE_ORDER.indexOf(a.kind) - ESCO_FILE_ORDER.indexOf(b.kind));
  return { ok: true, value: { files, bytes } };
}
