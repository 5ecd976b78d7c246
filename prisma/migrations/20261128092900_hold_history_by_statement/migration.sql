-- What belongs to a placement or a checkpoint is written by the thousand when a month's wages are reconciled, and a
-- foreign key looks up each row's owner by itself, which costs more than writing the row. The same promises are kept
-- here by one look for each statement: no row without its owner, none that changes its owner, none that outlives it.

-- DropForeignKey
ALTER TABLE "checkpoint" DROP CONSTRAINT "checkpoint_placement_id_fkey";

-- DropForeignKey
ALTER TABLE "checkpoint_step" DROP CONSTRAINT "checkpoint_step_checkpoint_id_fkey";

-- DropForeignKey
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_placement_id_fkey";

-- DropForeignKey
ALTER TABLE "placement_dates" DROP CONSTRAINT "placement_dates_placement_id_fkey";

-- DropForeignKey
ALTER TABLE "placement_step" DROP CONSTRAINT "placement_step_placement_id_fkey";

-- The sub-select looks each owner up by its key, however many rows there are, and keeps it from being deleted meanwhile.
CREATE FUNCTION placement_must_exist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM written w
      WHERE (SELECT true FROM placement p WHERE p.id = w.placement_id FOR KEY SHARE) IS NULL) THEN
    RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = format('No placement for a row of %s', TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION checkpoint_must_exist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM written w
      WHERE (SELECT true FROM checkpoint c WHERE c.id = w.checkpoint_id FOR KEY SHARE) IS NULL) THEN
    RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = format('No checkpoint for a row of %s', TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION refuse_other_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = format('A row of %s keeps its key and its owner', TG_TABLE_NAME);
END $$;

CREATE FUNCTION delete_with_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM checkpoint WHERE placement_id IN (SELECT id FROM gone);
  DELETE FROM evidence WHERE placement_id IN (SELECT id FROM gone);
  DELETE FROM placement_dates WHERE placement_id IN (SELECT id FROM gone);
  DELETE FROM placement_step WHERE placement_id IN (SELECT id FROM gone);
  RETURN NULL;
END $$;

CREATE FUNCTION delete_with_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM checkpoint_step WHERE checkpoint_id IN (SELECT id FROM gone);
  RETURN NULL;
END $$;

CREATE TRIGGER checkpoint_owned AFTER INSERT ON checkpoint
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION placement_must_exist();
CREATE TRIGGER evidence_owned AFTER INSERT ON evidence
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION placement_must_exist();
CREATE TRIGGER placement_dates_owned AFTER INSERT ON placement_dates
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION placement_must_exist();
CREATE TRIGGER placement_step_owned AFTER INSERT ON placement_step
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION placement_must_exist();
CREATE TRIGGER checkpoint_step_owned AFTER INSERT ON checkpoint_step
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION checkpoint_must_exist();

CREATE TRIGGER placement_key BEFORE UPDATE OF id ON placement FOR EACH ROW
  WHEN (OLD.id <> NEW.id) EXECUTE FUNCTION refuse_other_owner();
CREATE TRIGGER checkpoint_key BEFORE UPDATE OF id, placement_id ON checkpoint FOR EACH ROW
  WHEN (OLD.id <> NEW.id OR OLD.placement_id <> NEW.placement_id) EXECUTE FUNCTION refuse_other_owner();
CREATE TRIGGER evidence_key BEFORE UPDATE OF placement_id ON evidence FOR EACH ROW
  WHEN (OLD.placement_id <> NEW.placement_id) EXECUTE FUNCTION refuse_other_owner();
CREATE TRIGGER placement_dates_key BEFORE UPDATE OF placement_id ON placement_dates FOR EACH ROW
  WHEN (OLD.placement_id <> NEW.placement_id) EXECUTE FUNCTION refuse_other_owner();
CREATE TRIGGER placement_step_key BEFORE UPDATE OF placement_id ON placement_step FOR EACH ROW
  WHEN (OLD.placement_id <> NEW.placement_id) EXECUTE FUNCTION refuse_other_owner();
CREATE TRIGGER checkpoint_step_key BEFORE UPDATE OF checkpoint_id ON checkpoint_step FOR EACH ROW
  WHEN (OLD.checkpoint_id <> NEW.checkpoint_id) EXECUTE FUNCTION refuse_other_owner();

CREATE TRIGGER placement_gone AFTER DELETE ON placement
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION delete_with_placement();
CREATE TRIGGER checkpoint_gone AFTER DELETE ON checkpoint
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION delete_with_checkpoint();

-- A record's second version is longer than its first, with its placement and the day of the decision: with 55 % of a page
-- filled a quarter of them found no room beside it after all, and went into every index again.
ALTER TABLE wage_record SET (fillfactor = 45);
