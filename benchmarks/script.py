"""Measure script and typography on real text beside the repository (../shared): nothing of it is kept.

    python benchmarks/script.py [--alarms] [--list]

Round trip: HKMA's Traditional paragraphs, OpenCC's plain Simplified of them, our Traditional of that; tables were
tuned on 2015-2018 only. Variants: UD Chinese-GSD sentences. Planted: one character of a paragraph replaced by the
other script's. `--alarms`: what the checks of script, punctuation, quotes and spaces say about official and news
text that is right.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from l10n import checks, glossary, locale, script, typography  # noqa: E402 - the path comes first
from l10n.checks import CheckContext  # noqa: E402
from l10n.model import Block, BlockPair, Group, Place, Role, Scope, Segment, State, Unit, unit_id  # noqa: E402
from l10n.script import characters  # noqa: E402
from l10n.typography import Topic  # noqa: E402
from l10n.typography.spans import is_han  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from l10n.locale import Locale

SHARED = ROOT / ".." / "shared" / "corpora"
HANT, HANS, TAIWAN = locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN"), locale.get("zh_Hant_TW")
ENGLISH = locale.get("en_HK")
EMPTY = glossary.Glossary.empty()
SEED = 7
MARKS = str.maketrans("「」『』", "“”‘’")


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table of the measuring material."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def round_trip(paragraphs: Sequence[str], name: str, *, listed: bool) -> None:
    """Print how much of official Traditional text comes back from Simplified, ours and OpenCC's alone."""
    begun = time.perf_counter()
    for label, back in (
        ("OpenCC s2hk alone", lambda text: characters.plain("s2hk", text)),
        ("l10n", lambda text: script.convert(text, HANS, HANT, glossary=EMPTY, codes=()).text),
    ):
        same = total = whole = 0
        wrong: Counter[str] = Counter()
        for text in paragraphs:
            got = back(characters.plain("hk2s", text))
            whole += got == text
            for one, other in zip(text, got, strict=False):
                if is_han(one):
                    total += 1
                    same += one == other
                    if one != other:
                        wrong[f"{one} not {other}"] += 1
        print(
            f"  {name} {label}: {100 * same / total:.3f} % of {total} Han, "
            f"{100 * whole / len(paragraphs):.1f} % of {len(paragraphs)} paragraphs"
        )
        if listed and label == "l10n":
            print("   ", ", ".join(f"{what} {count}" for what, count in wrong.most_common()))
    doubts = [
        doubt
        for text in paragraphs
        for doubt in script.convert(characters.plain("hk2s", text), HANS, HANT, glossary=EMPTY, codes=()).doubts
    ]
    print(f"  {name}: {len(doubts)} doubts reported; {time.perf_counter() - begun:.1f} s in all")


def variants() -> None:
    """Print exact sentences, Traditional to Simplified, quotation marks of both sides made equal first."""
    every = rows(SHARED / "variants" / "gsd_dev_hant_hans.tsv")
    for label, convert in (
        ("OpenCC t2s alone", lambda text: characters.plain("t2s", text)),
        ("l10n from zh_Hant_HK", lambda text: script.convert(text, HANT, HANS, glossary=EMPTY, codes=()).text),
        ("l10n from zh_Hant_TW", lambda text: script.convert(text, TAIWAN, HANS, glossary=EMPTY, codes=()).text),
    ):
        right = sum(convert(row["zh_Hant"]).translate(MARKS) == row["zh_Hans"].translate(MARKS) for row in every)
        print(f"  {label}: {right} of {len(every)}")


def named() -> None:
    """Print how many names of tests/sets/names.md come out right, flagged or wrong in silence, with no glossary."""
    table = (ROOT / "tests" / "sets" / "names.md").read_text(encoding="utf-8").splitlines()
    every = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table
        if line.startswith("| ") and "zh_H" not in line
    ]
    every = [row for row in every if len(row) == 4 and row[0] in row[2] and row[1] in row[3]]
    for label, own, to, at in (("Hant to Hans", HANT, HANS, 0), ("Hans to Hant", HANS, HANT, 1)):
        right = flagged = 0
        silent: list[str] = []
        for row in every:
            text, name, wanted = row[2 + at], row[at], row[1 - at]
            start = text.index(name)
            done = script.convert(text, own, to, glossary=EMPTY, codes=())
            if wanted in done.text:
                right += 1
            elif any(one.start < start + len(name) and start < one.end for one in done.doubts):
                flagged += 1
            else:
                silent.append(name)
        print(f"  {label}: {right} of {len(every)} right, {flagged} flagged, {len(silent)} wrong in silence {silent}")


