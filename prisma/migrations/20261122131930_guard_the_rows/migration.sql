-- What the schema language cannot say: rules that a row can check, and what may never be changed.

-- Words that a state machine knows (states.md); the tables in app/domain are the source.
ALTER TABLE vacancy ADD CONSTRAINT vacancy_status CHECK (
  (origin = 'own' AND status IN ('draft', 'in_review', 'published', 'paused', 'filled', 'expired', 'withdrawn'))
  OR (origin = 'imported' AND status IN ('listed', 'claimed', 'expired')));
ALTER TABLE vacancy ADD CONSTRAINT vacancy_openings CHECK (openings >= 1 AND openings_filled >= 0);
ALTER TABLE vacancy ADD CONSTRAINT vacancy_wage CHECK (
  (wage_min_minor IS NULL OR currency IS NOT NULL) AND (wage_max_minor IS NULL OR wage_max_minor >= wage_min_minor));
-- Decent work (product.md 41): nothing of our own is published without a wage, hours and a place.
ALTER TABLE vacancy ADD CONSTRAINT vacancy_published CHECK (
  origin <> 'own' OR status NOT IN ('published', 'paused', 'filled')
  OR (wage_min_minor IS NOT NULL AND hours_per_week IS NOT NULL AND place_id IS NOT NULL AND establishment_id IS NOT NULL));
ALTER TABLE vacancy ADD CONSTRAINT vacancy_source CHECK (
  origin = 'own' OR (source_name IS NOT NULL AND source_id IS NOT NULL AND expires_at IS NOT NULL));

ALTER TABLE intake ADD CONSTRAINT intake_status CHECK (
  status IN ('draft', 'open', 'full', 'running', 'completed', 'cancelled'));
ALTER TABLE intake ADD CONSTRAINT intake_seats CHECK (seats >= 1 AND seats_taken BETWEEN 0 AND seats);
ALTER TABLE intake ADD CONSTRAINT intake_dates CHECK (ends_on > starts_on);
ALTER TABLE programme ADD CONSTRAINT programme_kind CHECK (kind IN ('ends_in_job', 'workshop', 'flexible'));
ALTER TABLE programme ADD CONSTRAINT programme_hiring CHECK (kind <> 'ends_in_job' OR hiring_employer IS NOT NULL);

ALTER TABLE application ADD CONSTRAINT application_status CHECK (status IN (
  'draft', 'submitted', 'in_review', 'shortlisted', 'interview', 'offered', 'accepted', 'hired', 'postponed',
  'declined', 'withdrawn', 'lapsed', 'obsolete'));
ALTER TABLE application ADD CONSTRAINT application_disclosed CHECK (
  status NOT IN ('accepted', 'hired') OR disclosed_at IS NOT NULL);
-- One application of a person to a vacancy is alive at a time.
CREATE UNIQUE INDEX application_alive ON application (vacancy_id, person_id)
  WHERE status NOT IN ('declined', 'withdrawn', 'lapsed', 'obsolete');
ALTER TABLE offer ADD CONSTRAINT offer_status CHECK (
  status IN ('made', 'accepted', 'turned_down', 'expired', 'withdrawn'));
CREATE UNIQUE INDEX offer_open ON offer (application_id) WHERE status = 'made';

ALTER TABLE placement ADD CONSTRAINT placement_status CHECK (
  status IN ('expected', 'started', 'suspended', 'ended', 'cancelled'));
ALTER TABLE placement ADD CONSTRAINT placement_dates_follow CHECK (
  (status NOT IN ('started', 'suspended', 'ended') OR started_on IS NOT NULL)
  AND (status <> 'ended' OR (ended_on IS NOT NULL AND end_reason IS NOT NULL AND ended_on >= started_on)));
ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_status CHECK (
  status IN ('pending', 'evidenced', 'confirmed', 'disputed', 'unknown'));
ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_day CHECK (day IN (30, 90, 180, 365));
ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_tier CHECK (
  status NOT IN ('evidenced', 'confirmed') OR tier IS NOT NULL);
ALTER TABLE evidence ADD CONSTRAINT evidence_tier CHECK (tier IN ('wage_record', 'payslip', 'employer', 'self'));
ALTER TABLE evidence ADD CONSTRAINT evidence_range CHECK (until > "from");
ALTER TABLE wage_record ADD CONSTRAINT wage_record_wage CHECK (wage_minor >= 0);
ALTER TABLE wage_record ADD CONSTRAINT wage_record_month CHECK (extract(day FROM month) = 1);

ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_status CHECK (
  status IN ('active', 'adjusted', 'suspended', 'ended', 'provisional'));
ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_range CHECK (until IS NULL OR until > "from");
ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_amount CHECK (decided_minor >= 0);
ALTER TABLE benefit_computation ADD CONSTRAINT benefit_computation_interval CHECK (0 <= low_minor AND low_minor <= high_minor);
ALTER TABLE household_member ADD CONSTRAINT household_member_range CHECK (until IS NULL OR until > "from");

ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_status CHECK (status IN (
  'open', 'proposed', 'notified', 'heard', 'decided_yes', 'decided_not_yet', 'appealed', 'graduated', 'sustained', 'relapsed'));
-- Two pairs of eyes: who proposes does not decide.
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_second_person CHECK (decided_by IS NULL OR decided_by <> proposed_by);
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_decided CHECK (
  status NOT IN ('decided_yes', 'decided_not_yet', 'graduated', 'sustained') OR (decided_by IS NOT NULL AND decided_at IS NOT NULL));
CREATE UNIQUE INDEX graduation_case_alive ON graduation_case (spell_id)
  WHERE status NOT IN ('decided_not_yet', 'sustained', 'relapsed');

ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN (
  'employer', 'adviser', 'officer', 'supervisor', 'trainer', 'agent', 'analyst', 'administrator'));

-- The relay reads only what waits.
CREATE INDEX outbox_event_waiting ON outbox_event (seq) WHERE relayed_at IS NULL;

-- The audit trail is written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail cannot be changed (% on %)', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_entry_frozen BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_frozen BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_kept BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_kept BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
