"""Serves the score on PORT."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from score import score


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            self.answer(200, {"status": "ok", "version": os.environ.get("MODEL_VERSION")})
        else:
            self.answer(404, {"error": "There is /health and /predict"})

    def do_POST(self):
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            predictions = [{"amount": score(account)} for account in body["instances"]]
        except (KeyError, TypeError, ValueError) as problem:
            self.answer(400, {"error": f"Expected {{\"instances\": [{{...}}]}}: {problem}"})
            return
        self.answer(200, {"version": os.environ.get("MODEL_VERSION"), "predictions": predictions})

    def answer(self, status, body):
        data = json.dumps(body).encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *args):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
