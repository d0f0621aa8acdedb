"""Writes l10n/script/tables.py: what OpenCC says of single characters, so that clean text needs no OpenCC.

    python benchmarks/script_table.py [--check]

`CHANGED` are the characters that a conversion changes where no word says more. For a way there and back, `ALONE` and
`BY_WORD` are the characters that may come back different although they went unchanged: what each may become, and in
which words, read from OpenCC's own lists (`opencc_dict` of its wheel turns them into text); `KEPT` are those that go
there unchanged in certain words only. `STAYS` and `BEFORE` tell of some of the first that they stay what they are on
the way back. Words are shortened: one that holds another of its list is left out. Run it after
an upgrade of OpenCC; `--check` says whether the file is what it would write. tests/test_script_tables.py holds the
tables against the OpenCC that is installed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import opencc
from generated import write_or_compare

from l10n.script.characters import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = Path(__file__).resolve().parents[1] / "l10n" / "script" / "tables.py"
PLACE = Path(opencc.__file__).parent / "clib"
EVERY = [chr(one) for one in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
WORDS = {
    "s2hk": (("STPhrases_GeneratedFromRegionalPhrases", "STPhrases"), ("HKVariantsPhrases",)),
    "hk2s": (("HKVariantsRevPhrases",), ("TSPhrases",)),
}
"""The word lists of a conversion, by its steps."""
SINGLES = {
    "s2hk": (("STCharacters",), ("HKVariants",)),
    "hk2s": (("HKVariantsRev",), ("TSCharactersExt", "TSCharacters")),
}
"""Its lists of characters, by its steps; the first that has a character says what becomes of it."""
WAYS = (("hk2s", "s2hk"), ("s2hk", "hk2s"))
_WIDTH = 50
_PAIR = 2
HEAD = '''"""What OpenCC changes, by character: written by benchmarks/script_table.py, not by hand. Part of `script`.

In: nothing. Out: plain tables, by the names of OpenCC's conversions. May not touch: anything.
"""

# fmt: off

from __future__ import annotations

'''

Words: TypeAlias = "set[str] | None"
"""Words of which one must stand in a text; None where nothing need."""
Ends: TypeAlias = "dict[str, list[Words]]"
"""What a character may end as, and by which words."""


def words(name: str) -> dict[str, str]:
    """Return a word list of OpenCC: what each word becomes, which is the first that the list has for it."""
    with tempfile.TemporaryDirectory() as scratch:
        text = Path(scratch) / "words.txt"
        source = PLACE / "share" / "opencc" / f"{name}.ocd2"
        command = [
            str(one) for one in (PLACE / "bin" / "opencc_dict", "-i", source, "-f", "ocd2", "-t", "text", "-o", text)
        ]
        subprocess.run(command, check=True, capture_output=True)
        rows = (line.split("\t") for line in text.read_text(encoding="utf-8").splitlines() if "\t" in line)
        return {word: becomes.split(" ")[0] for word, becomes in rows}


@cache
def step(names: tuple[str, ...]) -> dict[str, str]:
    """Return lists of OpenCC as one, the first before the others."""
    found: dict[str, str] = {}
    for name in reversed(names):
        found |= words(name)
    return found


def singly(name: str) -> dict[str, str]:
    """Return what every character becomes alone."""
    return dict(zip(EVERY, opencc.OpenCC(name).convert("\n".join(EVERY)).split("\n"), strict=True))


def classes() -> dict[str, str]:
    """Return for each character that a list has one that stands for it and all that any list makes of it or it of."""
    parent: dict[str, str] = {}

    def of(one: str) -> str:
        while parent.get(one, one) != one:
            one = parent[one]
        return one

    for names in (names for lists in (*WORDS.values(), *SINGLES.values()) for names in lists):
        for word, becomes in step(names).items():
            for one, each in zip(word, becomes, strict=True):
                first, second = sorted((of(one), of(each)))
                if first != second:
                    parent[second] = first
    return {one: of(one) for one in parent}


@cache
def by_result(names: tuple[str, ...]) -> dict[str, dict[str, set[str]]]:
    """Return for each character of a step's words what it may become there, and in which of them."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for word, becomes in step(names).items():
        for one, each in zip(word, becomes, strict=True):
            found[one][each].add(word)
    return found