def planted(paragraphs: Iterable[str], own: Locale, name: str) -> None:
    """Print how often one character of the other script is found in a paragraph."""
    lots = random.Random(SEED)
    tried = certain = caught = 0
    for text in paragraphs:
        other = characters.plain(name, text)
        places = [at for at, one in enumerate(text) if one != other[at]] if len(other) == len(text) else []
        if not places:
            continue
        at = lots.choice(places)
        spoilt = text[:at] + other[at] + text[at + 1 :]
        tried += 1
        if any(one.at == at for one in script.is_foreign(spoilt, own)):
            certain += 1
            caught += 1
        else:
            caught += any(one.at == at for one in script.suspects(spoilt, own))
    print(
        f"  {own.code}: {100 * caught / tried:.2f} % of {tried} caught, "
        f"{100 * certain / tried:.2f} % by the character alone"
    )


def pair(source: str, target: str, to: Locale) -> BlockPair:
    """Return a block pair of one unit."""
    unit = Unit(unit_id(source), source, target, State.TRANSLATED, to.code, line=1)
    segment = Segment("b1", 0, source, Role.PARAGRAPH)
    group = Group((unit,), (segment,), source, target, State.TRANSLATED)
    return BlockPair(Block("b1", source, Place(0, len(source), 1)), (group,), source, target, complete=True)


def alarms(name: str, pairs: Sequence[tuple[str, str]], to: Locale, *, listed: bool) -> None:
    """Print how many paragraphs each check speaks up about, on text that people published."""
    termbase = glossary.read(sorted(path for path in (ROOT / "glossary").glob("*.csv") if path.name != "people.csv"))
    context = CheckContext(ENGLISH, to, termbase)
    chosen = [
        one for one in checks.selected(("SCR", "PUN", "QUO", "SPC"), ()) if one.SCOPE in {Scope.UNIT, Scope.BLOCK}
    ]
    for check in chosen:
        found = []
        for source, target in pairs:
            block = pair(source, target, to)
            subject = block.groups[0] if check.SCOPE is Scope.UNIT else block
            found += [(hit, target) for hit in check.find(subject, context)]
        kinds = Counter(hit.severity.value for hit, _ in found)
        print(f"  {name} {check.CODE} {check.NAME}: {len(found)} in {len(pairs)} {dict(kinds)}")
        if listed:
            for hit, target in found[:60]:
                print(f"      {hit.message} || …{target[max(0, hit.column - 12) : hit.column + 14]}…")


def rewritten(paragraphs: Sequence[str], *, listed: bool) -> None:
    """Print how many official paragraphs the safe rewrites would change, spaces (artefacts of PDF) counted apart."""
    style = typography.of(HANT)
    others = [topic for topic in Topic if topic not in {Topic.SPACE_HAN, Topic.SPACE_WIDE}]
    changed = sum(typography.rewrite(text, style) != text for text in paragraphs)
    beyond = [text for text in paragraphs if typography.rewrite(text, style, topics=others) != text]
    print(f"  {changed} of {len(paragraphs)} paragraphs changed, {len(beyond)} by more than spaces")
    for text in beyond if listed else ():
        for one in typography.slips(text, style, topics=others):
            if one.safe:
                print(f"      …{text[max(0, one.start - 8) : one.end + 8]}… → {one.wanted}")


def lines(name: str) -> list[str]:
    """Return the lines of one side of the news corpus."""
    return (SHARED / "ntrex" / f"newstest2019-{name}.first_half.txt").read_text(encoding="utf-8").splitlines()


def main() -> None:
    """Run the measures and print them."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--alarms", action="store_true", help="measure false alarms too")
    options.add_argument("--list", action="store_true", help="list what differs")
    chosen = options.parse_args()
    hkma = rows(SHARED / "hkma" / "paragraphs_2015_2022.tsv")
    tuned = [row["zh_Hant_HK"] for row in hkma if row["doc"][:4] <= "2018"]
    held = [row["zh_Hant_HK"] for row in hkma if row["doc"][:4] > "2018"]
    print("Round trip, HKMA")
    round_trip(tuned, "2015-2018 (tuned)", listed=chosen.list)
    round_trip(held, "2019-2022 (held out)", listed=chosen.list)
    print("Variants, exact sentences")
    variants()
    print("Names without a glossary")
    named()
    print("One foreign character planted")
    planted((row["zh_Hant_HK"] for row in hkma), HANT, "hk2s")
    planted((characters.plain("hk2s", row["zh_Hant_HK"]) for row in hkma), HANS, "s2hk")
    print("Safe rewrites on official text")
    rewritten([row["zh_Hant_HK"] for row in hkma], listed=chosen.list)
    if chosen.alarms:
        print("False alarms")
        alarms("HKMA", [(row["en"], row["zh_Hant_HK"]) for row in hkma], HANT, listed=chosen.list)
        english = lines("src.eng")
        alarms("NTREX zh-CN", list(zip(english, lines("ref.zho-CN"), strict=True)), HANS, listed=chosen.list)
        alarms("NTREX zh-TW", list(zip(english, lines("ref.zho-TW"), strict=True)), TAIWAN, listed=chosen.list)


if __name__ == "__main__":
    main()
