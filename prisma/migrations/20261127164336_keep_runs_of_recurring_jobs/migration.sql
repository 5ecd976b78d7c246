-- AlterTable
ALTER TABLE "schedule_run" ADD COLUMN     "country" TEXT,
ADD COLUMN     "daily_at" TEXT,
ADD COLUMN     "every_minutes" INTEGER,
ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lane" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "late_after_minutes" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "missed" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "registered_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "schedule_history" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "duration_ms" INTEGER,
    "result" JSONB,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT NOT NULL DEFAULT 'running',
    "error_name" TEXT,
    "error_code" TEXT,
    "error_place" TEXT,

    CONSTRAINT "schedule_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule_request" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedule_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_process" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "worker_process_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "schedule_history_name_started_at_idx" ON "schedule_history"("name", "started_at" DESC);

-- What the schema language cannot say.
ALTER TABLE schedule_run ADD CONSTRAINT schedule_run_cadence CHECK (
  registered_at IS NULL OR (every_minutes IS NULL) <> (daily_at IS NULL));
ALTER TABLE schedule_run ADD CONSTRAINT schedule_run_counts CHECK (failures >= 0 AND missed >= 0);
ALTER TABLE schedule_history ADD CONSTRAINT schedule_history_cause CHECK (cause IN ('due', 'again', 'asked'));
ALTER TABLE schedule_history ADD CONSTRAINT schedule_history_outcome CHECK (
  (outcome = 'running' AND finished_at IS NULL AND error_name IS NULL)
  OR (outcome IN ('done', 'lost') AND finished_at IS NOT NULL AND error_name IS NULL)
  OR (outcome = 'failed' AND finished_at IS NOT NULL AND error_name IS NOT NULL));
-- A job runs on one worker at a time, and is asked for once however often the button is pressed.
CREATE UNIQUE INDEX schedule_history_running ON schedule_history (name) WHERE outcome = 'running';
CREATE UNIQUE INDEX schedule_request_open ON schedule_request (name) WHERE taken_at IS NULL;
