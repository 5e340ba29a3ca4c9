"""CDEvents 0.5.1 in structured CloudEvents 1.0. Standard library only."""

import datetime

SPEC_VERSION = "0.5.1"

TYPES = {
    "artifact.packaged": "0.3.0",
    "artifact.published": "0.3.0",
    "change.merged": "0.3.0",
    "pipelinerun.finished": "0.3.0",
    "pipelinerun.started": "0.3.0",
    "service.deployed": "0.3.0",
    "service.rolledback": "0.3.0",
    "service.upgraded": "0.3.0",
    "taskrun.finished": "0.3.0",
    "testoutput.published": "0.3.0",
    "testsuiterun.finished": "0.3.0",
}


def now():
    """The present moment, ISO 8601 in UTC with milliseconds."""
    moment = datetime.datetime.now(datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def to_utc(text):
    """An ISO 8601 moment of any offset as `now` writes it."""
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    moment = moment.astimezone(datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def event_id(*parts):
    """An id that is the same whenever the same job speaks of the same thing."""
    return ".".join(str(part).replace(" ", "-") for part in parts if part not in (None, ""))


def build(kind, *, id, source, subject, content, waymark, time=None):
    """One CDEvent inside its CloudEvent. `waymark` is what CDEvents has no field for."""
    type_ = f"dev.cdevents.{kind}.{TYPES[kind]}"
    time = time or now()
    waymark = {key: value for key, value in waymark.items() if value is not None}
    return {
        "specversion": "1.0",
        "id": id,
        "source": source,
        "type": type_,
        "time": time,
        "subject": subject,
        "datacontenttype": "application/json",
        "data": {
            "context": {
                "specversion": SPEC_VERSION,
                "id": id,
                "source": source,
                "type": type_,
                "timestamp": time,
            },
            "subject": {"id": subject, "source": source, "content": content},
            "customData": {"waymark": waymark},
            "customDataContentType": "application/json",
        },
    }
