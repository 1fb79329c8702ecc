"""Measures training on a graphics card: falaj-runner for CUDA beside falaj-runner for processors and PyTorch for CUDA.

    python cuda.py CPU_RUNNER CUDA_RUNNER

The first is `cargo build --release -p falaj-train`, the second the same with `--features cuda`, in another target folder. The
rows are made up: 16 numbers, 6 categories, a yes or no that depends on both. All three train the same shape with the same
batch size, AdamW and 32-bit arithmetic, and evaluate the validation rows after each epoch. The time of an epoch is the least
of those after the first. Writes its result into cuda.md.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional

from results import processor, write

DOCUMENT = Path(__file__).with_name("cuda.md")
NUMBERS, CARDINALITIES = 16, [7, 12, 24, 60, 120, 200]
# Hidden layers, training rows, batch size, epochs.
CASES = [
    ([128, 64], 262_144, 1_024, 4),
    ([128, 64], 262_144, 8_192, 4),
    ([128, 64], 262_144, 65_536, 4),
    ([1024, 1024, 512], 65_536, 1_024, 4),
    ([1024, 1024, 512], 65_536, 16_384, 4),
    ([4096, 4096], 32_768, 1_024, 3),
    ([4096, 4096], 32_768, 16_384, 3),
]


def rows(count, seed):
    rng = np.random.default_rng(seed)
    numeric = rng.standard_normal((count, NUMBERS), dtype=np.float32)
    codes = np.stack([rng.integers(0, n, count, dtype=np.uint32) for n in CARDINALITIES], axis=1)
    score = numeric[:, 0] * numeric[:, 1] + np.sin(codes[:, 5] * 0.9) + numeric[:, 2] * (codes[:, 2] % 3 - 1.0)
    return numeric, codes, (score + 0.3 * rng.standard_normal(count) > 0).astype(np.float32)


def prepared(path, train, valid):
    tensors = {}
    for part, (numeric, codes, target) in [("train", train), ("valid", valid)]:
        tensors |= {f"{part}.numeric": numeric, f"{part}.codes": codes, f"{part}.target": target}
    save_file(tensors, path, metadata={"cardinalities": json.dumps(CARDINALITIES)})


def runner(program, folder, hidden, batch, epochs):
    """Seconds of the best epoch after the first, seconds until the first ends, and the validation losses."""
    spec = {
        "falaj_spec": 1, "data": str(folder / "data"), "output": str(folder / "out"), "task": "binary", "classes": 2,
        "model": {"kind": "mlp", "hidden": hidden, "dropout": 0.0, "embedding": 16},
        "training": {"epochs": epochs, "batch_size": batch, "learning_rate": 0.001, "weight_decay": 1e-4, "patience": 0,
                     "seed": 1, "threads": 0},
    }
    (folder / "spec.json").write_text(json.dumps(spec))
    begun = time.perf_counter()
    command = [str(program), "run", str(folder / "spec.json")]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        ends, losses = [], []
        for line in process.stdout:
            event = json.loads(line)
            if event.get("name") == "valid_loss":
                ends.append(time.perf_counter())
                losses.append(event["value"])
    if process.returncode:
        raise SystemExit(f"{program} ended with {process.returncode}")
    return min(np.diff(ends)), ends[0] - begun, losses


class Perceptron(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        width = lambda n: min(16, int(np.ceil(1.6 * n**0.56)))
        self.tables = nn.ModuleList(nn.Embedding(n, width(n)) for n in CARDINALITIES)
        widths = [NUMBERS + sum(width(n) for n in CARDINALITIES), *hidden]
        layers = [part for a, b in zip(widths, widths[1:]) for part in (nn.Linear(a, b), nn.ReLU())]
        self.layers = nn.Sequential(*layers, nn.Linear(widths[-1], 1))

    def forward(self, numeric, codes):
        embedded = [table(codes[:, i]) for i, table in enumerate(self.tables)]
        return self.layers(torch.cat([numeric, *embedded], 1)).squeeze(1)


def pytorch(train, valid, hidden, batch, epochs):
    """Seconds of the best epoch after the first: all rows on the card, batches cut by index, the optimiser fused."""
    card = torch.device("cuda")
    on_card = lambda part: [torch.from_numpy(a.astype(np.int64) if a.dtype == np.uint32 else a).to(card) for a in part]
    (numeric, codes, target), held = on_card(train), on_card(valid)
    model = Perceptron(hidden).to(card)
    optimiser = torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=1e-4, fused=True)
    seconds = []
    for _ in range(epochs):
        torch.cuda.synchronize()
        begun = time.perf_counter()
        order = torch.randperm(len(target), device=card)
        for index in order.split(batch):
            loss = functional.binary_cross_entropy_with_logits(model(numeric[index], codes[index]), target[index])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        with torch.no_grad():
            parts = zip(*(a.split(65_536) for a in held))
            sums = [functional.binary_cross_entropy_with_logits(model(n, c), t, reduction="sum") for n, c, t in parts]
        sum(float(s) for s in sums)
        torch.cuda.synchronize()
        seconds.append(time.perf_counter() - begun)
    return min(seconds[1:])


def machine():
    return f"{torch.cuda.get_device_name(0)}, CUDA {torch.version.cuda}; {processor()}"


def main(cpu, cuda):
    lines = ["| hidden layers | rows | batch | CUDA | CPU | CUDA ÷ CPU | PyTorch CUDA | CUDA ÷ PyTorch |",
             "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    apart, starts = 0.0, []
    for hidden, count, batch, epochs in CASES:
        train, valid = rows(count, 1), rows(count // 8, 2)
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            prepared(folder / "data", train, valid)
            ours, start, losses = runner(cuda, folder, hidden, batch, epochs)
            processor, _, expected = runner(cpu, folder, hidden, batch, epochs)
        theirs = pytorch(train, valid, hidden, batch, epochs)
        apart = max(apart, *(abs(a - b) for a, b in zip(losses, expected)))
        starts.append(start - ours)
        ms = lambda seconds: f"{seconds * 1000:,.0f} ms"
        lines.append(f"| {'-'.join(map(str, hidden))} | {count:,} | {batch:,} | {ms(ours)} | {ms(processor)} | "
                     f"**{ours / processor:.3f}** | {ms(theirs)} | **{ours / theirs:.2f}** |")
        print(lines[-1], [f"{x:.5f}" for x in losses], [f"{x:.5f}" for x in expected], f"{start:.2f} s", flush=True)
    text = "\n".join([
        *lines, "",
        f"Validation losses on card and processor are at most {apart:.1e} apart. Before its first epoch the runner for CUDA takes "
        f"{np.median(starts):.1f} s (median). Machine: {machine()}. PyTorch {torch.__version__}.",
    ])
    print(text)
    if DOCUMENT.exists():
        write(DOCUMENT, text)


if __name__ == "__main__":
    main(*sys.argv[1:3])