def ends(one: str, conversion: str) -> Ends:
    """Return what a character may become in both steps of a conversion, and which words that takes (one of them)."""
    found: Ends = defaultdict(list)
    (first, second), (alone, after) = WORDS[conversion], SINGLES[conversion]
    middles: list[tuple[str, Words]] = [(step(alone).get(one, one), None), *by_result(first).get(one, {}).items()]
    for middle, because in middles:
        last: list[tuple[str, Words]] = [(step(after).get(middle, middle), None), *by_result(second)[middle].items()]
        for end, reason in last:
            found[end].append(because or reason)
    return found


def because(found: list[Words]) -> Words:
    """Return the words of which one must stand in a text for one of several ends; None where one needs nothing."""
    return None if None in found else {word for every in found for word in every or ()}


class Way(NamedTuple):
    """What a way there and back does: what only words keep there, what comes back different and what does by word."""

    kept: dict[str, set[str]]
    alone: dict[str, str]
    by_word: dict[str, dict[str, set[str]]]


def way(there: str, back: str) -> Way:
    """Return what may go `there` unchanged and come `back` different."""
    found = Way({}, {}, {})
    for one in EVERY:
        going = ends(one, there)
        if one not in going:
            continue
        kept = because(going[one])
        if kept is not None:
            found.kept[one] = kept
        coming = {each: because(every) for each, every in ends(one, back).items() if each != one}
        if None in coming.values():
            found.alone[one] = "".join(sorted(coming))
        elif coming:
            found.by_word[one] = {each: every for each, every in coming.items() if every is not None}
    return found


def spoken(name: str) -> dict[str, str]:
    """Return what every word of a conversion's first step becomes by all of it, those left out whose length changes."""
    every = sorted(step(WORDS[name][0]))
    made = opencc.OpenCC(name).convert("\n".join(every)).split("\n")
    return {word: becomes for word, becomes in zip(every, made, strict=True) if len(word) == len(becomes)}


def staying(alone: Iterable[str], name: str) -> tuple[dict[str, int], dict[str, set[str]]]:
    """Return the words of two characters in which one of `alone` stays what it is, with its place in them.

    And for each one's first character those that may not stand before it: there a word of the lists reaches into it,
    and what is left behind that may be read otherwise, or that word changes the character itself. Words that a longer
    one begins with in which the character changes are left out.
    """
    made, found = spoken(name), dict[str, int]()
    changing = {word[:2] for word, becomes in made.items() for at in (0, 1) if _changes(word, becomes, at, alone)}
    for word in made:
        at = 0 if word[0] in alone else 1
        if len(word) == _PAIR and word[at] in alone and word[1 - at] not in alone and word not in changing:
            found[word] = at  # it stays there, or the word would be one of `changing`
    before: dict[str, set[str]] = {word[0]: set() for word in found}
    for word, becomes in made.items():
        for at in range(1, len(word)):
            pair = word[at : at + 2]
            ends_there = len(pair) == 1 and pair in before and (pair not in alone or becomes[at] != pair)
            if ends_there or (pair in found and _changes(word, becomes, at + found[pair], alone)):
                before[pair[0]].add(word[at - 1])
    return found, before


def _changes(word: str, becomes: str, at: int, alone: Iterable[str]) -> bool:
    return at < len(word) and word[at] in alone and word[at] != becomes[at]


def shortest(every: Iterable[str], stands: dict[str, str]) -> str:
    """Return words written with the characters that stand for theirs, without those that hold another of them."""
    written = {"".join(stands.get(one, one) for one in word) for word in every}
    return " ".join(sorted(word for word in written if written.isdisjoint(parts_of(word))))


def parts_of(word: str) -> list[str]:
    """Return what stands in a word, without the word itself."""
    edges = [(at, end) for at in range(len(word)) for end in range(at + 1, len(word) + 1)]
    return [word[at:end] for at, end in edges if end - at < len(word)]


