"""Writes l10n/script/tables.py: what OpenCC says of single characters, so that clean text needs no OpenCC.

    python benchmarks/script_table.py [--check]

`CHANGED` are the characters that a conversion changes where no word says more. `BY_WORD` are, for a way there and back,
the characters that may come back different although they went unchanged: what each may become, and the characters
beside which it does, read from OpenCC's own word lists (`opencc_dict` of its wheel turns them into text). Run it after
an upgrade of OpenCC; `--check` says whether the file is what it would write. tests/test_script_tables.py holds the
first part against the OpenCC that is installed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TypeAlias

import opencc

FILE = Path(__file__).resolve().parents[1] / "l10n" / "script" / "tables.py"
PLACE = Path(opencc.__file__).parent / "clib"
EVERY = [chr(one) for one in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
WORDS = {
    "s2hk": (("STPhrases_GeneratedFromRegionalPhrases", "STPhrases"), ("HKVariantsPhrases",)),
    "hk2s": (("HKVariantsRevPhrases",), ("TSPhrases",)),
}
"""The word lists of a conversion, by its steps."""
SINGLES = {"s2hk": ("STCharacters", "HKVariants"), "hk2s": ("HKVariantsRev", "TSCharacters")}
WAYS = (("hk2s", "s2hk"), ("s2hk", "hk2s"))
_WIDTH = 50
HEAD = '''"""What OpenCC changes, by character: written by benchmarks/script_table.py, not by hand. Part of `script`.

In: nothing. Out: plain tables, by the names of OpenCC's conversions. May not touch: anything.
"""

# fmt: off

from __future__ import annotations

'''

Row: TypeAlias = "tuple[set[str], set[str], set[str], bool]"
"""What a character may become, what stands before it or behind it when it does, and whether it may anywhere."""


def words(name: str) -> dict[str, list[str]]:
    """Return a word list of OpenCC: what each word may become."""
    with tempfile.TemporaryDirectory() as scratch:
        text = Path(scratch) / "words.txt"
        source = PLACE / "share" / "opencc" / f"{name}.ocd2"
        command = [
            str(one) for one in (PLACE / "bin" / "opencc_dict", "-i", source, "-f", "ocd2", "-t", "text", "-o", text)
        ]
        subprocess.run(command, check=True, capture_output=True)
        rows = (line.split("\t") for line in text.read_text(encoding="utf-8").splitlines() if "\t" in line)
        return {word: becomes.split(" ") for word, becomes in rows}


def singly(name: str) -> dict[str, str]:
    """Return what every character becomes alone."""
    return dict(zip(EVERY, opencc.OpenCC(name).convert("\n".join(EVERY)).split("\n"), strict=True))


def ways_to(name: str) -> dict[str, set[str]]:
    """Return for each character those that a conversion, or one of its steps, may make it from."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, becomes in singly(name).items():
        found[becomes].add(one)
    for file in SINGLES[name]:
        for one, every in words(file).items():
            for each in every:
                found[each].add(one)
    for file in (file for step in WORDS[name] for file in step):
        for word, every in words(file).items():
            for one, each in zip(word, every[0], strict=True):
                found[each].add(one)
    return found


def by_word(there: str, back: str) -> dict[str, Row]:
    """Return the characters that may go `there` unchanged and come `back` different."""
    went, came = singly(there), singly(back)
    kept = {one for one in EVERY if went[one] == one}
    for file in (file for step in WORDS[there] for file in step):
        for word, every in words(file).items():
            kept |= {one for one, each in zip(word, every[0], strict=True) if one == each}
    origins = ways_to(there)
    rows: dict[str, Row] = {one: ({came[one]}, set(), set(), True) for one in EVERY if one in kept and came[one] != one}
    last = words(SINGLES[back][1])
    for step in WORDS[back]:
        for word, becomes in ((word, each) for file in step for word, every in words(file).items() for each in every):
            for at, (one, each) in enumerate(zip(word, becomes, strict=True)):
                if one == each or one not in kept:
                    continue
                row = rows.setdefault(one, (set(), set(), set(), False))
                row[0].update((each, *last.get(each, ())))
                row[1].update(beside(word[at - 1], origins) if at else ())
                row[2].update(beside(word[at + 1], origins) if at + 1 < len(word) else ())
    return rows


def beside(one: str, origins: dict[str, set[str]]) -> set[str]:
    """Return what may stand in a text where a word list, at any of its steps, has a character."""
    found = {one}
    for _ in range(2):
        found |= {each for known in found for each in origins.get(known, ())}
    return found


def literal(text: str) -> str:
    """Return a string in lines of a fixed width."""
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)] or [""]
    return "(\n" + "".join(f'        "{line}"\n' for line in lines) + "    )"


def content() -> str:
    """Return the module."""
    parts = [HEAD, "CHANGED = {\n"]
    for name in ("s2t", "t2s"):
        changed = "".join(one for one, becomes in singly(name).items() if one != becomes)
        parts.append(f'    "{name}": {literal(changed)},\n')
    parts.append('}\n"""Characters that a conversion changes where no word says more."""\n\nALONE = {\n')
    rows = {way: by_word(*way) for way in WAYS}
    for way, found in rows.items():
        pairs = " ".join(one + "".join(sorted(found[one][0])) for one in sorted(found) if found[one][3])
        parts.append(f"    {shown(way)}: {literal(pairs)},\n")
    parts.append(
        '}\n"""By a way there and back: characters that may go there unchanged and come back different whatever stands'
        '\nbeside them, each followed by what it may become."""\n\nBESIDE = {\n'
    )
    for way, found in rows.items():
        parts.append(f"    {shown(way)}: {{\n")
        for one in sorted(found):
            becomes, before, after, alone = found[one]
            if not alone:
                sides = ", ".join(_wrapped("".join(sorted(each))) for each in (becomes - {one}, before, after))
                parts.append(f'        "{one}": ({sides}),\n')
        parts.append("    },\n")
    parts.append(
        '}\n"""Those that do so beside certain characters only: what each may become, what stands before it and what'
        '\nbehind it then, as any step of the way writes it."""\n'
    )
    return "".join(parts)


def shown(way: tuple[str, str]) -> str:
    """Return a way as Python."""
    return f'("{way[0]}", "{way[1]}")'


def _wrapped(text: str) -> str:
    return f'"{text}"' if len(text) <= _WIDTH // 2 else literal(text)


def main() -> int:
    """Write the file, or compare it."""
    made = content()
    if "--check" in sys.argv[1:]:
        same = FILE.read_text(encoding="utf-8") == made
        print("as it should be" if same else "differs")
        return 0 if same else 1
    FILE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
