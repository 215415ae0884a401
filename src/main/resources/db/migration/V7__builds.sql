-- Build matrices of health checks: run × package × compiler × state, kept for good.
CREATE TABLE build_run (
  id         BIGINT NOT NULL PRIMARY KEY,
  -- Address or name of the health check, and its own name of the run.
  source     TEXT   NOT NULL,
  run        TEXT   NOT NULL,
  started_at BIGINT NOT NULL,
  read_at    BIGINT NOT NULL,
  -- JSON: what is incomplete, in words.
  notes      TEXT   NOT NULL,
  UNIQUE (source, run)
);

CREATE TABLE build_cell (
  run      BIGINT NOT NULL,
  package  TEXT   NOT NULL,
  compiler TEXT   NOT NULL,
  state    TEXT   NOT NULL,
  PRIMARY KEY (run, package, compiler)
);

-- What the log of a failed cell shows; several rows where several packages failed in it.
CREATE TABLE build_failure (
  run      BIGINT NOT NULL,
  package  TEXT   NOT NULL,
  compiler TEXT   NOT NULL,
  cause    TEXT   NOT NULL,
  culprit  TEXT,
  kind     TEXT   NOT NULL,
  fault    TEXT   NOT NULL,
  -- The machine that built it, or null.
  worker   TEXT,
  PRIMARY KEY (run, package, compiler, cause)
);
CREATE INDEX build_failure_cause ON build_failure (cause, run);

-- Which report speaks of a cause, and what was said there last.
CREATE TABLE cause_report (
  cause      TEXT    NOT NULL,
  repository TEXT    NOT NULL,
  -- 0 while it is being posted.
  number     INTEGER NOT NULL,
  state      TEXT    NOT NULL,
  changed_at BIGINT  NOT NULL,
  PRIMARY KEY (cause, repository)
);
