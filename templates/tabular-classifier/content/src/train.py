"""Stage 2: trains the classifier that `params.json` describes."""

import sys

from dataset import read, split
from project import OUT, ROOT, dataset, read_json, write_json
from waymark.events import now
from waymark.run import change, stage, version


def libraries():
    """What training needs beyond the standard library."""
    try:
        import joblib
        from model import make_model
    except ImportError as problem:
        raise RuntimeError(
            f"training needs scikit-learn, and {sys.executable} cannot import it ({problem}). "
            "Install it with `pip install -r requirements.txt`, on Debian with "
            "`apt-get install python3-sklearn`, or set WAYMARK_PYTHON to an interpreter that has it."
        ) from problem
    return joblib, make_model


def main():
    with stage() as run:
        joblib, make_model = libraries()
        params = read_json(ROOT / "params.json")
        started = now()
        training, _ = split(read(), params["holdout"])
        model = make_model(params)
        model.fit([features for _, features, _ in training], [label for _, _, label in training])
        OUT.mkdir(exist_ok=True)
        joblib.dump(model, OUT / "model.joblib")
        write_json(
            OUT / "training.json",
            {
                "version": version(),
                "algorithm": params["algorithm"],
                "params": params.get(params["algorithm"], {}),
                "rows": len(training),
                "change": change(run),
                "training": {
                    "startedAt": started,
                    "finishedAt": now(),
                    "trainedDataUntil": f"{training[-1][0].isoformat()}T00:00:00.000Z",
                    "datasets": [dataset()],
                    "trigger": run.trigger,
                    "runUrl": run.pipeline_url or "local",
                },
            },
        )
        print(f"Trained {params['algorithm']} on {len(training)} rows: version {version()}.")


if __name__ == "__main__":
    main()
