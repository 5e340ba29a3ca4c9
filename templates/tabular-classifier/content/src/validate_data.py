"""Stage 1: is the data fit to train on? Opens the pipeline's story."""

from dataset import quality, read
from judge import judge, tell, thresholds_commit
from project import OUT, PROJECT, dataset, write_json
from waymark.events import to_utc
from waymark.run import change, stage, version


def main():
    with stage() as run:
        here = change(run)
        content = {"pipelineName": PROJECT["name"], "uri": run.pipeline_url or "local"}
        run.tell("pipelinerun.started", run.pipeline_id, content, change=here)
        # The same for every run of this commit, so that running it again repeats the event.
        run.tell(
            "change.merged",
            here["commit"],
            {"repository": {"id": run.project_url or PROJECT["name"]}},
            id=f"change.{here['commit']}",
            time=to_utc(here["committedAt"]),
            change=here,
        )
        rows = read()
        values = quality(rows)
        metrics, failures = judge("dataQuality", {(name, None): value for name, value in values.items()})
        write_json(OUT / "data-quality.json", {"dataset": dataset(), "metrics": metrics, "failures": failures})
        for name, value in values.items():
            print(f"{name}: {value:g}")
        tell(
            run,
            "data-quality",
            metrics,
            failures,
            report="out/data-quality.json",
            environment="pipeline",
            datasets=[dataset()],
            thresholdsCommit=thresholds_commit(),
            version=version(),
        )
        if failures:
            raise RuntimeError("the data is not fit to train on: " + "; ".join(failures))
        print(f"{dataset()} is fit to train on; this run makes version {version()}.")


if __name__ == "__main__":
    main()
