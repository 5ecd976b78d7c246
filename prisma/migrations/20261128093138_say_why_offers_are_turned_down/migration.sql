-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "turn_down_reason" TEXT,
ADD COLUMN     "turn_down_said_at" TIMESTAMPTZ(3),
ADD COLUMN     "turn_down_words_sealed" TEXT;

-- Why is said of an offer that was turned down, and of no other.
ALTER TABLE "offer" ADD CONSTRAINT offer_turn_down_why CHECK (
  (turn_down_reason IS NULL OR turn_down_reason IN ('other_work', 'wage', 'hours', 'distance', 'care', 'health', 'other'))
  AND (status = 'turned_down' OR (turn_down_reason IS NULL AND turn_down_words_sealed IS NULL AND turn_down_said_at IS NULL))
  AND ((turn_down_reason IS NULL AND turn_down_words_sealed IS NULL) OR turn_down_said_at IS NOT NULL));

-- An answer stays final; why somebody said no can be said after it.
CREATE OR REPLACE FUNCTION keep_offer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  why CONSTANT text[] := ARRAY['turn_down_reason', 'turn_down_words_sealed', 'turn_down_said_at'];
BEGIN
  IF (NEW.wage_minor, NEW.currency, NEW.wage_period, NEW.hours_per_week, NEW.employment_type, NEW.starts_on,
      NEW.message, NEW.made_at, NEW.answer_by, NEW.application_id)
     IS DISTINCT FROM
     (OLD.wage_minor, OLD.currency, OLD.wage_period, OLD.hours_per_week, OLD.employment_type, OLD.starts_on,
      OLD.message, OLD.made_at, OLD.answer_by, OLD.application_id) THEN
    RAISE EXCEPTION 'The terms of an offer are frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_frozen';
  END IF;
  IF OLD.status <> 'made' AND to_jsonb(NEW) - why IS DISTINCT FROM to_jsonb(OLD) - why THEN
    RAISE EXCEPTION 'An offer that ended is final' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_final';
  END IF;
  RETURN NEW;
END $$;

-- Reasons were kept with the step of the application so far.
UPDATE offer o SET turn_down_reason = s.reason, turn_down_said_at = s.at
  FROM (SELECT DISTINCT ON (application_id) application_id, reason, at FROM application_step
         WHERE edge = 'turn_down_offer' ORDER BY application_id, at DESC, id DESC) s
 WHERE s.application_id = o.application_id AND o.status = 'turned_down' AND o.answered_at = s.at
   AND s.reason IN ('other_work', 'wage', 'hours', 'distance', 'care', 'health', 'other');
