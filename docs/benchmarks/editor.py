"""Measures the pipeline editor with 100, 1,000 and 5,000 nodes in Chromium, and writes the result into editor.md.

    python editor.py [--only N …]

Run it by `cargo xtask bench editor`. The pipelines are chains that branch and join, on a workspace of their own; frames are
counted while a person zooms, pans and drags a node, three seconds each (editor_frames.mjs). With `--only`, nothing is written.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from results import machine, write

DOCUMENT = Path(__file__).with_name("editor.md")
SIZES = [100, 1000, 5000]
ROW = 40  # nodes beside each other


def pipeline(count):
    """Filters and unions on one dataset: every tenth node brings two branches together."""
    nodes = [{"id": "planes", "kind": "source", "params": {"dataset": "planes"}}]
    for at in range(1, count):
        before = nodes[-1]["id"]
        if at % 10 == 0:
            inputs = {"top": before, "bottom": nodes[-6]["id"]}
            nodes.append({"id": f"n{at}", "kind": "union", "inputs": inputs})
        else:
            nodes.append({"id": f"n{at}", "kind": "filter", "params": {"where": f"seats > {at % 7}"}, "inputs": {"table": before}})
    return {"falaj_pipeline": 1, "name": f"{count} nodes", "nodes": nodes}


def component_uses(count):
    """A row of nodes that are all of one component with two steps."""
    steps = [
        {"id": "few", "kind": "filter", "params": {"where": "seats > 3"}, "inputs": {"table": "rows"}},
        {"id": "ordered", "kind": "sort", "params": {"by": ["seats"]}, "inputs": {"table": "few"}},
    ]
    nodes = [{"id": "planes", "kind": "source", "params": {"dataset": "planes"}}]
    for at in range(count):
        before = "planes" if at == 0 else f"n{at - 1}.kept"
        nodes.append({"id": f"n{at}", "kind": "component:few", "inputs": {"rows": before}})
    few = {"version": 0, "title": "Few", "nodes": steps}
    few |= {"inputs": [{"name": "rows", "port": "table"}], "outputs": [{"name": "kept", "of": "ordered"}]}
    return {"falaj_pipeline": 3, "name": f"{count} uses", "nodes": nodes, "components": {"few": few}}


def by_hand(file):
    """The same steps without a component."""
    nodes = file["nodes"][:1]
    for at in range(len(file["nodes"]) - 1):
        before = "planes" if at == 0 else f"n{at - 1}-ordered"
        few, ordered = (dict(step) for step in file["components"]["few"]["nodes"])
        few |= {"id": f"n{at}-few", "inputs": {"table": before}}
        ordered |= {"id": f"n{at}-ordered", "inputs": {"table": few["id"]}}
        nodes += [few, ordered]
    return {"falaj_pipeline": 1, "name": "by hand", "nodes": nodes}


def checked(program, workspace, file):
    """Seconds that a check of a file takes, the middle one of five."""
    path = workspace / "pipelines" / "checked.json"
    path.write_text(json.dumps(file))
    taken = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run([program, "--workspace", workspace, "pipeline", "validate", path], check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begin)
    path.unlink()
    return statistics.median(taken)


def layout(count, nodes):
    places = {node["id"]: [120.0 * (at % ROW), 140.0 * (at // ROW)] for at, node in enumerate(nodes)}
    return {"falaj_layout": 1, "nodes": places}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", type=int)
    only = parser.parse_args().only
    program = str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        subprocess.run([program, "workspace", "init", workspace, "--sample"], check=True, stdout=subprocess.DEVNULL)
        for count in only or SIZES:
            made = pipeline(count)
            (workspace / "pipelines" / f"many-{count}.json").write_text(json.dumps(made))
            (workspace / "pipelines" / f"many-{count}.layout.json").write_text(json.dumps(layout(count, made["nodes"])))
        uses = component_uses(1000)
        ratio = checked(program, workspace, uses) / checked(program, workspace, by_hand(uses))
        serving = subprocess.Popen(
            [program, "--workspace", workspace, "--json", "serve", "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        try:
            address = json.loads(serving.stdout.readline())["open"]
            frames = Path(__file__).with_name("editor_frames.mjs")
            names = [f"many-{count}" for count in only or SIZES]
            out = subprocess.run(["node", frames, address, *names], check=True, stdout=subprocess.PIPE, text=True).stdout
        finally:
            serving.terminate()
    text = table(json.loads(out), only or SIZES, ratio)
    print(text)
    if not only:
        write(DOCUMENT, text)


def table(results, sizes, ratio):
    lines = ["| nodes | shown after | elements | zoom | pan | pan, near | drag |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for size, found in zip(sizes, results):
        moves = [f"{found[move]['perSecond']:.0f} ({found[move]['p95']:.0f} ms)" for move in ("zoom", "pan", "near", "drag")]
        lines.append(f"| {size:,} | {found['shown']:.1f} s | {found['drawn']:,} | {' | '.join(moves)} |")
    lines += ["", "Frames in a second, and in brackets the time that 95 of 100 frames keep within. Without a graphics processor. All nodes are "
              "in view, save near, where names can be read; elements are the nodes that stand in the page, others are drawn.", "",
              f"A check of 1,000 uses of one component takes {ratio:.2f} times as long as one of the same 2,000 steps by hand.", "",
              f"Machine: {machine()}."]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
