-- What must not be lost. Issues are named by repository id and number: names change, ids stay.
CREATE TABLE installation (
  id        BIGINT  NOT NULL PRIMARY KEY,
  owner     TEXT    NOT NULL,
  suspended INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE repository (
  id           BIGINT  NOT NULL PRIMARY KEY,
  installation BIGINT  NOT NULL,
  owner        TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  is_private   INTEGER NOT NULL,
  archived     INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX repository_installation ON repository (installation);
CREATE INDEX repository_name ON repository (owner, name);

-- Issues as posted: the index is rebuilt from here.
CREATE TABLE report (
  repository   BIGINT  NOT NULL,
  number       INTEGER NOT NULL,
  issue_id     BIGINT  NOT NULL DEFAULT 0,
  node_id      TEXT,
  title        TEXT    NOT NULL,
  body         TEXT    NOT NULL,
  author       TEXT    NOT NULL,
  created_at   BIGINT  NOT NULL,
  updated_at   BIGINT  NOT NULL,
  closed_at    BIGINT,
  state_reason TEXT,
  locked       INTEGER NOT NULL DEFAULT 0,
  labels       TEXT    NOT NULL,
  PRIMARY KEY (repository, number)
);

-- What people wrote below.
CREATE TABLE remark (
  comment_id BIGINT  NOT NULL PRIMARY KEY,
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  author     TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  created_at BIGINT  NOT NULL
);
CREATE INDEX remark_report ON remark (repository, number);

CREATE TABLE link (
  from_repository BIGINT  NOT NULL,
  from_number     INTEGER NOT NULL,
  type            TEXT    NOT NULL,
  to_repository   BIGINT  NOT NULL,
  to_number       INTEGER NOT NULL,
  made_by         TEXT    NOT NULL,
  made_at         BIGINT  NOT NULL,
  PRIMARY KEY (from_repository, from_number, type, to_repository, to_number)
);
CREATE INDEX link_target ON link (to_repository, to_number);

CREATE TABLE decision (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  decided_at BIGINT  NOT NULL,
  word       TEXT    NOT NULL,
  -- JSON: reasons, and candidates with their evidence.
  reasons    TEXT    NOT NULL,
  candidates TEXT    NOT NULL,
  PRIMARY KEY (repository, number)
);
CREATE INDEX decision_moment ON decision (decided_at);

-- Pairs that people said are not the same, the smaller first; never forgotten while both are here.
CREATE TABLE rejection (
  one_repository   BIGINT  NOT NULL,
  one_number       INTEGER NOT NULL,
  other_repository BIGINT  NOT NULL,
  other_number     INTEGER NOT NULL,
  made_by          TEXT    NOT NULL,
  made_at          BIGINT  NOT NULL,
  PRIMARY KEY (one_repository, one_number, other_repository, other_number)
);
CREATE INDEX rejection_other ON rejection (other_repository, other_number);

-- The one comment under a report.
CREATE TABLE suggestion (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  comment_id BIGINT,
  node_id    TEXT,
  body_hash  TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  changed_at BIGINT  NOT NULL,
  PRIMARY KEY (repository, number)
);

CREATE TABLE template_line (
  repository BIGINT NOT NULL,
  line       TEXT   NOT NULL,
  PRIMARY KEY (repository, line)
);

CREATE TABLE backfill (
  repository BIGINT  NOT NULL PRIMARY KEY,
  state      TEXT    NOT NULL,
  -- Where the list goes on, as GitHub says it; null at its start.
  next_page  TEXT,
  issues     BIGINT  NOT NULL,
  remarks    BIGINT  NOT NULL,
  changed_at BIGINT  NOT NULL
);

-- Comments a day, counted for the cap; the day is its number since 1970, UTC.
CREATE TABLE write_count (
  repository BIGINT  NOT NULL,
  day        BIGINT  NOT NULL,
  writes     INTEGER NOT NULL,
  PRIMARY KEY (repository, day)
);

-- Moments of our latest comments, for the breaker.
CREATE TABLE recent_write (
  id         TEXT   NOT NULL PRIMARY KEY,
  repository BIGINT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE INDEX recent_write_repository ON recent_write (repository, written_at);

-- The last repository file that was right, and what is wrong with the one there now.
CREATE TABLE repository_file (
  repository BIGINT NOT NULL PRIMARY KEY,
  good_yaml  TEXT,
  problems   TEXT,
  read_at    BIGINT NOT NULL
);