def literal(text: str, indent: int = 8) -> str:
    """Return a string, in lines of a fixed width where it is long."""
    if len(text) <= _WIDTH:
        return f'"{text}"'
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "(\n" + "".join(f'{" " * indent}"{line}"\n' for line in lines) + " " * (indent - 4) + ")"


def held() -> None:
    """Raise SystemExit where a word has a mark in it, for texts are cut at marks."""
    for names in (names for lists in WORDS.values() for names in lists):
        for word in step(names):
            if CLAUSE.fullmatch(word) is None:
                raise SystemExit(f"{word} has a mark in it: l10n/script/characters.py cuts texts there")


def content() -> str:
    """Return the module."""
    held()
    parts = [HEAD, "CHANGED = {\n"]
    for name in ("s2t", "t2s", "hk2s", "s2hk"):
        changed = "".join(one for one, becomes in singly(name).items() if one != becomes)
        parts.append(f'    "{name}": {literal(changed)},\n')
    parts.append('}\n"""Characters that a conversion changes where no word says more."""\n\nALONE = {\n')
    stands, joined = classes(), ",\n         "
    ways = {one: way(*one) for one in WAYS}
    for one, found in ways.items():
        parts.append(f"    {shown(one)}: {literal(' '.join(map(''.join, sorted(found.alone.items()))))},\n")
    parts.append(
        '}\n"""By a way there and back: characters that may go there unchanged and come back different whatever stands'
        '\nbeside them, each followed by what it may become."""\n\nBY_WORD = {\n'
    )
    for one, found in ways.items():
        parts.append(f"    {shown(one)}: {{\n")
        for character, ends_as in sorted(found.by_word.items()):
            rows = [f'"{each}": {literal(shortest(every, stands), 12)}' for each, every in sorted(ends_as.items())]
            parts.append(f'        "{character}": {{{joined.join(rows)}}},\n')
        parts.append("    },\n")
    parts.append(
        '}\n"""Those that do so in certain words only: what each may become, and in which. A word is written with the'
        '\ncharacters that stand for theirs in `CLASSES`."""\n\nKEPT = {\n'
    )
    for one, found in ways.items():
        parts.append(f"    {shown(one)}: {{\n")
        for character, every in sorted(found.kept.items()):
            parts.append(f'        "{character}": {literal(shortest(every, stands), 12)},\n')
        parts.append("    },\n")
    parts.append(
        '}\n"""Characters that go there unchanged in certain words only, written so too."""\n\n'
        f"CLASSES = {literal(in_classes(stands), 4)}\n"
        '"""Characters of which a list of OpenCC makes one another: the first of each group stands for all of it."""\n'
    )
    parts += stays(frozenset(ways["hk2s", "s2hk"].alone), "s2hk")
    return "".join(parts)


def stays(alone: frozenset[str], name: str) -> list[str]:
    """Return the lines of `STAYS` and `BEFORE`."""
    found, before = staying(alone, name)
    rows = [" ".join(sorted(word for word, place in found.items() if place == at)) for at in range(_PAIR)]
    behind = " ".join(one + "".join(sorted(every)) for one, every in sorted(before.items()))
    both = "".join(f"        {literal(row, 12)},\n" for row in rows)
    return [
        f'\nSTAYS = {{\n    "{name}": (\n{both}    ),\n}}\n',
        '"""Words in which a character of `ALONE` stays what it is on the way back: the first of two, the second."""\n',
        f'\nBEFORE = {{\n    "{name}": {literal(behind)},\n}}\n',
        '"""The first character of each such word, followed by those behind which it may be read otherwise."""\n',
    ]


def in_classes(stands: dict[str, str]) -> str:
    """Return the groups of characters that stand for one another, the one that stands for them first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one, first in sorted(stands.items()):
        groups[first].append(one)
    return " ".join(first + "".join(one for one in every if one != first) for first, every in sorted(groups.items()))


def shown(one: tuple[str, str]) -> str:
    """Return a way as Python."""
    return f'("{one[0]}", "{one[1]}")'


if __name__ == "__main__":
    sys.exit(write_or_compare(FILE, content()))
