"""The chain of transforms.py in another library: `python transforms_peer.py polars|pandas FLIGHTS PLANES OUT`.

Prints seconds, rows and a checksum of the result as JSON. Both write the final table as Parquet, as the chain in Falaj does
with the table of every step.
"""

import json
import sys
import time


def polars(flights, planes, out):
    import polars as pl
    side = pl.scan_parquet(planes).select("tailnum", "seats", pl.col("year").alias("year_right"))
    chain = (
        pl.scan_parquet(flights)
        .filter((pl.col("air_time") > 0) & pl.col("arr_delay").is_not_null())
        .with_columns(
            speed=pl.col("distance") / (pl.col("air_time") / 60),
            gained=pl.col("dep_delay") - pl.col("arr_delay"),
            late=pl.col("arr_delay") > 15,
        )
        .join(side, on="tailnum", how="left", maintain_order="left")
        .with_columns(time_hour_weekday=pl.col("time_hour").dt.weekday(), time_hour_hour=pl.col("time_hour").dt.hour())
        .with_columns(pl.col("speed").clip(100, 600))
        .group_by("carrier", "month", "time_hour_weekday")
        .agg(
            flights=pl.len(), speed=pl.col("speed").mean(), gained=pl.col("gained").sum(), late=pl.col("late").mean(),
            seats=pl.col("seats").max(),
        )
        .sort("carrier", "month", "time_hour_weekday")
    )
    table = chain.collect()
    table.write_parquet(out, compression="zstd")
    return len(table), table["speed"].sum()


def pandas(flights, planes, out):
    import pandas as pd
    table = pd.read_parquet(flights)
    side = pd.read_parquet(planes)[["tailnum", "seats", "year"]].rename(columns={"year": "year_right"})
    table = table[(table["air_time"] > 0) & table["arr_delay"].notna()]
    table = table.assign(
        speed=table["distance"] / (table["air_time"] / 60),
        gained=table["dep_delay"] - table["arr_delay"],
        late=table["arr_delay"] > 15,
    )
    table = table.merge(side, on="tailnum", how="left")
    table = table.assign(
        time_hour_weekday=table["time_hour"].dt.weekday + 1,
        time_hour_hour=table["time_hour"].dt.hour,
        speed=table["speed"].clip(100, 600),
    )
    groups = table.groupby(["carrier", "month", "time_hour_weekday"], sort=True)
    table = groups.agg(
        flights=("speed", "size"), speed=("speed", "mean"), gained=("gained", "sum"), late=("late", "mean"),
        seats=("seats", "max"),
    ).reset_index()
    table.to_parquet(out, compression="zstd")
    return len(table), float(table["speed"].sum())


if __name__ == "__main__":
    side, *paths = sys.argv[1:]
    begun = time.perf_counter()
    rows, speed = {"polars": polars, "pandas": pandas}[side](*paths)
    print(json.dumps({"seconds": time.perf_counter() - begun, "rows": rows, "speed": speed}))
