"""Stages 5 and 8: `deploy.py staging`, `deploy.py production`."""

import sys

import endpoint
import target
from project import BUNDLE, PROJECT, purl, read_json
from waymark.run import change, changes, stage, unplanned


def main(environment):
    with stage(deploys_to=environment) as run:
        version = read_json(BUNDLE / "model.json")["version"]
        before = target.current(environment)
        url = target.deploy(environment, version, BUNDLE)
        endpoint.wait_for(url, version)
        print(f"{purl(version)} serves {environment} at {url} (before: {before or 'nothing'})")
        run.tell(
            "service.deployed" if before is None else "service.upgraded",
            PROJECT["name"],
            {"environment": {"id": environment}, "artifactId": purl(version)},
            name=environment,
            modelVersion=version,
            environmentTier=environment,
            change=change(run),
            changes=changes(run, before),
            executedBy="pipeline",
            pipelineRun=run.reference(),
            strategy="blue-green",
            unplanned=unplanned(),
        )
        if environment == "production":
            run.finish("success", modelVersion=version)
            run.insist()


if __name__ == "__main__":
    if sys.argv[1:] not in (["staging"], ["production"]):
        sys.exit("usage: deploy.py staging|production")
    main(sys.argv[1])
