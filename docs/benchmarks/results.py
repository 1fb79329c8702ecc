"""What every measurement says and does alike: on which machine it ran, and where its result goes."""

import os
import platform
from pathlib import Path

BEGIN, END = "<!-- results -->", "<!-- end of results -->"


def processor():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    return f"{model}, {len(os.sched_getaffinity(0))} cores"


def machine():
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 2**20
    return f"{processor()}, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def write(document, text):
    """Puts `text` between the marks of a document, in place of what stands there."""
    before, _, rest = document.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}")
