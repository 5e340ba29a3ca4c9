"""Stage 4: puts model, card, bill of materials and server into one bundle."""

import shutil

import card
import sbom
from dataset import SCHEMA
from project import BUNDLE, OUT, PROJECT, ROOT, purl, read_json, sha256, write_json
from waymark.run import stage

FILES = ["src/serve.py", "ci/python.sh", "ci/serve.sh", "requirements.txt", "data/DATASHEET.md"]


def make_bundle(trained, evaluated):
    shutil.rmtree(BUNDLE, ignore_errors=True)
    BUNDLE.mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / name, BUNDLE)
    shutil.copy(OUT / "model.joblib", BUNDLE)
    model_file = BUNDLE / "model.joblib"
    write_json(
        BUNDLE / "model.json",
        {
            "name": PROJECT["name"],
            "version": trained["version"],
            "algorithm": trained["algorithm"],
            "trainedAt": trained["training"]["finishedAt"],
            "commit": trained["change"]["commit"],
            "label": SCHEMA["label"],
            "features": SCHEMA["features"],
        },
    )
    (BUNDLE / "MODEL_CARD.md").write_text(card.make(trained, evaluated, sha256(model_file)), "utf-8")
    bill = sbom.make(trained["version"], model_file, trained["training"]["finishedAt"])
    write_json(BUNDLE / "sbom.cdx.json", bill)
    sums = [f"{sha256(path)}  {path.name}" for path in sorted(BUNDLE.iterdir())]
    (BUNDLE / "SHA256SUMS").write_text("\n".join(sums) + "\n", "utf-8")


def main():
    with stage() as run:
        trained, evaluated = read_json(OUT / "training.json"), read_json(OUT / "evaluation.json")
        make_bundle(trained, evaluated)
        version = trained["version"]
        subject = purl(version)
        bill = {"uri": run.file_url("out/bundle/sbom.cdx.json")}
        run.tell(
            "artifact.packaged",
            subject,
            {"change": {"id": trained["change"]["commit"]}, "sbom": bill},
            modelVersion=version,
            change=trained["change"],
            training=trained["training"],
            evidence={"kind": "sbom", **bill, "digest": f"sha256:{sha256(BUNDLE / 'sbom.cdx.json')}"},
        )
        tell_document(run, version, "model-card", "MODEL_CARD.md")
        tell_document(run, version, "data-sheet", "DATASHEET.md")
        run.tell(
            "artifact.published",
            subject,
            {"sbom": bill},
            modelVersion=version,
            change=trained["change"],
        )
        print(f"Packaged {subject}:")
        print((BUNDLE / "SHA256SUMS").read_text("utf-8"))


def tell_document(run, version, kind, name):
    uri = run.file_url(f"out/bundle/{name}")
    run.tell(
        "testoutput.published",
        f"{kind}-{version}",
        {"outputType": "report", "format": "text/markdown", "uri": uri},
        name=kind,
        modelVersion=version,
        evidence={"kind": kind, "uri": uri, "digest": f"sha256:{sha256(BUNDLE / name)}"},
    )


if __name__ == "__main__":
    main()
