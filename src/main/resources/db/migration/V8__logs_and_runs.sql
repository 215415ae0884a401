-- Logs that a report points at: asked for once, and again only when told to.
CREATE TABLE linked_log (
  repository  BIGINT  NOT NULL,
  number      INTEGER NOT NULL,
  address     TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  -- 'read', or in one word why not.
  outcome     TEXT    NOT NULL,
  -- Which of the texts behind the address, from 0.
  part        INTEGER NOT NULL,
  -- The text, compressed; null where it was not read.
  body        ${blob},
  fetched_at  BIGINT  NOT NULL,
  PRIMARY KEY (repository, number, address, part)
);

-- Failed runs of the default branch that showed a report's failure.
CREATE TABLE failed_run (
  repository     BIGINT  NOT NULL,
  number         INTEGER NOT NULL,
  run_repository BIGINT  NOT NULL,
  run            BIGINT  NOT NULL,
  run_name       TEXT    NOT NULL,
  failed_at      BIGINT  NOT NULL,
  PRIMARY KEY (repository, number, run_repository, run)
);
CREATE INDEX failed_run_repository ON failed_run (run_repository);

-- Our other comment under a report: where its failure was seen again.
CREATE TABLE sighting (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  comment_id BIGINT,
  node_id    TEXT,
  body_hash  TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  changed_at BIGINT  NOT NULL,
  PRIMARY KEY (repository, number)
);
