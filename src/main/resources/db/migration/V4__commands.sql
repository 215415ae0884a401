-- True (1) where GitHub holds the same relation: a dependency or a sub-issue.
ALTER TABLE link ADD COLUMN on_github INTEGER NOT NULL DEFAULT 0;

-- What commands did, step by step, so that /undo can take it back.
CREATE TABLE effect (
  repository    BIGINT  NOT NULL,
  number        INTEGER NOT NULL,
  step          INTEGER NOT NULL,
  comment_id    BIGINT  NOT NULL,
  line          TEXT    NOT NULL,
  kind          TEXT    NOT NULL,
  link_type     TEXT,
  to_repository BIGINT,
  to_number     INTEGER,
  detail        TEXT    NOT NULL,
  made_by       TEXT    NOT NULL,
  made_at       BIGINT  NOT NULL,
  -- The comment that took it back.
  undone_by     BIGINT,
  PRIMARY KEY (repository, number, step)
);
CREATE INDEX effect_other ON effect (to_repository, to_number);

-- The one note under a canonical report that lists what repeats it.
CREATE TABLE note (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  comment_id BIGINT,
  node_id    TEXT,
  body_hash  TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  changed_at BIGINT  NOT NULL,
  PRIMARY KEY (repository, number)
);
