import { createHash } from "node:crypto";
import { normaliseLabel } from "../../search/fold.ts";
import type { PlaceResolver } from "../../places/place-resolver.ts";
import { langOf } from "./cells.ts";
import type { PostingCoder } from "./coding.ts";
import type { Cells, ImportedPosting, ImportedRequirement } from "./posting.ts";

/** Raise it when the same row is read differently: rows that were imported before count as changed then. */
const READING = "2";

export type StagedRequirement = {
  readonly row: number;
  readonly position: number;
  readonly kind: string;
  readonly label: string;
  readonly lang: string;
  /** Null for what is no skill. */
  readonly folded: string | null;
  readonly conceptId: string | null;
  readonly confidence: number;
  readonly essential: boolean;
};

/** A posting on its way into the database, its place and words recognised. */
export type StagedPosting = {
  readonly row: number;
  readonly vacancyId: string;
  readonly sourceId: string;
  readonly sourceHash: string;
  readonly placeId: string | null;
  readonly placeConfidence: number;
  readonly occupationId: string | null;
  readonly occupationConfidence: number;
  readonly posting: ImportedPosting;
  readonly requirements: readonly StagedRequirement[];
};

export type Recognition = {
  readonly country: string;
  readonly places: PlaceResolver;
  readonly coder: PostingCoder;
};

const digest = (parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\u001f")).digest("hex").slice(0, 40);

/** Recognises place, occupation and requirements of a posting, and gives it its key and its fingerprint. */
export function stagePosting(
  row: number,
  vacancyId: string,
  cells: Cells,
  posting: ImportedPosting,
  { country, places, coder }: Recognition,
): StagedPosting {
  const values = Object.values(cells);
  const place = places.resolve(country, posting.regionText, posting.cityText);
  const occupation = coder.codeTitle(posting.title);
  return {
    row,
    vacancyId,
    sourceId: posting.sourceId ?? digest(values),
    sourceHash: digest([READING, coder.version, ...values]),
    placeId: place.placeId,
    placeConfidence: place.confidence,
    occupationId: occupation.conceptId,
    occupationConfidence: occupation.confidence,
    posting,
    requirements: posting.requirements
      .flatMap((requirement) => readRequirement(requirement, coder))
      .map((requirement, at) => ({ row, position: at + 1, ...requirement })),
  };
}

type ReadRequirement = Omit<StagedRequirement, "row" | "position">;

/** A requirement as it is kept: a line that names several skills becomes several. */
function readRequirement(requirement: ImportedRequirement, coder: PostingCoder): readonly ReadRequirement[] {
  if (requirement.kind !== "skill" && requirement.kind !== "language")
    return [{ ...requirement, folded: null, conceptId: null, confidence: 0 }];
  return coder.readSkills(requirement.label).map(({ label, conceptId, confidence }) => ({
    ...requirement,
    ...{ label, lang: langOf(label), folded: normaliseLabel(label), conceptId, confidence },
  }));
}
