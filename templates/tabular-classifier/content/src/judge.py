"""Holds measured values against the thresholds in `thresholds.json`."""

from project import ROOT, read_json
from waymark.run import git

THRESHOLDS = ROOT / "thresholds.json"


def judge(kind, values):
    """Each threshold of a kind with its measured value, and those that failed.

    `values` maps `(name, slice)` to a number; the slice of a whole is None.
    """
    metrics, failures = [], []
    for rule in read_json(THRESHOLDS)[kind]:
        key = (rule["name"], rule.get("slice"))
        if key not in values:
            raise KeyError(f"thresholds.json asks for {key[0]} of {key[1] or 'all'}, which nobody measured")
        metric = {**rule, "value": values[key]}
        metrics.append(metric)
        low = rule["direction"] == "min"
        if (values[key] < rule["threshold"]) if low else (values[key] > rule["threshold"]):
            failures.append(describe(metric))
    return metrics, failures


def describe(metric):
    part = f" of {metric['slice']}" if metric.get("slice") else ""
    sign = "at least" if metric["direction"] == "min" else "at most"
    return f"{metric['name']}{part} is {metric['value']:.4g}, must be {sign} {metric['threshold']:g}"


def thresholds_commit():
    """The commit that set the thresholds; it must lie in this commit's history."""
    if git("status", "--porcelain", "--", "thresholds.json"):
        raise RuntimeError("thresholds.json is changed but not committed; thresholds are set before a run")
    commit = git("log", "-1", "--format=%H", "--", "thresholds.json")
    if not commit:
        raise RuntimeError("thresholds.json was never committed; thresholds are set before a run")
    git("merge-base", "--is-ancestor", commit, "HEAD")
    return commit


def tell(run, kind, metrics, failures, *, report, environment, version, **evaluation):
    """Tells the portal how an evaluation ended."""
    content = {
        "outcome": "failure" if failures else "success",
        "environment": {"id": environment},
        "testSuite": {"id": kind, "name": kind},
    }
    if failures:
        content["reason"] = "; ".join(failures)
        content["severity"] = "high"
    run.tell(
        "testsuiterun.finished",
        f"{kind}-{run.pipeline_id}",
        content,
        name=kind,
        modelVersion=version,
        evaluation={"kind": kind, "metrics": metrics, "reportUrl": run.file_url(report), **evaluation},
    )
