-- DropIndex
DROP INDEX "checkpoint_status_due_on_idx";

-- Checkpoints are looked for by their state while they are open only: one that is confirmed, as most become, leaves
-- this index and needs no entry for its new version.
CREATE INDEX checkpoint_open ON checkpoint (status, due_on) WHERE status <> 'confirmed';

-- A placement is written again when it starts and when it ends: the room left in each page keeps the new version
-- beside the one before, so that no index is touched.
ALTER TABLE placement SET (fillfactor = 80);

-- The import asks which months of an employer are known at all before it looks for single records.
INSERT INTO wage_coverage (country, registration_number, month)
  SELECT DISTINCT country, registration_number, month FROM wage_record
  ON CONFLICT DO NOTHING;
