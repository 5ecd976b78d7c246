-- AlterTable
ALTER TABLE "application" ADD COLUMN     "postponed_from" TEXT,
ADD COLUMN     "silence_warned" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "silence_warned_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "suitability_checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "suitability_checked_by" UUID;

-- AlterTable
ALTER TABLE "vacancy" ADD COLUMN     "claimed_from_id" UUID,
ADD COLUMN     "expiry_warned_at" TIMESTAMPTZ(3),
ADD COLUMN     "expiry_warned_days" INTEGER,
ADD COLUMN     "expiry_warned_for" DATE,
ADD COLUMN     "safety_held_from" TEXT;

-- CreateTable
CREATE TABLE "interview" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "mode" TEXT,
    "minutes" INTEGER,
    "details" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "booked_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "previous_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview_slot" (
    "interview_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interview_slot_pkey" PRIMARY KEY ("interview_id","starts_at")
);

-- CreateTable
CREATE TABLE "safety_report" (
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words_sealed" TEXT,
    "reported_by" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" UUID,
    "finding" TEXT,

    CONSTRAINT "safety_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "interview_application_id_idx" ON "interview"("application_id");

-- CreateIndex
CREATE INDEX "safety_report_vacancy_id_idx" ON "safety_report"("vacancy_id");

-- CreateIndex
CREATE UNIQUE INDEX "vacancy_claimed_from_id_key" ON "vacancy"("claimed_from_id");

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_slot" ADD CONSTRAINT "interview_slot_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_report" ADD CONSTRAINT "safety_report_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
