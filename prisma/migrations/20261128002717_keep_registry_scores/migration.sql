-- CreateTable
CREATE TABLE "household_score" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "score" DECIMAL(12,6) NOT NULL,
    "computed_on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "import_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_by" UUID,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "household_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_variable" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "person_id" UUID,
    "code" TEXT NOT NULL,
    "fact_sealed" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "observed_on" DATE,
    "from" DATE NOT NULL,
    "import_id" UUID,
    "request_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_by" UUID,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "registry_variable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject_id" UUID,
    "variable_id" UUID NOT NULL,
    "asked_sealed" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "since" DATE NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "appealed_at" TIMESTAMPTZ(3),
    "appeal_decided_by" UUID,
    "appeal_decided_at" TIMESTAMPTZ(3),
    "applied_id" UUID,
    "applied_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "told_by" UUID,
    "rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "change_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_request_step" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_account_id" UUID,
    "words_sealed" TEXT,

    CONSTRAINT "change_request_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "registry_variable_household_id_idx" ON "registry_variable"("household_id");

-- CreateIndex
CREATE INDEX "change_request_person_id_idx" ON "change_request"("person_id");

-- CreateIndex
CREATE INDEX "change_request_country_status_idx" ON "change_request"("country", "status");

-- CreateIndex
CREATE INDEX "change_request_step_request_id_idx" ON "change_request_step"("request_id");

-- AddForeignKey
ALTER TABLE "change_request_step" ADD CONSTRAINT "change_request_step_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "change_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
