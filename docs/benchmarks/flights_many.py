"""The sample table of flights several times over, as one file that every side of a measurement reads."""

from pathlib import Path

import pyarrow.parquet as parquet

DATA = Path(__file__).resolve().parents[2] / "assets/samples/data"


def many(folder, times):
    """Path of the file in `folder`, its schema, and its number of rows."""
    table = parquet.read_table(DATA / "flights.parquet")
    path = folder / "flights.parquet"
    with parquet.ParquetWriter(path, table.schema, compression="zstd") as writer:
        for _ in range(times):
            writer.write_table(table, row_group_size=131_072)
    return path, table.schema, table.num_rows * times
