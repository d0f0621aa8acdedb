"""The speed of `l10n check` over a large project, beside pofilter on the same entries in one PO file.

    python benchmarks/checks_speed.py [--entries 100000] [--pofilter PATH]

The entries are the paragraphs of the Hong Kong Monetary Authority and their human translations
(../shared/corpora/hkma), repeated with a number of their own in both languages until there are enough, in releases of
500 paragraphs; in one entry of a hundred a digit of the target is changed. `l10n check` is run as a command, from
nothing, on all of them and on a quarter (twice four times the work in four times the time is linear), and pofilter
(translate-toolkit, in a virtual environment of its own) with all its tests. Prints processor time, wall time, peak
memory, and how many of the changed digits each reports. Aims: at most pofilter's time, under 300 MB.
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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT.parent / "shared" / "corpora" / "hkma" / "paragraphs_2015_2022.tsv"
LOCALE = "zh_Hant_HK"
PER_RELEASE = 500
SEED = 20251125
PROBE = (  # runs a command and says what it took; Windows has no getrusage
    "import resource, subprocess, sys; subprocess.run(sys.argv[2:], check=True, stdout=open(sys.argv[1], 'wb'),"
    " stderr=subprocess.DEVNULL); u = resource.getrusage(resource.RUSAGE_CHILDREN);"
    " print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
)


def entries(count: int) -> list[tuple[str, str, bool]]:
    """Return source, target and whether a digit of the target was changed."""
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]]
    pairs = [(row[2], row[3]) for row in rows if len(row) == 4 and row[2][:1].isalpha() and row[3][:1].isalnum()]
    rng = random.Random(SEED)
    made: list[tuple[str, str, bool]] = []
    for number in range(count):
        source, target = pairs[number % len(pairs)]
        source, target = f"{source} (Ref. {number + 1000})", f"{target}（編號{number + 1000}）"
        digit = re.search(r"\d", target)
        planted = rng.random() < 0.01 and digit is not None and digit.start() < len(target) - 7
        if planted and digit is not None:
            target = target[: digit.start()] + str((int(digit[0]) + 3) % 10) + target[digit.end() :]
        made.append((source, target, planted))
    return made


def project(folder: Path, made: list[tuple[str, str, bool]]) -> None:
    """Write a project whose releases and translated catalogs hold the entries."""
    from l10n import catalog, locale  # noqa: PLC0415 - the repository's own package

    (folder / "releases").mkdir(parents=True)
    (folder / "l10n.toml").write_text(f'targets = ["{LOCALE}"]\nsegmentation = "paragraph"\n', encoding="utf-8")
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    for at in range(0, len(made), PER_RELEASE):
        text = "# Report\n\n" + "".join(f"{source}\n\n" for source, _, _ in made[at : at + PER_RELEASE])
        (folder / "releases" / f"part-{at // PER_RELEASE:04}.md").write_text(text, encoding="utf-8")
    subprocess.run([str(Path(sys.executable).parent / "l10n"), "extract"], cwd=folder, check=True, capture_output=True)
    targets = {source: target for source, target, _ in made} | {"Report": "報告"}
    for path in sorted((folder / "locales" / LOCALE / "LC_MESSAGES").glob("*.po")):
        opened = catalog.read(path, locale.get(LOCALE), source=locale.get("en_HK"))
        for entry in opened.live():
            entry.target = targets.get(entry.msgid, "")
        catalog.save(opened)


def one_file(path: Path, made: list[tuple[str, str, bool]]) -> None:
    """Write the entries as one PO file."""
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {LOCALE}\\n"\n'
    body = "".join(f"\nmsgid {quoted(source)}\nmsgstr {quoted(target)}\n" for source, target, _ in made)
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--pofilter", default=shutil.which("pofilter") or "")
    chosen = parser.parse_args()
    if not PAIRS.is_file() or os.name == "nt":
        print("needs the paragraphs of the HKMA beside the repository, and a system with getrusage")
        return
    command = [str(Path(sys.executable).parent / "l10n"), "check", "--fail-on", "never", "--format", "json"]
    for count in (chosen.entries // 4, chosen.entries):
        made = entries(count)
        planted = {source for source, _, changed in made if changed}
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            project(folder / "own", made)
            busy, wall, peak = took(folder / "own", command, folder / "own.json")
            said = json.loads((folder / "own.json").read_text(encoding="utf-8"))["findings"]
            found = {one["source"] for one in said if one["severity"] == "error"} & planted
            print(report("l10n check", count, busy, wall, peak, len(found), len(planted)), flush=True)
            if chosen.pofilter:
                one_file(folder / "all.po", made)
                peer = [chosen.pofilter, "--progress=none", "all.po", "failed.po"]
                busy, wall, peak = took(folder, peer, folder / "log")
                failed = (folder / "failed.po").read_text(encoding="utf-8") if (folder / "failed.po").exists() else ""
                found = {source for source in planted if re.search(rf"\(Ref\. {number_of(source)}\)", failed)}
                print(report("pofilter", count, busy, wall, peak, len(found), len(planted)), flush=True)


def number_of(source: str) -> str:
    """Return the number that makes an entry unique."""
    return source.rpartition(" ")[2].rstrip(")")


def report(name: str, count: int, busy: float, wall: float, peak: int, found: int, planted: int) -> str:
    """Return a line of figures."""
    each = busy / count * 1e6
    return (
        f"{name:12} {count:7} entries: {busy:7.2f} s user+sys ({each:.0f} µs an entry), {wall:7.2f} s wall, {peak} MB,"
        f" {found} of {planted} changed digits reported"
    )


if __name__ == "__main__":
    main()
