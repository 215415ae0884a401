-- People who signed in. The session's secret is known to their browser only: here is its hash, and
-- their GitHub token sealed with it.
CREATE TABLE web_session (
  id_hash TEXT   NOT NULL PRIMARY KEY,
  login   TEXT   NOT NULL,
  token   TEXT   NOT NULL,
  ends_at BIGINT NOT NULL
);

-- What people asked for on a page, and what came of it.
CREATE TABLE asked_command (
  id         TEXT    NOT NULL PRIMARY KEY,
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  login      TEXT    NOT NULL,
  line       TEXT    NOT NULL,
  asked_at   BIGINT  NOT NULL,
  -- waiting, done, refused
  state      TEXT    NOT NULL,
  answer     TEXT    NOT NULL
);
CREATE INDEX asked_command_report ON asked_command (repository, number, asked_at);

-- Suggestions that somebody wants to decide later.
CREATE TABLE put_off (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  login      TEXT    NOT NULL,
  until      BIGINT  NOT NULL,
  PRIMARY KEY (repository, number, login)
);
