-- What runs are filtered and sorted by, one row for each value: reading it out of the JSON of ten thousand runs at every
-- keystroke would take too long.

-- A small number for each run; `rowid` may change when the database is compacted.
ALTER TABLE runs ADD COLUMN seq INTEGER;
UPDATE runs SET seq = rowid;
CREATE UNIQUE INDEX runs_by_seq ON runs (seq);
-- All that a filter looks at in the run itself, so that the long rows are read only for the page that is shown.
CREATE INDEX runs_overview ON runs (started DESC, seq DESC, status, pipeline, name, actor, ended, id);

CREATE TABLE run_fields (
  id   INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('metrics', 'params', 'data')),
  name TEXT NOT NULL,
  UNIQUE (kind, name)
) STRICT;

CREATE TABLE run_values (
  field INTEGER NOT NULL REFERENCES run_fields (id),
  run   INTEGER NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
  value ANY NOT NULL, -- a number (true is 1) or a text; lists and objects as JSON
  PRIMARY KEY (field, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_values_by_value ON run_values (field, value);

INSERT INTO run_fields (kind, name)
  SELECT DISTINCT 'metrics', e.key FROM runs, json_each(runs.metrics) e
  UNION SELECT DISTINCT 'params', e.key FROM runs, json_each(runs.params) e
  UNION SELECT DISTINCT 'data', json_extract(e.value, '$.dataset') FROM runs, json_each(runs.inputs) e;
INSERT OR REPLACE INTO run_values (field, run, value)
  SELECT f.id, r.seq, e.value FROM runs r, json_each(r.metrics) e
    JOIN run_fields f ON f.kind = 'metrics' AND f.name = e.key WHERE e.value IS NOT NULL
  UNION ALL SELECT f.id, r.seq, e.value FROM runs r, json_each(r.params) e
    JOIN run_fields f ON f.kind = 'params' AND f.name = e.key WHERE e.value IS NOT NULL
  UNION ALL SELECT f.id, r.seq, json_extract(e.value, '$.version') FROM runs r, json_each(r.inputs) e
    JOIN run_fields f ON f.kind = 'data' AND f.name = json_extract(e.value, '$.dataset');
