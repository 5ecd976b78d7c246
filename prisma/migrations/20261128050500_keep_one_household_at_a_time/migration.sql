-- A person belongs to one household at a time: her wage would count twice otherwise. What stands against that
-- already is put right as it was read so far: the later household holds, and of one day the earlier row.
DELETE FROM household_member m USING household_member other
 WHERE other.person_id = m.person_id AND other."from" = m."from" AND other.id < m.id;
UPDATE household_member m SET until = later."from"
  FROM (SELECT id, lead("from") OVER (PARTITION BY person_id ORDER BY "from") AS "from" FROM household_member) later
 WHERE later.id = m.id AND later."from" IS NOT NULL AND (m.until IS NULL OR m.until > later."from");
ALTER TABLE household_member ADD CONSTRAINT household_member_no_overlap EXCLUDE USING gist (
  person_id WITH =, daterange("from", until) WITH &&);

-- The rules of one pack work out one benefit a month: under another name of the scheme as little as under the same.
ALTER TABLE benefit_spell ADD CONSTRAINT benefit_spell_no_overlap_of_pack EXCLUDE USING gist (
  household_id WITH =, pack_id WITH =, (coalesce(person_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
  daterange("from", until) WITH &&);
