"""Drives a Falaj inference server with NVIDIA's Open Inference Protocol client and compares what it answers.

    oip_client.py URL FILE        URL: http://host:port    FILE: {"model", "version", "rows": [{column: value}],
                                  "expected": [{"prediction", "probabilities": {class: p}}]}

Needs tritonclient[http]. Prints one line of JSON; ends with 1 when something does not match.
"""
import json
import sys
import urllib.error
import urllib.request

import numpy as np
import tritonclient.http as triton
from tritonclient.utils import InferenceServerException, triton_to_np_dtype

TOLERANCE = 1e-6


def column(tensor, rows, binary):
    """The input tensor of one column; missing values are named in the parameter `missing`."""
    name, datatype = tensor["name"], tensor["datatype"]
    values = [row.get(name) for row in rows]
    missing = [row for row, value in enumerate(values) if value is None]
    blank = "" if datatype == "BYTES" else 0
    filled = [blank if value is None else value for value in values]
    dtype = np.object_ if datatype == "BYTES" else triton_to_np_dtype(datatype)
    data = np.array([str(v).encode() for v in filled] if datatype == "BYTES" else filled, dtype=dtype)
    infer_input = triton.InferInput(name, [len(rows)], datatype)
    infer_input.set_data_from_numpy(data, binary_data=binary)
    if missing:
        infer_input._parameters["missing"] = missing  # the client has no public way to add a parameter to a tensor
    return infer_input


def compare(result, expected, names):
    """What differs between a result and the expected predictions."""
    problems = []
    prediction = result.as_numpy("prediction")
    for row, wanted in enumerate(expected):
        got, want = prediction[row], wanted["prediction"]
        if isinstance(want, str):
            got = got.decode() if isinstance(got, bytes) else str(got)
            same = got == want
        else:
            same = abs(float(got) - want) <= TOLERANCE * max(1.0, abs(want))
        if not same:
            problems.append(f"row {row}: prediction {got!r}, expected {want!r}")
        for label, probability in wanted.get("probabilities", {}).items():
            name = f"probability_{label}"
            if name in names and not abs(float(result.as_numpy(name)[row]) - probability) <= TOLERANCE:
                problems.append(f"row {row}: {name} {result.as_numpy(name)[row]}, expected {probability}")
    return problems


def status_of(call):
    """Status and text of the error a call ends in."""
    try:
        call()
    except InferenceServerException as error:
        return error.status(), error.message()
    return None, None


class Checks:
    def __init__(self):
        self.done, self.problems = [], []

    def check(self, name, problem):
        self.done.append(name)
        self.problems += [f"{name}: {text}" for text in ([problem] if isinstance(problem, str) else problem or [])]

    def same(self, name, got, want):
        self.check(name, None if got == want else f"got {got!r}, expected {want!r}")


def main(url, path):
    with open(path, encoding="utf-8") as file:
        case = json.load(file)
    model, version, rows, expected = case["model"], case["version"], case["rows"], case["expected"]
    client = triton.InferenceServerClient(url.removeprefix("http://"))
    checks = Checks()
    same = checks.same

    same("live", client.is_server_live(), True)
    same("ready", client.is_server_ready(), True)
    same("model ready", (client.is_model_ready(model), client.is_model_ready(model, version)), (True, True))
    same("other model not ready", client.is_model_ready("no-such-model"), False)
    same("extension", "binary_tensor_data" in client.get_server_metadata()["extensions"], True)
    metadata = client.get_model_metadata(model)
    same("metadata", (metadata["name"], metadata["versions"]), (model, [version]))
    names = [output["name"] for output in metadata["outputs"]]
    same("outputs", names[0], "prediction")
    config = client.get_model_config(model)
    same("config", [tensor["name"] for tensor in config["input"]], [tensor["name"] for tensor in metadata["inputs"]])
    same("index", client.get_model_repository_index()[0]["state"], "READY")

    for binary in (False, True):
        inputs = [column(tensor, rows, binary) for tensor in metadata["inputs"]]
        asked = [triton.InferRequestedOutput(name, binary_data=binary) for name in names]
        kind = "binary" if binary else "json"
        for packing in (None, "gzip", "deflate"):
            result = client.infer(
                model, inputs, outputs=asked, model_version=version, request_id="falaj-7",
                request_compression_algorithm=packing,
            )
            checks.check(f"infer {kind} {packing or 'plain'}", compare(result, expected, names))
            same(f"id {kind}", result.get_response()["id"], "falaj-7")
        checks.check(f"infer {kind}, all outputs", compare(client.infer(model, inputs), expected, names))
        only = client.infer(model, inputs, outputs=asked[:1]).get_response()["outputs"]
        same(f"one output {kind}", [output["name"] for output in only], ["prediction"])

    before = client.get_inference_statistics(model)["model_stats"][0]
    client.infer(model, inputs)
    after = client.get_inference_statistics(model)["model_stats"][0]
    same("statistics", after["inference_count"] - before["inference_count"], len(rows))

    same("404 of an unknown model", status_of(lambda: client.infer("no-such-model", inputs))[0], "404")
    same("404 of an unknown version", status_of(lambda: client.infer(model, inputs, model_version="999"))[0], "404")
    wanted = triton.InferRequestedOutput("no-such-output")
    same("400 of an unknown output", status_of(lambda: client.infer(model, inputs, outputs=[wanted]))[0], "400")
    first = metadata["inputs"][0]
    wrong = triton.InferInput(first["name"], [1], "FP64" if first["datatype"] == "BYTES" else "BYTES")
    wrong.set_data_from_numpy(np.array([1.0] if first["datatype"] == "BYTES" else [b"x"], wrong_type(first)))
    status, text = status_of(lambda: client.infer(model, [wrong]))
    same("400 of a wrong datatype", (status, first["name"] in (text or "")), ("400", True))
    same("400 of a body that is not JSON", raw_status(f"{url}/v2/models/{model}/infer", b"{nonsense"), 400)
    same("still ready", client.is_server_ready(), True)

    print(json.dumps({"ok": not checks.problems, "checks": len(checks.done), "rows": len(rows), "problems": checks.problems}))
    return 0 if not checks.problems else 1


def wrong_type(tensor):
    return np.float64 if tensor["datatype"] == "BYTES" else np.object_


def raw_status(url, body):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data=body), timeout=10) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
