"""Measures 300 quality rules over 3.4 million rows in Falaj and in Great Expectations, in turns, and writes quality.md.

    python quality.py [REPETITIONS [TIMES]]

Run it by `cargo xtask bench quality`, which builds with optimisation and brings the Python packages. The table is the sample
table of flights ten times (or TIMES) over. The rules are written as a suite of Great Expectations; Falaj checks what its own
import makes of that file, so that both do the same job, and the outcome of every rule is compared.
"""

import json
import os
import statistics
import sys
import tempfile
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


def peer(path, rules):
    with Watch() as whole:
        out = run([sys.executable, str(Path(__file__).with_name("quality_peer.py")), str(path), str(rules)])
    done = json.loads(out)
    return {"seconds": whole.seconds, "check": done["check"], "read": done["read"], "peak": whole.peak,
            "passed": done["passed"]}


def middle(values):
    return statistics.median(values)


def report(ours, theirs, rows, rules):
    import great_expectations
    import pandas
    ratio = lambda key: middle(b[key] / a[key] for a, b in zip(ours, theirs))
    span = lambda runs, key: f"{middle(r[key] for r in runs):.1f} s ({min(r[key] for r in runs):.1f} to {max(r[key] for r in runs):.1f})"
    mib = lambda runs: f"{middle(r['peak'] for r in runs) / 2**20:.0f} MiB"
    same = sum(a == b for a, b in zip(ours[0]["passed"], theirs[0]["passed"]))
    return "\n\n".join([
        "\n".join([
            "| | Falaj | Great Expectations | Great Expectations ÷ Falaj |", "| --- | --- | --- | --- |",
            f"| the check alone, data read | {span(ours, 'check')} | {span(theirs, 'check')} | **{ratio('check'):.1f}** |",
            f"| wall time, whole process | {span(ours, 'seconds')} | {span(theirs, 'seconds')} | **{ratio('seconds'):.1f}** |",
            f"| peak memory, all processes | {mib(ours)} | {mib(theirs)} | |",
        ]),
        f"Medians of {len(ours)} runs of each, in turns. {rows:,} rows, {len(rules)} rules; {sum(ours[0]['passed'])} of them "
        f"hold in Falaj, {sum(theirs[0]['passed'])} in Great Expectations; {same} came out the same. Great Expectations "
        f"reads the file in {middle(r['read'] for r in theirs):.1f} s, which its check does not count; Falaj reads it as it "
        "checks, and its check counts it.",
        f"Machine: {results.machine()}. Great Expectations {great_expectations.__version__} on pandas {pandas.__version__}, result "
        "format BASIC (counts and the first failing values, as Falaj gives them).",
    ])


def write(text):
    results.write(DOCUMENT, text)
    print(text)


def main(repetitions, times):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, schema, rows = many(folder, times)
        rules = suite(schema)
        file = folder / "bench.json"
        file.write_text(json.dumps(rules))
        workspace = prepare(folder, path, file)
        ours, theirs = [], []
        for turn in range(repetitions):
            ours.append(falaj(workspace))
            theirs.append(peer(path, file))
            print(f"{turn + 1}: Falaj {ours[-1]['check']:.1f} s {ours[-1]['peak'] >> 20} MiB, Great Expectations "
                  f"{theirs[-1]['check']:.1f} s {theirs[-1]['peak'] >> 20} MiB", flush=True)
        for rule, a, b in zip(rules["expectations"], ours[0]["passed"], theirs[0]["passed"]):
            if a != b:
                print(f"differs: {rule['type']} {rule['kwargs']}: Falaj {a}, Great Expectations {b}", file=sys.stderr)
        write(report(ours, theirs, rows, rules["expectations"]))


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["3", "10"][len(sys.argv) - 1:])[:2]))
