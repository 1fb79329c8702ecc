"""Measures a chain of operations on 3.4 million rows in Falaj, Polars from Python and pandas, in turns, and writes
transforms.md.

    python transforms.py [--turns N] [--times N]

Run it by `cargo xtask bench transforms`, which builds with optimisation and brings the packages. The table is the sample
table of flights ten times (or `--times`) over. The chain: filter, three derived columns, a join with the planes, date
parts, clip, aggregate, sort. Falaj checks the pipeline, works on its nodes together, counts the rows of each, and keeps the
last table as Parquet with its digest. Each turn of Falaj is a pipeline that has not run yet; the import of the tables is not
measured.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from flights_many import DATA, many
from process_tree import Watch, run
from results import machine, write

DOCUMENT = Path(__file__).with_name("transforms.md")

NODES = [
    ("kept", "filter", "flights", {"where": "air_time > 0 and arr_delay is not null"}),
    ("derived", "derive", "kept", {"columns": [
        {"name": "speed", "expression": "distance / (air_time / 60)"},
        {"name": "gained", "expression": "dep_delay - arr_delay"},
        {"name": "late", "expression": "arr_delay > 15"},
    ]}),
    ("joined", "join", "derived", {"left_on": ["tailnum"], "right_on": ["tailnum"], "columns": ["seats", "year"]}),
    ("dated", "date_parts", "joined", {"column": "time_hour", "parts": ["weekday", "hour"]}),
    ("clipped", "clip", "dated", {"columns": [{"column": "speed", "low": 100, "high": 600}]}),
    ("grouped", "aggregate", "clipped", {"by": ["carrier", "month", "time_hour_weekday"], "columns": [
        {"name": "flights", "function": "count"},
        {"name": "speed", "function": "mean", "column": "speed"},
        {"name": "gained", "function": "sum", "column": "gained"},
        {"name": "late", "function": "share_true", "column": "late"},
        {"name": "seats", "function": "max", "column": "seats"},
    ]}),
    ("sorted", "sort", "grouped", {"by": ["carrier", "month", "time_hour_weekday"]}),
]


def pipeline(name):
    nodes = [{"id": dataset, "kind": "source", "params": {"dataset": dataset}} for dataset in ("flights", "planes")]
    for node, kind, of, params in NODES:
        inputs = {"left": of, "right": "planes"} if kind == "join" else {"table": of}
        nodes.append({"id": node, "kind": kind, "params": params, "inputs": inputs})
    return {"falaj_pipeline": 1, "name": name, "nodes": nodes}


def falaj(folder, turn, flights):
    """One run of the chain in a workspace of its own."""
    program = str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj")
    workspace = str(folder / f"workspace-{turn}")
    run([program, "workspace", "init", workspace])
    for path in (flights, DATA / "planes.parquet"):
        run([program, "--workspace", workspace, "--json", "data", "import", str(path)])
    file = folder / "chain.json"
    file.write_text(json.dumps(pipeline("chain")))
    with Watch() as whole:
        out = run([program, "--workspace", workspace, "--json", "--quiet", "pipeline", "run", str(file)])
    nodes = json.loads(out)["run"]["nodes"]
    inside = sum(node["seconds"] for node in nodes)
    return {"whole": whole.seconds, "inside": inside, "peak": whole.peak, "rows": nodes[-1]["rows"]}


def python(side, folder, flights):
    script = str(Path(__file__).with_name("transforms_peer.py"))
    with Watch() as whole:
        out = run([sys.executable, script, side, str(flights), str(DATA / "planes.parquet"), str(folder / f"{side}.parquet")])
    done = json.loads(out.splitlines()[-1])
    return {"whole": whole.seconds, "inside": done["seconds"], "peak": whole.peak, **done}


def middle(runs, key):
    return statistics.median(one[key] for one in runs)


def report(measured, rows):
    from importlib.metadata import version
    names = {"falaj": "Falaj", "polars": "Polars from Python, lazy", "pandas": "pandas"}
    lines = ["| | whole process | the chain | peak memory |", "| --- | --- | --- | --- |"]
    for side, runs in measured.items():
        spread = f"{min(one['whole'] for one in runs):.2f} to {max(one['whole'] for one in runs):.2f}"
        lines.append(f"| {names[side]} | {middle(runs, 'whole'):.2f} s ({spread}) | {middle(runs, 'inside'):.2f} s "
                     f"| {middle(runs, 'peak') / 2**20:.0f} MiB |")
    ratio = {side: middle(measured["falaj"], "whole") / middle(measured[side], "whole") for side in ("polars", "pandas")}
    return "\n\n".join([
        "\n".join(lines),
        f"Medians of {len(measured['falaj'])} turns; {rows:,} rows become {measured['falaj'][0]['rows']:,}. As whole processes "
        f"Falaj takes **{ratio['polars']:.2f}** times as long as Polars (goal: at most 1.2) and pandas "
        f"**{1 / ratio['pandas']:.1f}** times as long as Falaj (goal: at least 5).",
        f"Machine: {machine()}. Polars {version('polars')}, pandas {version('pandas')}, pyarrow {version('pyarrow')}.",
    ])


def main(turns, times):
    measured = {"falaj": [], "polars": [], "pandas": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        flights, _, rows = many(folder, times)
        for turn in range(turns):
            measured["falaj"].append(falaj(folder, turn, flights))
            for side in ("polars", "pandas"):
                measured[side].append(python(side, folder, flights))
            results = {side: runs[-1]["rows"] for side, runs in measured.items()}
            if len(set(results.values())) != 1:
                raise SystemExit(f"not the same job: {results}")
            print(f"{turn + 1}: " + ", ".join(f"{side} {runs[-1]['whole']:.2f} s" for side, runs in measured.items()),
                  flush=True)
    text = report(measured, rows)
    write(DOCUMENT, text)
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--times", type=int, default=10)
    given = parser.parse_args()
    main(given.turns, given.times)
