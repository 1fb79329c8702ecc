"""Imports, profiles and transforms a CSV file of 10 GB, watches the memory of every process, and writes large.md.

    python large.py [GIGABYTES]

Run it by `cargo xtask bench large`, which builds with optimisation. The file is written first: rows as a shop's till gives
them, with a number of their own, a moment, places, amounts with gaps, and free text. It needs about three times its size on
the disk of the temporary folder (TMPDIR).
"""

import json
import os
import random
import sys
import tempfile
from pathlib import Path

import results
from process_tree import Watch, run

DOCUMENT = Path(__file__).with_name("large.md")
GOAL = 2.0  # GiB
HEADER = "id,at,city,branch,kind,amount,quantity,note\n"
CITIES = ["Abu Dhabi", "Dubai", "Sharjah", "العين", "Ajman", "Fujairah", "Ras Al Khaimah", ""]
WORDS = "water channel field palm market gold boat pearl desert falcon coffee dates spice lamp tower bridge".split()
PIPELINE = {
    "falaj_pipeline": 1,
    "name": "large",
    "nodes": [
        {"id": "sales", "kind": "source", "params": {"dataset": "sales"}},
        {"id": "kept", "kind": "filter", "inputs": {"table": "sales"},
         "params": {"where": "amount is not null and city is not null"}},
        {"id": "derived", "kind": "derive", "inputs": {"table": "kept"}, "params": {"columns": [
            {"name": "total", "expression": "amount * quantity"}, {"name": "month", "expression": "month(at)"}]}},
        {"id": "grouped", "kind": "aggregate", "inputs": {"table": "derived"}, "params": {
            "by": ["city", "branch", "month"], "columns": [
                {"name": "sales", "function": "count"}, {"name": "total", "function": "sum", "column": "total"}]}},
        {"id": "sorted", "kind": "sort", "inputs": {"table": "grouped"}, "params": {"by": ["city", "branch", "month"]}},
    ],
}


def block(chance, count):
    """The ends of `count` rows: all but the number."""
    ends = []
    for _ in range(count):
        amount = "" if chance.random() < 0.03 else f"{chance.lognormvariate(3, 1):.2f}"
        at = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T{chance.randint(8, 22):02}:{chance.randint(0, 59):02}:00"
        note = " ".join(chance.choices(WORDS, k=chance.randint(2, 9)))
        ends.append(f"{at},{chance.choice(CITIES)},B{chance.randint(1, 400):03},{chance.choice('ABCD')},{amount},"
                    f"{chance.randint(1, 12)},{note}\n")
    return ends


def write(path, gigabytes):
    """A file of so many gigabytes; its rows."""
    chance = random.Random(7)
    blocks = [block(chance, 50_000) for _ in range(8)]
    rows, size, limit = 0, 0, int(gigabytes * 1e9)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        while size < limit:
            text = "".join(f"{number},{end}" for number, end in enumerate(blocks[rows // 50_000 % 8], start=rows + 1))
            size += len(text.encode())
            rows += 50_000
            file.write(text)
    return rows


def step(name, command):
    with Watch() as watch:
        out = run(command)
    print(f"{name}: {watch.seconds:.0f} s, {watch.held / 2**30:.2f} GiB, {watch.peak / 2**30:.2f} GiB with mapped files", flush=True)
    return {"name": name, "seconds": watch.seconds, "peak": watch.peak, "held": watch.held, "out": json.loads(out)}


def main(gigabytes):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "sales.csv"
        rows = write(path, gigabytes)
        print(f"{path}: {path.stat().st_size / 1e9:.1f} GB, {rows:,} rows", flush=True)
        falaj = [str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj")]
        run([*falaj, "workspace", "init", str(folder / "workspace")])
        falaj += ["--workspace", str(folder / "workspace"), "--json", "--quiet"]
        (folder / "large.json").write_text(json.dumps(PIPELINE))
        steps = [
            step("import of the CSV file", [*falaj, "data", "import", str(path)]),
            step("profile", [*falaj, "data", "profile", "sales"]),
            step("filter, derive, aggregate, sort", [*falaj, "pipeline", "run", str(folder / "large.json")]),
        ]
        kept = steps[0]["out"]["dataset"]
    lines = ["| | wall time | peak memory, all processes | with mapped files |", "| --- | --- | --- | --- |"]
    lines += [f"| {one['name']} | {one['seconds']:.0f} s | {one['held'] / 2**30:.2f} GiB | {one['peak'] / 2**30:.2f} GiB |"
              for one in steps]
    most = max(one["held"] for one in steps) / 2**30
    text = "\n".join(lines) + (
        f"\n\n{gigabytes:g} GB of CSV, {rows:,} rows; {kept['bytes'] / 1e9:.1f} GB once imported. The most memory that was held at "
        f"one moment is **{most:.2f} GiB** (goal: at most {GOAL:g}); a single run. Pages of mapped files (the table that a pipeline "
        f"reads) are in memory as far as there is room, and given back when others need it.\n\nMachine: {results.machine()}.")
    results.write(DOCUMENT, text)
    print(text)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
