-- What was read from a report, worked out again whenever it is read again: who asks for a package's
-- bugs need not read them all.
CREATE TABLE report_package (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  package    TEXT    NOT NULL,
  -- 1 where the build of this package failed, 0 where the text only names it.
  failing    INTEGER NOT NULL,
  PRIMARY KEY (repository, number, package)
);
CREATE INDEX report_package_name ON report_package (package);

CREATE TABLE report_signature (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  signature  TEXT    NOT NULL,
  PRIMARY KEY (repository, number, signature)
);
CREATE INDEX report_signature_id ON report_signature (signature);

-- Labels of an issue that were suggested once, or taken off by people: neither comes again.
CREATE TABLE label_mark (
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  label      TEXT    NOT NULL,
  mark       TEXT    NOT NULL,
  marked_at  BIGINT  NOT NULL,
  PRIMARY KEY (repository, number, label, mark)
);
