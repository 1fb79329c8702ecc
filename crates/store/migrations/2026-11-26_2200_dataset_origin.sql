-- How each version of a dataset was read, so that the same place can be read again in the same way.
ALTER TABLE datasets ADD COLUMN origin TEXT; -- JSON; NULL where it is not known
