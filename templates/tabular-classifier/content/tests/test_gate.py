import contextlib
import io
import os
import pathlib
import unittest
from unittest import mock

import context  # noqa: F401
import gate as stage_script
import waymark.gate
from test_sender import Portal
from waymark.gate import ATTEMPTS, Unanswered, ask, describe, gate_url
from waymark.sender import Sender

DENY = {
    "outcome": "deny",
    "version": "7",
    "environment": "production",
    "rules": [
        {"id": "tier", "title": "The tier is set", "todo": "Set it.", "result": "met", "reason": "Risk tier: high."},
        {"id": "sbom", "title": "It has an SBOM", "todo": "Make one.", "result": "unknown", "reason": "Not known."},
    ],
    "unmet": [{"id": "sbom"}],
}
ALLOW = {**DENY, "outcome": "allow", "rules": DENY["rules"][:1], "unmet": []}


class GateTest(unittest.TestCase):
    def portal(self, *answers):
        portal = Portal(list(answers))
        self.addCleanup(portal.close)
        self.slept = []
        self.sender = Sender(portal.url, "wmk_x", pathlib.Path("none"), sleep=self.slept.append)
        return portal

    def run_stage(self, mode=None):
        """What the stage prints, and whether it fails."""
        run = mock.Mock(sender=self.sender, model="model:default/m")
        environment = {"WAYMARK_GATE": mode} if mode else {}

        @contextlib.contextmanager
        def stage():
            yield run

        said = io.StringIO()
        with (
            mock.patch.dict(os.environ, environment),
            mock.patch.object(stage_script, "stage", stage),
            mock.patch.object(stage_script, "read_json", lambda path: {"version": "7"}),
            contextlib.redirect_stdout(said),
        ):
            try:
                stage_script.main()
            except Exception as problem:
                return said.getvalue(), problem
        return said.getvalue(), None

    def test_the_gate_is_beside_the_events(self):
        for url in ("https://portal/api/waymark/events", "https://portal/api/waymark/events/"):
            self.assertEqual(gate_url(url), "https://portal/api/waymark/gates")

    def test_asks_with_the_token_until_there_is_an_answer(self):
        portal = self.portal((503, {"Retry-After": "1"}, {}), (201, {}, ALLOW))
        self.assertEqual(ask(self.sender, "model:default/m", "7", "production"), ALLOW)
        headers, body = portal.received[-1]
        self.assertEqual(headers["Authorization"], "Bearer wmk_x")
        self.assertEqual(body, b'{"model": "model:default/m", "version": "7", "environment": "production"}')
        self.assertEqual(self.slept, [1])

    def test_does_not_ask_again_when_refused_and_gives_up_when_away(self):
        portal = self.portal((403, {}, {"error": {"message": "not yours"}}))
        with self.assertRaisesRegex(Unanswered, "403: not yours"):
            ask(self.sender, "m", "7", "production")
        self.assertEqual(len(portal.received), 1)
        away = self.portal(*[(500, {}, {})] * ATTEMPTS)
        with self.assertRaises(Unanswered):
            ask(self.sender, "m", "7", "production")
        self.assertEqual(len(away.received), ATTEMPTS)

    def test_says_every_rule_and_what_to_do(self):
        self.assertEqual(
            describe(DENY).splitlines(),
            [
                "The gate says deny for 7 to production.",
                "  ok  The tier is set: Risk tier: high.",
                "  NO  It has an SBOM: Not known.",
                "      Make one.",
            ],
        )

    def test_reports_unless_told_to_enforce(self):
        for mode in (None, "report"):
            self.portal((201, {}, DENY))
            said, problem = self.run_stage(mode)
            self.assertIn("so this goes on", said)
            self.assertIsNone(problem)
        self.portal((201, {}, DENY))
        said, problem = self.run_stage("enforce")
        self.assertIn("NO  It has an SBOM", said)
        self.assertIn("denies version 7 to go to production: sbom", str(problem))
        self.portal((201, {}, ALLOW))
        self.assertIsNone(self.run_stage("enforce")[1])

    def test_a_gate_that_cannot_be_asked_stops_only_what_is_enforced(self):
        self.portal((401, {}, {}))
        said, problem = self.run_stage()
        self.assertIn("could not be asked", said)
        self.assertIsNone(problem)
        self.portal((401, {}, {}))
        self.assertIsInstance(self.run_stage("enforce")[1], waymark.gate.Unanswered)

    def test_takes_no_other_mode(self):
        self.portal()
        self.assertIn("WAYMARK_GATE", str(self.run_stage("on")[1]))


if __name__ == "__main__":
    unittest.main()
