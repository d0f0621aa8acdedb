"""Independent sets measured: silence on right pairs, recall on planted faults, in all directions.

    python benchmarks/checks_sets.py [second|third|fourth|fifth|sixth|seventh|eighth] [--list right|warnings|faults|all]

In: tests/sets/<set>/pairs_right.md and faults.md, which were written without sight of the rules, and the shipped
glossary. Out: per direction, right pairs with an error or a warning; per kind of fault, how many raise an error, an
error or a warning, or a finding of any level that the right rendering does not have. Kinds marked "(stretch)" are
counted apart.
Every check of unit, block and release scope runs, as in benchmarks/checks.py, a pair being a release of one block.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import checks as measuring  # noqa: E402 - benchmarks/checks.py, whose way of asking the checks is used here too

from l10n.check.once import once  # noqa: E402 - the repository's own package
from l10n.model import Finding, Severity  # noqa: E402 - the repository's own package

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ROOT / "tests" / "sets"
NAMES = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""The sixth and the seventh are halves of one, the eighth is of whole releases, all of right pairs only. Every set was
written, and run once, before a rule was mended by it."""
STRETCH = "(stretch)"


def rows(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Yield line, heading and cells of every row of a Markdown set's tables, without heads and rules."""
    heading, body = "", False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            heading, body = line[3:].strip(), False
        elif line.startswith("|---"):
            body = True
        elif line.startswith("|") and body:
            yield number, heading, [cell.strip() for cell in line.strip("|").split("|")]


def locales(way: str) -> tuple[str, str]:
    """Return the locales of "en_HK > zh_Hant_HK: any words"."""
    came, to = way.split(":", maxsplit=1)[0].split(">")
    return came.strip(), to.strip()


def hits(source: str, target: str, came: str, to: str) -> list[Finding]:
    """Return the findings of every level on one pair, as a person gets them: one a fault."""
    return once(measuring.findings(source, target, to, came) + measuring.wider(source, target, to, came))


def has(found: list[Finding], level: Severity) -> bool:
    """Tell whether there is a finding of that level."""
    return any(hit.severity is level for hit in found)


def said(found: list[Finding]) -> set[str]:
    """Return what the findings say, to tell new ones from those that were there before."""
    return {f"{hit.code} {hit.message}" for hit in found}


def share(part: int, whole: int) -> str:
    """Return "part of whole (per cent)"."""
    return f"{part} of {whole} ({100 * part / max(whole, 1):.1f} %)"


def show(number: int, label: str, texts: list[str], found: list[Finding]) -> None:
    """Print one row with its findings."""
    print(f"   {number} {label}: " + " | ".join(texts))
    for hit in found:
        if hit.severity is Severity.INFO and not label.startswith(("missed", "remarked")):
            continue
        print(f"        {hit.code} {hit.severity.value}: {hit.message}")


def right(folder: Path, listed: str) -> None:
    """Print, by direction, how many right pairs have an error or a warning; with a list, which."""
    print(f"{folder.name}/pairs_right")
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for number, heading, (source, target, note) in rows(folder / "pairs_right.md"):
        came, to = locales(heading)
        found = hits(source, target, came, to)
        bad, warned = has(found, Severity.ERROR), has(found, Severity.WARNING)
        for name in (f"{came} > {to}", "all"):
            counts = score[name]
            score[name] = [counts[0] + 1, counts[1] + bad, counts[2] + warned, counts[3] + (warned and bool(note))]
        if (bad and listed in {"right", "all"}) or (warned and listed in {"warnings", "all"}):
            show(number, f"{came} > {to}", [source, target], found)
    for name, (count, wrong, marked, fair) in score.items():
        print(
            f"  {name:24} error: {share(wrong, count):18} warning: {share(marked, count)}, of them fair by note: {fair}"
        )


def _fault(number: int, kind: str, texts: list[str], listed: str) -> tuple[list[int], bool]:
    """Return 1, if it is found as error, as error or warning, at any level, findings; whether the right one errs."""
    way, source, good, wrong = texts
    came, to = locales(way)
    before, found = hits(source, good, came, to), hits(source, wrong, came, to)
    new = [hit for hit in found if f"{hit.code} {hit.message}" not in said(before)]
    stopped = has(new, Severity.ERROR)
    seen = stopped or has(new, Severity.WARNING)
    false = [hit for hit in before if hit.severity is Severity.ERROR]
    if listed in {"faults", "all"} and not seen:
        show(number, f"{'remarked' if new else 'missed'}: {kind}, {way}", texts[1:], new)
    if listed in {"faults", "all"} and false:
        show(number, f"false error on the right one: {kind}, {way}", [source, good], false)
    return [1, int(stopped), int(seen), int(bool(new)), len(new)], bool(false)


def faults(folder: Path, listed: str) -> None:
    """Print, by kind, how many faults raise a finding, by level, that the right rendering does not raise."""
    print(f"\n{folder.name}/faults")
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    noisy = 0
    for number, kind, texts in rows(folder / "faults.md"):
        counted, false = _fault(number, kind, texts, listed)
        noisy += false
        for name in (kind, "all but stretch" if STRETCH not in kind else "all stretch"):
            score[name] = [one + more for one, more in zip(score[name], counted, strict=True)]
    total = score["all but stretch"][0] + score["all stretch"][0]
    print(f"  right renderings with an error: {share(noisy, total)}")
    print(f"  {'kind':48} {'error':20} {'error or warning':20} any level")
    for name, (count, *levels, _) in sorted(score.items(), key=lambda one: (one[0].startswith("all"), one[0])):
        print(f"  {name:48} " + " ".join(f"{share(level, count):20}" for level in levels).rstrip())
    said, found = (score["all but stretch"][at] + score["all stretch"][at] for at in (4, 3))
    print(f"  findings of a fault that is found: {said / max(found, 1):.2f}")


def main() -> None:
    """Run one set and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", default="third", choices=NAMES)
    parser.add_argument("--list", default="", choices=["", "right", "warnings", "faults", "all"])
    options = parser.parse_args()
    right(SETS / options.set, options.list)
    if (SETS / options.set / "faults.md").is_file():
        faults(SETS / options.set, options.list)


if __name__ == "__main__":
    main()
