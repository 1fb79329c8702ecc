"""The real window, on a display of its own, driven by WebKitWebDriver. Linux only."""

import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from process_tree import named

PORT = 4971
# As large as a laptop's, so that what is drawn is what a person would see.
DISPLAY = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1440x900x24", "dbus-run-session", "--"]


class Display:
    """Xvfb, a message bus and WebKitWebDriver, ready to open windows."""

    def __enter__(self):
        environment = os.environ | {"TAURI_AUTOMATION": "true", "TAURI_WEBVIEW_AUTOMATION": "true"}
        self.process = subprocess.Popen(
            [*DISPLAY, "WebKitWebDriver", f"--port={PORT}"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )
        for _ in range(200):
            try:
                wire("GET", "/status", None)
                return self
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise SystemExit("WebKitWebDriver does not answer")

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()

    @contextmanager
    def open(self, program, workspace):
        """A session with a new window of `program`, whose page answers; the window is closed at the end."""
        options = {"binary": str(program), "args": ["--workspace", str(workspace)]}
        made = wire("POST", "/session", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        path = f"/session/{made['sessionId']}"
        try:
            yield lambda script: wire("POST", f"{path}/execute/sync", {"script": script, "args": []})
        finally:
            wire("DELETE", path, None)
            self.await_end(program)

    def await_end(self, program):
        """Waits until the program has ended: the next start of it would only hand over to the one that is still there."""
        for _ in range(200):
            if named(program.name, self.process.pid) is None:
                return
            time.sleep(0.05)
        raise SystemExit(f"{program.name} did not end")


def wire(method, path, body):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{PORT}{path}", data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)["value"]
