"""Stage 3: measures the model on the newest rows, which training never saw."""

import joblib
from sklearn.metrics import accuracy_score, brier_score_loss, roc_auc_score

from dataset import read, split
from judge import describe, judge, tell, thresholds_commit
from project import OUT, ROOT, dataset, read_json, write_json
from waymark.run import stage


def measure(model, rows):
    """Values by `(metric, slice)`."""
    chances = model.predict_proba([features for _, features, _ in rows])[:, 1]
    labels = [label for _, _, label in rows]
    values = {
        ("roc_auc", None): roc_auc_score(labels, chances),
        ("accuracy", None): accuracy_score(labels, chances >= 0.5),
        ("brier_score", None): brier_score_loss(labels, chances),
    }
    for home in sorted({features["home"] for _, features, _ in rows}):
        part = [index for index, (_, features, _) in enumerate(rows) if features["home"] == home]
        values[("roc_auc", f"home={home}")] = roc_auc_score(
            [labels[index] for index in part], [chances[index] for index in part]
        )
    return {key: float(value) for key, value in values.items()}


def main():
    with stage() as run:
        params = read_json(ROOT / "params.json")
        _, unseen = split(read(), params["holdout"])
        metrics, failures = judge("performance", measure(joblib.load(OUT / "model.joblib"), unseen))
        commit = thresholds_commit()
        report = {
            "rows": len(unseen),
            "from": unseen[0][0].isoformat(),
            "to": unseen[-1][0].isoformat(),
            "thresholdsCommit": commit,
            "metrics": metrics,
            "failures": failures,
        }
        write_json(OUT / "evaluation.json", report)
        for metric in metrics:
            print(describe(metric))
        tell(
            run,
            "performance",
            metrics,
            failures,
            report="out/evaluation.json",
            environment="pipeline",
            datasets=[dataset()],
            thresholdsCommit=commit,
            version=read_json(OUT / "training.json")["version"],
        )
        if failures:
            raise RuntimeError("the model does not meet its thresholds: " + "; ".join(failures))


if __name__ == "__main__":
    main()
