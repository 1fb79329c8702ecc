"""A deployment answers NVIDIA's Open Inference Protocol client with exactly what the batch prediction gives.

Both samples by the command line: trains, predicts a small file, deploys, and has `oip_client.py` compare. The programs are
in the folder that FALAJ_PROGRAMS names. The last line is the total.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj")
CLIENT = Path(__file__).with_name("oip_client.py")


def falaj(workspace, *words):
    command = [PROGRAM, "--workspace", str(workspace), "--json", *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"falaj {' '.join(map(str, words))}: {done.stdout}")
    return json.loads(done.stdout) if done.stdout.strip() else {}


def find(value, key):
    """The first value under `key`, at any depth."""
    if isinstance(value, dict):
        if key in value:
            return value[key]
        value = list(value.values())
    if isinstance(value, list):
        return next((found for inner in value if (found := find(inner, key)) is not None), None)
    return None


def rows_for(inputs):
    """Typical, smallest, largest, rare and missing values, and a category that training has not seen."""
    def pick(field, place):
        values = field.get("values") or []
        choice = {"min": field.get("min"), "max": field.get("max"), "rare": values[-1] if values else None,
                  "new": "not seen before" if field["type"] == "text" else None,
                  "missing": None}.get(place)
        if place == "missing" and field["optional"]:
            return None
        if choice is None:
            return field["example"]
        return int(choice) if field["type"] == "integer" else choice

    return [{field["name"]: pick(field, place) for field in inputs}
            for place in ("example", "min", "max", "rare", "new", "missing")]


def write_csv(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({name: "" if value is None else value for name, value in row.items()} for row in rows)


def expected_from(path):
    """The batch prediction as the client's expectation."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    start = "probability_"
    return [{"prediction": row["prediction"],
             "probabilities": {name[len(start):]: float(value) for name, value in row.items() if name.startswith(start)}}
            for row in rows]


def check(folder, workspace, pipeline):
    """Trains, predicts, deploys and compares; what does not match is an exception."""
    made = falaj(workspace, "pipeline", "run", pipeline)["run"]["models"][0]
    model = f"{made['name']}@{made['version']}"
    rows = rows_for(find(falaj(workspace, "models", "show", model), "inputs"))
    table, answer = folder / f"{pipeline}.csv", folder / f"{pipeline}-predicted.csv"
    write_csv(table, rows)
    falaj(workspace, "models", "predict", model, "--input", table, "-o", answer)
    case = {"model": made["name"], "version": str(made["version"]), "rows": rows, "expected": expected_from(answer)}
    assert len(case["expected"]) == len(rows), case
    path = folder / f"{pipeline}.json"
    path.write_text(json.dumps(case))
    deployment = falaj(workspace, "deploy", "create", model, "--target", "local", "--name", pipeline)["deployment"]
    try:
        compared = subprocess.run([sys.executable, str(CLIENT), deployment["url"], str(path)], stdout=subprocess.PIPE, text=True)
        print(f"{pipeline}: {compared.stdout.strip()}")
        assert compared.returncode == 0, "the client's answers differ"
    finally:
        falaj(workspace, "deploy", "stop", pipeline)


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = folder / "workspace"
        subprocess.run([PROGRAM, "--quiet", "workspace", "init", str(workspace), "--sample"], check=True)
        for pipeline in ("penguins-species", "flights-late-linear"):
            try:
                check(folder, workspace, pipeline)
                passed += 1
            except (AssertionError, KeyError, RuntimeError, OSError) as error:
                print(f"{pipeline}: {type(error).__name__}: {error}")
                failed += 1
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
