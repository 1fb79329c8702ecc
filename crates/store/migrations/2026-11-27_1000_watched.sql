-- Folders whose files are read again whenever they have changed.
CREATE TABLE watched (
  name       TEXT NOT NULL PRIMARY KEY, -- of the dataset
  request    TEXT NOT NULL,             -- JSON: how the folder is read
  created    INTEGER NOT NULL,
  actor      TEXT NOT NULL,
  lang       TEXT NOT NULL,             -- of the warnings that are kept with the versions
  seen       TEXT,                      -- what the folder held when it was last read
  read       INTEGER,
  last_error TEXT                       -- JSON
) STRICT;
