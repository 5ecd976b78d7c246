-- AlterTable
ALTER TABLE "policy_pack" ADD COLUMN     "published_by" UUID,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "reason_lang" TEXT,
ADD COLUMN     "taken_back_at" TIMESTAMPTZ(3),
ADD COLUMN     "taken_back_by" UUID,
ADD COLUMN     "taken_back_reason" TEXT,
ADD COLUMN     "taken_back_reason_lang" TEXT,
ADD COLUMN     "written_by" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "policy_pack_draft" (
    "id" UUID NOT NULL,
    "pack_id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "based_on" INTEGER,
    "body" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "reason_lang" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "written_by" UUID[],
    "started_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER,

    CONSTRAINT "policy_pack_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "policy_pack_draft_pack_id_idx" ON "policy_pack_draft"("pack_id");

-- What the schema language cannot say about packs and their drafts.

ALTER TABLE policy_pack ADD CONSTRAINT policy_pack_four_eyes CHECK (
  (published_by IS NULL) = (cardinality(written_by) = 0) AND NOT published_by = ANY (written_by));
ALTER TABLE policy_pack ADD CONSTRAINT policy_pack_reason CHECK ((reason IS NULL) = (reason_lang IS NULL));
-- What came with Masar is not taken back: a new version follows it.
ALTER TABLE policy_pack ADD CONSTRAINT policy_pack_taken_back CHECK (
  (taken_back_at IS NULL) = (taken_back_by IS NULL) AND (taken_back_at IS NULL) = (taken_back_reason IS NULL)
  AND (taken_back_reason IS NULL) = (taken_back_reason_lang IS NULL) AND (taken_back_at IS NULL OR published_by IS NOT NULL));

ALTER TABLE policy_pack_draft ADD CONSTRAINT policy_pack_draft_status CHECK (status IN ('draft', 'published', 'discarded'));
ALTER TABLE policy_pack_draft ADD CONSTRAINT policy_pack_draft_closed CHECK (
  (status = 'draft') = (closed_at IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)
  AND (status = 'published') = (version IS NOT NULL));
ALTER TABLE policy_pack_draft ADD CONSTRAINT policy_pack_draft_writers CHECK (
  started_by = ANY (written_by) AND saved_by = ANY (written_by));
CREATE UNIQUE INDEX policy_pack_draft_open ON policy_pack_draft (pack_id) WHERE status = 'draft';

-- Months that were worked out with a version must come out the same for ever.
CREATE FUNCTION policy_pack_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'A version of a policy pack is never removed' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.taken_back_at IS NOT NULL
    OR (to_jsonb(NEW) - '{taken_back_at,taken_back_by,taken_back_reason,taken_back_reason_lang}'::text[])
      IS DISTINCT FROM (to_jsonb(OLD) - '{taken_back_at,taken_back_by,taken_back_reason,taken_back_reason_lang}'::text[]) THEN
    RAISE EXCEPTION 'A version of a policy pack is never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER policy_pack_stays BEFORE UPDATE OR DELETE ON policy_pack FOR EACH ROW EXECUTE FUNCTION policy_pack_stays();
