-- CreateTable
CREATE TABLE "wage_coverage" (
    "country" TEXT NOT NULL,
    "registration_number" TEXT NOT NULL,
    "month" DATE NOT NULL,

    CONSTRAINT "wage_coverage_pkey" PRIMARY KEY ("country","registration_number","month")
);
