"""The window alone: how soon its first screen can be used, and what it holds in memory when nothing happens."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from process_tree import descendants, memory, named
from window import DISPLAY

IDLE = 20  # seconds until what was needed to start has been given back
READY = "falaj-usable"  # the mark that the page leaves; see ui/src/lib/state/usable.ts


def started_at(process):
    """When a process began, in seconds since the epoch, to 10 ms."""
    ticks = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19])
    boot = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
    return boot + ticks / os.sysconf("SC_CLK_TCK")


def mapped(process):
    """Files that the process and its children run from."""
    files = set()
    for one in (process, *descendants(process)):
        with suppress(OSError):
            for line in Path(f"/proc/{one}/maps").read_text().splitlines():
                path = line.partition("/")
                if path[1] and Path("/" + path[2]).is_file():
                    files.add("/" + path[2])
    return files


def forget(files):
    """Drops files from the system's cache, so that the next start reads them from the disk. Needs no rights; what
    another process has mapped stays."""
    for path in files:
        with suppress(OSError):
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def start(display, program, workspace):
    """Seconds from the start of the process to the first paint and to the first screen with all its data; and the files
    that it ran from."""
    with display.open(program, workspace) as script:
        process = named(program.name, display.process.pid)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            marks = script(
                f"const at = performance.getEntriesByName('{READY}')[0]; const paint = performance.getEntriesByName("
                "'first-contentful-paint')[0]; return at ? [performance.timeOrigin + at.startTime, paint ? "
                "performance.timeOrigin + paint.startTime : null, document.querySelector('main').innerText.length] : null"
            )
            if marks:
                began = started_at(process)
                assert marks[2] > 100, "the first screen is empty"
                return {"usable": marks[0] / 1000 - began, "paint": marks[1] and marks[1] / 1000 - began,
                        "files": mapped(process)}
            time.sleep(0.05)
    raise SystemExit(f"the page never marked {READY}")


def starts(display, program, workspace, repetitions):
    """Starts with what the system has read before, and starts that read everything from the disk, in turns."""
    files = start(display, program, workspace)["files"]
    warm, cold = [], []
    for _ in range(repetitions):
        warm.append(start(display, program, workspace))
        forget(files)
        cold.append(start(display, program, workspace))
    return warm, cold


@contextmanager
def window(program, workspace):
    """Studio without a driver, as a person has it; its process id."""
    whole = subprocess.Popen([*DISPLAY, str(program), "--workspace", str(workspace)],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        for _ in range(300):
            if process := named(program.name, whole.pid):
                break
            time.sleep(0.1)
        else:
            raise SystemExit("the window did not open")
        yield process
    finally:
        os.killpg(whole.pid, signal.SIGTERM)
        whole.wait()


def idle(program, workspace):
    """Bytes by program, of the window and everything it started, after it has been left alone."""
    with window(program, workspace) as process:
        time.sleep(IDLE)
        found = {}
        for one in (process, *descendants(process)):
            with suppress(OSError):
                name = Path(f"/proc/{one}/comm").read_text().strip()
                found[name] = found.get(name, 0) + memory(one)[0]
        return found
