"""Measures Studio's window, and its pages with many runs beside MLflow's, and writes the result into studio.md.

    python studio.py [--try]

Run it by `cargo xtask bench studio` with nothing else at work; it builds with optimisation and brings the packages. With
`--try` each part is done once or twice to see that it works, and nothing is written. Linux only: the window opens on a
display of its own (Xvfb).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import results
import studio_peer
from process_tree import run
from studio_window import idle, starts
from window import Display

PROGRAMS = Path(os.environ["FALAJ_PROGRAMS"])
DOCUMENT = Path(__file__).with_name("studio.md")
RUNS, DATASETS = 10_000, 200
# Named alike for both sides in studio_pages.mjs.
BESIDE = ["load the list of runs", "sort the runs"]


def main(trying):
    starting, turns, idles = (1, 1, 1) if trying else (10, 10, 3)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        os.environ["XDG_DATA_HOME"] = str(folder / "data")  # the last opened workspace of whoever measures stays
        sample, many = folder / "sample", folder / "many"
        run([str(PROGRAMS / "falaj"), "workspace", "init", str(sample), "--sample"])
        run([str(PROGRAMS / "falaj"), "--workspace", str(sample), "pipeline", "run", "penguins-species"])
        with Display() as display:
            warm, cold = starts(display, PROGRAMS / "falaj-studio", sample, starting)
        memory = [idle(PROGRAMS / "falaj-studio", sample) for _ in range(idles)]
        fill(many)
        with Display() as display:
            busy, _ = starts(display, PROGRAMS / "falaj-studio", many, starting)
        heavy = [idle(PROGRAMS / "falaj-studio", many) for _ in range(idles)]
        with served(many) as address:
            ours = pages("falaj", address, turns)
        peer = folder / "mlflow"
        peer.mkdir()
        studio_peer.fill(peer, RUNS)
        with studio_peer.served(peer) as address:
            theirs = pages("mlflow", address, turns)
    text = "\n\n".join([window_table(warm, cold, busy, memory, heavy), interaction_table(ours), peer_table(ours, theirs), machine(ours)])
    print(text)
    if not trying:
        results.write(DOCUMENT, text)


def fill(folder):
    """A workspace with many runs and datasets, written through the store as the product does it."""
    made = os.environ.get("FALAJ_MANY_RUNS")
    program = [made] if made else [str(PROGRAMS / "examples/many_runs")]
    run([*program, str(folder), str(RUNS), str(DATASETS)])


@contextmanager
def served(workspace):
    command = [str(PROGRAMS / "falaj"), "--workspace", str(workspace), "serve", "--port", "0", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        said = json.loads(process.stdout.readline())
        yield f"{said['url']}/#token={said['token']}"
    finally:
        process.terminate()
        process.wait()


def pages(kind, address, repetitions):
    script = str(Path(__file__).with_name("studio_pages.mjs"))
    return json.loads(run(["node", script, kind, address, str(repetitions)]))


def share(values, percent):
    """The value below which so many percent lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def seconds(starts, key):
    values = [one[key] for one in starts if one[key] is not None]
    if not values:
        return "not told by the web view"
    return f"**{statistics.median(values):.2f} s** ({min(values):.2f} to {max(values):.2f})"


def window_table(warm, cold, busy, memory, heavy):
    mib = lambda idles: f"**{statistics.median(sum(one.values()) for one in idles) / 2**20:.0f} MiB**"
    parts = lambda idles: ", ".join(f"{name} {size / 2**20:.0f}" for name, size in sorted(idles[0].items(), key=lambda one: -one[1]))
    return "\n".join([
        "| window | median (least to most) | goal |", "| --- | --- | --- |",
        f"| start to first screen with its data, files in the system's cache | {seconds(warm, 'usable')} | under 1 s |",
        f"| … of that, first paint | {seconds(warm, 'paint')} | |",
        f"| start to first screen, program and libraries read from disk | {seconds(cold, 'usable')} | |",
        f"| start to first screen, {RUNS:,} runs and {DATASETS} datasets | {seconds(busy, 'usable')} | |",
        f"| memory when idle, all processes: {parts(memory)} | {mib(memory)} | under 250 MB |",
        f"| memory when idle, {RUNS:,} runs and {DATASETS} datasets: {parts(heavy)} | {mib(heavy)} | |",
    ])


def interaction_table(ours):
    rows = ["| input to next paint | inputs | median | 95 % below | slowest |", "| --- | --- | --- | --- | --- |"]
    everything = [value for values in ours["paints"].values() for value in values]
    for name, values in [*ours["paints"].items(), ("**all**", everything)]:
        rows.append(f"| {name} | {len(values)} | {statistics.median(values):.0f} ms | {share(values, 95):.0f} ms | {max(values):.0f} ms |")
    rows.append(f"| gap between frames while scrolling the runs | {len(ours['frames'])} | {statistics.median(ours['frames']):.0f} ms "
                f"| {share(ours['frames'], 95):.0f} ms | {max(ours['frames']):.0f} ms |")
    return "\n".join(rows)


def peer_table(ours, theirs):
    rows = [f"| {RUNS:,} runs, in Chromium | Falaj | MLflow | Falaj ÷ MLflow |", "| --- | --- | --- | --- |"]
    for name in [*BESIDE, *(name for name in ours["shown"] if name not in BESIDE)]:
        values, other = ours["shown"].get(name, []), theirs["shown"].get(name, [])
        middle = lambda times: f"{statistics.median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})" if times else ""
        ratio = f"**{statistics.median(values) / statistics.median(other):.2f}**" if values and other else ""
        rows.append(f"| {name}, until drawn | {middle(values)} | {middle(other)} | {ratio} |")
    frames = lambda side: f"{share(side['frames'], 95):.0f} ms" if side["frames"] else ""
    rows.append(f"| gap between frames while scrolling, 95 % below | {frames(ours)} | {frames(theirs)} | |")
    return "\n".join(rows)


def machine(ours):
    import mlflow
    return (f"Machine: {results.machine()}, "
            f"drawn in software (Xvfb, headless Chromium {ours['browser']}). MLflow {mlflow.__version__}.")


if __name__ == "__main__":
    main("--try" in sys.argv[1:])
