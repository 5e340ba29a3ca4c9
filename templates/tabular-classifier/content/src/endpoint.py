"""Asks a served model questions."""

import json
import time
import urllib.error
import urllib.request


def get(url, path):
    with urllib.request.urlopen(f"{url}{path}", timeout=15) as response:
        return json.loads(response.read())


def predict(url, instances):
    """The endpoint's answer and the seconds it took."""
    body = json.dumps({"instances": instances}).encode("utf-8")
    request = urllib.request.Request(f"{url}/predict", data=body, headers={"Content-Type": "application/json"})
    started = time.monotonic()
    with urllib.request.urlopen(request, timeout=15) as response:
        return json.loads(response.read()), time.monotonic() - started


def wait_for(url, version, seconds=30):
    """Returns once the endpoint answers as that version."""
    until = time.monotonic() + seconds
    while True:
        try:
            seen = get(url, "/health").get("version")
        except (OSError, ValueError) as problem:
            seen = problem
        if str(seen) == str(version):
            return
        if time.monotonic() > until:
            raise RuntimeError(f"{url} should answer as version {version}, but: {seen}")
        time.sleep(0.5)
