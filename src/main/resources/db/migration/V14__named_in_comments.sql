-- What a repository was called before: links, commands and old comments may still say so.
CREATE TABLE former_name (
  repository BIGINT NOT NULL,
  owner      TEXT   NOT NULL,
  name       TEXT   NOT NULL,
  PRIMARY KEY (repository, owner, name)
);
CREATE INDEX former_name_name ON former_name (lower(owner), lower(name));

-- Which reports a comment of ours named, at any time: GitHub shows the texts it had before.
CREATE TABLE mention (
  repository       BIGINT  NOT NULL,
  number           INTEGER NOT NULL,
  -- 0 where the comment moved with its issue and has another id there.
  comment_id       BIGINT  NOT NULL,
  about_repository BIGINT  NOT NULL,
  -- 0 where the repository was named and none of its reports.
  about_number     INTEGER NOT NULL,
  PRIMARY KEY (repository, number, comment_id, about_repository, about_number)
);
CREATE INDEX mention_about ON mention (about_repository, about_number);
CREATE INDEX mention_comment ON mention (comment_id);
