"""MLflow's interface with as many runs, to stand beside."""

import os
import subprocess
import sys
import time
import urllib.request
import uuid
from contextlib import contextmanager

PORT = 4972
NAMES = ["roc_auc", "pr_auc", "log_loss", "accuracy", "precision", "recall", "f1"]
SETTINGS = {"learning_rate": 0.001, "dropout": 0.3, "batch_size": 1024, "hidden": "[128, 64]"}
ENVIRONMENT = {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true"}


def share(number, salt):
    """From 0 to below 1, the same for the same number and salt."""
    return ((number * 2_654_435_761 + salt * 40_503) >> 8) % 10_000 / 10_000


def fill(folder, count):
    """A database with one experiment of `count` runs. MLflow makes its tables; the rows are written at once, since
    writing them run by run takes its library many minutes."""
    from mlflow.entities import Metric, Param, RunTag
    from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore
    from sqlalchemy import MetaData, insert, select

    store = SqlAlchemyStore(f"sqlite:///{folder}/mlflow.db", f"{folder}/artifacts")
    experiment = store.create_experiment("measured")
    begun = int(time.time() * 1000)
    one = store.create_run(experiment, "measured", begun, [RunTag("mlflow.user", "measured")], "run-0").info.run_id
    metrics = [Metric(name, 0.5, begun, 0) for name in NAMES]
    store.log_batch(one, metrics, [Param(name, str(value)) for name, value in SETTINGS.items()], [])
    store.update_run_info(one, 3, begun + 60_000, "run-0")

    tables = MetaData()
    tables.reflect(store.engine)
    with store.engine.begin() as connection:
        rows = {name: [dict(row._mapping) for row in connection.execute(select(table).where(table.c.run_uuid == one))]
                for name, table in tables.tables.items() if name in ("runs", "params", "metrics", "latest_metrics", "tags")}
        made = {name: [] for name in rows}
        for number in range(1, count):
            run = uuid.uuid4().hex
            for name, kept in rows.items():
                made[name] += [changed(name, row, run, number) for row in kept]
        for name, new in made.items():
            for at in range(0, len(new), 10_000):
                connection.execute(insert(tables.tables[name]), new[at:at + 10_000])
    return experiment


def changed(table, row, run, number):
    if table == "runs":
        row = row | {"name": f"run-{number}", "start_time": row["start_time"] - number * 1000,
                     "artifact_uri": row["artifact_uri"].replace(row["run_uuid"], run)}
    row = row | {"run_uuid": run}
    if table == "tags" and row["key"] == "mlflow.runName":
        row["value"] = f"run-{number}"
    elif table in ("metrics", "latest_metrics"):
        row["value"] = 0.6 + 0.25 * share(number, NAMES.index(row["key"]))
    elif table == "params" and row["key"] == "learning_rate":
        row["value"] = f"{1e-4 * 100 ** share(number, 1):.6g}"
    return row


@contextmanager
def served(folder):
    """The interface's address, while it is served."""
    command = [sys.executable, "-m", "mlflow", "ui", "--backend-store-uri", f"sqlite:///{folder}/mlflow.db", "--port", str(PORT)]
    with open(f"{folder}/mlflow.log", "w") as log:
        process = subprocess.Popen(command, env=os.environ | ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        else:
            raise SystemExit(f"MLflow did not start; see {folder}/mlflow.log")
        yield f"http://127.0.0.1:{PORT}"
    finally:
        os.killpg(process.pid, 15)
        process.wait()
