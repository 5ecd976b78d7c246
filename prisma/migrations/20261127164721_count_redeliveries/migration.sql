-- AlterTable
ALTER TABLE "outbox_event" ADD COLUMN     "redelivered" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "relayed_batch" DROP COLUMN "looks";
