-- AlterTable
ALTER TABLE "overpayment" ADD COLUMN     "contest_written_by" UUID,
ADD COLUMN     "late_noted_for" DATE;

-- CreateTable
CREATE TABLE "arrear" (
    "id" UUID NOT NULL,
    "spell_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "person_id" UUID,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "paid_minor" BIGINT NOT NULL,
    "low_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by" UUID,
    "answered_by" UUID,
    "refused_by" UUID,
    "awarded_by" UUID,
    "paid_on" DATE,
    "recorded_by" UUID,
    "rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "arrear_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "arrear_step" (
    "id" UUID NOT NULL,
    "arrear_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_account_id" UUID,
    "amount_minor" BIGINT,
    "words_sealed" TEXT,

    CONSTRAINT "arrear_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "arrear_spell_id_idx" ON "arrear"("spell_id");

-- CreateIndex
CREATE INDEX "arrear_household_id_idx" ON "arrear"("household_id");

-- CreateIndex
CREATE INDEX "arrear_country_status_idx" ON "arrear"("country", "status");

-- CreateIndex
CREATE INDEX "arrear_step_arrear_id_idx" ON "arrear_step"("arrear_id");

-- AddForeignKey
ALTER TABLE "arrear" ADD CONSTRAINT "arrear_spell" FOREIGN KEY ("spell_id") REFERENCES "benefit_spell"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "arrear_step" ADD CONSTRAINT "arrear_step_arrear_id_fkey" FOREIGN KEY ("arrear_id") REFERENCES "arrear"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- Words that the office wrote down have a person in whose name they are, and whoever wrote them does not decide on them.
ALTER TABLE overpayment ADD CONSTRAINT overpayment_contest_written CHECK (
  contest_written_by IS NULL OR (contested_by IS NOT NULL AND (upheld_by IS NULL OR upheld_by <> contest_written_by)));
ALTER TABLE overpayment_step DROP CONSTRAINT overpayment_step_words;
ALTER TABLE overpayment_step ADD CONSTRAINT overpayment_step_words CHECK (
  edge NOT IN ('notify', 'contest', 'write_down', 'disown', 'uphold', 'waive', 'agree', 'correct') OR words_sealed IS NOT NULL);

-- A refund is paid to the household: it counts against what was paid back.
ALTER TABLE overpayment_instalment DROP CONSTRAINT overpayment_instalment_kind;
ALTER TABLE overpayment_instalment ADD CONSTRAINT overpayment_instalment_kind CHECK (kind IN ('withheld', 'paid', 'refund'));

-- The whole is the sum of its months; no more is taken back than it is, and no more is refunded than is due back.
CREATE OR REPLACE FUNCTION hold_overpayment_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  id_of uuid := coalesce(to_jsonb(NEW) ->> 'overpayment_id', to_jsonb(NEW) ->> 'id')::uuid;
  kind_of text := to_jsonb(NEW) ->> 'kind';
  amount bigint;
  repaid bigint;
BEGIN
  SELECT o.amount_minor INTO amount FROM overpayment o WHERE o.id = id_of;
  IF amount <> (SELECT coalesce(sum(m.owed_minor), 0) FROM overpayment_month m WHERE m.overpayment_id = id_of) THEN
    RAISE EXCEPTION 'An overpayment is the sum of its months (%)', id_of USING ERRCODE = 'check_violation';
  END IF;
  IF TG_TABLE_NAME = 'overpayment_instalment' THEN
    SELECT coalesce(sum(CASE WHEN i.kind = 'refund' THEN -i.amount_minor ELSE i.amount_minor END), 0) INTO repaid
      FROM overpayment_instalment i WHERE i.overpayment_id = id_of AND i.corrected_at IS NULL;
    IF kind_of <> 'refund' AND amount < repaid THEN
      RAISE EXCEPTION 'More is paid back than the overpayment is (%)', id_of USING ERRCODE = 'check_violation';
    END IF;
    IF kind_of = 'refund' AND amount > repaid THEN
      RAISE EXCEPTION 'More is refunded than is due back (%)', id_of USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- A comparison with NULL passes a CHECK, so what must be there is named as well.
ALTER TABLE arrear ADD CONSTRAINT arrear_status CHECK (
  status IN ('found', 'cleared', 'refusal_proposed', 'refused', 'awarded', 'paid'));
ALTER TABLE arrear ADD CONSTRAINT arrear_amounts CHECK (
  amount_minor > 0 AND paid_minor >= 0 AND amount_minor <= greatest(0, low_minor - paid_minor));
ALTER TABLE arrear ADD CONSTRAINT arrear_first_day CHECK (extract(day FROM month) = 1);
ALTER TABLE arrear ADD CONSTRAINT arrear_proposed CHECK (
  (status NOT IN ('refusal_proposed', 'refused') OR proposed_by IS NOT NULL)
  AND (answered_by IS NULL OR proposed_by IS NOT NULL));
-- Not to pay takes two people.
ALTER TABLE arrear ADD CONSTRAINT arrear_refused CHECK (
  (status <> 'refused' OR refused_by IS NOT NULL)
  AND (refused_by IS NULL OR (proposed_by IS NOT NULL AND refused_by <> proposed_by)));
ALTER TABLE arrear ADD CONSTRAINT arrear_awarded CHECK (
  (status IN ('awarded', 'paid')) = (awarded_by IS NOT NULL));
ALTER TABLE arrear ADD CONSTRAINT arrear_paid CHECK (
  (status = 'paid') = (paid_on IS NOT NULL) AND (paid_on IS NULL) = (recorded_by IS NULL)
  AND (paid_on IS NULL OR paid_on >= month));
-- What nobody decided on yet is one per month, so that nothing is found twice.
CREATE UNIQUE INDEX arrear_found ON arrear (spell_id, month) WHERE status = 'found';
ALTER TABLE arrear_step ADD CONSTRAINT arrear_step_words CHECK (
  edge NOT IN ('award', 'propose_refusal', 'answer', 'refuse', 'correct') OR words_sealed IS NOT NULL);
