"""Writes l10n/romanisation/tables.py: how characters are read in Mandarin and Cantonese, without tones.

    python benchmarks/romanisation_table.py [--check]

Needs two packages that nothing else here uses: pypinyin (MIT) for Mandarin and ToJyutping (BSD-2-Clause) for Cantonese;
both licences allow their facts to be used in a project under Apache-2.0, and only readings, which are facts, are taken.
Out: for each syllable the characters that may be read so, of those that Big5, its Hong Kong supplement or GBK have.
A Simplified character that the Cantonese list lacks takes the readings of the Traditional ones it stands for (OpenCC).
`--check` says whether the file is what would be written.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import opencc
import ToJyutping
from generated import write_or_compare
from pypinyin.constants import PINYIN_DICT

FILE = Path(__file__).resolve().parents[1] / "l10n" / "romanisation" / "tables.py"
_WIDTH = 50
HEAD = '''"""How characters are read: written by benchmarks/romanisation_table.py, not by hand. Part of `romanisation`.

In: nothing. Out: plain tables, each syllable without tone with the characters that may be read so. The readings are
facts taken from pypinyin (MIT; Mandarin) and ToJyutping (BSD-2-Clause; Cantonese). May not touch: anything.
"""

# fmt: off

from __future__ import annotations

'''


def known(code: int) -> bool:
    """Return whether a character is one that people in Hong Kong, Taiwan or the Mainland write."""
    for charset in ("big5hkscs", "gbk"):
        try:
            chr(code).encode(charset)
        except UnicodeEncodeError:
            continue
        return True
    return False


CHARACTERS = [chr(code) for code in range(0x4E00, 0xA000) if known(code)]


def mandarin(character: str) -> set[str]:
    """Return the pinyin of a character without tones; `v` stands for ü."""
    found: set[str] = set()
    for one in PINYIN_DICT.get(ord(character), "").split(","):
        plain = unicodedata.normalize("NFD", one.replace("ü", "v").strip())
        bare = re.sub("u\u0308", "v", plain)
        bare = "".join(each for each in bare if not unicodedata.combining(each))
        if re.fullmatch("[a-z]+", bare):
            found.add(bare)
    return found


def cantonese(character: str, others: list[str]) -> set[str]:
    """Return the Jyutping of a character without tones."""
    found: set[str] = set()
    for one in (character, *others):
        for reading in ToJyutping.get_jyutping_candidates(one)[0][1] or ():
            if re.fullmatch("[a-z]+[1-6]", reading):
                found.add(reading[:-1])
        if found:
            break
    return found


def literal(text: str) -> str:
    """Return a string in lines of a fixed width."""
    if len(text) <= _WIDTH:
        return f'"{text}"'
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "(\n" + "".join(f'        "{line}"\n' for line in lines) + "    )"


def table(name: str, readings: dict[str, str], said: str) -> str:
    """Return one table as Python."""
    rows = "".join(f'    "{one}": {literal(readings[one])},\n' for one in sorted(readings))
    return f'{name} = {{\n{rows}}}\n"""{said}"""\n'


def content() -> str:
    """Return the module."""
    to_traditional = opencc.OpenCC("s2t")
    north: dict[str, str] = defaultdict(str)
    south: dict[str, str] = defaultdict(str)
    for character in CHARACTERS:
        for one in mandarin(character):
            north[one] += character
        for one in cantonese(character, [to_traditional.convert(character)]):
            south[one] += character
    return (
        HEAD
        + table("MANDARIN", north, "Characters by pinyin without tones; `v` is ü.")
        + "\n"
        + table("CANTONESE", south, "Characters by Jyutping without tones.")
    )


if __name__ == "__main__":
    sys.exit(write_or_compare(FILE, content()))
