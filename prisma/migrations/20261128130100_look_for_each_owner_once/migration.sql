-- A started placement gets four checkpoints by one statement: its owner is looked up and kept once, not four times.
CREATE OR REPLACE FUNCTION placement_must_exist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT placement_id FROM written) w
      WHERE (SELECT true FROM placement p WHERE p.id = w.placement_id FOR KEY SHARE) IS NULL) THEN
    RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = format('No placement for a row of %s', TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;
