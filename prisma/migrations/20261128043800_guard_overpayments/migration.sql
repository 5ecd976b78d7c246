-- What the schema language cannot say about overpayments.

-- A comparison with NULL passes a CHECK, so what must be there is named as well.
ALTER TABLE overpayment ADD CONSTRAINT overpayment_status CHECK (
  status IN ('found', 'notified', 'contested', 'upheld', 'waived', 'in_instalments', 'settled'));
ALTER TABLE overpayment ADD CONSTRAINT overpayment_amount CHECK (
  amount_minor >= 0 AND (amount_minor > 0 OR status IN ('settled', 'waived')));
ALTER TABLE overpayment ADD CONSTRAINT overpayment_spell FOREIGN KEY (spell_id) REFERENCES benefit_spell (id) ON DELETE CASCADE;
-- Where the office erred a household is asked for nothing, and nobody is told of what has no cause.
ALTER TABLE overpayment ADD CONSTRAINT overpayment_cause CHECK (cause IN ('told_late', 'record_late'));
ALTER TABLE overpayment ADD CONSTRAINT overpayment_notified CHECK (
  (notified_by IS NULL) = (notified_on IS NULL) AND (notified_by IS NULL) = (cause IS NULL)
  AND (status NOT IN ('notified', 'contested', 'upheld', 'in_instalments') OR notified_by IS NOT NULL)
  AND (status <> 'found' OR notified_by IS NULL));
ALTER TABLE overpayment ADD CONSTRAINT overpayment_contested CHECK (
  (contested_by IS NULL) = (contested_at IS NULL) AND (status <> 'contested' OR contested_by IS NOT NULL)
  AND (contested_by IS NULL OR notified_by IS NOT NULL));
-- Another person than who told the household decides.
ALTER TABLE overpayment ADD CONSTRAINT overpayment_upheld CHECK (
  (upheld_by IS NULL) = (upheld_at IS NULL) AND (status NOT IN ('upheld', 'in_instalments') OR upheld_by IS NOT NULL)
  AND (upheld_by IS NULL OR (notified_by IS NOT NULL AND upheld_by <> notified_by)));
ALTER TABLE overpayment ADD CONSTRAINT overpayment_waived CHECK (
  (waived_by IS NULL) = (waived_at IS NULL) AND (status = 'waived') = (waived_by IS NOT NULL));
ALTER TABLE overpayment ADD CONSTRAINT overpayment_plan CHECK (
  (monthly_minor IS NULL) = (agreed_by IS NULL) AND (monthly_minor IS NULL) = (first_month IS NULL)
  AND (status <> 'in_instalments' OR monthly_minor IS NOT NULL)
  AND (agreed_by IS NULL OR upheld_by IS NOT NULL)
  AND (monthly_minor IS NULL OR monthly_minor > 0)
  AND (monthly_minor IS NULL OR cap_minor IS NULL OR monthly_minor <= cap_minor)
  AND (first_month IS NULL OR extract(day FROM first_month) = 1));
ALTER TABLE overpayment ADD CONSTRAINT overpayment_settled CHECK ((status = 'settled') = (settled_at IS NOT NULL));
-- What nobody was told of yet is one per spell, so that nothing is found twice.
CREATE UNIQUE INDEX overpayment_found ON overpayment (spell_id) WHERE status = 'found';

ALTER TABLE overpayment_month ADD CONSTRAINT overpayment_month_first_day CHECK (extract(day FROM month) = 1);
ALTER TABLE overpayment_month ADD CONSTRAINT overpayment_month_amounts CHECK (
  owed_minor >= 0 AND low_minor >= 0 AND low_minor <= high_minor AND paid_minor >= 0
  AND owed_minor <= greatest(0, paid_minor - high_minor));
ALTER TABLE overpayment_month ADD CONSTRAINT overpayment_month_earlier CHECK (
  (earlier_low_minor IS NULL) = (earlier_high_minor IS NULL) AND (earlier_low_minor IS NULL) = (changed_by IS NULL)
  AND (changed_by IS NULL OR changed_by IN ('earnings', 'rules', 'household')));

ALTER TABLE overpayment_instalment ADD CONSTRAINT overpayment_instalment_kind CHECK (kind IN ('withheld', 'paid'));
ALTER TABLE overpayment_instalment ADD CONSTRAINT overpayment_instalment_amount CHECK (amount_minor > 0);
ALTER TABLE overpayment_instalment ADD CONSTRAINT overpayment_instalment_month CHECK (kind <> 'withheld' OR extract(day FROM period) = 1);
ALTER TABLE overpayment_instalment ADD CONSTRAINT overpayment_instalment_corrected CHECK ((corrected_by IS NULL) = (corrected_at IS NULL));
-- Nothing is withheld twice in a month, and no payment of a day is written down twice.
CREATE UNIQUE INDEX overpayment_instalment_once ON overpayment_instalment (overpayment_id, kind, period) WHERE corrected_at IS NULL;

ALTER TABLE overpayment_step ADD CONSTRAINT overpayment_step_words CHECK (
  edge NOT IN ('notify', 'contest', 'uphold', 'waive', 'agree', 'correct') OR words_sealed IS NOT NULL);

-- The whole is the sum of its months, and no more is taken back than it is.
CREATE FUNCTION hold_overpayment_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  id_of uuid := coalesce(to_jsonb(NEW) ->> 'overpayment_id', to_jsonb(NEW) ->> 'id')::uuid;
BEGIN
  IF EXISTS (SELECT 1 FROM overpayment o WHERE o.id = id_of AND o.amount_minor <>
      (SELECT coalesce(sum(m.owed_minor), 0) FROM overpayment_month m WHERE m.overpayment_id = o.id)) THEN
    RAISE EXCEPTION 'An overpayment is the sum of its months (%)', id_of USING ERRCODE = 'check_violation';
  END IF;
  IF TG_TABLE_NAME = 'overpayment_instalment' AND EXISTS (SELECT 1 FROM overpayment o WHERE o.id = id_of AND o.amount_minor <
      (SELECT sum(i.amount_minor) FROM overpayment_instalment i WHERE i.overpayment_id = o.id AND i.corrected_at IS NULL)) THEN
    RAISE EXCEPTION 'More is paid back than the overpayment is (%)', id_of USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER overpayment_sums AFTER INSERT OR UPDATE ON overpayment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_overpayment_sums();
CREATE CONSTRAINT TRIGGER overpayment_month_sums AFTER INSERT OR UPDATE ON overpayment_month
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_overpayment_sums();
CREATE CONSTRAINT TRIGGER overpayment_instalment_sums AFTER INSERT ON overpayment_instalment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_overpayment_sums();
