-- The machines of vacancies, offers, applications and interviews, as far as a row can check them (states.md).

-- Words: one constraint for each machine, so that a test can hold it against the machine's table.
ALTER TABLE vacancy ADD CONSTRAINT vacancy_own_status CHECK (origin <> 'own' OR status IN (
  'draft', 'in_review', 'published', 'paused', 'filled', 'expired', 'withdrawn'));
ALTER TABLE vacancy ADD CONSTRAINT vacancy_imported_status CHECK (origin <> 'imported' OR status IN (
  'listed', 'claimed', 'expired'));
ALTER TABLE vacancy ADD CONSTRAINT vacancy_origin CHECK (origin IN ('own', 'imported'));
ALTER TABLE vacancy DROP CONSTRAINT vacancy_status;

ALTER TABLE interview ADD CONSTRAINT interview_status CHECK (status IN (
  'asked', 'proposed', 'booked', 'held', 'missed', 'rebooked', 'cancelled'));
ALTER TABLE safety_report ADD CONSTRAINT safety_report_kind CHECK (kind IN (
  'unsafe_work', 'fee_asked', 'papers_kept', 'harassment', 'not_as_advertised', 'other'));

-- Vacancies: what was ever open to people says since when, and by whom. Decent work (product.md 41) needs insurance.
ALTER TABLE vacancy ADD CONSTRAINT vacancy_own_employer CHECK (origin <> 'own' OR organisation_id IS NOT NULL);
ALTER TABLE vacancy ADD CONSTRAINT vacancy_once_published CHECK (
  origin <> 'own' OR status NOT IN ('published', 'paused', 'filled', 'expired') OR published_at IS NOT NULL);
ALTER TABLE vacancy ADD CONSTRAINT vacancy_decent CHECK (
  origin <> 'own' OR status NOT IN ('published', 'paused', 'filled')
  OR (employment_type IS NOT NULL AND social_insurance IS TRUE));
-- A safety report pauses: nothing that it holds is open to people.
ALTER TABLE vacancy ADD CONSTRAINT vacancy_held CHECK (safety_held_from IS NULL OR status <> 'published');
ALTER TABLE vacancy ADD CONSTRAINT vacancy_claimed CHECK (
  origin <> 'imported' OR status <> 'claimed' OR organisation_id IS NOT NULL);
ALTER TABLE vacancy ADD CONSTRAINT vacancy_warned CHECK (
  (expiry_warned_for IS NULL) = (expiry_warned_days IS NULL) AND (expiry_warned_for IS NULL) = (expiry_warned_at IS NULL));
ALTER TABLE safety_report ADD CONSTRAINT safety_report_settled CHECK (
  (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (finding IS NULL));

-- Applications: what a state stands on.
UPDATE application SET postponed_from = status_before, status_before = NULL WHERE status = 'postponed';
ALTER TABLE application ADD CONSTRAINT application_submitted CHECK (
  status IN ('draft', 'withdrawn') OR submitted_at IS NOT NULL);
ALTER TABLE application ADD CONSTRAINT application_declined CHECK (
  status <> 'declined' OR decline_for_person IS NOT NULL);
ALTER TABLE application ADD CONSTRAINT application_obsolete CHECK (
  (status = 'obsolete') = (status_before IS NOT NULL));
ALTER TABLE application ADD CONSTRAINT application_postponed CHECK (
  (status = 'postponed' OR (status = 'obsolete' AND status_before = 'postponed')) = (postponed_from IS NOT NULL));
ALTER TABLE application ADD CONSTRAINT application_returns CHECK (
  status_before IN ('submitted', 'in_review', 'shortlisted', 'interview', 'offered', 'accepted', 'postponed')
  AND postponed_from IN ('submitted', 'in_review', 'shortlisted', 'interview'));
ALTER TABLE application ADD CONSTRAINT application_warned CHECK (
  silence_warned IN (0, 7, 14) AND (silence_warned = 0) = (silence_warned_at IS NULL));

-- Interviews: one at a time; what took place had a time.
CREATE UNIQUE INDEX interview_living ON interview (application_id) WHERE status IN ('asked', 'proposed', 'booked');
ALTER TABLE interview ADD CONSTRAINT interview_mode CHECK (mode IN ('in_person', 'phone', 'video'));
ALTER TABLE interview ADD CONSTRAINT interview_minutes CHECK (minutes BETWEEN 5 AND 480);
ALTER TABLE interview ADD CONSTRAINT interview_described CHECK (
  status NOT IN ('proposed', 'booked', 'held', 'missed') OR (mode IS NOT NULL AND minutes IS NOT NULL));
ALTER TABLE interview ADD CONSTRAINT interview_timed CHECK (
  (starts_at IS NULL) = (booked_at IS NULL)
  AND (status NOT IN ('booked', 'held', 'missed') OR starts_at IS NOT NULL));
ALTER TABLE interview ADD CONSTRAINT interview_closed CHECK (
  (status IN ('held', 'missed', 'rebooked', 'cancelled')) = (closed_at IS NOT NULL));

-- Offers: an end has its instant, and the start lies after the last day to answer.
ALTER TABLE offer ADD CONSTRAINT offer_answered CHECK ((status = 'made') = (answered_at IS NULL));
ALTER TABLE offer ADD CONSTRAINT offer_terms CHECK (wage_minor > 0 AND hours_per_week > 0 AND starts_on >= answer_by);
ALTER TABLE offer ADD CONSTRAINT offer_suitable CHECK (
  (suitability_checked_at IS NULL) = (suitability_checked_by IS NULL));

-- An offer in writing stays as it was written; an answer is final.
CREATE FUNCTION keep_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.wage_minor, NEW.currency, NEW.wage_period, NEW.hours_per_week, NEW.employment_type, NEW.starts_on,
      NEW.message, NEW.made_at, NEW.answer_by, NEW.application_id)
     IS DISTINCT FROM
     (OLD.wage_minor, OLD.currency, OLD.wage_period, OLD.hours_per_week, OLD.employment_type, OLD.starts_on,
      OLD.message, OLD.made_at, OLD.answer_by, OLD.application_id) THEN
    RAISE EXCEPTION 'The terms of an offer are frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_frozen';
  END IF;
  IF OLD.status <> 'made' AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'An offer that ended is final' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_final';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_kept BEFORE UPDATE ON offer FOR EACH ROW EXECUTE FUNCTION keep_offer();

-- Only an offer to somebody whom an officer referred can be marked as checked for suitability.
CREATE FUNCTION keep_suitability() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.suitability_checked_at IS NOT NULL
     AND NOT EXISTS (SELECT FROM application a WHERE a.id = NEW.application_id AND a.referred_by IS NOT NULL) THEN
    RAISE EXCEPTION 'No officer referred the person' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_referred';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_suitability BEFORE INSERT OR UPDATE OF suitability_checked_at ON offer
  FOR EACH ROW EXECUTE FUNCTION keep_suitability();

-- A hire is final.
CREATE FUNCTION keep_hire() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A hire is final' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_final';
END $$;
CREATE TRIGGER application_kept BEFORE UPDATE OF status ON application FOR EACH ROW
  WHEN (OLD.status = 'hired' AND NEW.status <> 'hired') EXECUTE FUNCTION keep_hire();
