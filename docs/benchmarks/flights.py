"""The flights job in Python: pandas, scikit-learn's preprocessing, a PyTorch perceptron on the CPU.

    python flights.py PIPELINE.json DATA_FOLDER OUTPUT_FOLDER [NODE.PARAM=VALUE …]

Reads the very pipeline file that Falaj runs and does what its nodes say, so that both do the same job: the same files, joins,
label, split by time, kinds of preprocessing, shape, batch size, epochs and optimiser. Prints one JSON document. Written the
way a practised person would for speed: whole columns in pandas, batches cut by index instead of a DataLoader, all cores.
"""

import json
import math
import sys
import time
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
import torch
from sklearn.compose import ColumnTransformer
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.metrics import average_precision_score, log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder, StandardScaler
from torch import nn
from torch.nn import functional

# Falaj's defaults, where the file leaves a parameter out.
PREPARE = {"max_categories": 200, "missing_flags": True, "categories": [], "ignore": []}
TRAIN = {
    "hidden": [128, 64], "dropout": 0.1, "embedding": 32, "epochs": 50, "batch_size": 256, "learning_rate": 0.001,
    "weight_decay": 1e-4, "patience": 5, "seed": 42,
}


class Tables:
    """Runs the nodes that make tables."""

    def __init__(self, nodes, data):
        self.nodes, self.data = nodes, data

    def table(self, node):
        """The table that comes out of a node."""
        params, inputs = node.get("params", {}), {port: self.nodes[name] for port, name in node.get("inputs", {}).items()}
        match node["kind"]:
            case "source":
                return pd.read_parquet(self.data / f"{params['dataset'].split('@')[0]}.parquet")
            case "join":
                return self.join(self.table(inputs["left"]), self.table(inputs["right"]), params)
            case "label":
                return label(self.table(inputs["table"]), params)
            case "select":
                table = self.table(inputs["table"])
                return table[params["keep"]] if "keep" in params else table.drop(columns=params["drop"])
        raise SystemExit(f"{node['kind']} makes no table")

    @staticmethod
    def join(left, right, params):
        keys = params["right_on"]
        right = right[keys + params["columns"]] if params.get("columns") else right
        suffix = params.get("suffix", "_right")
        right = right.rename(columns={name: name + suffix for name in right if name in left and name not in keys})
        # Keys come under names of their own, so that they never clash and are easily dropped.
        right = right.rename(columns={name: f"key {name}" for name in keys})
        renamed = [f"key {name}" for name in keys]
        joined = left.merge(right, how="left", left_on=params["left_on"], right_on=renamed, validate="many_to_one")
        return joined.drop(columns=renamed)


def label(table, params):
    source = params["column"]
    table = table[table[source].notna()].copy()
    rules = {"above": np.greater, "below": np.less, "at_least": np.greater_equal}
    rule = next((name for name in rules if params.get(name) is not None), None)
    values = table[source] if rule is None else rules[rule](table[source], params[rule])
    if params.get("drop", True):
        table = table.drop(columns=source)
    table[params.get("name", "label" if rule else source)] = values
    return table


def split(table, params):
    """Train, valid and test part by the order of a column; equal moments stay together."""
    if params["method"] != "time":
        raise SystemExit("this comparison splits by time")
    moments = np.sort(table[params["column"]].to_numpy())
    first = round(len(moments) * params["train"])
    second = round(len(moments) * (params["train"] + params["valid"]))
    bounds = [nearest_change(moments, cut) for cut in (first, second)]
    place = np.searchsorted(np.array(bounds), table[params["column"]].to_numpy(), side="right")
    return [table[place == part] for part in range(3)]


def nearest_change(moments, cut):
    start, end = np.searchsorted(moments, moments[cut], "left"), np.searchsorted(moments, moments[cut], "right")
    return moments[start] if start > 0 and cut - start <= end - cut else moments[end]


def date_parts(table):
    """Season and clock as sine and cosine; weekday and hour as categories."""
    parts = {}
    for name in table.select_dtypes("datetime").columns:
        moments = table[name].dt
        year = (moments.dayofyear - 1) / (365 + moments.is_leap_year) * math.tau
        day = (moments.hour * 3600 + moments.minute * 60 + moments.second) / 86_400 * math.tau
        parts |= {f"{name} {kind}": value for kind, value in [
            ("sin year", np.sin(year)), ("cos year", np.cos(year)), ("sin day", np.sin(day)), ("cos day", np.cos(day)),
            ("weekday", moments.weekday.astype(str)), ("hour", moments.hour.astype(str)),
        ]}
    return table.select_dtypes(exclude="datetime").assign(**parts)


def preprocessing(train, params):
    """What turns columns into scaled numbers and category codes; and the names of both."""
    categories = [name for name in train if train[name].dtype == object or pd.api.types.is_string_dtype(train[name])]
    categories += [name for name in params["categories"] if name not in categories]
    numbers = [name for name in train if name not in categories]
    scale = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    # Flags stay 0 and 1: a rare one, scaled, would become so large that it shakes the network.
    flags = MissingIndicator(features="missing-only", error_on_new=False) if params["missing_flags"] else "drop"
    # One code is taken by what is rare, and one is left for what is missing, as in Falaj.
    encode = OrdinalEncoder(
        handle_unknown="use_encoded_value", unknown_value=-1, encoded_missing_value=-2,
        max_categories=params["max_categories"] + 1, dtype=np.int64,
    )
    return ColumnTransformer([("numbers", scale, numbers), ("flags", flags, numbers), ("codes", encode, categories)])


