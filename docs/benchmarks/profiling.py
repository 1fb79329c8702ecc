"""Measures the profile of the flights ten times over (3.4 million rows) in Falaj, ydata-profiling and pandas, in turns, and
writes the result into profiling.md.

    python profiling.py [--turns N] [--only falaj|ydata|pandas …] [--rows-times N]

Run it by `cargo xtask bench profile`, which builds with optimisation and brings the packages. Each turn is a process of its
own that begins with the file: Falaj's is the program's start, the profile of an imported table, and JSON; Python's is the
start, `read_parquet`, and the profile. What Falaj and pandas both say of columns of numbers has to be the same. With `--only`,
or with another number of rows, nothing is written.
"""

import argparse
import json
import math
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

from flights_many import many
from process_tree import Watch, run
from results import machine, write

DOCUMENT = Path(__file__).with_name("profiling.md")
SIDES = ["falaj", "ydata", "pandas"]
TIMES = 10  # how often the flights are in the table whose results are kept
GOAL = 50  # times as fast as ydata-profiling


def falaj(folder, path):
    """Falaj keeps a profile that it made: each turn has a workspace of its own, and its import is not measured."""
    program = str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj")
    workspace = tempfile.mkdtemp(dir=folder) + "/workspace"
    run([program, "workspace", "init", workspace])
    run([program, "--workspace", workspace, "--json", "data", "import", str(path), "--name", "flights"])
    with Watch() as whole:
        out = run([program, "--workspace", workspace, "--json", "--quiet", "data", "profile", "flights"])
    profile = json.loads(out)["profile"]
    estimated = [column["name"] for column in profile["columns"] if column["estimated"]]
    figures = {column["name"]: falaj_figures(column) for column in profile["columns"] if column["mean"] is not None}
    return {"whole": whole.seconds, "inside": profile["seconds"], "peak": whole.peak, "estimated": estimated,
            "figures": figures}


def falaj_figures(column):
    quantiles = [column["quantiles"][name] for name in ("0.25", "0.5", "0.75")]
    return [column["missing"], column["mean"], column["sd"], float(column["min"]), *quantiles, float(column["max"])]


def python(side, path):
    with Watch() as whole:
        out = run([sys.executable, __file__, "--side", side, str(path)])
    told = json.loads(out.splitlines()[-1])
    return {"whole": whole.seconds, "inside": told["inside"], "peak": whole.peak, "figures": told["figures"]}


def ydata_side(path):
    import pandas
    from ydata_profiling import ProfileReport
    table = pandas.read_parquet(path)
    begun = time.perf_counter()
    ProfileReport(table, minimal=True, progress_bar=False).get_description()
    return time.perf_counter() - begun, {}


def pandas_side(path):
    import pandas
    table = pandas.read_parquet(path)
    begun = time.perf_counter()
    described = table.describe(include="all")
    seconds = time.perf_counter() - begun
    keys = ["mean", "std", "min", "25%", "50%", "75%", "max"]
    numbers = [name for name in table.columns if pandas.api.types.is_numeric_dtype(table[name])]
    figures = {name: [int(len(table) - described[name]["count"]), *(float(described[name][key]) for key in keys)]
               for name in numbers}
    return seconds, figures


def agree(measured):
    """Stops if Falaj and pandas, both measured, do not say the same of a column of numbers."""
    if not {"falaj", "pandas"} <= measured.keys():
        return
    own, its = measured["falaj"][0]["figures"], measured["pandas"][0]["figures"]
    same = own.keys() == its.keys() and all(
        math.isclose(a, b, rel_tol=1e-9) for name in own for a, b in zip(own[name], its[name], strict=True))
    if not same:
        sys.exit(f"Falaj and pandas differ:\n{own}\n{its}")
    print(f"Falaj and pandas say the same of {len(own)} columns of numbers.")


def middle(runs, key):
    return statistics.median(one[key] for one in runs)


def line(name, runs):
    spread = f"{min(one['whole'] for one in runs):.1f} to {max(one['whole'] for one in runs):.1f}"
    return (f"| {name} | {middle(runs, 'whole'):.2f} s ({spread}) | {middle(runs, 'inside'):.2f} s "
            f"| {middle(runs, 'peak') / 2**20:.0f} MiB |")


def results(measured, rows, columns):
    names = {"falaj": "Falaj", "ydata": "ydata-profiling, minimal", "pandas": "pandas `describe(include=\"all\")`"}
    lines = ["| | whole process | profile alone | peak memory |", "| --- | --- | --- | --- |"]
    lines += [line(names[side], runs) for side, runs in measured.items()]
    text = "\n".join(lines) + f"\n\nMedians of {len(next(iter(measured.values())))} turns; {rows:,} rows, {columns} columns."
    if {"falaj", "ydata"} <= measured.keys():
        ratio = {key: middle(measured["ydata"], key) / middle(measured["falaj"], key) for key in ("whole", "inside")}
        text += (f" Falaj is {ratio['whole']:.0f} times as fast as ydata-profiling as a whole process, {ratio['inside']:.0f} "
                 f"times in the profile alone; the goal is {GOAL}.")
    if measured.get("falaj") and measured["falaj"][0]["estimated"]:
        text += f" Estimated in part: {', '.join(measured['falaj'][0]['estimated'])}."
    return f"{text}\n\nMachine: {machine()}. {versions(measured)}."


def versions(measured):
    from importlib.metadata import version
    packages = {"ydata": ["ydata-profiling", "pandas"], "pandas": ["pandas"]}
    named = {package: version(package) for side in measured for package in packages.get(side, [])}
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {found}" for name, found in named.items())])


def main(turns, sides, times):
    measured = {side: [] for side in sides}
    with tempfile.TemporaryDirectory() as folder:
        path, schema, rows = many(Path(folder), times)
        for turn in range(turns):
            for side in sides:
                measured[side].append(falaj(folder, path) if side == "falaj" else python(side, path))
                last = measured[side][-1]
                print(f"{turn + 1}: {side} {last['whole']:.2f} s, {last['inside']:.2f} s inside, "
                      f"{last['peak'] >> 20} MiB", flush=True)
    agree(measured)
    text = results(measured, rows, len(schema))
    print(text)
    if sides == SIDES and times == TIMES:
        write(DOCUMENT, text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=SIDES, default=SIDES)
    parser.add_argument("--rows-times", type=int, default=TIMES)
    parser.add_argument("--side", nargs=2, metavar=("SIDE", "FILE"), help="one side in a process of its own")
    given = parser.parse_args()
    if given.side:
        side, path = given.side
        seconds, figures = {"ydata": ydata_side, "pandas": pandas_side}[side](path)
        print(json.dumps({"inside": seconds, "figures": figures}))
    else:
        main(given.turns, given.only, given.rows_times)
