"""Catalogs: speed beside plain polib and GNU gettext, on the same made-up input in one run.

    python benchmarks/catalog.py [--entries 100000] [--quick]

Prints the settings and, for each job, seconds of processor time (best of the runs) for us and for the peers:

    parse and save     our strict reader and quiet writer; polib.pofile + save; msgcat
    read and save      the same with the ledger beside it, one unit changed
    update             10,000 units, 10 % of the sources edited; msgmerge --previous on the same catalog and template
    open for status    1,000 releases in 2 locales, states worked out for every unit
    one long msgid     2 MB in one entry, parsed, changed and written
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from l10n import catalog as catalogs
from l10n import values
from l10n.catalog import reader, writer
from l10n.locale import get
from l10n.model import Role, Segment

if TYPE_CHECKING:
    from collections.abc import Callable

HANT, EN = get("zh_Hant_HK"), get("en_HK")
WORDS = (  # noqa: SIM905 - a list would be a page long
    "the Center park Cyberport opened laboratory offices partners toured forum square feet research enterprises "
    "universities over today start-ups scheme fund million support Hong Kong Jiangsu innovation technology will "
    "provide services together community international results platform visit students programme new building"
).split()
HAN = "中心今日於數碼港開幕佔地平方呎設有實驗室辦公室嘉賓參觀論壇支援初創企業大學研究計劃基金創新科技"


def sentences(count: int, seed: int) -> list[str]:
    """Return that many different sentences of 8 to 24 words."""
    chance = random.Random(seed)
    return [
        f"{' '.join(chance.choices(WORDS, k=chance.randint(8, 24))).capitalize()} {number:,}."
        for number in range(count)
    ]


def segments(texts: list[str]) -> list[Segment]:
    """Return them as segments, three a block."""
    return [
        Segment(f"b{at // 3}", at % 3, text, Role.PARAGRAPH, " " if at % 3 else "") for at, text in enumerate(texts)
    ]


def catalog_text(texts: list[str], seed: int) -> str:
    """Return a catalog as people have it: comments, roles, references, some fuzzy, some empty."""
    chance = random.Random(seed)
    parts = ['msgid ""\nmsgstr ""\n"Language: zh_Hant_HK\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
    for number, text in enumerate(texts):
        target = "".join(chance.choices(HAN, k=chance.randint(8, 40))) + "。" if number % 10 else ""
        lines = ["# l10n: memory 92% 2026-11-25"] if number % 3 == 0 else []
        lines += ["#. role: paragraph", "#: releases/opening.md"]
        lines += ["#, fuzzy"] if number % 3 == 0 and target else []
        parts.append("\n".join([*lines, f'msgid "{text}"', f'msgstr "{target}"']) + "\n")
    return "\n".join(parts)


def best(job: Callable[[], object], runs: int) -> float:
    """Return the shortest of several runs, in seconds of processor time, that of processes it started included."""
    took = []
    for _ in range(runs):
        begun = sum(os.times()[:4])
        job()
        took.append(sum(os.times()[:4]) - begun)
    return min(took)


def row(job: str, ours: float, *peers: tuple[str, float | None]) -> None:
    """Print one line: our time, and each peer's with the ratio."""
    shown = [f"{name} {took:7.2f} s ({ours / took:.2f} x)" if took else f"{name}: not here" for name, took in peers]
    print(f"{job:34} ours {ours:7.2f} s   {'   '.join(shown)}")


def gettext(*command: str) -> Callable[[], object] | None:
    """Return a job that runs a gettext tool, None when it is not on this machine."""
    if shutil.which(command[0]) is None:
        return None
    return lambda: subprocess.run(command, check=True, capture_output=True)


def timed(job: Callable[[], object] | None, runs: int) -> float | None:
    """Return the best time of a job that may not exist."""
    return None if job is None else best(job, runs)


def parse_and_save(folder: Path, count: int, runs: int) -> None:
    """Parse a large catalog strictly and write it, beside polib and msgcat."""
    path, out = folder / "big.po", folder / "out.po"
    path.write_text(catalog_text(sentences(count, 1), 2), encoding="utf-8")

    def ours() -> None:
        parsed = reader.parse(path.read_bytes(), str(path))
        style = writer.style_of(parsed.entries, parsed.newline)
        out.write_text(writer.assembled(parsed.entries, parsed.tail, style), encoding="utf-8")

    def polibs() -> None:
        polib.pofile(str(path)).save(str(out))

    msgcat = timed(gettext("msgcat", "--no-wrap", "-o", str(out), str(path)), runs)
    plain = best(polibs, runs)
    row(f"parse and save, {count:,}", best(ours, runs), ("polib", plain), ("msgcat", msgcat))

    def whole() -> None:
        catalog = catalogs.read(path, HANT)
        catalog.entries[-1].target = f"{time.perf_counter_ns()}。"
        catalogs.save(catalog, date="2026-11-25")

    whole()
    row(f"read and save with ledger, {count:,}", best(whole, runs), ("polib", plain), ("msgcat", msgcat))


