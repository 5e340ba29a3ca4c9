"""The rollback job: serves an earlier version again and tells the portal.

The portal starts it through the pipeline API. Variables: WAYMARK_ENVIRONMENT,
WAYMARK_TO_VERSION; optional WAYMARK_FROM_VERSION, WAYMARK_REVERTS (event id of
the deployment to undo), WAYMARK_ROLLBACK_REQUEST and WAYMARK_REASON.
"""

import os

import endpoint
import target
from dataset import read
from project import PROJECT, purl
from waymark import events
from waymark.run import stage

TIERS = {"production": "production", "staging": "staging"}


def main():
    with stage() as run:
        environment, to = os.environ["WAYMARK_ENVIRONMENT"], os.environ["WAYMARK_TO_VERSION"]
        request = os.environ.get("WAYMARK_ROLLBACK_REQUEST") or None
        content = {"pipelineName": f"{PROJECT['name']} rollback", "uri": run.pipeline_url or "local"}
        run.tell("pipelinerun.started", run.pipeline_id, content)
        before = target.current(environment)
        print(f"Rolling {environment} back from version {before} to {to}: {os.environ.get('WAYMARK_REASON', '')}")
        url = target.activate(environment, to)
        endpoint.wait_for(url, to)
        answer, _ = endpoint.predict(url, [read()[-1][1]])
        if answer["version"] != to:
            raise RuntimeError(f"{url} predicts as version {answer['version']}, not as {to}")
        print(f"{url} answers as version {to}: {answer['predictions'][0]}")
        run.tell(
            "service.rolledback",
            PROJECT["name"],
            {"environment": {"id": environment}, "artifactId": purl(to)},
            # One request is one rollback, also when the job is run again.
            id=events.event_id("rollback", request) if request else None,
            name=environment,
            modelVersion=to,
            environmentTier=TIERS.get(environment),
            toVersion=to,
            fromVersion=os.environ.get("WAYMARK_FROM_VERSION") or before,
            reverts=os.environ.get("WAYMARK_REVERTS") or None,
            rollbackRequest=request,
            executedBy="pipeline",
            pipelineRun=run.reference(),
            strategy="blue-green",
        )
        run.finish("success")
        run.insist()


if __name__ == "__main__":
    main()
