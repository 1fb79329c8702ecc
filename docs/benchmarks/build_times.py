"""Measures how long a person waits between an edit and seeing it, and writes the result into build-times.md.

    python build_times.py

Run it by `cargo xtask bench build-times` with nothing else at work. Sources are edited in place and put back. Linux only:
the window is opened on a display of its own (Xvfb) and counts as running when WebDriver reaches its page.
"""

import json
import os
import statistics
import subprocess
import time
from pathlib import Path

import results
from process_tree import run
from window import Display

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = Path(__file__).with_name("build-times.md")
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug"
REPETITIONS = 3


def seconds(command, **options):
    started = time.perf_counter()
    run(command, cwd=ROOT, **options)
    return time.perf_counter() - started


def build(program):
    # Of the whole workspace: another selection of packages would resolve other features and build dependencies anew.
    return ["cargo", "build", "--quiet", "--workspace", "--bin", program]


class Edit:
    """Adds a function to a source file, a new one each time, and puts the file back at the end."""

    def __init__(self, path):
        self.path, self.count = ROOT / path, 0

    def __enter__(self):
        self.original = self.path.read_text()
        return self

    def once(self):
        self.count += 1
        probe = f"\n/// Measured edit.\npub fn measured_edit_{self.count}() -> u32 {{\n    {self.count}\n}}\n"
        self.path.write_text(self.original + probe)

    def __exit__(self, *_):
        self.path.write_text(self.original)


def edit_to_built(path, program):
    run(build(program), cwd=ROOT)
    with Edit(path) as edit:
        times = []
        for _ in range(REPETITIONS):
            edit.once()
            times.append(seconds(build(program)))
    run(build(program), cwd=ROOT)
    return times


def open_window(display, workspace):
    """Seconds until the page of a new window answers."""
    started = time.perf_counter()
    with display.open(TARGET / "falaj-studio", workspace):
        return time.perf_counter() - started


def window_times(folder):
    workspace = folder / "workspace"
    run([str(TARGET / "falaj"), "workspace", "init", str(workspace), "--sample"])
    with Display() as display:
        open_window(display, workspace)
        return [open_window(display, workspace) for _ in range(REPETITIONS)]


def row(name, times, goal=""):
    times = [f"{value:.1f}" for value in times]
    middle = statistics.median(map(float, times))
    return f"| {name} | **{middle:.1f} s** | {', '.join(times)} | {goal} |"


def main():
    import tempfile

    run(["cargo", "build", "--quiet", "--workspace", "--bins"], cwd=ROOT)
    nothing = [seconds(["cargo", "build", "--quiet", "--workspace", "--bins"]) for _ in range(REPETITIONS)]
    studio = edit_to_built("crates/app/src/lib.rs", "falaj-studio")
    command_line = edit_to_built("crates/app/src/lib.rs", "falaj")
    model = edit_to_built("crates/model/src/lib.rs", "falaj")
    with tempfile.TemporaryDirectory() as folder:
        window = window_times(Path(folder))
    reload = [ms / 1000 for ms in json.loads(run(["node", str(Path(__file__).with_name("hot_reload.mjs"))]))]
    pages = [seconds(["npm", "--prefix", "ui", "run", "build"]) for _ in range(REPETITIONS)]
    running = [a + b for a, b in zip(studio, window)]
    text = "\n".join([
        "| from | median | all | goal |", "| --- | --- | --- | --- |",
        row("edit in `crates/app` → window on it", running, "under 30 s"),
        row("… of that, `falaj-studio` built", studio), row("… of that, window open", window),
        row("edit in `crates/app` → `falaj` built", command_line),
        row("edit in `crates/model` → `falaj` built", model),
        row("edit in `ui` → seen in the open page", reload, "under 2 s"),
        row("`npm run build` in `ui`", pages), row("build with nothing to do", nothing),
        "", f"{len(os.sched_getaffinity(0))} cores, {run(['rustc', '--version']).strip()}, Node {run(['node', '--version']).strip()}.",
    ])
    results.write(DOCUMENT, text)
    print(text)


if __name__ == "__main__":
    main()
