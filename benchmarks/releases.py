"""Fifty releases: extract, two catalogs each and a rebuild, beside one po4a.cfg that does the same.

The input is the real release beside the repository (../shared/seed), fifty copies whose digits are varied with
a fixed seed so that no two are equal. po4a runs with `-o markdown -o neverwrap`, keep threshold 0, two
languages. Both sides start from nothing; every run uses a new folder. Both sides' editions carry no
translation, so po4a's are the source as well. Aim: at most po4a's time. Prints tool versions, wall times and
processor times (user and system: other work on the machine disturbs them less), minimum and median of RUNS, and the
ratios of the medians.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "seed" / "000_d95390493eba1490.txt"
COPIES = 50
RUNS = 5
LOCALES = ("zh_Hant_HK", "zh_Hans_CN")


def varied(text: str, number: int) -> str:
    """Return the release with every digit but those of addresses replaced, reproducibly."""
    rng = random.Random(number)
    return re.sub(r"(?<![\w/.@-])\d+(?=[\s,])", lambda match: "".join(rng.choice("123456789") for _ in match[0]), text)


def timed(folder: Path, *commands: list[str]) -> tuple[float, float]:
    """Return the seconds that commands take, one after the other: on the wall, and of the processor."""
    start, before = time.perf_counter(), os.times()
    for command in commands:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, busy


def ours(folder: Path, texts: list[str]) -> tuple[float, float]:
    """Return the times of `l10n extract` and `l10n build --drafts --to md`."""
    (folder / "releases").mkdir(parents=True)
    (folder / "l10n.toml").write_text(f"targets = {list(LOCALES)!r}\n", encoding="utf-8")
    for number, text in enumerate(texts):
        (folder / "releases" / f"release-{number:02}.md").write_text(text, encoding="utf-8")
    command = str(Path(sys.executable).parent / "l10n")
    build = ["build", "--drafts", "--to", "md", "--locale", LOCALES[0], "--locale", LOCALES[1]]
    return timed(folder, [command, "extract"], [command, *build])


def theirs(folder: Path, texts: list[str]) -> tuple[float, float]:
    """Return the times of `po4a po4a.cfg`."""
    folder.mkdir(parents=True)
    lines = [f"[po4a_langs] {' '.join(LOCALES)}", "[po4a_paths] po/release.pot $lang:po/$lang.po"]
    for number, text in enumerate(texts):
        name = f"release-{number:02}.md"
        (folder / name).write_text(text, encoding="utf-8")
        options = 'opt:"-o markdown -o neverwrap -M UTF-8 -k 0"'
        lines.append(f"[type: text] {name} $lang:out/$lang/{name} {options}")
    (folder / "po").mkdir()
    (folder / "po4a.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return timed(folder, ["po4a", "po4a.cfg"])


def main() -> None:
    """Run both, in turn, and print."""
    if not SEED.is_file() or shutil.which("po4a") is None:
        print("needs the real release beside the repository, and po4a (Debian: apt-get install po4a)")
        return
    source = SEED.read_text(encoding="utf-8")
    texts = [varied(source, number) for number in range(COPIES)]
    version = subprocess.run(["po4a", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    print(f"{COPIES} releases, {len(LOCALES)} locales, {RUNS} runs in turn; {version}; Python {sys.version.split()[0]}")
    own: list[tuple[float, float]] = []
    peer: list[tuple[float, float]] = []
    for run in range(RUNS):
        with tempfile.TemporaryDirectory() as scratch:
            own.append(ours(Path(scratch) / "l10n", texts))
            peer.append(theirs(Path(scratch) / "po4a", texts))
        print(f"run {run + 1}: l10n {shown(own[-1])}, po4a {shown(peer[-1])}", flush=True)
    for at, name in enumerate(("wall", "user+sys")):
        mine, other = [one[at] for one in own], [one[at] for one in peer]
        middle, beside = statistics.median(mine), statistics.median(other)
        print(
            f"{name:8} l10n min {min(mine):.2f} median {middle:.2f} s, po4a min {min(other):.2f} median {beside:.2f} s,"
            f" ratio of medians {middle / beside:.2f}"
        )


def shown(times: tuple[float, float]) -> str:
    """Return wall and processor time as words."""
    return f"{times[0]:.2f} s ({times[1]:.2f} s user+sys)"


if __name__ == "__main__":
    main()
