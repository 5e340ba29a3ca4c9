"""What a call about an overdue account is likely to bring back, in euros."""

import json
import pathlib

SCORE = json.loads((pathlib.Path(__file__).parent / "score.json").read_text("utf-8"))


def score(account):
    """Of an account with a number for each weight; never more than is due, nor less than nothing."""
    missing = sorted(set(SCORE["weights"]) - set(account))
    if missing:
        raise ValueError(f"missing: {', '.join(missing)}")
    expected = SCORE["base"] + sum(weight * account[name] for name, weight in SCORE["weights"].items())
    return round(min(max(expected, 0.0), account["amount_due"]), 2)
