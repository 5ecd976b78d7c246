-- AlterTable
ALTER TABLE "benefit_spell" ADD COLUMN     "after_spell_id" UUID,
ADD COLUMN     "opened_by" UUID,
ADD COLUMN     "review_noted_for" DATE,
ADD COLUMN     "review_on" DATE,
ADD COLUMN     "status_before" TEXT;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "set_aside_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "exemption" ADD COLUMN     "reminded_for" DATE;

-- CreateTable
CREATE TABLE "benefit_decision" (
    "id" UUID NOT NULL,
    "spell_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,
    "from_minor" BIGINT NOT NULL,
    "to_minor" BIGINT NOT NULL,
    "effective_from" DATE NOT NULL,
    "review_on" DATE,
    "ground" TEXT NOT NULL,
    "reason_sealed" TEXT,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "case_id" UUID,
    "objected_at" TIMESTAMPTZ(3),
    "objection_sealed" TEXT,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "settlement_sealed" TEXT,
    "carried_out_at" TIMESTAMPTZ(3),
    "set_aside_at" TIMESTAMPTZ(3),
    "rev" INTEGER,

    CONSTRAINT "benefit_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "organisation_id" UUID,
    "application_id" UUID,
    "status" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "given_by" UUID NOT NULL,
    "valid_until" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_step" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,
    "on_date" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_account_id" UUID,
    "reason" TEXT,
    "note_sealed" TEXT,

    CONSTRAINT "placement_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint_step" (
    "id" UUID NOT NULL,
    "checkpoint_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,
    "from_due_on" DATE NOT NULL,
    "from_tier" TEXT,
    "from_evidence" UUID,
    "to_tier" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_account_id" UUID,
    "reason_sealed" TEXT,

    CONSTRAINT "checkpoint_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "benefit_decision_spell_id_idx" ON "benefit_decision"("spell_id");

-- CreateIndex
CREATE INDEX "consent_person_id_idx" ON "consent"("person_id");

-- CreateIndex
CREATE INDEX "consent_application_id_idx" ON "consent"("application_id");

-- CreateIndex
CREATE INDEX "consent_status_valid_until_idx" ON "consent"("status", "valid_until");

-- CreateIndex
CREATE INDEX "placement_step_placement_id_idx" ON "placement_step"("placement_id");

-- CreateIndex
CREATE INDEX "checkpoint_step_checkpoint_id_idx" ON "checkpoint_step"("checkpoint_id");

-- AddForeignKey
ALTER TABLE "benefit_decision" ADD CONSTRAINT "benefit_decision_spell_id_fkey" FOREIGN KEY ("spell_id") REFERENCES "benefit_spell"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_step" ADD CONSTRAINT "placement_step_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint_step" ADD CONSTRAINT "checkpoint_step_checkpoint_id_fkey" FOREIGN KEY ("checkpoint_id") REFERENCES "checkpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
