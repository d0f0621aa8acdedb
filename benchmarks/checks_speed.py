"""The speed of `l10n check` over a large project, beside pofilter on the same entries in one PO file.

    python benchmarks/checks_speed.py [--entries 100000] [--jobs N]… [--pofilter PATH]

The entries are the paragraphs of the Hong Kong Monetary Authority and their human translations
(../shared/corpora/hkma), repeated with a number of their own in both languages until there are enough, in releases of
500 paragraphs; each kind of fault is planted in one entry of two hundred that can hold it. `l10n check` is run as a
command, from nothing, on all of them and on a quarter (twice four times the work in four times the time is linear),
with each number of processes, and pofilter (translate-toolkit, in a virtual environment of its own) with all its
tests. Prints processor time, wall time, peak memory of the largest process, and of each kind of fault how many were
reported: by `l10n check` as an error, by pofilter at all, beside how many entries without a fault it reports.
Aims: at most pofilter's time, then half of it; under 300 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT.parent / "shared" / "corpora" / "hkma" / "paragraphs_2015_2022.tsv"
LOCALE = "zh_Hant_HK"
PER_RELEASE = 500
SEED = 20251125
SHARE = 0.005
PROBE = (  # runs a command and says what it took; Windows has no getrusage
    "import resource, subprocess, sys; subprocess.run(sys.argv[2:], check=True, stdout=open(sys.argv[1], 'wb'),"
    " stderr=subprocess.DEVNULL); u = resource.getrusage(resource.RUSAGE_CHILDREN);"
    " print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
)
URL, PHONE, CODE = "https://www.example.hk/visit/2025", "(852) 2345 6789", "<b>"


class Entry(NamedTuple):
    """A source, its target, and what was planted in the target; empty for nothing."""

    source: str
    target: str
    fault: str = ""

    @property
    def number(self) -> str:
        """The number that makes an entry unique."""
        return self.source.rpartition("(Ref. ")[2].rstrip(")")


def digit(source: str, target: str, chance: random.Random) -> tuple[str, str] | None:
    """Change the first digit of the target."""
    del chance
    found = re.search(r"\d", target)
    if found is None:
        return None
    return source, target[: found.start()] + str((int(found[0]) + 3) % 10) + target[found.end() :]


def scale(source: str, target: str, chance: random.Random) -> tuple[str, str] | None:
    """Put 億 for 萬 or 萬 for 億 behind a figure."""
    del chance
    found = re.search(r"\d(億|萬)(?!億)", target)
    if found is None:
        return None
    return source, target[: found.start(1)] + {"億": "萬", "萬": "億"}[found[1]] + target[found.end(1) :]


def script(source: str, target: str, chance: random.Random) -> tuple[str, str] | None:
    """Put the Simplified form of one character."""
    found = [at for at, one in enumerate(target) if one in _SIMPLIFIED]
    if not found:
        return None
    at = chance.choice(found)
    return source, target[:at] + _SIMPLIFIED[target[at]] + target[at + 1 :]


_HERE, _THERE = "會國業發資銀個這對門問題總額達經濟權證實", "会国业发资银个这对门问题总额达经济权证实"
_SIMPLIFIED = dict(zip(_HERE, _THERE, strict=True))


def address(source: str, target: str, chance: random.Random) -> tuple[str, str]:
    """Drop a digit of an address that both sides end with."""
    at = chance.choice([at for at, one in enumerate(URL) if one.isdigit()])
    return f"{source} See {URL} for details.", f"{target}詳見 {URL[:at]}{URL[at + 1 :]} 。"


def phone(source: str, target: str, chance: random.Random) -> tuple[str, str]:
    """Drop a digit of a telephone number that both sides end with."""
    at = chance.choice([at for at, one in enumerate(PHONE) if one.isdigit() and at > len("(852) ")])
    return f"{source} Tel.: {PHONE}.", f"{target}電話：{PHONE[:at]}{PHONE[at + 1 :]}。"


def code(source: str, target: str, chance: random.Random) -> tuple[str, str]:
    """Lose the code round the first word."""
    del chance
    word, _, rest = source.partition(" ")
    return f"**{word}** {rest}", target


PLANTS: dict[str, Callable[[str, str, random.Random], tuple[str, str] | None]] = {
    "digit changed": digit,
    "億/萬 swapped": scale,
    "wrong script": script,
    "URL digit lost": address,
    "phone digit lost": phone,
    "code lost": code,
}


def entries(count: int) -> list[Entry]:
    """Return the entries, some of them with a fault."""
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]]
    pairs = [(row[2], row[3]) for row in rows if len(row) == 4 and row[2][:1].isalpha() and row[3][:1].isalnum()]
    chance = random.Random(SEED)
    made: list[Entry] = []
    for number in range(count):
        source, target = pairs[number % len(pairs)]
        fault, planted = "", None
        for name, plant in PLANTS.items():
            if planted is None and chance.random() < SHARE * (4 if plant is scale else 1):
                planted = plant(source, target, chance)
                fault = name if planted is not None else ""
        source, target = planted or (source, target)
        made.append(Entry(f"{source} (Ref. {number + 1000})", f"{target}（編號{number + 1000}）", fault))
    return made


def in_catalog(source: str) -> str:
    """Return a paragraph of a release as its catalog has it."""
    return re.sub(r"^\*\*(.+?)\*\*", r"<b>\1</b>", source)


def project(folder: Path, made: list[Entry]) -> None:
    """Write a project whose releases and translated catalogs hold the entries."""
    from l10n import catalog, locale  # noqa: PLC0415 - the repository's own package

    (folder / "releases").mkdir(parents=True)
    (folder / "l10n.toml").write_text(f'targets = ["{LOCALE}"]\nsegmentation = "paragraph"\n', encoding="utf-8")
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    for at in range(0, len(made), PER_RELEASE):
        text = "# Report\n\n" + "".join(f"{one.source}\n\n" for one in made[at : at + PER_RELEASE])
        (folder / "releases" / f"part-{at // PER_RELEASE:04}.md").write_text(text, encoding="utf-8")
    subprocess.run([str(Path(sys.executable).parent / "l10n"), "extract"], cwd=folder, check=True, capture_output=True)
    targets = {in_catalog(one.source): one.target for one in made} | {"Report": "報告"}
    for path in sorted((folder / "locales" / LOCALE / "LC_MESSAGES").glob("*.po")):
        opened = catalog.read(path, locale.get(LOCALE), source=locale.get("en_HK"))
        for entry in opened.live():
            entry.target = targets.get(entry.msgid, "")
        catalog.save(opened)


def one_file(path: Path, made: list[Entry]) -> None:
    """Write the entries as one PO file."""
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {LOCALE}\\n"\n'
    body = "".join(f"\nmsgid {quoted(in_catalog(one.source))}\nmsgstr {quoted(one.target)}\n" for one in made)
    path.write_text(head + body, encoding="utf-8")


def quoted(text: str) -> str:
    """Return a text as PO has it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def took(folder: Path, command: list[str], output: Path) -> tuple[float, float, int]:
    """Run a command; return processor seconds, wall seconds and peak memory in MB."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(output), *command], cwd=folder, check=True, capture_output=True, text=True
    )
    wall = time.perf_counter() - start
    busy, peak = done.stdout.split()
    return float(busy), wall, int(peak) // 1024


def main() -> None:
    """Run both and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, action="append", help="may be repeated; default 1 and 2")
    parser.add_argument("--pofilter", default=shutil.which("pofilter") or "")
    chosen = parser.parse_args()
    if not PAIRS.is_file() or os.name == "nt":
        print("needs the paragraphs of the HKMA beside the repository, and a system with getrusage")
        return
    for count in (chosen.entries // 4, chosen.entries):
        made = entries(count)
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            project(folder / "own", made)
            for jobs in chosen.jobs or [1, 2]:
                own(folder, made, jobs)
            if chosen.pofilter:
                peer(folder, made, chosen.pofilter)


def own(folder: Path, made: list[Entry], jobs: int) -> None:
    """Run `l10n check` and print what it took and found."""
    words = ["check", "--fail-on", "never", "--format", "json", "--jobs", str(jobs)]
    took_ = took(folder / "own", [str(Path(sys.executable).parent / "l10n"), *words], folder / "own.json")
    said = json.loads((folder / "own.json").read_text(encoding="utf-8"))["findings"]
    numbers = {match[1] for one in said if one["severity"] == "error" for match in _NUMBER.finditer(one["source"])}
    report(f"l10n check --jobs {jobs}", took_, made, numbers)


def peer(folder: Path, made: list[Entry], pofilter: str) -> None:
    """Run pofilter and print what it took and found."""
    one_file(folder / "all.po", made)
    took_ = took(folder, [pofilter, "--progress=none", "all.po", "failed.po"], folder / "log")
    failed = folder / "failed.po"
    text = failed.read_text(encoding="utf-8").replace('"\n"', "") if failed.exists() else ""
    report("pofilter", took_, made, {match[1] for match in _NUMBER.finditer(text)})


_NUMBER = re.compile(r"\(Ref\. (\d+)\)")


def report(name: str, took_: tuple[float, float, int], made: list[Entry], found: set[str]) -> None:
    """Print a run: what it took, and of each kind of fault how many were found."""
    busy, wall, peak = took_
    print(
        f"{name:20} {len(made):7} entries: {busy:7.2f} s user+sys ({busy / len(made) * 1e6:.0f} µs an entry),"
        f" {wall:7.2f} s wall, {peak} MB"
    )
    planted = Counter(one.fault for one in made)
    hits = Counter(one.fault for one in made if one.number in found)
    shares = [f"{kind} {hits[kind]} of {planted[kind]}" for kind in PLANTS if planted[kind]]
    share = 100 * hits[""] / max(planted[""], 1)
    print(f"  reported: {', '.join(shares)}; without a fault {share:.2f} % of {planted['']}", flush=True)


if __name__ == "__main__":
    main()