def encode(fitted, table):
    matrix = fitted.transform(table)
    width = len(fitted.named_transformers_["codes"].categories_)
    numeric = torch.from_numpy(matrix[:, : matrix.shape[1] - width].astype(np.float32))
    return numeric, torch.from_numpy(matrix[:, matrix.shape[1] - width :].astype(np.int64) + 2)


class Perceptron(nn.Module):
    def __init__(self, numeric, cardinalities, params):
        super().__init__()
        widths = [min(params["embedding"], math.ceil(1.6 * size**0.56)) for size in cardinalities]
        self.tables = nn.ModuleList(nn.Embedding(size, width) for size, width in zip(cardinalities, widths))
        sizes = [numeric + sum(widths), *params["hidden"]]
        hidden = [[nn.Linear(a, b), nn.ReLU(), nn.Dropout(params["dropout"])] for a, b in zip(sizes, sizes[1:])]
        self.layers = nn.Sequential(*[layer for group in hidden for layer in group], nn.Linear(sizes[-1], 1))

    def forward(self, numeric, codes):
        embedded = [table(codes[:, place]) for place, table in enumerate(self.tables)]
        return self.layers(torch.cat([numeric, *embedded], dim=1)).squeeze(1)


def optimiser(network, params):
    weights = [p for name, p in network.named_parameters() if not name.endswith("bias")]
    biases = [p for name, p in network.named_parameters() if name.endswith("bias")]
    groups = [{"params": weights, "weight_decay": params["weight_decay"]}, {"params": biases, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=params["learning_rate"])


def fit(network, train, valid, params):
    """Trains, and leaves the weights of the epoch with the best validation loss. Returns the number of epochs."""
    adamw, best, kept, waited = optimiser(network, params), math.inf, None, 0
    numeric, codes, target = train
    for epoch in range(1, params["epochs"] + 1):
        network.train()
        for rows in torch.randperm(len(target)).split(params["batch_size"]):
            adamw.zero_grad(set_to_none=True)
            logits = network(numeric[rows], codes[rows])
            functional.binary_cross_entropy_with_logits(logits, target[rows]).backward()
            adamw.step()
        loss = functional.binary_cross_entropy_with_logits(predict(network, valid), valid[2]).item()
        waited += 1
        if loss < best:
            best, waited = loss, 0
            kept = {name: value.clone() for name, value in network.state_dict().items()}
        if params["patience"] and waited >= params["patience"]:
            break
    network.load_state_dict(kept)
    return epoch


@torch.no_grad()
def predict(network, part):
    network.eval()
    return torch.cat([network(a, b) for a, b in zip(part[0].split(8192), part[1].split(8192))])


def main(pipeline, data, output, changes):
    started = time.perf_counter()
    nodes = {node["id"]: node for node in json.loads(pipeline.read_text())["nodes"]}
    for change in changes:
        place, value = change.split("=", 1)
        node, param = place.split(".", 1)
        nodes[node].setdefault("params", {})[param] = json.loads(value)
    by_kind = {node["kind"]: node for node in nodes.values()}
    prepare = PREPARE | by_kind["prepare"]["params"]
    params = TRAIN | by_kind["train_mlp"].get("params", {})
    torch.manual_seed(params["seed"])

    parted = by_kind["split"]
    table = Tables(nodes, data).table(nodes[parted["inputs"]["table"]])
    parts = split(table, {"train": 0.7, "valid": 0.15} | parted["params"])
    targets = [torch.from_numpy(part[prepare["target"]].to_numpy(np.float32)) for part in parts]
    inputs = [date_parts(part.drop(columns=[prepare["target"], *prepare["ignore"]])) for part in parts]
    fitted = preprocessing(inputs[0], prepare).fit(inputs[0])
    encoded = [(*encode(fitted, part), target) for part, target in zip(inputs, targets)]
    cardinalities = [int(max(column.max(), 1)) + 1 for column in encoded[0][1].T]
    for _, codes, _ in encoded:
        codes.clamp_(max=torch.tensor(cardinalities) - 1)
    prepared = time.perf_counter()

    network = Perceptron(encoded[0][0].shape[1], cardinalities, params)
    epochs = fit(network, encoded[0], encoded[1], params)
    trained = time.perf_counter()

    probability = torch.sigmoid(predict(network, encoded[2])).numpy()
    truth = encoded[2][2].numpy()
    output.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), output / "weights.pt")
    joblib.dump(fitted, output / "preprocessing.joblib")
    print(json.dumps({
        "roc_auc": roc_auc_score(truth, probability), "pr_auc": average_precision_score(truth, probability),
        "log_loss": log_loss(truth, probability), "epochs": epochs,
        "rows": [len(target) for target in targets], "inputs": encoded[0][0].shape[1], "categories": cardinalities,
        "parameters": sum(p.numel() for p in network.parameters()), "threads": torch.get_num_threads(),
        "seconds": {"prepare": prepared - started, "train": trained - prepared, "evaluate": time.perf_counter() - trained},
    }))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
