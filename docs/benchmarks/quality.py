"""Measures 300 quality rules over 3.4 million rows in Falaj and in Great Expectations, in turns, and writes quality.md.

    python quality.py [REPETITIONS [TIMES [PATIENCE]]]

Run it by `cargo xtask bench quality`, which builds with optimisation and brings the Python packages. The table is the sample
table of flights ten times (or TIMES) over. The rules are written as a suite of Great Expectations; Falaj checks what its own
import makes of that file, so that both do the same job, and the outcome of every rule is compared on the table once over.
Great Expectations is stopped when it has taken PATIENCE times as long as Falaj (without a limit by default).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

import results
from flights_many import many
from process_tree import Watch, run

DOCUMENT = Path(__file__).with_name("quality.md")
RULES = 300


def expectation(kind, **settings):
    return {"type": f"expect_{kind}", "kwargs": settings}


def of_table(columns):
    yield expectation("table_columns_to_match_set", column_set=columns, exact_match=True)
    yield expectation("table_row_count_to_be_between", min_value=1, max_value=10**9)
    yield expectation("compound_columns_to_be_unique", column_list=["carrier", "flight", "time_hour", "origin"])
    yield expectation("column_pair_values_a_to_be_greater_than_b", column_A="arr_delay", column_B="dep_delay",
                      ignore_row_if="either_value_is_missing")


def of_number(name):
    """What is asked of a column of numbers, with bounds that differ from rule to rule."""
    yield expectation("column_values_to_not_be_null", column=name, mostly=0.9)
    yield expectation("column_min_to_be_between", column=name, min_value=-10_000)
    yield expectation("column_max_to_be_between", column=name, max_value=10_000)
    yield expectation("column_mean_to_be_between", column=name, min_value=-10_000, max_value=10_000)
    yield expectation("column_median_to_be_between", column=name, min_value=-10_000, max_value=10_000)
    yield expectation("column_stdev_to_be_between", column=name, min_value=0, max_value=10_000)
    yield expectation("column_unique_value_count_to_be_between", column=name, min_value=1, max_value=10_000)
    for step in range(10):
        yield expectation("column_values_to_be_between", column=name, min_value=-60 + step, max_value=600 + 250 * step,
                          mostly=0.5 + step / 20)
    yield expectation("column_values_to_not_be_in_set", column=name, value_set=[-9_999, -999, 99_999])


def of_text(name):
    yield expectation("column_values_to_not_be_null", column=name, mostly=0.9)
    yield expectation("column_unique_value_count_to_be_between", column=name, min_value=1, max_value=10_000)
    yield expectation("column_value_lengths_to_be_between", column=name, min_value=1, max_value=8)
    yield expectation("column_values_to_be_in_set", column=name, value_set=["EWR", "LGA", "JFK"], mostly=0.3)
    for step, pattern in enumerate(["^[A-Z0-9]+$", "^[A-Z]{3}$", "^N", "[0-9]", "^..$", "A", "Z$", "^[^a-z]*$", "^.{2,6}$"]):
        yield expectation("column_values_to_match_regex", column=name, regex=pattern, mostly=0.2 + step / 20)
    yield expectation("column_values_to_not_match_regex", column=name, regex=r"\s")


def suite(schema):
    """The suite: rules of every kind, column by column, as many as there are to be."""
    numbers = [f.name for f in schema if pa.types.is_integer(f.type) or pa.types.is_floating(f.type)]
    texts = [f.name for f in schema if pa.types.is_string(f.type) or pa.types.is_large_string(f.type)]
    rules = list(of_table([field.name for field in schema]))
    for name in texts:
        rules += of_text(name)
    for name in numbers:
        rules += of_number(name)
    if len(rules) < RULES:
        raise SystemExit(f"only {len(rules)} rules come of {len(numbers)} columns of numbers and {len(texts)} of text")
    rules = [{**rule, "meta": {"number": number}} for number, rule in enumerate(rules[:RULES])]
    return {"name": "bench", "expectations": rules, "meta": {}}


def prepare(folder, path, rules):
    """A workspace with the table and the imported suite; tells what the import could not map."""
    workspace = [str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj"), "--workspace", str(folder / "workspace"), "--json"]
    run([workspace[0], "workspace", "init", str(folder / "workspace")])
    run([*workspace, "data", "import", str(path)])
    made = json.loads(run([*workspace, "quality", "import", str(rules), "--dataset", "flights"]))
    if made["left_out"]:
        raise SystemExit(f"not the same job: {made['left_out']}")
    return workspace


def falaj(workspace):
    with Watch() as whole:
        # It ends with 4, since not all of the rules hold.
        out = run([*workspace, "quality", "check", "flights", "--suite", "bench"], allowed=(0, 4))
    done = json.loads(out)
    return {"seconds": whole.seconds, "check": done["seconds"], "peak": whole.peak,
            "passed": [one["status"] == "passed" for one in done["results"]]}


def peer(path, rules, limit):
    """One run of Great Expectations; without its outcome if it was stopped after `limit` seconds."""
    script = str(Path(__file__).with_name("quality_peer.py"))
    done = None
    with Watch() as whole, suppress(subprocess.TimeoutExpired):
        done = json.loads(run([sys.executable, script, str(path), str(rules)], timeout=limit))
    return {"seconds": whole.seconds, "peak": whole.peak, **(done or {})}


def same_outcome(folder, rules):
    """Checks the table once over on both sides: how many rules hold in each, and how many came out the same."""
    small = folder / "small"
    small.mkdir()
    path, _, rows = many(small, 1)
    workspace = prepare(small, path, rules)
    ours, theirs = falaj(workspace), peer(path, rules, None)
    for number, (a, b) in enumerate(zip(ours["passed"], theirs["passed"])):
        if a != b:
            print(f"differs: rule {number}: Falaj {a}, Great Expectations {b}", file=sys.stderr)
    same = sum(a == b for a, b in zip(ours["passed"], theirs["passed"]))
    print(f"once over: Falaj {ours['seconds']:.1f} s, Great Expectations {theirs['seconds']:.1f} s, {same} rules the same",
          flush=True)
    return (f"On the table once over ({rows:,} rows) {sum(ours['passed'])} rules hold in Falaj, {sum(theirs['passed'])} in Great "
            f"Expectations, and {same} of {len(ours['passed'])} came out the same; Great Expectations took "
            f"{theirs['seconds'] / ours['seconds']:.0f} times as long.")


def middle(values):
    return statistics.median(values)


def report(ours, theirs, rows, agreed):
    import great_expectations
    import pandas
    ratio = middle(b["seconds"] / a["seconds"] for a, b in zip(ours, theirs))
    stopped = sum("passed" not in one for one in theirs)
    span = lambda runs: (f"{middle(r['seconds'] for r in runs):.1f} s ({min(r['seconds'] for r in runs):.1f} to "
                         f"{max(r['seconds'] for r in runs):.1f})")
    mib = lambda runs: f"{middle(r['peak'] for r in runs) / 2**20:.0f} MiB"
    more = "more than " if stopped else ""
    told = f" Great Expectations was stopped in {stopped} of them before it was done." if stopped else ""
    return "\n\n".join([
        "\n".join([
            "| | Falaj | Great Expectations | Great Expectations ÷ Falaj |", "| --- | --- | --- | --- |",
            f"| wall time, whole process | {span(ours)} | {more}{span(theirs)} | **{more}{ratio:.0f}** |",
            f"| peak memory, all processes | {mib(ours)} | {mib(theirs)} | |",
        ]),
        f"Medians of {len(ours)} runs of each, in turns; {rows:,} rows, {RULES} rules.{told} {agreed}",
        f"Machine: {results.machine()}. Great Expectations {great_expectations.__version__} on pandas {pandas.__version__}, result "
        "format BASIC (counts and the first failing values, as Falaj gives them).",
    ])


def write(text):
    results.write(DOCUMENT, text)
    print(text)


def main(repetitions, times, patience):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, schema, rows = many(folder, times)
        rules = folder / "bench.json"
        rules.write_text(json.dumps(suite(schema)))
        agreed = same_outcome(folder, rules)
        workspace = prepare(folder, path, rules)
        ours, theirs = [], []
        for turn in range(repetitions):
            ours.append(falaj(workspace))
            theirs.append(peer(path, rules, patience * ours[-1]["seconds"] if patience else None))
            print(f"{turn + 1}: Falaj {ours[-1]['seconds']:.1f} s {ours[-1]['peak'] >> 20} MiB, Great Expectations "
                  f"{theirs[-1]['seconds']:.1f} s {theirs[-1]['peak'] >> 20} MiB", flush=True)
        write(report(ours, theirs, rows, agreed))


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["3", "10", "0"][len(sys.argv) - 1:])[:3]))
