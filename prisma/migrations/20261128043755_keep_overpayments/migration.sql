-- CreateTable
CREATE TABLE "overpayment" (
    "id" UUID NOT NULL,
    "spell_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "person_id" UUID,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "since" DATE NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT,
    "notified_by" UUID,
    "notified_on" DATE,
    "contested_by" UUID,
    "contested_at" TIMESTAMPTZ(3),
    "upheld_by" UUID,
    "upheld_at" TIMESTAMPTZ(3),
    "waived_by" UUID,
    "waived_at" TIMESTAMPTZ(3),
    "monthly_minor" BIGINT,
    "cap_minor" BIGINT,
    "first_month" DATE,
    "agreed_by" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "overpayment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overpayment_month" (
    "id" UUID NOT NULL,
    "overpayment_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "paid_minor" BIGINT NOT NULL,
    "low_minor" BIGINT NOT NULL,
    "high_minor" BIGINT NOT NULL,
    "earnings_minor" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "earlier_low_minor" BIGINT,
    "earlier_high_minor" BIGINT,
    "changed_by" TEXT,
    "owed_minor" BIGINT NOT NULL,

    CONSTRAINT "overpayment_month_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overpayment_instalment" (
    "id" UUID NOT NULL,
    "overpayment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "corrected_by" UUID,
    "corrected_at" TIMESTAMPTZ(3),

    CONSTRAINT "overpayment_instalment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overpayment_step" (
    "id" UUID NOT NULL,
    "overpayment_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_account_id" UUID,
    "amount_minor" BIGINT,
    "words_sealed" TEXT,

    CONSTRAINT "overpayment_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "overpayment_spell_id_idx" ON "overpayment"("spell_id");

-- CreateIndex
CREATE INDEX "overpayment_household_id_idx" ON "overpayment"("household_id");

-- CreateIndex
CREATE INDEX "overpayment_country_status_idx" ON "overpayment"("country", "status");

-- CreateIndex
CREATE UNIQUE INDEX "overpayment_month_overpayment_id_month_key" ON "overpayment_month"("overpayment_id", "month");

-- CreateIndex
CREATE INDEX "overpayment_instalment_overpayment_id_idx" ON "overpayment_instalment"("overpayment_id");

-- CreateIndex
CREATE INDEX "overpayment_step_overpayment_id_idx" ON "overpayment_step"("overpayment_id");

-- AddForeignKey
ALTER TABLE "overpayment_month" ADD CONSTRAINT "overpayment_month_overpayment_id_fkey" FOREIGN KEY ("overpayment_id") REFERENCES "overpayment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overpayment_instalment" ADD CONSTRAINT "overpayment_instalment_overpayment_id_fkey" FOREIGN KEY ("overpayment_id") REFERENCES "overpayment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overpayment_step" ADD CONSTRAINT "overpayment_step_overpayment_id_fkey" FOREIGN KEY ("overpayment_id") REFERENCES "overpayment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
