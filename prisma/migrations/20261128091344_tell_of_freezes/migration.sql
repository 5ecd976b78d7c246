-- AlterTable
ALTER TABLE "emergency_switch" ADD COLUMN     "telling" TEXT,
ADD COLUMN     "telling_after" UUID,
ADD COLUMN     "telling_day" DATE,
ADD COLUMN     "told_over" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "told_until" DATE;

-- A telling that is under way knows what it tells and of which day.
ALTER TABLE "emergency_switch" ADD CONSTRAINT emergency_switch_telling CHECK (
  (telling IS NULL AND telling_day IS NULL AND telling_after IS NULL)
  OR (telling IN ('frozen', 'shorter', 'over') AND telling_day IS NOT NULL));

-- What people were told of a lifted switch is noted; the switch itself stays as it was.
CREATE OR REPLACE FUNCTION refuse_moving_switch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.country, NEW.area_ids, NEW."from", NEW.started_by, NEW.started_at)
    IS DISTINCT FROM (OLD.country, OLD.area_ids, OLD."from", OLD.started_by, OLD.started_at)
    OR (NEW.until < OLD.until AND NEW.status <> 'lifted')
    OR (OLD.status = 'lifted' AND
        (NEW.status, NEW.until, NEW.cause, NEW.reason, NEW.lift_asked_by, NEW.lift_asked_at, NEW.lifted_by, NEW.lifted_at, NEW.rev)
        IS DISTINCT FROM
        (OLD.status, OLD.until, OLD.cause, OLD.reason, OLD.lift_asked_by, OLD.lift_asked_at, OLD.lifted_by, OLD.lifted_at, OLD.rev))
  THEN
    RAISE EXCEPTION 'A switch is lengthened, or lifted by two people, never rewritten (%)', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
