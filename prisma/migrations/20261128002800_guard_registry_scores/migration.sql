-- What the schema language cannot say about scores of a registry, its variables and requests to change them.

-- A comparison with NULL passes a CHECK, so what must be there is named as well.

-- Of a day one score holds, and one value of a variable from each of the two who may say so.
CREATE UNIQUE INDEX household_score_in_force ON household_score (household_id, scheme, computed_on) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX registry_variable_in_force ON registry_variable
  (household_id, scheme, code, (coalesce(person_id, '00000000-0000-0000-0000-000000000000'::uuid)), "from", (request_id IS NULL))
  WHERE superseded_at IS NULL;

ALTER TABLE household_score ADD CONSTRAINT household_score_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL));
ALTER TABLE registry_variable ADD CONSTRAINT registry_variable_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL));
ALTER TABLE registry_variable ADD CONSTRAINT registry_variable_observed CHECK (observed_on IS NULL OR observed_on <= "from");
-- A row comes from a file or from a request that an officer granted, never from both or neither.
ALTER TABLE registry_variable ADD CONSTRAINT registry_variable_origin CHECK (
  (import_id IS NULL) <> (request_id IS NULL) AND (request_id IS NOT NULL) = (source = 'change_request'));
-- A request is carried out once.
CREATE UNIQUE INDEX registry_variable_request ON registry_variable (request_id) WHERE request_id IS NOT NULL;

-- Nothing that was said is overwritten: a row is only ever superseded, once.
CREATE FUNCTION refuse_overwriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.superseded_at IS NOT NULL
    OR (to_jsonb(NEW) - 'superseded_by' - 'superseded_at') IS DISTINCT FROM (to_jsonb(OLD) - 'superseded_by' - 'superseded_at')
  THEN
    RAISE EXCEPTION 'What a registry said is superseded, never overwritten (%.%)', TG_TABLE_NAME, OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER household_score_kept BEFORE UPDATE ON household_score FOR EACH ROW EXECUTE FUNCTION refuse_overwriting();
CREATE TRIGGER registry_variable_kept BEFORE UPDATE ON registry_variable FOR EACH ROW EXECUTE FUNCTION refuse_overwriting();

-- Change requests: what each state must show.
ALTER TABLE change_request ADD CONSTRAINT change_request_kind CHECK (kind IN ('score_variable'));
ALTER TABLE change_request ADD CONSTRAINT change_request_status CHECK (
  status IN ('asked', 'evidence_asked', 'decided_yes', 'decided_no', 'appealed', 'applied', 'withdrawn'));
-- Nobody corrects what is said of somebody else.
ALTER TABLE change_request ADD CONSTRAINT change_request_subject CHECK (subject_id IS NULL OR subject_id = person_id);
ALTER TABLE change_request ADD CONSTRAINT change_request_decided CHECK (
  (decided_by IS NULL) = (decided_at IS NULL)
  AND (status NOT IN ('decided_yes', 'decided_no', 'appealed', 'applied') OR decided_by IS NOT NULL)
  AND (status NOT IN ('asked', 'evidence_asked') OR decided_by IS NULL));
ALTER TABLE change_request ADD CONSTRAINT change_request_appealed CHECK (
  (status <> 'appealed' OR (appealed_at IS NOT NULL AND appeal_decided_at IS NULL))
  AND (appealed_at IS NULL OR decided_at IS NOT NULL));
ALTER TABLE change_request ADD CONSTRAINT change_request_appeal_decided CHECK (
  (appeal_decided_by IS NULL) = (appeal_decided_at IS NULL)
  AND (appeal_decided_by IS NULL OR (appealed_at IS NOT NULL AND appeal_decided_by <> decided_by)));
ALTER TABLE change_request ADD CONSTRAINT change_request_applied CHECK (
  (status = 'applied') = (applied_id IS NOT NULL) AND (applied_id IS NULL) = (applied_at IS NULL));
ALTER TABLE change_request ADD CONSTRAINT change_request_told CHECK (
  (told_at IS NULL) = (told_by IS NULL) AND (told_at IS NULL OR status = 'applied'));
-- A person asks about a variable once at a time.
CREATE UNIQUE INDEX change_request_open ON change_request
  (person_id, household_id, scheme, code, (coalesce(subject_id, '00000000-0000-0000-0000-000000000000'::uuid)))
  WHERE status IN ('asked', 'evidence_asked', 'decided_yes', 'appealed');
-- What is asked, answered, decided and appealed is said in words.
ALTER TABLE change_request_step ADD CONSTRAINT change_request_step_words CHECK (
  edge IN ('withdraw', 'apply') OR words_sealed IS NOT NULL);
