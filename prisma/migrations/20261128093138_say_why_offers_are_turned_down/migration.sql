-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "turn_down_reason" TEXT,
ADD COLUMN     "turn_down_said_at" TIMESTAMPTZ(3),
ADD COLUMN     "turn_down_words_sealed" TEXT;
