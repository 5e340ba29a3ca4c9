"""A CycloneDX 1.6 bill of materials: the model, its data, the packages it runs on."""

import importlib.metadata
import platform
import re
import sys
import uuid

import joblib

from project import DATA, PROJECT, ROOT, dataset, purl, sha256


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def required():
    """The packages `requirements.txt` asks for."""
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    return [re.match(r"[A-Za-z0-9._-]+", line).group() for line in lines if re.match(r"[A-Za-z0-9]", line)]


def loaded():
    """The packages whose modules this process has imported."""
    try:
        owners = importlib.metadata.packages_distributions()
    except AttributeError:  # Python 3.9
        return []
    modules = {name.partition(".")[0] for name in sys.modules}
    return sorted({normal(owner) for name in modules for owner in owners.get(name, [])})


def packages(model_file):
    """Names and versions of the packages in use, with what each says it needs.

    In use is what `requirements.txt` leads to and what loading the model
    imports: packages of a Linux distribution do not always say what they need.
    """
    joblib.load(model_file)
    found, waiting = {}, [*map(normal, required()), *loaded()]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            package = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # asked for on another platform or Python only
        needs = [
            normal(re.match(r"[A-Za-z0-9._-]+", line).group())
            for line in package.requires or []
            if "extra ==" not in line
        ]
        found[name] = (package.version, needs)
        waiting += needs
    return found


def make(version, model_file, finished_at):
    installed = packages(model_file)
    model_ref = purl(version)
    python_ref = f"pkg:generic/python@{platform.python_version()}"
    data_ref = dataset()
    refs = {name: f"pkg:pypi/{name}@{release}" for name, (release, _) in installed.items()}
    libraries = [
        {"type": "library", "bom-ref": refs[name], "name": name, "version": release, "purl": refs[name]}
        for name, (release, _) in sorted(installed.items())
    ]
    runtime = {
        "type": "platform",
        "bom-ref": python_ref,
        "name": "python",
        "version": platform.python_version(),
        "purl": python_ref,
    }
    data = {
        "type": "data",
        "bom-ref": data_ref,
        "name": PROJECT["dataset"],
        "version": data_ref.rpartition("@")[2],
        "hashes": [{"alg": "SHA-256", "content": sha256(DATA)}],
    }
    dependencies = [{"ref": model_ref, "dependsOn": sorted({*refs.values(), python_ref, data_ref})}] + [
        {"ref": refs[name], "dependsOn": sorted({refs[need] for need in needs if need in refs})}
        for name, (_, needs) in sorted(installed.items())
    ]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, model_ref + sha256(model_file))}",
        "version": 1,
        "metadata": {
            "timestamp": finished_at,
            "component": {
                "type": "machine-learning-model",
                "bom-ref": model_ref,
                "name": PROJECT["name"],
                "version": version,
                "purl": model_ref,
                "hashes": [{"alg": "SHA-256", "content": sha256(model_file)}],
            },
        },
        "components": [*libraries, runtime, data],
        "dependencies": dependencies,
    }
