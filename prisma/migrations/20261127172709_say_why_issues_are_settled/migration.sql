-- AlterTable
ALTER TABLE "wage_issue" ADD COLUMN     "reason_sealed" TEXT;

-- AlterTable
ALTER TABLE "wage_question" ADD COLUMN     "opened" BOOLEAN NOT NULL DEFAULT false;
