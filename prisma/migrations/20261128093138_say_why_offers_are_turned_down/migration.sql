-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "turn_down_reason" TEXT,
ADD COLUMN     "turn_down_said_at" TIMESTAMPTZ(3),
ADD COLUMN     "turn_down_words_sealed" TEXT;

-- Why is said of an offer that was turned down, and of no other.
ALTER TABLE "offer" ADD CONSTRAINT offer_turn_down_why CHECK (
  (turn_down_reason IS NULL OR turn_down_reason IN ('other_work', 'wage', 'hours', 'distance', 'care', 'health', 'other'))
  AND (status = 'turned_down' OR (turn_down_reason IS NULL AND turn_down_words_sealed IS NULL AND turn_down_said_at IS NULL))
  AND ((turn_down_reason IS NULL AND turn_down_words_sealed IS NULL) OR turn_down_said_at IS NOT NULL));

-- Reasons were kept with the step of the application so far.
UPDATE offer o SET turn_down_reason = s.reason, turn_down_said_at = s.at
  FROM (SELECT DISTINCT ON (application_id) application_id, reason, at FROM application_step
         WHERE edge = 'turn_down_offer' ORDER BY application_id, at DESC, id DESC) s
 WHERE s.application_id = o.application_id AND o.status = 'turned_down' AND o.answered_at = s.at
   AND s.reason IN ('other_work', 'wage', 'hours', 'distance', 'care', 'health', 'other');
