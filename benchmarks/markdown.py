"""How fast Markdown is read and written, also in lines as no person writes them.

Run: python benchmarks/markdown.py [megabytes]. Each source is one line of that size (10 when none is given): plain
words, emphasis, links, tags with text in their attributes. Prints seconds of CPU time to read it, and to write it with
another text; linear time means that ten times the size takes ten times as long.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from l10n import locale  # noqa: E402 - the tree beside us, not an installed one
from l10n.formats import markdown  # noqa: E402

UNITS = {
    "words": "This is a word. ",
    "emphasis": "**a** b ",
    "links": "[a word](https://www.example.hk/en/) ",
    "tags": '<abbr title="Hong Kong">HK</abbr> ',
}


def measured(name: str, unit: str, size: int) -> None:
    """Read and write one line of `size` bytes and print what it took."""
    data = (unit * (size // len(unit))).encode()
    started = time.process_time()
    document = markdown.extract(data)
    read = time.process_time() - started
    first = document.blocks[0]
    started = time.process_time()
    markdown.merge(document, {first.id: f"{first.text}!"}, locale.get("zh_Hant_HK"))
    print(f"{name:9} {size / 1e6:5.1f} MB: read {read:5.1f} s, written {time.process_time() - started:5.1f} s")


if __name__ == "__main__":
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    for each, shown in UNITS.items():
        measured(each, shown, int(megabytes * 1e6))
