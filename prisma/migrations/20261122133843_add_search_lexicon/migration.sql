-- CreateTable
CREATE TABLE "search_lexicon" (
    "version" INTEGER NOT NULL,
    "rules" INTEGER NOT NULL,
    "word_count" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "built_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_lexicon_pkey" PRIMARY KEY ("version")
);
