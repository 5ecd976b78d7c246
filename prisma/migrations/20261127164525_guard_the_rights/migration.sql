-- What the schema language cannot say about placements, checkpoints, benefit spells, consents and graduations.

-- A comparison with NULL passes a CHECK, so what must be there is named as well.

-- Placements. Work that has not begun has no dates; work that goes on has no end.
ALTER TABLE placement ADD CONSTRAINT placement_no_dates_before_start CHECK (
  status NOT IN ('expected', 'cancelled') OR (started_on IS NULL AND ended_on IS NULL AND start_tier IS NULL));
ALTER TABLE placement ADD CONSTRAINT placement_no_end_while_running CHECK (
  status NOT IN ('started', 'suspended') OR (ended_on IS NULL AND end_reason IS NULL));
ALTER TABLE placement ADD CONSTRAINT placement_start_shown CHECK (
  started_on IS NULL OR (start_tier IS NOT NULL AND start_tier IN ('wage_record', 'payslip', 'employer', 'self')));
ALTER TABLE placement ADD CONSTRAINT placement_end_reason CHECK (end_reason IS NULL OR end_reason IN (
  'contract_over', 'left_for_other_job', 'left_other', 'laid_off', 'employer_closed', 'health_or_care', 'unknown'));
ALTER TABLE placement ADD CONSTRAINT placement_terms CHECK (
  (wage_minor IS NULL OR (wage_minor >= 0 AND currency IS NOT NULL)) AND (hours_per_week IS NULL OR hours_per_week BETWEEN 1 AND 168));
ALTER TABLE placement_dates ADD CONSTRAINT placement_dates_order CHECK (ended_on IS NULL OR (started_on IS NOT NULL AND ended_on >= started_on));
ALTER TABLE placement_dates ADD CONSTRAINT placement_dates_tier CHECK (tier IN ('wage_record', 'payslip', 'employer', 'self'));

-- Checkpoints. Only a record or a payslip confirms; nothing is nothing.
ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_tier_words CHECK (
  tier IS NULL OR tier IN ('wage_record', 'payslip', 'employer', 'self'));
ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_confirmed_by CHECK (
  status <> 'confirmed' OR tier IN ('wage_record', 'payslip'));
ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_without_proof CHECK (
  status NOT IN ('pending', 'unknown') OR (tier IS NULL AND evidence_id IS NULL));
ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_decided CHECK (
  (status = 'pending') = (decided_at IS NULL));
-- A dispute, its settlement and a re-opening after a correction say why.
ALTER TABLE checkpoint_step ADD CONSTRAINT checkpoint_step_reason CHECK (
  edge NOT IN ('dispute', 'settle') OR reason_sealed IS NOT NULL);

-- Benefit spells.
ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_ended CHECK (
  status <> 'ended' OR (until IS NOT NULL AND end_reason IS NOT NULL));
ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_suspended CHECK (
  status <> 'suspended' OR (review_on IS NOT NULL AND status_before IS NOT NULL AND status_before IN ('active', 'adjusted')));
ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_provisional CHECK (
  status <> 'provisional' OR (review_on IS NOT NULL AND after_spell_id IS NOT NULL AND opened_by IS NOT NULL));
