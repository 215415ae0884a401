-- What failed in a cell, whichever package it failed in: a cause's id without its culprit. Pages ask
-- by it, and its end could not be found by an index.
ALTER TABLE build_failure ADD COLUMN signature TEXT NOT NULL DEFAULT '';
UPDATE build_failure SET signature = CASE
  WHEN culprit IS NOT NULL AND cause LIKE '% · %' THEN substr(cause, length(culprit) + 4)
  ELSE cause END;
CREATE INDEX build_failure_signature ON build_failure (signature, run);

-- Counted without reading the cells themselves.
CREATE INDEX build_cell_state ON build_cell (run, state);

-- Decisions that somebody may have to look at.
CREATE INDEX decision_spoken ON decision (decided_at) WHERE word <> 'silent';
