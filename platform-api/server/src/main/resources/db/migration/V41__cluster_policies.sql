-- A cluster's policy as the JSON a PUT takes, so that it can grow.

ALTER TABLE clusters ADD COLUMN policy TEXT DEFAULT '{}' NOT NULL;
UPDATE clusters SET policy = CONCAT('{"strategy":"', LOWER(strategy), '"}');
ALTER TABLE clusters DROP COLUMN strategy;
