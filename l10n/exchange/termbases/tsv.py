"""The house's own table as TSV: as `csv`, with tabs between the cells.

In: bytes. Out: concepts, or bytes. May not touch: files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.exchange.termbases import csv
from l10n.exchange.termbases._sheet import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary import Concept

NAME = "tsv"
SUFFIXES: tuple[str, ...] = (".tsv",)
BILINGUAL = False
KEEPS = EVERYTHING

take = csv.take


def give(concepts: Sequence[Concept], codes: Sequence[str]) -> bytes:
    """Return a table of the concepts."""
    del codes
    return csv.written(concepts, "\t").encode("utf-8-sig")
