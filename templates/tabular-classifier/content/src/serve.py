"""Serves the model that lies beside this file. Standard library and scikit-learn.

GET  /health   200 once the model is loaded
GET  /         name, version and the features it takes
POST /predict  {"instances": [{…}, …]} → {"version", "predictions": [{"label", "probability"}]}
"""

import http.server
import json
import os
import pathlib

import joblib

HERE = pathlib.Path(__file__).resolve().parent
LARGEST_BODY = 1024 * 1024


def load():
    """The model with what is known of it."""
    return json.loads((HERE / "model.json").read_text("utf-8")), joblib.load(HERE / "model.joblib")


def check(instance, features):
    """What is wrong with one instance, by feature."""
    if not isinstance(instance, dict):
        return {"": "must be an object of features"}
    faults = {name: "is not a feature of this model" for name in instance if name not in features}
    for name, rule in features.items():
        value = instance.get(name)
        if value is None:
            faults[name] = "is missing"
        elif rule["type"] == "category":
            if value not in rule["values"]:
                faults[name] = f"must be one of {', '.join(rule['values'])}"
        elif isinstance(value, bool) or not isinstance(value, (int, float)):
            faults[name] = "must be a number"
        elif not rule["min"] <= value <= rule["max"]:
            faults[name] = f"must lie between {rule['min']} and {rule['max']}"
    return faults


def predict(about, model, body):
    """Answer and status for the body of one request."""
    try:
        instances = json.loads(body)["instances"]
    except (ValueError, KeyError, TypeError):
        return 400, {"error": 'the body must be JSON like {"instances": [{…}]}'}
    if not isinstance(instances, list) or not instances:
        return 400, {"error": "instances must be a list with at least one entry"}
    details = [
        {"path": f"/instances/{index}/{name}".rstrip("/"), "message": message}
        for index, instance in enumerate(instances)
        for name, message in check(instance, about["features"]).items()
    ]
    if details:
        return 400, {"error": "some instances cannot be judged", "details": details}
    numeric = [
        {name: float(value) if not isinstance(value, str) else value for name, value in instance.items()}
        for instance in instances
    ]
    chances = model.predict_proba(numeric)[:, 1]
    predictions = [{"label": int(chance >= 0.5), "probability": float(chance)} for chance in chances]
    return 200, {"model": about["name"], "version": about["version"], "predictions": predictions}


def make_handler(about, model):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            path = self.path.partition("?")[0]
            if path == "/health":
                self.answer(200, {"status": "ok", "version": about["version"]})
            elif path == "/":
                self.answer(200, about)
            else:
                self.answer(404, {"error": "known are GET /, GET /health and POST /predict"})

        def do_POST(self):
            length = int(self.headers.get("Content-Length") or 0)
            if length > LARGEST_BODY:
                self.close_connection = True
                self.answer(413, {"error": f"a request may have {LARGEST_BODY} bytes"})
                return
            body = self.rfile.read(length)
            if self.path.partition("?")[0] != "/predict":
                self.answer(404, {"error": "known are GET /, GET /health and POST /predict"})
                return
            self.answer(*predict(about, model, body))

        def answer(self, status, value):
            body = json.dumps(value).encode("utf-8")
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def main():
    about, model = load()
    address = (os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8080")))
    print(f"{about['name']} version {about['version']} on http://{address[0]}:{address[1]}", flush=True)
    http.server.ThreadingHTTPServer(address, make_handler(about, model)).serve_forever()


if __name__ == "__main__":
    main()
