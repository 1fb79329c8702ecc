"""Tables that Delta Lake's and Iceberg's own Python clients write are imported as these clients read them, at every version.

The programs are in the folder that FALAJ_PROGRAMS names. The last line is the total.
"""

import datetime as dt
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from pyiceberg.catalog.sql import SqlCatalog

ROOT = Path(__file__).parents[2]
PROGRAM = str(Path(os.environ["FALAJ_PROGRAMS"]) / "falaj")


def make():
    """The script that made the tables of the crate's own tests."""
    path = ROOT / "crates/data/tests/fixtures/lake/make.py"
    spec = importlib.util.spec_from_file_location("make", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Workspace:
    def __init__(self, folder):
        self.folder = folder
        self.call("workspace", "init", folder)

    def call(self, *words):
        command = [PROGRAM, "--workspace", str(self.folder), "--json", *map(str, words)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"falaj {' '.join(map(str, words))}: {done.stdout}")
        return json.loads(done.stdout) if done.stdout.strip() else {}

    def rows(self, table, version=None):
        """The table as Falaj imports it: names of the columns, and rows of text in order."""
        asked = ["--version", version] if version is not None else []
        dataset = self.call("data", "import", table, "--name", "t", *asked)["dataset"]
        said = next(warning for warning in dataset["warnings"] if warning["code"] == "table_version")
        rows = self.call("data", "rows", "t", "--limit", 1000)["rows"]
        names = [column["name"] for column in dataset["columns"]]
        return said["params"]["version"], names, order([["-" if v is None else v for v in row] for row in rows])


def order(rows):
    return sorted(rows, key=str)


def text(value):
    """A value as Falaj writes it."""
    match value:
        case None:
            return "-"
        case bool():
            return str(value).lower()
        case dt.datetime():
            plain = value.astimezone(dt.timezone.utc).replace(tzinfo=None) if value.tzinfo else value
            return plain.isoformat().rstrip("0") if plain.microsecond else plain.isoformat()
        case Decimal() | float():
            return f"{float(value):g}"
    return str(value)


def expected(table, readable):
    """A table of the other client, of the columns that Falaj reads."""
    names = [name for name in table.column_names if readable(table.schema.field(name).type)]
    return names, order([[text(row[name]) for name in names] for row in table.to_pylist()])


def is_readable(kind):
    return not (pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
                or pa.types.is_binary_view(kind))


def compare(what, found, wanted):
    if found == wanted:
        return 0
    print(f"{what}:\n  falaj    {found}\n  expected {wanted}")
    return 1


def delta(workspace, folder):
    module = make()
    module.delta_sales(folder / "sales")
    module.delta_types(folder / "types")
    many = folder / "many"
    for number in range(25):
        # With a checkpoint every ten commits, as it is by default.
        write_deltalake(many, pa.table({"n": [number], "half": [number / 2]}), mode="append")
    DeltaTable(many).optimize.compact()
    for path in ("sales", "types", "many"):
        table = DeltaTable(folder / path)
        for version in range(table.version() + 1):
            table.load_as_version(version)
            yield f"delta {path} {version}", workspace.rows(folder / path, version), (
                str(version), *expected(pa.table(table.to_pyarrow_table()), is_readable))


def iceberg(workspace, folder):
    catalog = SqlCatalog("lake", uri=f"sqlite:///{folder}/catalog.db", warehouse=f"file://{folder}/iceberg")
    catalog.create_namespace("lake")
    module = make()
    module.iceberg_trips(catalog)
    module.iceberg_taken(catalog, folder / "iceberg")
    for name in ("trips", "taken"):
        table = catalog.load_table(f"lake.{name}")
        place = folder / "iceberg" / "lake" / name
        current = table.current_snapshot().snapshot_id
        yield f"iceberg {name}", workspace.rows(place), (
            str(current), *expected(table.scan().to_arrow(), is_readable))
        for snapshot in table.snapshots()[:-1]:
            wanted = expected(table.scan(snapshot_id=snapshot.snapshot_id).to_arrow(), is_readable)
            # A snapshot in which a delete left nothing has no rows to compare.
            if wanted[1]:
                yield f"iceberg {name} {snapshot.snapshot_id}", workspace.rows(place, snapshot.snapshot_id), (
                    str(snapshot.snapshot_id), *wanted)


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        workspace = Workspace(folder / "workspace")
        for part in (delta, iceberg):
            (folder / part.__name__).mkdir()
            for what, found, wanted in part(workspace, folder / part.__name__):
                wrong = compare(what, found, wanted)
                passed, failed = passed + 1 - wrong, failed + wrong
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
