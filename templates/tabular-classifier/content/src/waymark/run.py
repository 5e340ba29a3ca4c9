"""The pipeline run a script belongs to, and what it tells the portal."""

import contextlib
import os
import subprocess
import sys

from project import OUT, PROJECT
from waymark import events
from waymark.sender import Refused, Sender


# The portal refuses a longer list.
MOST_CHANGES = 500


class Undelivered(Exception):
    """The work is done, but the portal has not heard of it."""


class Run:
    """One job of one pipeline, read from GitLab's predefined variables and from git."""

    def __init__(self, sender=None):
        env = os.environ
        self.source = PROJECT["source"]
        self.model = env.get("WAYMARK_MODEL") or PROJECT["model"]
        self.pipeline_id = env.get("CI_PIPELINE_ID", "local")
        self.pipeline_url = env.get("CI_PIPELINE_URL")
        self.job_id = env.get("CI_JOB_ID", "local")
        self.job_url = env.get("CI_JOB_URL")
        self.job_name = env.get("CI_JOB_NAME", "local")
        self.project_url = env.get("CI_PROJECT_URL", "")
        self.trigger = trigger(env.get("WAYMARK_TRIGGER"), env.get("CI_PIPELINE_SOURCE"))
        self.sender = sender or Sender.from_environment(OUT / "undelivered.ndjson")
        # Only the default branch is delivered, so only its runs are told.
        branch = env.get("CI_COMMIT_BRANCH")
        self.reports = branch is not None and branch == env.get("CI_DEFAULT_BRANCH")

    def tell(self, kind, subject, content, *, id=None, name=None, time=None, **waymark):
        """Sends one event; `name` tells apart events of one kind in one job."""
        if not self.reports:
            return
        self.sender.send(
            [
                events.build(
                    kind,
                    id=id or events.event_id(self.pipeline_id, self.job_id, kind, name),
                    source=self.source,
                    subject=str(subject),
                    content=content,
                    waymark={"model": self.model, **waymark},
                    time=time,
                )
            ]
        )

    def finish(self, outcome, **waymark):
        """Tells that the pipeline ended."""
        content = {"outcome": outcome}
        if self.pipeline_url:
            content["uri"] = self.pipeline_url
        self.tell("pipelinerun.finished", self.pipeline_id, content, change=change(self), **waymark)

    def insist(self):
        """Raises `Undelivered` when the portal still lacks events of this pipeline."""
        if self.sender.undelivered():
            raise Undelivered(
                "The work of this pipeline is done, but the portal could not be told. "
                "Retry this job when the portal is back."
            )

    def file_url(self, path):
        """Where a file this job leaves as an artifact can be read."""
        if self.job_url:
            return f"{self.job_url}/artifacts/raw/{path}"
        return path

    def task_id(self):
        """Names this job among runs: jobs and pipelines are numbered apart, so a bare number may be either."""
        return f"job/{self.job_id}"

    def reference(self):
        """Names this run on a deployment."""
        reference = {"id": self.pipeline_id}
        if self.pipeline_url:
            reference["url"] = self.pipeline_url
        return reference


@contextlib.contextmanager
def stage(deploys_to=None):
    """Runs one stage; one that fails is told to the portal and ends the job with 1."""
    run = Run()
    try:
        yield run
    except (Refused, Undelivered) as problem:
        print(f"\n{problem}", file=sys.stderr)
        sys.exit(1)
    except Exception as problem:
        print(f"\n{run.job_name} failed: {problem}", file=sys.stderr)
        with contextlib.suppress(Refused):
            content = {
                "taskName": run.job_name,
                "outcome": "failure",
                "errors": str(problem)[:1000] or type(problem).__name__,
                "pipelineRun": {"id": run.pipeline_id},
            }
            if run.job_url:
                content["uri"] = run.job_url
            run.tell("taskrun.finished", run.task_id(), content, deploysTo=deploys_to)
            run.finish("failure", deploysTo=deploys_to)
        sys.exit(1)


def git(*arguments):
    result = subprocess.run(["git", *arguments], capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"git {' '.join(arguments)}: {result.stderr.strip()}")
    return result.stdout.strip()


def version():
    """The model's version: how many commits the default branch has had.

    It grows with every push and is the same again when a commit's pipeline is
    run again. Counting needs the whole history.
    """
    if git("rev-parse", "--is-shallow-repository") == "true":
        raise RuntimeError(
            "The version is the number of commits, and this clone does not have them all: "
            'set GIT_DEPTH to "0" in .gitlab-ci.yml.'
        )
    return git("rev-list", "--count", "--first-parent", "HEAD")


def change(run):
    """The commit this pipeline delivers."""
    return commits(run, "-1")[0]


def changes(run, before):
    """The commits that ship with this version, newest first: those since the version that served.

    None where nothing served, or where what served has no commit that this one builds on.
    """
    if before is None or not before.isdecimal():
        return None
    history = git("rev-list", "--first-parent", "--reverse", "HEAD").split("\n")
    if not 0 < int(before) < len(history):
        return None
    return commits(run, f"--max-count={MOST_CHANGES}", f"{history[int(before) - 1]}..HEAD")


def commits(run, *which):
    """Commits as the portal takes them, newest first."""
    found = []
    for line in git("log", *which, "--format=%H%x09%cI%x09%an").split("\n"):
        sha, committed, author = line.split("\t", 2)
        commit = {"commit": sha, "committedAt": events.to_utc(committed), "author": author}
        if run.project_url:
            commit["repository"] = run.project_url
            commit["url"] = f"{run.project_url}/-/commit/{sha}"
        found.append(commit)
    return found


def unplanned():
    """Whether this commit answers a production incident: True, or None when nobody says so."""
    said = os.environ.get("WAYMARK_UNPLANNED") or git("log", "-1", "--format=%(trailers:key=Unplanned,valueonly)")
    return True if said.strip().lower() == "true" else None


def trigger(given, pipeline_source):
    """What set off this training."""
    if given in ("commit", "schedule", "drift", "manual"):
        return given
    return {"schedule": "schedule", "web": "manual", "api": "manual", "trigger": "manual"}.get(
        pipeline_source or "", "commit"
    )
