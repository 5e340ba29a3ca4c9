"""Stage 6: does what serves in staging answer as the model that was evaluated?"""

import os

import joblib

import endpoint
from dataset import read, split
from judge import judge, tell
from project import OUT, PROJECT, ROOT, dataset, read_json, write_json
from waymark.run import stage

ENVIRONMENT = "staging"
QUESTIONS = 20


def main():
    with stage() as run:
        version = read_json(OUT / "training.json")["version"]
        url = f"{os.environ['WAYMARK_RUNTIME_URL'].rstrip('/')}/{PROJECT['name']}/{ENVIRONMENT}"
        _, unseen = split(read(), read_json(ROOT / "params.json")["holdout"])
        questions = [features for _, features, _ in unseen[-QUESTIONS:]]
        expected = joblib.load(OUT / "model.joblib").predict_proba(questions)[:, 1]
        difference = slowest = 0.0
        for question, chance in zip(questions, expected):
            answer, seconds = endpoint.predict(url, [question])
            if answer["version"] != version:
                raise RuntimeError(f"{url} answers as version {answer['version']}, not as {version}")
            difference = max(difference, abs(answer["predictions"][0]["probability"] - chance))
            slowest = max(slowest, seconds)
        measured = {("largest_difference", None): float(difference), ("slowest_answer_seconds", None): slowest}
        metrics, failures = judge("smoke", measured)
        write_json(OUT / "smoke.json", {"url": url, "version": version, "metrics": metrics, "failures": failures})
        tell(
            run,
            "smoke",
            metrics,
            failures,
            report="out/smoke.json",
            environment=ENVIRONMENT,
            version=version,
            datasets=[dataset()],
        )
        if failures:
            raise RuntimeError("staging does not answer as it should: " + "; ".join(failures))
        print(f"{QUESTIONS} predictions of {url} are those of version {version}; slowest {slowest * 1000:.0f} ms.")


if __name__ == "__main__":
    main()
