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
