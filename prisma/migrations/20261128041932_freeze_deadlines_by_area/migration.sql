-- CreateTable
CREATE TABLE "emergency_switch" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "area_ids" UUID[],
    "cause" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reason_lang" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "started_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "lift_asked_by" UUID,
    "lift_asked_at" TIMESTAMPTZ(3),
    "lifted_by" UUID,
    "lifted_at" TIMESTAMPTZ(3),
    "rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "emergency_switch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "emergency_switch_step" (
    "id" UUID NOT NULL,
    "switch_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "until_before" DATE,
    "until_after" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "reason_lang" TEXT NOT NULL,

    CONSTRAINT "emergency_switch_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "emergency_switch_country_until_idx" ON "emergency_switch"("country", "until");

-- CreateIndex
CREATE INDEX "emergency_switch_step_switch_id_idx" ON "emergency_switch_step"("switch_id");

-- AddForeignKey
ALTER TABLE "emergency_switch_step" ADD CONSTRAINT "emergency_switch_step_switch_id_fkey" FOREIGN KEY ("switch_id") REFERENCES "emergency_switch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say of a switch.
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_status CHECK (status IN ('in_force', 'lift_asked', 'lifted'));
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_cause CHECK (
  cause IN ('flood', 'earthquake', 'unrest', 'epidemic', 'outage', 'other'));
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_areas CHECK (coalesce(cardinality(area_ids), 0) > 0);
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_days CHECK (until > "from");
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_reason CHECK (length(btrim(reason)) > 0);
-- Deadlines run again early only when two people want it.
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_lift_asked CHECK (
  (lift_asked_by IS NULL) = (lift_asked_at IS NULL) AND (status = 'in_force') = (lift_asked_by IS NULL));
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_lifted CHECK (
  (lifted_by IS NULL) = (lifted_at IS NULL) AND (status = 'lifted') = (lifted_by IS NOT NULL)
  AND (lifted_by IS NULL OR lifted_by <> lift_asked_by));

-- Where and since when deadlines stood still is not rewritten afterwards.
CREATE FUNCTION refuse_moving_switch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.country, NEW.area_ids, NEW."from", NEW.started_by, NEW.started_at)
    IS DISTINCT FROM (OLD.country, OLD.area_ids, OLD."from", OLD.started_by, OLD.started_at)
    OR (NEW.until < OLD.until AND NEW.status <> 'lifted') OR OLD.status = 'lifted'
  THEN
    RAISE EXCEPTION 'A switch is lengthened, or lifted by two people, never rewritten (%)', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER emergency_switch_kept BEFORE UPDATE ON "emergency_switch" FOR EACH ROW EXECUTE FUNCTION refuse_moving_switch();
