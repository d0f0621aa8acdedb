"""How fast Word releases are read and written, and how many codes their blocks carry.

Run: python benchmarks/docx.py. On the shared documents (skipped when they are not there) and on one made here of 20,000
paragraphs, each of seven runs. Prints seconds, MB/s of document XML and codes a block. Beside it: what one code a run
would be, as tools have it that show runs.
"""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from l10n import locale  # noqa: E402 - the tree beside us, not an installed one
from l10n.formats import docx  # noqa: E402

_TEXT = re.compile(r"word/(document|header|footer|footnotes|endnotes)")
OFFICE = "http://schemas.openxmlformats.org"


def made(paragraphs: int) -> bytes:
    """Return a document of many paragraphs whose runs Word has split."""
    runs = ["Tel: (8", "52", ") 2114 ", "49", "72", " or visit ", "us today."]
    text = "".join(
        f'<w:r w:rsidR="00A1"><w:rPr><w:noProof/></w:rPr><w:t xml:space="preserve">{one}</w:t></w:r>' for one in runs
    )
    body = f"<w:p>{text}</w:p>" * paragraphs
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{OFFICE}/package/2006/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" '
            'Target="word/document.xml" '
            f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
        )
    return stream.getvalue()


def measured(name: str, files: list[bytes]) -> None:
    """Read and write all files and print what it took."""
    hant = locale.get("zh_Hant_HK")
    size = runs = blocks = codes = 0
    for data in files:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [
                archive.read(one)
                for one in archive.namelist()
                if re.match(r"word/(document|header|footer|footnotes|endnotes)", one)
            ]
        size += sum(map(len, parts))
        runs += sum(len(re.findall(rb"<w:t[ >]", part)) for part in parts)
    started = time.perf_counter()
    documents = [docx.extract(data) for data in files]
    read = time.perf_counter() - started
    for document in documents:
        blocks += len(document.blocks)
        codes += sum(len(block.codes) for block in document.blocks)
    started = time.perf_counter()
    for document in documents:
        docx.merge(document, {block.id: f"譯{block.text}" for block in document.blocks}, hant)
    written = time.perf_counter() - started
    million = size / 1e6
    print(f"{name}: {len(files)} files, {million:.1f} MB of XML, {blocks} blocks")
    print(f"  read {read:.2f} s ({million / read:.1f} MB/s)")
    print(f"  written {written:.2f} s; {codes / blocks:.2f} codes and {runs / blocks:.2f} runs of text a block")


def main() -> None:
    """Measure both."""
    folder = ROOT / ".." / "shared" / "corpora" / "documents" / "docx"
    if folder.is_dir():
        measured("shared documents", [path.read_bytes() for path in sorted(folder.glob("*.docx"))])
    else:
        print("shared documents: not on this machine")
    measured("made here", [made(20_000)])


if __name__ == "__main__":
    main()
