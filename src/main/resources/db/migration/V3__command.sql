-- Commands that were carried out: a second delivery of the same comment does nothing.
CREATE TABLE command_run (
  repository BIGINT NOT NULL,
  comment_id BIGINT NOT NULL,
  line       TEXT   NOT NULL,
  run_at     BIGINT NOT NULL,
  PRIMARY KEY (comment_id, line)
);
