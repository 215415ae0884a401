-- A data directory as the first version left it, in the middle of a delivery.
BEGIN TRANSACTION;
CREATE TABLE backfill (
  repository BIGINT  NOT NULL PRIMARY KEY,
  state      TEXT    NOT NULL,
  -- Where the list goes on, as GitHub says it; null at its start.
  next_page  TEXT,
  issues     BIGINT  NOT NULL,
  remarks    BIGINT  NOT NULL,
  changed_at BIGINT  NOT NULL
);
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
  body         BLOB
);
INSERT INTO "delivery" VALUES('11111111-2222-3333-4444-555555555555','issues','10001#4',2,77,1767690000000000,1767690000000,0,'running',1,1767690000100,NULL,NULL,X'7B22616374696F6E223A20226F70656E6564222C20226973737565223A207B226964223A2032303030342C20226E6F64655F6964223A2022495F3230303034222C20226E756D626572223A20342C20227469746C65223A20224E696768746C792072756E2061626F72747320696E20746865206C6564676572222C2022626F6479223A2022546F6E696768742C2077697468207468652064656275672072756E74696D653A5C6E5C6E6060605C6E232323204F43616D6C2072756E74696D653A206465627567206D6F6465202323235C6E5B30305D2066696C652072756E74696D652F6C65646765722E633B206C696E652038382023232320417373657274696F6E206661696C65643A206C65646765725F69735F636C6F7365642873656C662C206C65646765725F73697A65295C6E41626F727465642028636F72652064756D706564295C6E6060605C6E222C202275736572223A207B226C6F67696E223A202273616C6D61222C20226964223A20352C20226E6F64655F6964223A2022555F35222C202274797065223A202255736572227D2C20226C6162656C73223A205B5D2C20227374617465223A20226F70656E222C20226C6F636B6564223A2066616C73652C2022637265617465645F6174223A2022323032362D30312D30365430383A30303A30305A222C2022757064617465645F6174223A2022323032362D30312D30365430383A30303A30305A222C2022636C6F7365645F6174223A206E756C6C2C202273746174655F726561736F6E223A206E756C6C7D2C20227265706F7369746F7279223A207B226964223A2031303030312C20226E6F64655F6964223A2022525F3130303031222C20226E616D65223A2022636F6D70696C6572222C202266756C6C5F6E616D65223A20226361726176616E2F636F6D70696C6572222C202270726976617465223A2066616C73652C20226F776E6572223A207B226C6F67696E223A20226361726176616E222C20226964223A20352C20226E6F64655F6964223A2022555F35222C202274797065223A202255736572227D2C20226172636869766564223A2066616C73657D2C2022696E7374616C6C6174696F6E223A207B226964223A2037372C20226E6F64655F6964223A20224D44497A227D2C202273656E646572223A207B226C6F67696E223A202273616C6D61222C20226964223A20352C20226E6F64655F6964223A2022555F35222C202274797065223A202255736572227D7D');
CREATE TABLE flyway_schema_history (
    installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL,
    type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT,
    installed_by VARCHAR(100) NOT NULL,
    installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    execution_time INT NOT NULL, success BOOLEAN NOT NULL);
INSERT INTO "flyway_schema_history" VALUES(1,'1','queue','SQL','V1__queue.sql',7820264,'','2026-01-05 09:00:00.000',3,1);
INSERT INTO "flyway_schema_history" VALUES(2,'2','store','SQL','V2__store.sql',-1513276253,'','2026-01-05 09:00:00.000',3,1);
CREATE TABLE installation (
  id        BIGINT  NOT NULL PRIMARY KEY,
  owner     TEXT    NOT NULL,
  suspended INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "installation" VALUES(77,'caravan',0);
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
INSERT INTO "link" VALUES(10001,3,'DUPLICATE_OF',10001,1,'/duplicate by tara',1767600009000);
CREATE TABLE queue_mark (
  name TEXT   NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL
);
INSERT INTO "queue_mark" VALUES('missed-deliveries',1767690000000);
CREATE TABLE recent_write (
  id         TEXT   NOT NULL PRIMARY KEY,
  repository BIGINT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE TABLE rejection (
  one_repository   BIGINT  NOT NULL,
  one_number       INTEGER NOT NULL,
  other_repository BIGINT  NOT NULL,
  other_number     INTEGER NOT NULL,
  made_by          TEXT    NOT NULL,
  made_at          BIGINT  NOT NULL,
  PRIMARY KEY (one_repository, one_number, other_repository, other_number)
);
INSERT INTO "rejection" VALUES(10001,1,10001,2,'tara',1767600009500);
CREATE TABLE remark (
  comment_id BIGINT  NOT NULL PRIMARY KEY,
  repository BIGINT  NOT NULL,
  number     INTEGER NOT NULL,
  author     TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  created_at BIGINT  NOT NULL
);
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
INSERT INTO "report" VALUES(10001,1,20001,'I_20001','Abort while the ledger is closed','Tonight, with the debug runtime:

```
### OCaml runtime: debug mode ###
[00] file runtime/ledger.c; line 88 ### Assertion failed: ledger_is_closed(self, ledger_size)
Aborted (core dumped)
```
','amina',1767600001000,1767600001000,NULL,NULL,0,'[]');
INSERT INTO "report" VALUES(10001,2,20002,'I_20002','Ledger page out of range','Tonight, with the debug runtime:

```
### OCaml runtime: debug mode ###
[00] file runtime/ledger.c; line 88 ### Assertion failed: page_in_range(ledger, page)
Aborted (core dumped)
```
','hamid',1767600002000,1767600002000,NULL,NULL,0,'[]');
INSERT INTO "report" VALUES(10001,3,20003,'I_20003','The ledger aborts again','Tonight, with the debug runtime:

```
### OCaml runtime: debug mode ###
[00] file runtime/ledger.c; line 88 ### Assertion failed: ledger_is_closed(self, ledger_size)
Aborted (core dumped)
```
','noor',1767600003000,1767600003000,1767600009000,'duplicate',0,'[]');
CREATE TABLE repository (
  id           BIGINT  NOT NULL PRIMARY KEY,
  installation BIGINT  NOT NULL,
  owner        TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  is_private   INTEGER NOT NULL,
  archived     INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "repository" VALUES(10001,77,'caravan','compiler',0,0);
CREATE TABLE repository_file (
  repository BIGINT NOT NULL PRIMARY KEY,
  good_yaml  TEXT,
  problems   TEXT,
  read_at    BIGINT NOT NULL
);
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
CREATE TABLE write_count (
  repository BIGINT  NOT NULL,
  day        BIGINT  NOT NULL,
  writes     INTEGER NOT NULL,
  PRIMARY KEY (repository, day)
);
CREATE UNIQUE INDEX delivery_one_running ON delivery (serial_key) WHERE state = 'running';
CREATE INDEX delivery_waiting ON delivery (priority, sequence) WHERE state = 'queued';
CREATE INDEX delivery_waiting_by_key ON delivery (serial_key, sequence) WHERE state = 'queued';
CREATE INDEX delivery_state ON delivery (state, finished_at);
CREATE INDEX repository_installation ON repository (installation);
CREATE INDEX repository_name ON repository (owner, name);
CREATE INDEX remark_report ON remark (repository, number);
CREATE INDEX link_target ON link (to_repository, to_number);
CREATE INDEX decision_moment ON decision (decided_at);
CREATE INDEX rejection_other ON rejection (other_repository, other_number);
CREATE INDEX recent_write_repository ON recent_write (repository, written_at);
COMMIT;
