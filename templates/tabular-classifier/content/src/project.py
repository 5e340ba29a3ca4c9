"""Where things lie in this repository."""

import hashlib
import json
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
BUNDLE = OUT / "bundle"
DATA = ROOT / "data" / "loans.csv"


def read_json(path):
    return json.loads(pathlib.Path(path).read_text("utf-8"))


def write_json(path, value):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


PROJECT = read_json(os.environ.get("WAYMARK_PROJECT_FILE", ROOT / "waymark.json"))


def purl(version):
    """The package URL of one version of the model."""
    return f"pkg:generic/{PROJECT['name']}@{version}"


def dataset():
    """The data set by entity ref and version; its version is a digest of the file."""
    return f"{PROJECT['dataset']}@{sha256(DATA)[:12]}"
