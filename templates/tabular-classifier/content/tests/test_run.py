import contextlib
import io
import os
import subprocess
import tempfile
import unittest
from unittest import mock

import context  # noqa: F401
from waymark import run as runs

CI = {
    "CI_PIPELINE_ID": "12",
    "CI_JOB_ID": "34",
    "CI_JOB_NAME": "deploy production",
    "CI_PIPELINE_URL": "https://git.example.org/models/m/-/pipelines/12",
    "CI_PROJECT_URL": "https://git.example.org/models/m",
    "CI_COMMIT_BRANCH": "main",
    "CI_DEFAULT_BRANCH": "main",
}


class Recorder:
    def __init__(self):
        self.events = []

    def send(self, events):
        self.events += events


class RunTest(unittest.TestCase):
    def setUp(self):
        patch = mock.patch.dict(os.environ, CI)
        patch.start()
        self.addCleanup(patch.stop)
        self.addCleanup(os.chdir, os.getcwd())
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        os.chdir(folder.name)
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit("first")

    def git(self, *arguments):
        names = ["-c", "user.name=Team", "-c", "user.email=team@example.org"]
        subprocess.run(["git", *names, *arguments], check=True, capture_output=True)

    def commit(self, message):
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def test_the_version_grows_by_commit_and_repeats_for_the_same_one(self):
        self.assertEqual(runs.version(), "1")
        self.commit("second")
        self.assertEqual([runs.version(), runs.version()], ["2", "2"])

    def test_a_merged_branch_is_one_version(self):
        self.git("checkout", "--quiet", "-b", "idea")
        self.commit("a")
        self.commit("b")
        self.git("checkout", "--quiet", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", "merge", "idea")
        self.assertEqual(runs.version(), "2")

    def test_a_version_brings_the_commits_since_the_one_that_served(self):
        run = runs.Run(Recorder())
        self.commit("second")
        self.git("checkout", "--quiet", "-b", "idea")
        self.commit("a\tb")
        self.git("checkout", "--quiet", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", "merge", "idea")
        first, second = runs.git("rev-list", "--first-parent", "--reverse", "HEAD").split("\n")[:2]
        since = lambda sha: set(runs.git("rev-list", f"{sha}..HEAD").split("\n"))
        brought = runs.changes(run, "1")
        self.assertEqual({each["commit"] for each in brought}, since(first))
        self.assertEqual(len(brought), 3)
        self.assertEqual(brought[0], runs.change(run))
        self.assertEqual(brought[0]["repository"], CI["CI_PROJECT_URL"])
        self.assertEqual({each["commit"] for each in runs.changes(run, "2")}, since(second))
        # Nothing served, this served already, or something this repository did not make
        for before in (None, "3", "4", "0", "v7"):
            self.assertIsNone(runs.changes(run, before))

    def test_no_more_changes_are_told_than_the_portal_takes(self):
        for name in "abcd":
            self.commit(name)
        with mock.patch.object(runs, "MOST_CHANGES", 2):
            brought = runs.changes(runs.Run(Recorder()), "1")
        self.assertEqual([each["commit"] for each in brought], runs.git("rev-list", "-2", "HEAD").split("\n"))

    def test_a_shallow_clone_is_refused(self):
        self.commit("second")
        self.git("clone", "--quiet", "--depth", "1", f"file://{os.getcwd()}", "clone")
        os.chdir("clone")
        with self.assertRaisesRegex(RuntimeError, "GIT_DEPTH"):
            runs.version()

    def test_ids_are_the_same_for_the_same_job(self):
        recorder = Recorder()
        for _ in range(2):
            content = {"environment": {"id": "production"}, "artifactId": "pkg:generic/m@1"}
            runs.Run(recorder).tell("service.deployed", "m", content, name="production")
        self.assertEqual([event["id"] for event in recorder.events], ["12.34.service.deployed.production"] * 2)

    def test_other_branches_tell_nothing(self):
        recorder = Recorder()
        with mock.patch.dict(os.environ, {"CI_COMMIT_BRANCH": "idea"}):
            runs.Run(recorder).finish("success")
        self.assertEqual(recorder.events, [])

    def test_a_failed_deployment_is_told_with_its_environment(self):
        recorder = Recorder()
        with mock.patch.object(runs.Sender, "from_environment", lambda *_: recorder):
            with contextlib.redirect_stderr(io.StringIO()) as errors, self.assertRaises(SystemExit) as ended:
                with runs.stage(deploys_to="production"):
                    raise RuntimeError("no space left")
        self.assertEqual(ended.exception.code, 1)
        self.assertIn("deploy production failed: no space left", errors.getvalue())
        task, pipeline = [event["data"] for event in recorder.events]
        self.assertEqual(task["subject"]["content"]["outcome"], "failure")
        self.assertEqual(task["subject"]["content"]["pipelineRun"], {"id": "12"})
        self.assertEqual(task["customData"]["waymark"]["deploysTo"], "production")
        self.assertEqual(task["context"]["id"], "12.34.taskrun.finished")
        self.assertEqual(pipeline["subject"]["id"], "12")

    def test_a_job_is_never_taken_for_the_pipeline_of_its_number(self):
        recorder = Recorder()
        with mock.patch.dict(os.environ, {"CI_JOB_ID": "12"}):
            deployed_by = runs.Run(recorder).reference()
            with mock.patch.object(runs.Sender, "from_environment", lambda *_: recorder):
                with contextlib.redirect_stderr(io.StringIO()), self.assertRaises(SystemExit):
                    with runs.stage(deploys_to="production"):
                        raise RuntimeError("no space left")
        task, pipeline = [event["data"]["subject"]["id"] for event in recorder.events]
        self.assertEqual(task, "job/12")
        self.assertEqual(pipeline, deployed_by["id"])
        self.assertNotEqual(task, deployed_by["id"])

    def test_a_commit_may_say_that_it_was_not_planned(self):
        self.assertIsNone(runs.unplanned())
        self.commit("Mend the scaling\n\nUnplanned: true")
        self.assertTrue(runs.unplanned())
        self.commit("Tidy up")
        with mock.patch.dict(os.environ, {"WAYMARK_UNPLANNED": "true"}):
            self.assertTrue(runs.unplanned())

    def test_what_sets_off_training(self):
        self.assertEqual(runs.trigger(None, "push"), "commit")
        self.assertEqual(runs.trigger(None, "schedule"), "schedule")
        self.assertEqual(runs.trigger("drift", "trigger"), "drift")
        self.assertEqual(runs.trigger(None, "web"), "manual")


if __name__ == "__main__":
    unittest.main()
