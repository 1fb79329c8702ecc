"""Runs a command and measures it as a whole: wall time, and the peak of the memory that it and its children hold."""

import os
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

INTERVAL = 0.1  # seconds between two looks; reading a large process's memory map takes a few milliseconds


class Watch:
    """Samples the memory of every process started from this one while it is open. Linux only.

    Memory is the proportional set size: pages that several processes share are counted once, divided among them, and
    files that are mapped count as far as they are in memory. `peak` is the largest sum over the processes at one moment;
    `held` is the same without mapped files, whose pages the system takes back when others need them.
    """

    def __enter__(self):
        self.peak, self.held, self.started, self.done = 0, 0, time.perf_counter(), threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.seconds = time.perf_counter() - self.started
        self.done.set()
        self.thread.join()

    def look(self):
        while not self.done.wait(INTERVAL):
            found = [memory(process) for process in descendants(os.getpid())]
            self.peak = max(self.peak, sum(whole for whole, _ in found))
            self.held = max(self.held, sum(held for _, held in found))


def descendants(root):
    """Process ids of everything below `root`."""
    children = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # The name of the program, in parentheses, may hold spaces; the parent's id is the second word after it.
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], list(children.get(root, []))
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += children.get(process, [])
    return found


def memory(process):
    """Proportional set size in bytes, and that without mapped files; 0 when the process has ended."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0, 0
    sizes = {name: int(size.split()[0]) * 1024 for name, _, size in (line.partition(":") for line in text.splitlines())
             if name.startswith("Pss")}
    return sizes.get("Pss", 0), sizes.get("Pss_Anon", 0) + sizes.get("Pss_Shmem", 0)


def run(command, allowed=(0,), **options):
    """Standard output of `command`; ends the measurement when it ends with a status that is not `allowed`."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode not in allowed:
        raise SystemExit(f"{command}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def named(name, root):
    """The process `name` below `root`; the kernel keeps 15 letters of a name."""
    for process in descendants(root):
        with suppress(OSError):
            if Path(f"/proc/{process}/comm").read_text().strip() == name[:15]:
                return process
    return None
