-- Events of many placements are long enough to be squeezed, which the default method does several times more slowly
-- than lz4. A server that was built without lz4 keeps the default.
DO $$
BEGIN
  ALTER TABLE outbox_event ALTER COLUMN payload SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'This server knows no lz4: events stay squeezed by its default method.';
END $$;
