"""Measures the flights job in Falaj and in Python, in turns, and writes the result into flights.md.

    python compare_flights.py [REPETITIONS]

Run it by `cargo xtask bench flights`, which builds with optimisation and brings the Python packages. Each repetition of
Falaj begins with an empty workspace: import of the three files, then the pipeline; nothing is cached from the one before.
"""

import json
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

import results
from process_tree import Watch, run

ROOT = Path(__file__).resolve().parents[2]
PIPELINE = ROOT / "assets/samples/pipelines/flights-late.json"
DATA = ROOT / "assets/samples/data"
DOCUMENT = Path(__file__).with_name("flights.md")


def sources():
    nodes = json.loads(PIPELINE.read_text())["nodes"]
    return [node["params"]["dataset"].split("@")[0] for node in nodes if node["kind"] == "source"]


def trainer():
    nodes = json.loads(PIPELINE.read_text())["nodes"]
    return next(node["id"] for node in nodes if node["kind"] == "train_mlp")


def falaj(folder, changes):
    program = str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj")
    workspace = str(folder / "workspace")
    settings = [word for change in changes for word in ("--set", change)]
    with Watch() as whole:
        run([program, "workspace", "init", workspace])
        for name in sources():
            run([program, "--workspace", workspace, "--json", "data", "import", str(DATA / f"{name}.parquet")])
        with Watch() as pipeline:
            out = run([program, "--workspace", workspace, "--json", "pipeline", "run", str(PIPELINE), *settings])
    done = json.loads(out)["run"]
    seconds = {node["id"]: node["seconds"] for node in done["nodes"]}
    return {"seconds": whole.seconds, "pipeline": pipeline.seconds, "peak": max(whole.peak, pipeline.peak),
            "roc_auc": done["metrics"]["roc_auc"], "log_loss": done["metrics"]["log_loss"], "parts": seconds}


def python(folder, changes):
    command = [sys.executable, str(Path(__file__).with_name("flights.py")), str(PIPELINE), str(DATA), str(folder / "python")]
    # Settings of one machine's BLAS that would slow it down here.
    environment = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    with Watch() as whole:
        out = run([*command, *changes], env=environment)
    done = json.loads(out)
    return {"seconds": whole.seconds, "peak": whole.peak, "roc_auc": done["roc_auc"], "log_loss": done["log_loss"],
            "parts": done["seconds"], "facts": done}


def versions():
    import pandas
    import sklearn
    import torch
    return f"Python {platform.python_version()}, pandas {pandas.__version__}, scikit-learn {sklearn.__version__}, PyTorch {torch.__version__}"


def middle(values):
    return statistics.median(values)


def table(ours, theirs):
    """The rows of the result, medians over the repetitions; ratios are medians of the ratios of neighbours."""
    ratio = lambda key: middle(a[key] / b[key] for a, b in zip(ours, theirs))
    mib = lambda runs: f"{middle(r['peak'] for r in runs) / 2**20:.0f} MiB"
    wall = lambda runs: f"{middle(r['seconds'] for r in runs):.1f} s ({min(r['seconds'] for r in runs):.1f} to {max(r['seconds'] for r in runs):.1f})"
    auc = lambda runs: f"{middle(r['roc_auc'] for r in runs):.4f} ({min(r['roc_auc'] for r in runs):.4f} to {max(r['roc_auc'] for r in runs):.4f})"
    loss = lambda runs: f"{middle(r['log_loss'] for r in runs):.4f}"
    difference = middle(r["roc_auc"] for r in ours) - middle(r["roc_auc"] for r in theirs)
    return "\n".join([
        "| | Falaj | Python | Falaj ÷ Python |", "| --- | --- | --- | --- |",
        f"| wall time, whole process | {wall(ours)} | {wall(theirs)} | **{ratio('seconds'):.2f}** |",
        f"| peak memory, all processes | {mib(ours)} | {mib(theirs)} | **{ratio('peak'):.2f}** |",
        f"| ROC AUC on the test part | {auc(ours)} | {auc(theirs)} | {difference:+.4f} |",
        f"| log-loss on the test part | {loss(ours)} | {loss(theirs)} | |",
    ])


def write(ours, theirs, changes):
    parts = lambda runs: ", ".join(f"{name} {middle(r['parts'][name] for r in runs):.1f} s" for name in runs[0]["parts"])
    facts = theirs[0]["facts"]
    text = "\n\n".join([
        table(ours, theirs),
        f"Medians of {len(ours)} runs of each, in turns; changed for both: `{changes}`. "
        f"{sum(facts['rows']):,} rows ({' + '.join(f'{n:,}' for n in facts['rows'])}), {facts['inputs']} numbers and "
        f"{len(facts['categories'])} categories, {facts['parameters']:,} weights, {facts['epochs']} epochs.",
        f"Where the time goes. Falaj: import and start {middle(r['seconds'] - r['pipeline'] for r in ours):.1f} s, {parts(ours)}. "
        f"Python: imports of libraries and end {middle(r['seconds'] - sum(r['parts'].values()) for r in theirs):.1f} s, {parts(theirs)}.",
        f"Machine: {results.machine()}. {versions()}.",
    ])
    results.write(DOCUMENT, text)
    print(text)


def main(repetitions):
    ours, theirs = [], []
    for turn in range(repetitions):
        # Both train all epochs, each turn with another seed: early stopping or one seed would compare chance.
        changes = [f"{trainer()}.patience=0", f"{trainer()}.seed={turn + 1}"]
        with tempfile.TemporaryDirectory() as folder:
            ours.append(falaj(Path(folder), changes))
            theirs.append(python(Path(folder), changes))
        print(f"{turn + 1}: Falaj {ours[-1]['seconds']:.1f} s {ours[-1]['peak'] >> 20} MiB {ours[-1]['roc_auc']:.4f}, "
              f"Python {theirs[-1]['seconds']:.1f} s {theirs[-1]['peak'] >> 20} MiB {theirs[-1]['roc_auc']:.4f}", flush=True)
    write(ours, theirs, f"{trainer()}.patience=0, {trainer()}.seed=1 to {repetitions}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
