"""Delivers events to the portal. Standard library only."""

import json
import os
import pathlib
import random
import time
import urllib.error
import urllib.request

ATTEMPTS = 6
LONGEST_WAIT = 20  # seconds


class Refused(Exception):
    """The portal answered that it will not take an event; trying again cannot help."""


class Sender:
    """Sends each event until the portal has answered for it.

    An event goes out with the same bytes at every attempt, so one that arrived
    without its answer coming back is a duplicate, not a second event. What
    cannot be delivered is kept in `spool`, which travels with the pipeline's
    artifacts, and goes out first the next time.
    """

    def __init__(self, url, token, spool, *, sleep=time.sleep, say=print):
        self.url = url
        self.token = token
        self.spool = pathlib.Path(spool)
        self.sleep = sleep
        self.say = say
        self.away = False

    @classmethod
    def from_environment(cls, spool, **options):
        return cls(os.environ.get("WAYMARK_URL"), os.environ.get("WAYMARK_TOKEN"), spool, **options)

    def send(self, events):
        """Sends events in order. Raises `Refused` when the portal rejects one."""
        if not self.url or not self.token:
            self.say(
                "waymark: WAYMARK_URL or WAYMARK_TOKEN is not set, so the portal is not told of: "
                + ", ".join(event["type"] for event in events)
            )
            return
        waiting = self.undelivered() + list(events)
        for position, event in enumerate(waiting):
            if not self.away and self._deliver(event):
                continue
            self.away = True
            self._keep(waiting[position:])
            self.say(
                f"waymark: {self.url} cannot be reached; {len(waiting) - position} event(s) kept in "
                f"{self.spool.name}, the next job sends them."
            )
            return
        self.spool.unlink(missing_ok=True)

    def undelivered(self):
        """Events of this and earlier jobs the portal has not answered for."""
        if not self.spool.exists():
            return []
        return [json.loads(line) for line in self.spool.read_text("utf-8").splitlines() if line]

    def _keep(self, events):
        self.spool.parent.mkdir(parents=True, exist_ok=True)
        self.spool.write_text("".join(json.dumps(event) + "\n" for event in events), "utf-8")

    def _deliver(self, event):
        body = json.dumps(event).encode("utf-8")
        for attempt in range(1, ATTEMPTS + 1):
            status, answer, retry_after = self._post(body)
            if status is not None and 200 <= status < 300:
                self.say(f"waymark: {event['type']} {answer.get('status', 'accepted')} ({event['id']})")
                return True
            if status == 409:
                self.say(f"waymark: the portal already has another event {event['id']}; that one stands.")
                return True
            if status is not None and status != 429 and status < 500:
                raise Refused(self._explain(event, status, answer))
            if attempt < ATTEMPTS:
                self.sleep(wait_before(attempt, retry_after))
        return False

    def _post(self, body):
        request = urllib.request.Request(
            self.url,
            data=body,
            method="POST",
            headers={
                "Content-Type": "application/cloudevents+json",
                "Authorization": f"Bearer {self.token}",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=15) as response:
                return response.status, parse(response.read()), None
        except urllib.error.HTTPError as error:
            return error.code, parse(error.read()), error.headers.get("Retry-After")
        except OSError as error:  # refused, reset, timed out, no such host
            self.say(f"waymark: {self.url}: {getattr(error, 'reason', error)}")
            return None, {}, None

    def _explain(self, event, status, answer):
        error = answer.get("error", {})
        details = "; ".join(f"{item.get('path')}: {item.get('message')}" for item in error.get("details", []))
        hint = ""
        if status in (401, 403):
            hint = (
                " The token in the CI variable WAYMARK_TOKEN is not valid for this event: make a new"
                " source in the portal for this repository and put its token there."
            )
        return f"The portal refused {event['type']} with {status}: {error.get('message', '')} {details}{hint}"


def wait_before(attempt, retry_after):
    """Seconds before the next attempt: what the portal asks for, else doubling with jitter."""
    if retry_after and retry_after.strip().isdigit():
        return min(int(retry_after), LONGEST_WAIT)
    return min(2 ** (attempt - 1), LONGEST_WAIT) * (0.5 + random.random() / 2)


def parse(body):
    try:
        answer = json.loads(body)
        return answer if isinstance(answer, dict) else {}
    except ValueError:
        return {}
