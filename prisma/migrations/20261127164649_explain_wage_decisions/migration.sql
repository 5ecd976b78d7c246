-- DropIndex
DROP INDEX "wage_question_person_id_registration_number_first_month_key";

-- DropIndex
DROP INDEX "wage_record_status_idx";

-- AlterTable
ALTER TABLE "wage_question" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'mine',
ADD COLUMN     "placement_id" UUID,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_by" UUID,
ADD COLUMN     "settlement" TEXT;

-- AlterTable
ALTER TABLE "wage_record" ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "part" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reason" TEXT;

-- CreateTable
CREATE TABLE "wage_issue" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "record_id" UUID,
    "question_id" UUID,
    "placement_id" UUID,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,

    CONSTRAINT "wage_issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wage_correction" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "national_id_lookup" TEXT NOT NULL,
    "registration_number" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "verdict" TEXT NOT NULL,
    "placement_id" UUID,
    "wage_minor" BIGINT NOT NULL,
    "reason_sealed" TEXT NOT NULL,
    "status_before" TEXT NOT NULL,
    "reason_before" TEXT,
    "placement_before" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_account_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "wage_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "wage_issue_country_status_opened_at_idx" ON "wage_issue"("country", "status", "opened_at");

-- CreateIndex
CREATE INDEX "wage_issue_person_id_idx" ON "wage_issue"("person_id");

-- CreateIndex
CREATE INDEX "wage_issue_record_id_idx" ON "wage_issue"("record_id");

-- CreateIndex
CREATE INDEX "wage_correction_country_national_id_lookup_idx" ON "wage_correction"("country", "national_id_lookup");

-- CreateIndex
CREATE INDEX "wage_correction_record_id_idx" ON "wage_correction"("record_id");

-- CreateIndex
CREATE INDEX "wage_question_country_status_asked_at_idx" ON "wage_question"("country", "status", "asked_at");

-- CreateIndex
CREATE INDEX "wage_question_placement_id_idx" ON "wage_question"("placement_id");

-- CreateIndex
CREATE UNIQUE INDEX "wage_question_person_id_registration_number_kind_first_mont_key" ON "wage_question"("person_id", "registration_number", "kind", "first_month");

-- CreateIndex
CREATE INDEX "wage_record_import_id_part_idx" ON "wage_record"("import_id", "part");
