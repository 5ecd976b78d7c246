-- CreateTable
CREATE TABLE "search_refusal" (
    "posting_id" UUID NOT NULL,
    "rev" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_refusal_pkey" PRIMARY KEY ("posting_id")
);

-- CreateTable
CREATE TABLE "search_look" (
    "only_one" BOOLEAN NOT NULL DEFAULT true,
    "after" UUID,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "found_at" TIMESTAMPTZ(3),
    "missing" INTEGER NOT NULL DEFAULT 0,
    "strangers" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_look_pkey" PRIMARY KEY ("only_one")
);
