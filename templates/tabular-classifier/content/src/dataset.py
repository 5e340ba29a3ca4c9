"""Reads the data set and judges its quality. Standard library only."""

import csv
import datetime

from project import DATA, ROOT, read_json

SCHEMA = read_json(ROOT / "data" / "schema.json")


class BadData(Exception):
    """The data set cannot be used; the message names the rows and columns."""


def read(path=DATA):
    """Rows in order of date: `(date, features, label)`."""
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        expected = [SCHEMA["date"], *SCHEMA["features"], SCHEMA["label"]]
        missing = [name for name in expected if name not in (reader.fieldnames or [])]
        if missing:
            raise BadData(f"{path} lacks the column(s) {', '.join(missing)}")
        rows = [parse(row, line) for line, row in enumerate(reader, start=2)]
    return sorted(rows, key=lambda row: row[0])


def parse(row, line):
    try:
        day = datetime.date.fromisoformat(row[SCHEMA["date"]])
        label = int(row[SCHEMA["label"]])
        if label not in (0, 1):
            raise ValueError(f"{SCHEMA['label']} must be 0 or 1")
        return day, {name: value(row[name], rule) for name, rule in SCHEMA["features"].items()}, label
    except ValueError as problem:
        raise BadData(f"line {line}: {problem}") from problem


def value(text, rule):
    if text == "":
        return None
    return float(text) if rule["type"] == "number" else text


def fault(feature, rule):
    """What is wrong with one value, or None."""
    if feature is None:
        return "is missing"
    if rule["type"] == "category":
        return None if feature in rule["values"] else f"must be one of {', '.join(rule['values'])}"
    if isinstance(feature, bool) or not isinstance(feature, (int, float)):
        return "must be a number"
    if not rule["min"] <= feature <= rule["max"]:
        return f"must lie between {rule['min']} and {rule['max']}"
    return None


def quality(rows):
    """Measures of a data set by name."""
    cells = max(1, len(rows) * len(SCHEMA["features"]))
    missing = wrong = 0
    for _, features, _ in rows:
        for name, rule in SCHEMA["features"].items():
            if features[name] is None:
                missing += 1
            elif fault(features[name], rule):
                wrong += 1
    seen = {(day, tuple(features.values()), label) for day, features, label in rows}
    return {
        "rows": len(rows),
        "missing_share": missing / cells,
        "out_of_range_share": wrong / cells,
        "duplicate_rows": len(rows) - len(seen),
        "positive_share": sum(label for _, _, label in rows) / max(1, len(rows)),
    }


def split(rows, holdout):
    """The older rows to train on, the newest share `holdout` to evaluate on."""
    cut = round(len(rows) * (1 - holdout))
    return rows[:cut], rows[cut:]