def edited(texts: list[str], seed: int) -> list[str]:
    """Return the texts with a tenth of them edited: a word changed, added or removed."""
    chance = random.Random(seed)
    result = list(texts)
    for at in chance.sample(range(len(texts)), len(texts) // 10):
        words = result[at].split()
        place = chance.randrange(1, len(words) - 1)
        words[place : place + chance.randint(0, 1)] = chance.choices(WORDS, k=chance.randint(0, 2)) or ["again"]
        result[at] = " ".join(words)
    return result


def update(folder: Path, count: int, runs: int) -> None:
    """Bring a catalog up to an edited release, from disk to disk, beside msgmerge."""
    texts = sentences(count, 3)
    path, template = folder / "update.po", folder / "update.pot"
    catalog = catalogs.new(path, HANT, source=EN)
    catalogs.update(catalog, segments(texts), release="releases/a.md", source=EN)
    chance = random.Random(4)
    for unit in catalog.units():
        catalog.set_target(unit.id, "".join(chance.choices(HAN, k=20)) + "。")
    catalogs.save(catalog, date="2026-11-25")
    newer = segments(edited(texts, 5))
    catalogs.write_template(template, newer, release="releases/a.md")
    before = path.read_bytes(), path.with_suffix(".ledger.json").read_bytes()
    found: dict[str, int] = {}

    def ours() -> None:
        path.write_bytes(before[0])
        path.with_suffix(".ledger.json").write_bytes(before[1])
        one = catalogs.read(path, HANT, source=EN)
        done = catalogs.update(
            one,
            newer,
            release="releases/a.md",
            source=EN,
            carry=lambda old, new, target: values.carry(old, new, target, EN, HANT),
        )
        found.update(done.counts)
        catalogs.save(one, date="2026-11-26")

    took = best(ours, runs)
    path.write_bytes(before[0])
    merged = gettext("msgmerge", "-q", "--previous", "--no-wrap", "-o", str(folder / "m.po"), str(path), str(template))
    row(f"update, {count:,}, 10 % edited", took, ("msgmerge", timed(merged, runs)))
    print(f"{'':34} found: {found}")


def open_for_status(folder: Path, releases: int, runs: int) -> None:
    """Open many releases' catalogs and work out every unit's state."""
    paths = []
    for number in range(releases):
        texts = sentences(32, number)
        for code in ("zh_Hant_HK", "zh_Hans_CN"):
            path = folder / code / f"r{number}.po"
            path.parent.mkdir(exist_ok=True)
            catalog = catalogs.new(path, get(code), source=EN)
            catalogs.update(catalog, segments(texts), release=f"releases/r{number}.md", source=EN)
            for unit in catalog.units()[:20]:
                catalog.set_target(unit.id, HAN[:20])
                catalog.approve(unit.id, by="May", on="2026-11-25")
            path.write_text(writer.assembled(catalog.entries, "\n", catalog.style), encoding="utf-8")
            beside = path.with_suffix(".ledger.json")
            beside.write_text(catalogs.ledger.text_of(catalog.ledger), encoding="utf-8")
            paths.append((path, get(code)))

    def ours() -> None:
        for path, target in paths:
            catalogs.read(path, target, source=EN).units()

    row(f"open for status, {releases:,} x 2", best(ours, runs))


def one_long_msgid(folder: Path, runs: int) -> None:
    """Parse, change and write an entry of 2 MB."""
    path = folder / "long.po"
    text = "a long sentence, " * (2_000_000 // 17)
    path.write_text(catalog_text([], 0) + f'\nmsgid "{text}"\nmsgstr ""\n', encoding="utf-8")

    def ours() -> None:
        parsed = reader.parse(path.read_bytes())
        parsed.entries[-1].target = text
        writer.assembled(parsed.entries, parsed.tail, writer.Style(width=79))

    row("one msgid of 2 MB", best(ours, runs), ("polib", best(lambda: polib.pofile(str(path)), 1)))


def main() -> None:
    """Run all jobs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entries", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--quick", action="store_true", help="a tenth of everything, once")
    chosen = options.parse_args()
    count, runs, scale = (chosen.entries // 10, 1, 10) if chosen.quick else (chosen.entries, chosen.runs, 1)
    print(f"Python {platform.python_version()} on {sys.platform}, polib {polib.__version__}, best of {runs} runs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parse_and_save(folder, count, runs)
        update(folder, 10_000 // scale, runs)
        open_for_status(folder, 1_000 // scale, runs)
        one_long_msgid(folder, runs)


if __name__ == "__main__":
    main()
