-- Registered sources. Passwords are in the operating system's keyring, never here.
CREATE TABLE sources (
  name    TEXT NOT NULL PRIMARY KEY,
  place   TEXT NOT NULL, -- JSON
  created INTEGER NOT NULL,
  actor   TEXT NOT NULL
) STRICT;
