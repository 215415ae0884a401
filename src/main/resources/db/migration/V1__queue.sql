-- Work to do: deliveries from GitHub, and jobs of our own under a made-up guid.
CREATE TABLE delivery (
  guid         TEXT    NOT NULL PRIMARY KEY,
  event        TEXT    NOT NULL,
  -- Work with the same key is done one at a time, in the order of its sequence.
  serial_key   TEXT    NOT NULL,
  priority     INTEGER NOT NULL,
  installation BIGINT  NOT NULL,
  -- Order of arrival: microseconds since 1970, made unique.
  sequence     BIGINT  NOT NULL UNIQUE,
  received_at  BIGINT  NOT NULL,
  not_before   BIGINT  NOT NULL,
  state        TEXT    NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0,
  started_at   BIGINT,
  finished_at  BIGINT,
  error        TEXT,
  -- Null once done: it may hold private text.
  body         ${blob}
);

-- Serial per key, held by the database itself.
CREATE UNIQUE INDEX delivery_one_running ON delivery (serial_key) WHERE state = 'running';
CREATE INDEX delivery_waiting ON delivery (priority, sequence) WHERE state = 'queued';
CREATE INDEX delivery_waiting_by_key ON delivery (serial_key, sequence) WHERE state = 'queued';
CREATE INDEX delivery_state ON delivery (state, finished_at);

-- How far something has come, by name: a moment.
CREATE TABLE queue_mark (
  name TEXT   NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL
);
