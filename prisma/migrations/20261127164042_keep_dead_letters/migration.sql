-- CreateTable
CREATE TABLE "relayed_batch" (
    "id" BIGSERIAL NOT NULL,
    "event_ids" UUID[],
    "looks" INTEGER NOT NULL DEFAULT 0,
    "next_look_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "relayed_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "event_name" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "retry_requested_at" TIMESTAMPTZ(3),

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("consumer","event_id")
);

-- CreateIndex
CREATE INDEX "relayed_batch_next_look_at_idx" ON "relayed_batch"("next_look_at");

-- CreateIndex
CREATE INDEX "dead_letter_failed_at_idx" ON "dead_letter"("failed_at" DESC);

-- Whoever asks for a retry asks for few.
CREATE INDEX dead_letter_to_retry ON dead_letter (failed_at) WHERE retry_requested_at IS NOT NULL;

-- What was relayed by an earlier version is looked at once too.
INSERT INTO relayed_batch (event_ids, next_look_at)
  SELECT array_agg(id), now() FROM (
    SELECT id, row_number() OVER (ORDER BY seq) / 1000 AS part FROM outbox_event WHERE relayed_at IS NOT NULL) AS relayed
   GROUP BY part;

-- Each row of the outbox is written twice and leaves a dead entry in the index of what waits; the batches come and go.
ALTER TABLE outbox_event SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 1);
ALTER TABLE relayed_batch SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
