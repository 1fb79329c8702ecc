-- The workspace's metadata. Files (tables, weights, packages) stand beside the database; rows name them by digest.

CREATE TABLE workspace (
  id      TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL,
  created INTEGER NOT NULL -- milliseconds since the epoch, as every time below
) STRICT;

-- Every file of the artifact folder, by the SHA-256 of its content.
CREATE TABLE artifacts (
  digest  TEXT NOT NULL PRIMARY KEY,
  bytes   INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE datasets (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,
  version  INTEGER NOT NULL,
  rows     INTEGER NOT NULL,
  columns  TEXT NOT NULL, -- JSON
  digest   TEXT NOT NULL REFERENCES artifacts (digest),
  source   TEXT NOT NULL,
  created  INTEGER NOT NULL,
  actor    TEXT NOT NULL,
  warnings TEXT NOT NULL, -- JSON
  UNIQUE (name, version)
) STRICT;

-- Profiles take seconds to make and never change for one content.
CREATE TABLE profiles (
  digest TEXT NOT NULL,
  target TEXT NOT NULL, -- '' where none was named
  data   TEXT NOT NULL, -- JSON
  PRIMARY KEY (digest, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  pipeline   TEXT NOT NULL,
  number     INTEGER NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed', 'cancelled')),
  started    INTEGER NOT NULL,
  ended      INTEGER,
  progress   REAL NOT NULL DEFAULT 0,
  actor      TEXT NOT NULL,
  owner      TEXT NOT NULL, -- the process that works on it; see the owners folder
  params     TEXT NOT NULL, -- JSON
  file       TEXT NOT NULL, -- JSON
  metrics    TEXT NOT NULL DEFAULT '{}', -- JSON
  inputs     TEXT NOT NULL DEFAULT '[]', -- JSON
  models     TEXT NOT NULL DEFAULT '[]', -- JSON
  evaluation TEXT, -- JSON
  error      TEXT, -- JSON
  UNIQUE (pipeline, number)
) STRICT;
CREATE INDEX runs_by_start ON runs (started DESC);
CREATE INDEX runs_at_work ON runs (owner) WHERE status = 'running';

CREATE TABLE run_nodes (
  run  TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  pos  INTEGER NOT NULL,
  id   TEXT NOT NULL,
  data TEXT NOT NULL, -- JSON
  PRIMARY KEY (run, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE metrics (
  run    TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  node   TEXT NOT NULL,
  metric TEXT NOT NULL,
  step   INTEGER NOT NULL,
  value  REAL, -- NULL where not a number
  time   INTEGER NOT NULL,
  PRIMARY KEY (run, node, metric, step)
) STRICT, WITHOUT ROWID;

-- What a node made, by the key of everything that went into it.
CREATE TABLE node_results (
  key     TEXT NOT NULL PRIMARY KEY,
  kind    TEXT NOT NULL,
  data    TEXT NOT NULL, -- JSON
  seconds REAL NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE models (
  name    TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest  TEXT NOT NULL,
  data    TEXT NOT NULL, -- JSON
  created INTEGER NOT NULL,
  PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE deployments (
  name    TEXT NOT NULL PRIMARY KEY,
  data    TEXT NOT NULL, -- JSON
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  time    INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  host    TEXT NOT NULL,
  command TEXT NOT NULL,
  subject TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
-- The record only grows.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'audit entries do not change'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'audit entries stay'); END;
