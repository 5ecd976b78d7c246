-- An appeal has a decision of its own: the first one stays as it was sent.
ALTER TABLE "graduation_case" ADD COLUMN     "appeal_decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "appeal_decided_by" UUID,
ADD COLUMN     "appeal_decision_sealed" TEXT;

-- Nobody decides an appeal against the own proposal or decision.
ALTER TABLE graduation_case ADD CONSTRAINT graduation_case_appeal_other_person CHECK (
  appeal_decided_by IS NULL OR (appeal_decided_by <> decided_by AND appeal_decided_by <> proposed_by));
