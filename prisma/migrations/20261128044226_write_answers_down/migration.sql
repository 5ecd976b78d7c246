-- AlterTable
ALTER TABLE "wage_question" ADD COLUMN     "answer_note_sealed" TEXT,
ADD COLUMN     "answered_by" UUID;

-- An answer that the office wrote down says how it was given.
ALTER TABLE "wage_question" ADD CONSTRAINT wage_question_written_down CHECK ((answered_by IS NULL) = (answer_note_sealed IS NULL));
