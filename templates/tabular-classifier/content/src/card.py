"""The model card: what a reader must know before relying on this version."""

import json

from project import PROJECT, purl


def make(trained, evaluated, digest):
    version, training = trained["version"], trained["training"]
    rows = [
        f"| {item['name']} | {item.get('slice', 'all')} | {item['value']:.4f} "
        f"| {'≥' if item['direction'] == 'min' else '≤'} {item['threshold']:g} |"
        for item in evaluated["metrics"]
    ]
    results = [
        {"type": item["name"], "value": round(item["value"], 6), "name": item.get("slice", "all")}
        for item in evaluated["metrics"]
    ]
    front = {
        "library_name": "sklearn",
        "pipeline_tag": "tabular-classification",
        "tags": ["tabular-classification", trained["algorithm"]],
        "datasets": [PROJECT["dataset"]],
        "model-index": [
            {
                "name": PROJECT["name"],
                "results": [
                    {
                        "task": {"type": "tabular-classification"},
                        "dataset": {"name": PROJECT["dataset"], "type": "tabular"},
                        "metrics": results,
                    }
                ],
            }
        ],
    }
    lines = [
        "---",
        # JSON is YAML, and needs no library to write.
        *(f"{key}: {json.dumps(value)}" for key, value in front.items()),
        "---",
        "",
        f"# {PROJECT['title']}, version {version}",
        "",
        f"`{purl(version)}` · model file SHA-256 `{digest}`",
        "",
        "## Purpose",
        "",
        PROJECT["purpose"],
        "",
        f"Owner: `{PROJECT['owner']}`. Risk tier: {PROJECT['riskTier']} (the reason is in `catalog-info.yaml`).",
        "",
        "## Training",
        "",
        f"- Algorithm: {trained['algorithm']} with `{json.dumps(trained['params'])}`",
        f"- Data: {', '.join(training['datasets'])}, {trained['rows']} rows up to {training['trainedDataUntil'][:10]}",
        f"- Trained: {training['startedAt']} to {training['finishedAt']}, set off by: {training['trigger']}",
        f"- Source: commit `{trained['change']['commit']}`",
        "",
        "## Evaluation",
        "",
        f"Measured on {evaluated['rows']} later rows ({evaluated['from']} to {evaluated['to']}) that training "
        f"never saw, against thresholds set in commit `{evaluated['thresholdsCommit']}`.",
        "",
        "| metric | slice | value | required |",
        "| --- | --- | --- | --- |",
        *rows,
        "",
        "## Limits",
        "",
        "- The data set that ships with this repository is synthetic: results on it say nothing about real people.",
        "- No protected attribute is in the data, so fairness between groups of people was not measured; "
        "the slices above are by housing only.",
        "- Inputs outside the ranges of `data/schema.json` are refused by the endpoint.",
        "- The model is not watched for drift by this repository.",
        "",
    ]
    return "\n".join(lines)
