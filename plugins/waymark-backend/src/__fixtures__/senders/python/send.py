"""Sends the CDEvent in WAYMARK_EVENT with CloudEvents' SDK, structured and binary."""

import json
import os

import requests
from cloudevents.core.bindings.http import to_binary_event, to_structured_event
from cloudevents.core.v1.event import CloudEvent

for mode, write in (("structured", to_structured_event), ("binary", to_binary_event)):
    data = json.loads(os.environ["WAYMARK_EVENT"])
    context = data["context"]
    context["id"] += mode
    attributes = {
        "id": context["id"],
        "source": context["source"],
        "type": context["type"],
        "subject": data["subject"]["id"],
        "datacontenttype": "application/json",
        "specversion": "1.0",
    }
    message = write(CloudEvent(attributes=attributes, data=data))
    headers = {**message.headers, "Authorization": f"Bearer {os.environ['WAYMARK_TOKEN']}"}
    answer = requests.post(os.environ["WAYMARK_URL"], data=message.body, headers=headers, timeout=30)
    print(mode, answer.status_code, answer.text)
    answer.raise_for_status()
