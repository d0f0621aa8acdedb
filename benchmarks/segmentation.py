"""Segmentation, measured: right answers and speed, beside pysbd, syntok, sentencex and blingfire where installed.

    python benchmarks/segmentation.py

Prints, with every tool's version: whole items right of this repository's sets and golden cases (codes taken out,
line break codes as spaces) and of the 48 golden English rules; the share of paragraphs whose English and Chinese
counts differ (these two need the measuring material beside the repository); and megabytes a second on English that
is dense with abbreviations, quotations and figures. Reads only; needs no network.
"""

from __future__ import annotations

import importlib
import json
import platform
import re
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from l10n import locale  # noqa: E402 - the repository itself, installed or not
from l10n.segmentation import sentences  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Splitter = Callable[[str, str], list[str]]
    Case = tuple[str, list[str]]

PLAIN = (
    "The Centre opened its third laboratory on 21 October 2025, and more than 2,300 guests came to see it. "
    "Dr. Wong of Alpha Tech Co., Ltd. said, “We have waited for ten years. Today the doors are open.” "
    "The building has 7,500 sq. ft. of workshops, a café and a hall (see Fig. 3) on the U.S. pattern. "
    "Will it be full by Dec. 31? Nobody knows, but bookings for the first 3.5 months are complete. "
)
CODE = re.compile(r"</?(?:[abi]|br)[0-9]*/?>")


def ours(text: str, code: str) -> list[str]:
    """Return this repository's sentences."""
    return sentences(text, locale.get(code))


def peers() -> Iterator[tuple[str, Splitter]]:
    """Yield the peers that are installed, as (name with version, splitter)."""
    makers: dict[str, Callable[[], Splitter]] = {
        "pysbd": _pysbd,
        "syntok": _syntok,
        "sentencex": _sentencex,
        "blingfire": _blingfire,
    }
    for name, make in makers.items():
        try:
            splitter = make()
        except ImportError:
            print(f"{name}: not installed here")
            continue
        yield f"{name} {metadata.version(name)}", splitter


def _pysbd() -> Splitter:
    segmenter = importlib.import_module("pysbd").Segmenter
    made = {"en": segmenter(language="en", clean=False), "zh": segmenter(language="zh", clean=False)}
    return lambda text, code: [one.strip() for one in made[code[:2]].segment(text)]


def _syntok() -> Splitter:
    process = importlib.import_module("syntok.segmenter").process

    def split(text: str, _code: str) -> list[str]:
        found = (sentence for paragraph in process(text) for sentence in paragraph)
        return ["".join(token.spacing + token.value for token in sentence).strip() for sentence in found]

    return split


def _sentencex() -> Splitter:
    segment = importlib.import_module("sentencex").segment
    return lambda text, code: [one.strip() for one in segment(code[:2], text) if one.strip()]


def _blingfire() -> Splitter:
    to_lines = importlib.import_module("blingfire").text_to_sentences
    return lambda text, _code: to_lines(text).split("\n")


def cases(path: Path) -> list[Case]:
    """Read `> text` and `- segment` lines; codes are taken out, for no peer knows them."""
    found: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            found.append((_bare(line[2:]), []))
        elif line.startswith("- ") and _bare(line[2:]):
            found[-1][1].append(_bare(line[2:]))
    return found


def _bare(text: str) -> str:
    return " ".join(CODE.sub(lambda code: " " if code[0] == "<br/>" else "", text).split())


def score(splitter: Splitter, found: list[Case], code: str) -> str:
    """Return "right / all" over whole items."""
    right = sum([one for one in splitter(text, code) if one] == expected for text, expected in found)
    return f"{right}/{len(found)}"


def speed(splitter: Splitter, megabytes: float) -> str:
    """Return megabytes of plain English a second, on one paragraph a call as in a release."""
    paragraphs = [PLAIN] * max(1, round(megabytes * 1_000_000 / len(PLAIN.encode())))
    splitter(PLAIN, "en_HK")
    started = time.process_time()
    for paragraph in paragraphs:
        splitter(paragraph, "en_HK")
    return f"{len(paragraphs) * len(PLAIN.encode()) / 1e6 / (time.process_time() - started):.2f}"


def measures() -> dict[str, tuple[list[Case], str]]:
    """Return the material by name: cases and their locale."""
    found: dict[str, tuple[list[Case], str]] = {}
    for code in ("en_HK", "zh_Hant_HK", "zh_Hans_CN"):
        for name, number in (("set", ""), ("second set", "2")):
            found[f"{name} {code}"] = (cases(ROOT / "tests" / "sets" / f"segmentation{number}_{code}.md"), code)
        found[f"golden {code}"] = (cases(ROOT / "tests" / "golden" / "segmentation" / f"{code}.md"), code)
    rules = SHARED / "corpora" / "segmentation" / "english_golden_rules.json"
    if rules.is_file():
        items = json.loads(rules.read_text(encoding="utf-8"))
        found["48 English rules"] = ([(item["text"], item["sentences"]) for item in items], "en_HK")
    return found


def parallel(splitter: Splitter, rows: list[list[str]]) -> str:
    """Return the share of paragraphs with several sentences whose English and Chinese counts differ."""
    counts = [(len(splitter(row[2], "en_HK")), len(splitter(row[3], "zh_Hant_HK"))) for row in rows]
    several = [pair for pair in counts if max(pair) > 1]
    return f"{sum(one != other for one, other in several) / len(several):.1%} of {len(several)}"


def main() -> None:
    """Print one block a tool."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    material = measures()
    path = SHARED / "corpora" / "hkma" / "paragraphs_2015_2022.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:] if path.is_file() else []
    rows = [line.split("\t") for line in lines]
    for name, splitter in [("l10n", ours), *peers()]:
        print(f"\n{name}")
        for measure, (found, code) in material.items():
            print(f"  {measure:21} {score(splitter, found, code)}")
        if rows:
            print(f"  {'counts that differ':20} {parallel(splitter, rows if name == 'l10n' else rows[:600])}")
        print(f"  {'MB/s plain English':20} {speed(splitter, 10 if name == 'l10n' else 0.3)}")
    line = PLAIN * (10_000_000 // len(PLAIN))
    started = time.process_time()
    count = len(ours(line, "en_HK"))
    print(f"\nl10n, one line of {len(line):,} characters: {count:,} sentences in {time.process_time() - started:.2f} s")


if __name__ == "__main__":
    main()
