-- CreateTable
CREATE TABLE "saved_posting" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "vacancy_id" UUID,
    "intake_id" UUID,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_posting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_posting_vacancy_id_idx" ON "saved_posting"("vacancy_id");

-- CreateIndex
CREATE INDEX "saved_posting_intake_id_idx" ON "saved_posting"("intake_id");

-- CreateIndex
CREATE INDEX "saved_posting_country_removed_at_idx" ON "saved_posting"("country", "removed_at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_posting_person_id_vacancy_id_key" ON "saved_posting"("person_id", "vacancy_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_posting_person_id_intake_id_key" ON "saved_posting"("person_id", "intake_id");

-- AddForeignKey
ALTER TABLE "saved_posting" ADD CONSTRAINT "saved_posting_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_posting" ADD CONSTRAINT "saved_posting_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_posting" ADD CONSTRAINT "saved_posting_intake_id_fkey" FOREIGN KEY ("intake_id") REFERENCES "intake"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say about saved postings: a vacancy or an intake, never both.
ALTER TABLE saved_posting ADD CONSTRAINT saved_posting_one CHECK (num_nonnulls(vacancy_id, intake_id) = 1);