-- A household has one spell of a scheme at a time; where the scheme is personal, each person.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_no_overlap EXCLUDE USING gist (
  household_id WITH =, scheme WITH =, (coalesce(person_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
  daterange("from", until) WITH &&);

ALTER TABLE benefit_decision ADD CONSTRAINT benefit_decision_status CHECK (
  from_status IN ('active', 'adjusted', 'suspended', 'ended', 'provisional')
  AND to_status IN ('active', 'adjusted', 'suspended', 'ended', 'provisional'));
ALTER TABLE benefit_decision ADD CONSTRAINT benefit_decision_amounts CHECK (from_minor >= 0 AND to_minor >= 0);
ALTER TABLE benefit_decision ADD CONSTRAINT benefit_decision_reason CHECK (reason_sealed IS NOT NULL OR case_id IS NOT NULL);
-- What takes something away leaves time to object, unless the household asked for it or a graduation did so already.
ALTER TABLE benefit_decision ADD CONSTRAINT benefit_decision_notice CHECK (
  (to_minor >= from_minor AND to_status NOT IN ('suspended', 'ended'))
  OR ground = 'household_asked' OR case_id IS NOT NULL
  OR effective_from > (decided_at AT TIME ZONE 'UTC')::date + 29);
ALTER TABLE benefit_decision ADD CONSTRAINT benefit_decision_settled_by_other CHECK (settled_by IS NULL OR settled_by <> decided_by);
ALTER TABLE benefit_decision ADD CONSTRAINT benefit_decision_settled CHECK (
  (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL OR objected_at IS NOT NULL));
-- An objection that nobody has settled suspends the effect.
ALTER TABLE benefit_decision ADD CONSTRAINT benefit_decision_carried_out CHECK (
  (carried_out_at IS NULL) = (rev IS NULL) AND (carried_out_at IS NULL OR set_aside_at IS NULL)
  AND (carried_out_at IS NULL OR objected_at IS NULL OR settled_at IS NOT NULL));
CREATE UNIQUE INDEX benefit_decision_waiting ON benefit_decision (spell_id)
  WHERE carried_out_at IS NULL AND set_aside_at IS NULL;
CREATE UNIQUE INDEX benefit_decision_revision ON benefit_decision (spell_id, rev) WHERE rev IS NOT NULL;

-- Nothing but a person's decision changes whether and how much is paid.
CREATE FUNCTION refuse_undecided_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.status, NEW.decided_minor, NEW.until, NEW.end_reason) IS DISTINCT FROM (OLD.status, OLD.decided_minor, OLD.until, OLD.end_reason)
    AND NOT EXISTS (
      SELECT 1 FROM benefit_decision d
       WHERE d.spell_id = NEW.id AND d.rev = NEW.rev AND d.from_status = OLD.status AND d.to_status = NEW.status
         AND d.from_minor = OLD.decided_minor AND d.to_minor = NEW.decided_minor AND NEW.rev = OLD.rev + 1)
  THEN
    RAISE EXCEPTION 'A benefit changes only by the decision of a person (benefit_spell %)', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER benefit_spell_decided BEFORE UPDATE ON benefit_spell FOR EACH ROW EXECUTE FUNCTION refuse_undecided_change();

-- Consents.
ALTER TABLE consent ADD CONSTRAINT consent_status CHECK (status IN ('given', 'withdrawn', 'expired'));
ALTER TABLE consent ADD CONSTRAINT consent_purpose CHECK (purpose IN ('recruitment'));
ALTER TABLE consent ADD CONSTRAINT consent_whom CHECK (
  purpose <> 'recruitment' OR (organisation_id IS NOT NULL AND application_id IS NOT NULL));
ALTER TABLE consent ADD CONSTRAINT consent_ended CHECK ((status = 'given') = (ended_at IS NULL));
ALTER TABLE consent ADD CONSTRAINT consent_withdrawn_by CHECK (status <> 'withdrawn' OR ended_by IS NOT NULL);
CREATE UNIQUE INDEX consent_given ON consent (application_id, purpose) WHERE status = 'given';
-- Who is named already agreed to it then.
INSERT INTO consent (id, person_id, country, purpose, organisation_id, application_id, status, given_at, given_by, valid_until)
  SELECT gen_random_uuid(), a.person_id, a.country, 'recruitment', a.organisation_id, a.id, 'given', a.disclosed_at,
         coalesce((SELECT s.by_account_id FROM application_step s WHERE s.application_id = a.id
                    AND s.edge IN ('accept_offer', 'accept_interview') ORDER BY s.at LIMIT 1), a.person_id),
         (a.disclosed_at AT TIME ZONE 'UTC')::date + interval '24 months'
    FROM application a WHERE a.disclosed_at IS NOT NULL;

-- Graduations: what each state must show.
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_proposed CHECK (
  status NOT IN ('proposed', 'notified', 'heard', 'decided_yes', 'appealed', 'graduated', 'sustained', 'relapsed')
  OR (proposed_by IS NOT NULL AND proposal_sealed IS NOT NULL));
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_notified CHECK (
  status NOT IN ('notified', 'heard', 'decided_yes', 'appealed', 'graduated', 'sustained', 'relapsed') OR hearing_due_on IS NOT NULL);
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_heard CHECK (
  status NOT IN ('heard', 'decided_yes', 'appealed', 'graduated', 'sustained', 'relapsed') OR heard_at IS NOT NULL);
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_yes CHECK (
  status NOT IN ('decided_yes', 'appealed', 'graduated', 'sustained', 'relapsed')
  OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND effective_from IS NOT NULL AND appeal_until IS NOT NULL
      AND effective_from > appeal_until AND health_cover IN ('confirmed', 'loss_heard')));
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_appealed CHECK (status <> 'appealed' OR appeal_sealed IS NOT NULL);
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_monitored CHECK (
  status NOT IN ('graduated', 'sustained', 'relapsed') OR (monitored_until IS NOT NULL AND effective_from IS NOT NULL AND monitored_until > effective_from));
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_health_cover CHECK (health_cover IN ('confirmed', 'loss_heard', 'unknown'));
-- Figures that wage records prove; nobody's word opens a case.
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_evidence CHECK (
  coalesce((evidence ->> 'monthsInARow')::int >= (evidence ->> 'monthsNeeded')::int, false));
