"""Stage 7: may this version go to production? The portal's gate decides by the risk tier's rules.

`WAYMARK_GATE` says what a `deny` comes to: `report` (the default) tells it and
goes on, `enforce` stops the pipeline, and so does a gate that cannot be asked.
A rollback never asks.
"""

import os

from project import OUT, read_json
from waymark import gate
from waymark.run import stage

ENVIRONMENT = "production"
MODES = ("report", "enforce")


def main():
    with stage() as run:
        mode = os.environ.get("WAYMARK_GATE") or "report"
        if mode not in MODES:
            raise RuntimeError(f"WAYMARK_GATE is {mode!r}, not one of {', '.join(MODES)}")
        version = read_json(OUT / "training.json")["version"]
        try:
            verdict = gate.ask(run.sender, run.model, version, ENVIRONMENT)
        except gate.Unanswered as problem:
            if mode == "enforce":
                raise
            print(f"waymark: the gate could not be asked ({problem}); WAYMARK_GATE is report, so this goes on.")
            return
        print(gate.describe(verdict))
        if verdict["outcome"] == "allow":
            return
        if mode == "enforce":
            unmet = ", ".join(rule["id"] for rule in verdict["unmet"])
            raise gate.Denied(f"the gate denies version {version} to go to {ENVIRONMENT}: {unmet}")
        print("WAYMARK_GATE is report, so this goes on. Set it to enforce to stop here instead.")


if __name__ == "__main__":
    main()
