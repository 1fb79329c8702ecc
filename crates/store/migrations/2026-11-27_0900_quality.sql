-- What checks of quality suites came to. Suites themselves are files of the workspace; the history stays when one goes.

CREATE TABLE quality_checks (
  id      TEXT NOT NULL PRIMARY KEY,
  seq     INTEGER NOT NULL UNIQUE,
  suite   TEXT NOT NULL,
  dataset TEXT NOT NULL,
  created INTEGER NOT NULL,
  passed  INTEGER NOT NULL CHECK (passed IN (0, 1)),
  summary TEXT NOT NULL, -- JSON
  results TEXT           -- JSON; NULL where only the counts of each rule are kept
) STRICT;
CREATE INDEX quality_checks_of_suite ON quality_checks (suite, dataset, seq DESC);

CREATE TABLE quality_points (
  seq     INTEGER NOT NULL REFERENCES quality_checks (seq) ON DELETE CASCADE,
  pos     INTEGER NOT NULL, -- in the suite
  rule    TEXT NOT NULL,
  status  TEXT NOT NULL CHECK (status IN ('passed', 'failed', 'broken')),
  checked INTEGER NOT NULL,
  failed  INTEGER NOT NULL,
  value   REAL,             -- what was measured of the whole, where that is a number
  PRIMARY KEY (seq, pos)
) STRICT, WITHOUT ROWID;
