-- Contents of pipeline files and of their layouts, by the SHA-256 of the text: versions share what they have in common.
CREATE TABLE pipeline_texts (
  digest  TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What pipelines were. `pipeline` is the id of one of the workspace, else the path of its file.
CREATE TABLE pipeline_versions (
  pipeline TEXT NOT NULL,
  version  INTEGER NOT NULL,
  saved    INTEGER NOT NULL,
  actor    TEXT NOT NULL, -- '' where the file was changed outside Falaj
  what     TEXT,
  digest   TEXT NOT NULL, -- of text and layout together
  text     TEXT NOT NULL REFERENCES pipeline_texts (digest),
  layout   TEXT NOT NULL REFERENCES pipeline_texts (digest),
  nodes    INTEGER NOT NULL,
  added    INTEGER NOT NULL,
  removed  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  ran      INTEGER NOT NULL DEFAULT 0, -- 1 once a run began from it; it is never replaced or removed then
  PRIMARY KEY (pipeline, version)
) STRICT, WITHOUT ROWID;

-- What was handed out or saved lately, also between two versions: whoever changed it in the meantime can still be told
-- apart from what others changed.
CREATE TABLE pipeline_bases (
  pipeline TEXT NOT NULL,
  digest   TEXT NOT NULL,
  text     TEXT NOT NULL REFERENCES pipeline_texts (digest),
  layout   TEXT NOT NULL REFERENCES pipeline_texts (digest),
  seen     INTEGER NOT NULL,
  PRIMARY KEY (pipeline, digest)
) STRICT, WITHOUT ROWID;
