-- AlterTable
ALTER TABLE "search_lexicon" ADD COLUMN     "posting_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "taxonomy_version" INTEGER NOT NULL DEFAULT 0;
