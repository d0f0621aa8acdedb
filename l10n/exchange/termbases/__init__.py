"""Termbases of other tools: one file a form (TBX, XLSX, TSV, CSV, OmegaT's glossary, Weblate's).

A module declares NAME, SUFFIXES, BILINGUAL (a source and one target a line), KEEPS (which of a concept's fields
survive), `take(data, path, codes) -> Taken` and `give(concepts, codes) -> bytes`; `codes` are locales, the source
first. In: bytes that are never trusted, or concepts. Out: concepts with notices of what could not be taken, or bytes;
the same concepts give the same bytes. May not touch: files, the project's own tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from l10n import discovery
from l10n.errors import TableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from l10n.glossary import Concept
    from l10n.model import Notice

LIMIT = 64 * 1024 * 1024
"""No termbase is larger; more is refused before it is parsed."""
_REQUIRED = ("NAME", "SUFFIXES", "BILINGUAL", "KEEPS", "take", "give")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file held: concepts in its order, and what of it was not taken."""

    concepts: tuple[Concept, ...]
    notices: tuple[Notice, ...] = ()


class Form(Protocol):
    """The shape of a form's module."""

    NAME: str
    SUFFIXES: tuple[str, ...]
    BILINGUAL: bool
    KEEPS: frozenset[str]

    def take(self, data: bytes, path: str, codes: Sequence[str]) -> Taken:
        """Return the concepts of a file. Raises TableError with every fault of the file."""

    def give(self, concepts: Sequence[Concept], codes: Sequence[str]) -> bytes:
        """Return a file of the concepts. Raises TableError for text that the form cannot hold."""


@runtime_checkable
class Lossy(Protocol):
    """What a form's module MAY offer: what of the concepts it has no place for, a few words each, said on export."""

    def lost(self, concepts: Sequence[Concept], codes: Sequence[str]) -> list[str]:
        """Return what is not in the file that `give` makes."""


def names() -> list[str]:
    """Return the names of the forms, importing none."""
    return discovery.names(__name__)


def get(name: str) -> Form:
    """Return a form by its name. Raises UsageError for one that there is not."""
    return discovery.load(__name__, name, required=_REQUIRED)


def form_of(path: Path, data: bytes = b"") -> Form:
    """Return the form of a file by its name and, where two share a suffix, by its first line.

    Raises UsageError where no form has the suffix.
    """
    suffix = path.suffix.lower()
    found = [form for form in map(get, names()) if suffix in form.SUFFIXES]
    if not found:
        raise UsageError(
            f"{path.name}: no termbase ends in {suffix or 'nothing'}", hint=f"--form: {', '.join(names())}"
        )
    first = data[:4096].lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower()
    weblate = b"source" in first and b"target" in first
    return next((form for form in found if (form.NAME == "weblate") == weblate), found[0])


def sized(data: bytes, path: str) -> bytes:
    """Return the bytes. Raises TableError when there are more than any termbase has."""
    if len(data) > LIMIT:
        raise TableError(f"{len(data):,} bytes, more than the {LIMIT:,} that are read at most", path=path)
    return data
