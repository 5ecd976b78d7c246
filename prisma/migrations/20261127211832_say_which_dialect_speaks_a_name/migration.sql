-- AlterTable
ALTER TABLE "concept_label" ADD COLUMN     "dialects" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- Only the dialects that the taxonomy knows.
ALTER TABLE "concept_label" ADD CONSTRAINT "concept_label_dialects" CHECK ("dialects" <@ ARRAY['sa', 'eg', 'ma', 'lev']);
