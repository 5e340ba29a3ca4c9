"""Asks the portal's gate whether a version may be deployed. Standard library only."""

import json
import urllib.error
import urllib.request

from waymark.sender import parse, wait_before

ATTEMPTS = 5


class Denied(Exception):
    """The gate said no, with every reason."""


class Unanswered(Exception):
    """The gate could not be asked."""


def gate_url(events_url):
    """Where the gate of the portal is that takes events at `events_url`."""
    return events_url.rstrip("/").removesuffix("/events") + "/gates"


def ask(sender, model, version, environment):
    """The gate's verdict, as the portal answers it. Raises `Unanswered`."""
    if not sender.url or not sender.token:
        raise Unanswered("WAYMARK_URL or WAYMARK_TOKEN is not set")
    question = {"model": model, "version": version, "environment": environment}
    problem = ""
    for attempt in range(1, ATTEMPTS + 1):
        request = urllib.request.Request(
            gate_url(sender.url),
            data=json.dumps(question).encode("utf-8"),
            method="POST",
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {sender.token}"},
        )
        retry_after = None
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return parse(response.read())
        except urllib.error.HTTPError as error:
            message = parse(error.read()).get("error", {}).get("message", "")
            problem = f"it answered {error.code}: {message}"
            if error.code != 429 and error.code < 500:
                break
            retry_after = error.headers.get("Retry-After")
        except OSError as error:  # refused, reset, timed out, no such host
            problem = str(getattr(error, "reason", error))
        if attempt < ATTEMPTS:
            sender.sleep(wait_before(attempt, retry_after))
    raise Unanswered(f"{gate_url(sender.url)}: {problem}")


def describe(verdict):
    """A verdict as lines to read in a job's log."""
    marks = {"met": "ok  ", "notApplicable": "-   "}
    lines = [f"The gate says {verdict['outcome']} for {verdict['version']} to {verdict['environment']}."]
    for rule in verdict["rules"]:
        lines.append(f"  {marks.get(rule['result'], 'NO  ')}{rule['title']}: {rule['reason']}")
        if rule["result"] not in marks:
            lines.append(f"      {rule['todo']}")
    return "\n".join(lines)
