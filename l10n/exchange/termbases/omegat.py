"""OmegaT's glossary: source, target and comment a line, separated by tabs; `#` begins a remark.

In: bytes (.utf8, .txt, .tab; UTF-8 or UTF-16 with its mark). Out: concepts, or UTF-8 without a mark. OmegaT shows every
target of a source; the comment carries the note and forbidden forms (`[avoid: !form]`). Source: OmegaT 6 manual,
"Glossaries". May not touch: files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.exchange.termbases import Taken, sized
from l10n.exchange.termbases._bilingual import Line, lines_of, taken
from l10n.exchange.termbases._bilingual import lost as _lost
from l10n.exchange.termbases._cells import decoded, plain, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.glossary import Concept

NAME = "omegat"
SUFFIXES: tuple[str, ...] = (".utf8", ".txt", ".tab")
BILINGUAL = True
KEEPS = frozenset({"terms", "note", "sense"})
_HEADER = "# Glossary in tab-separated format -*- coding: utf-8 -*-"


def take(data: bytes, path: str, codes: Sequence[str]) -> Taken:
    """Return the concepts of a glossary. Raises TableError for lines that cannot be used."""
    return taken(_lines(decoded(sized(data, path), path)), path, codes)


def give(concepts: Sequence[Concept], codes: Sequence[str]) -> bytes:
    """Return a glossary of the concepts that have a form in both locales."""
    lines = [
        "\t".join(safe(_flat(cell)) for cell in (one.source, one.target, one.comment)).rstrip("\t")
        for one in lines_of(concepts, codes, marks=True)
    ]
    return "".join(line + "\n" for line in (_HEADER, *lines)).encode("utf-8")


def lost(concepts: Sequence[Concept], codes: Sequence[str]) -> list[str]:
    """Return what a glossary of this form does not hold of the concepts."""
    return _lost(concepts, codes, KEEPS, marks=True)


def _lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        cells = [plain(cell.strip(" ")) for cell in line.split("\t")]
        if line.startswith("#") or not any(cells):
            continue
        source, target, comment, *_ = (*cells, "", "")
        yield Line(source, target, comment, line=number)


def _flat(cell: str) -> str:
    """Return a cell on one line: OmegaT knows no quotation marks round it."""
    return re.sub(r"[\t\r\n]+", " ", cell)
