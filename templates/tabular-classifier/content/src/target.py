"""Where models are deployed: the one file to change for another platform.

This target is a small HTTP runtime. For KServe or Seldon Core make `deploy`
apply an InferenceService or SeldonDeployment whose storage URI is the bundle and
wait until it is ready, and `activate` apply the old version's; for SageMaker
create a model and an endpoint configuration and update the endpoint. The rest of
the pipeline needs from a platform only these functions and the endpoint's answer
to `GET /health`, which names the version that serves.
"""

import io
import json
import os
import tarfile
import urllib.error
import urllib.request

from project import PROJECT


class DeployFailed(Exception):
    """The platform would not serve the version."""


def current(environment):
    """The version serving there, None when nothing was ever deployed."""
    try:
        return call("GET", environment)["version"]
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise explain(error) from error


def deploy(environment, version, bundle):
    """Serves a bundle beside what serves now, and answers its URL once it is healthy and took over."""
    return attempt(
        "PUT",
        environment,
        f"?version={version}",
        pack(bundle),
        {"Content-Type": "application/gzip", "X-Command": "sh serve.sh"},
    )["url"]


def activate(environment, version):
    """Serves a version deployed before and answers its URL once it is healthy."""
    body = json.dumps({"version": version}).encode("utf-8")
    return attempt("POST", environment, "/activate", body, {"Content-Type": "application/json"})["url"]


def pack(bundle):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for path in sorted(bundle.iterdir()):
            archive.add(path, arcname=path.name)
    return buffer.getvalue()


def attempt(*arguments):
    try:
        return call(*arguments)
    except urllib.error.HTTPError as error:
        raise explain(error) from error


def call(method, environment, rest="", body=None, headers=None):
    base, token = os.environ.get("WAYMARK_RUNTIME_URL"), os.environ.get("WAYMARK_RUNTIME_TOKEN")
    if not base or not token:
        raise DeployFailed(
            "WAYMARK_RUNTIME_URL and WAYMARK_RUNTIME_TOKEN say where to deploy and must be set as CI variables; "
            "src/target.py tells how to use another platform."
        )
    url = f"{base.rstrip('/')}/api/services/{PROJECT['name']}/environments/{environment}{rest}"
    headers = {"Authorization": f"Bearer {token}", **(headers or {})}
    request = urllib.request.Request(url, data=body, method=method, headers=headers)
    # An installation in the runtime may take a while on the first start.
    with urllib.request.urlopen(request, timeout=300) as response:
        return json.loads(response.read())


def explain(error):
    try:
        answer = json.loads(error.read())
    except ValueError:
        answer = {}
    parts = [answer.get("error"), answer.get("message"), answer.get("output")]
    text = "\n".join(part if isinstance(part, str) else json.dumps(part) for part in parts if part)
    return DeployFailed(f"the runtime answered {error.code} to {error.url}\n{text}".rstrip())
