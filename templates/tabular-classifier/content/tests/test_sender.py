import http.server
import json
import pathlib
import tempfile
import threading
import unittest

import context  # noqa: F401
from waymark import events
from waymark.sender import ATTEMPTS, Refused, Sender


def make_event(id="12.34.service.deployed.production"):
    return events.build(
        "service.deployed",
        id=id,
        source="https://git.example.org/models/m",
        subject="m",
        content={"environment": {"id": "production"}, "artifactId": "pkg:generic/m@1"},
        waymark={"model": "model:default/m", "reverts": None},
    )


class Portal:
    """A portal that gives the answers it was told to, in order, then accepts."""

    def __init__(self, answers):
        self.answers, self.received = list(answers), []
        portal = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                portal.received.append((dict(self.headers), body))
                status, headers, answer = portal.answers.pop(0) if portal.answers else (202, {}, {"status": "accepted"})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *arguments):
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}/events"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class SenderTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.spool = pathlib.Path(folder.name) / "undelivered.ndjson"
        self.waits, self.said = [], []

    def portal(self, *answers):
        portal = Portal(answers)
        self.addCleanup(portal.close)
        return portal

    def sender(self, url, token="wmk_1_secret"):
        return Sender(url, token, self.spool, sleep=self.waits.append, say=self.said.append)

    def test_sends_a_structured_cloudevent_with_the_token(self):
        portal = self.portal()
        self.sender(portal.url).send([make_event()])
        headers, body = portal.received[0]
        event = json.loads(body)
        self.assertEqual(headers["Content-Type"], "application/cloudevents+json")
        self.assertEqual(headers["Authorization"], "Bearer wmk_1_secret")
        for ours, theirs in (("id", "id"), ("source", "source"), ("type", "type"), ("time", "timestamp")):
            self.assertEqual(event[ours], event["data"]["context"][theirs])
        self.assertEqual(event["subject"], event["data"]["subject"]["id"])
        self.assertEqual(event["data"]["customData"]["waymark"], {"model": "model:default/m"})

    def test_waits_as_asked_and_repeats_the_same_bytes(self):
        portal = self.portal((503, {"Retry-After": "3"}, {}), (429, {"Retry-After": "1"}, {}), (500, {}, {}))
        self.sender(portal.url).send([make_event()])
        self.assertEqual(self.waits[:2], [3, 1])
        self.assertGreater(self.waits[2], 0)
        self.assertEqual(len({body for _, body in portal.received}), 1)
        self.assertEqual(len(portal.received), 4)

    def test_keeps_what_cannot_be_delivered_and_sends_it_first_later(self):
        portal = self.portal(*[(503, {}, {})] * ATTEMPTS)
        sender = self.sender(portal.url)
        sender.send([make_event("first")])
        sender.send([make_event("second")])
        self.assertEqual([event["id"] for event in sender.undelivered()], ["first", "second"])
        later = self.sender(portal.url)
        later.send([make_event("third")])
        ids = [json.loads(body)["id"] for _, body in portal.received[ATTEMPTS:]]
        self.assertEqual(ids, ["first", "second", "third"])
        self.assertEqual(later.undelivered(), [])

    def test_an_unreachable_portal_is_no_crash(self):
        portal = Portal([])
        url = portal.url
        portal.close()
        sender = self.sender(url)
        sender.send([make_event()])
        self.assertEqual(len(self.waits), ATTEMPTS - 1)
        self.assertEqual(len(sender.undelivered()), 1)

    def test_a_refusal_says_what_is_wrong_and_is_not_repeated(self):
        error = {"error": {"message": "Not valid", "details": [{"path": "/data", "message": "is required"}]}}
        portal = self.portal((400, {}, error))
        with self.assertRaisesRegex(Refused, "400: Not valid /data: is required"):
            self.sender(portal.url).send([make_event()])
        self.assertEqual(len(portal.received), 1)
        with self.assertRaisesRegex(Refused, "WAYMARK_TOKEN"):
            self.sender(self.portal((401, {}, {})).url).send([make_event()])

    def test_a_duplicate_and_a_conflict_are_settled(self):
        portal = self.portal((200, {}, {"status": "duplicate"}), (409, {}, {}))
        sender = self.sender(portal.url)
        sender.send([make_event(), make_event("other")])
        self.assertEqual(sender.undelivered(), [])
        self.assertIn("duplicate", self.said[0])
        self.assertIn("stands", self.said[1])

    def test_without_url_or_token_it_says_so_and_goes_on(self):
        self.sender(None, None).send([make_event()])
        self.assertIn("WAYMARK_URL or WAYMARK_TOKEN is not set", self.said[0])
        self.assertFalse(self.spool.exists())

    def test_times_are_utc_with_milliseconds(self):
        self.assertEqual(events.to_utc("2026-03-01T09:30:00+02:00"), "2026-03-01T07:30:00.000Z")
        self.assertRegex(events.now(), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")


if __name__ == "__main__":
    unittest.main()
