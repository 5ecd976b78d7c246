-- What the schema language cannot say about wage records and what was decided about them.

ALTER TABLE wage_record ADD CONSTRAINT wage_record_status CHECK (
  status IN ('new', 'matched', 'asked', 'held', 'ignored'));
-- A record is written once by its import and once by its reconciliation: the room left in each page keeps the second
-- version beside the first, so that no index is touched.
ALTER TABLE wage_record SET (fillfactor = 55);

ALTER TABLE wage_question ADD CONSTRAINT wage_question_kind CHECK (kind IN ('mine', 'ended'));
ALTER TABLE wage_question ADD CONSTRAINT wage_question_status CHECK (
  status IN ('asked', 'yes', 'no', 'unanswered', 'withdrawn'));
ALTER TABLE wage_question ADD CONSTRAINT wage_question_settlement CHECK (
  (settlement IS NULL) = (settled_at IS NULL) AND (settlement IS NULL OR settlement IN ('hers', 'not_hers', 'ended', 'goes_on')));
ALTER TABLE wage_question ADD CONSTRAINT wage_question_ended CHECK (kind <> 'ended' OR placement_id IS NOT NULL);
-- A job is asked about once; whether it has ended, once at a time.
CREATE UNIQUE INDEX wage_question_mine ON wage_question (person_id, country, registration_number) WHERE kind = 'mine';
CREATE UNIQUE INDEX wage_question_ended ON wage_question (placement_id) WHERE kind = 'ended' AND status IN ('asked', 'unanswered');

ALTER TABLE wage_issue ADD CONSTRAINT wage_issue_status CHECK (status IN ('open', 'settled', 'withdrawn'));
ALTER TABLE wage_issue ADD CONSTRAINT wage_issue_closed CHECK (
  (status = 'open') = (closed_at IS NULL) AND (status <> 'settled' OR closed_by IS NOT NULL));
ALTER TABLE wage_issue ADD CONSTRAINT wage_issue_about CHECK (
  record_id IS NOT NULL OR question_id IS NOT NULL OR placement_id IS NOT NULL);
CREATE UNIQUE INDEX wage_issue_record ON wage_issue (record_id, kind) WHERE status = 'open' AND record_id IS NOT NULL;
CREATE UNIQUE INDEX wage_issue_question ON wage_issue (question_id) WHERE status = 'open' AND question_id IS NOT NULL;
CREATE UNIQUE INDEX wage_issue_placement ON wage_issue (placement_id, kind)
  WHERE status = 'open' AND record_id IS NULL AND question_id IS NULL;

ALTER TABLE wage_correction ADD CONSTRAINT wage_correction_verdict CHECK (
  verdict IN ('attach', 'not_hers', 'ignore', 'accept') AND (verdict = 'attach') = (placement_id IS NOT NULL));
-- One word about a person's month at an establishment is in force at a time.
CREATE UNIQUE INDEX wage_correction_in_force ON wage_correction (country, national_id_lookup, registration_number, month)
  WHERE undone_at IS NULL;

-- What officers set aside is looked for at every record, and is hardly ever there.
CREATE INDEX evidence_set_aside ON evidence (placement_id) WHERE set_aside_at IS NOT NULL;
