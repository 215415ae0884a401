-- GitHub's word for what the author is to the repository; null for comments read before.
ALTER TABLE remark ADD COLUMN association TEXT;

-- Pairs that a comment of ours put before people: what a bare "no" refers to.
CREATE TABLE named_pair (
  repository       BIGINT  NOT NULL,
  number           INTEGER NOT NULL,
  other_repository BIGINT  NOT NULL,
  other_number     INTEGER NOT NULL,
  named_at         BIGINT  NOT NULL,
  PRIMARY KEY (repository, number, other_repository, other_number)
);
CREATE INDEX named_pair_moment ON named_pair (named_at);

-- When the reactions to the comment were looked at last.
ALTER TABLE suggestion ADD COLUMN looked_at BIGINT;
