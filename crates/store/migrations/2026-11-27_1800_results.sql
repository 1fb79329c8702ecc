-- Results can be set aside (reset) until they are made again, and know the dataset versions that they were made from.
ALTER TABLE node_results ADD COLUMN reset INTEGER; -- when it was reset
ALTER TABLE node_results ADD COLUMN inputs TEXT NOT NULL DEFAULT '[]'; -- JSON
CREATE INDEX node_results_reset ON node_results (reset) WHERE reset IS NOT NULL;
