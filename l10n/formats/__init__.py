"""Release formats: one file a format, and the contract they keep.

A format module declares

    NAME      "markdown"
    SUFFIXES  (".md", ".markdown")
    extract(data: bytes) -> Document                        raises ReleaseError
    merge(document, targets: Mapping[block id, text], locale) -> bytes

`merge` with no targets, or with every target equal to its block's text, MUST give `document.skeleton` back byte
for byte. `extract` MAY take `properties: bool` and says `PROPERTIES = True`: when false, what the file says of itself
(title, keywords) is kept. Where a target differs only the text nodes concerned change. A target's codes are those of
its block; anything else in it that looks like markup is text and MUST be escaped. A format with links MAY offer
`relink(data, links) -> (bytes, addresses)`: a rebuilt edition whose addresses lead to its own language, and those that
still lead to the source's (`_links`). In: bytes. Out: Document, bytes.
Formats know nothing of segments, catalogs or glossaries; roles beyond the format's own structure are given by
`l10n.anatomy`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from l10n import anatomy, discovery, files
from l10n.errors import InputError, ReleaseError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from l10n.locale import Locale
    from l10n.model import Document

_BINARY = (b"PK", b"\xff\xfe", b"\xfe\xff")
"""How containers and UTF-16 begin, in which a NUL is nothing strange; no catalog could hold it."""
_OFFICE = {".doc", ".odt", ".pptx", ".ppt", ".rtf", ".pages", ".wps"}
_SAVE_AS = "Save its text as .docx in Word or LibreOffice; "
_REQUIRED = ("NAME", "SUFFIXES", "extract", "merge")


class Format(Protocol):
    """The shape of a format's module."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def extract(self, data: bytes, *, properties: bool = ...) -> Document:
        """Parse a release."""

    def merge(self, document: Document, targets: Mapping[str, str], locale: Locale) -> bytes:
        """Rebuild it with the given blocks' texts replaced."""


@cache
def _declared() -> dict[str, tuple[str, ...]]:
    """Map each format's module to the suffixes it declares, importing none of them."""
    found: dict[str, tuple[str, ...]] = {}
    for module in discovery.names(__name__):
        suffixes = discovery.literals(__name__, module).get("SUFFIXES")
        found[module] = suffixes if isinstance(suffixes, tuple) else _load(module).SUFFIXES
    return found


@cache
def _load(module: str) -> Format:
    return discovery.load(__name__, module, required=_REQUIRED)


def suffixes() -> dict[str, str]:
    """Return every suffix (with its dot, lower case) and the module of the format that reads it."""
    return {suffix: module for module, own in _declared().items() for suffix in own}


def named(name: str) -> Format:
    """Return the format called `name`. Raises UsageError listing those there are."""
    if name in _declared() and name == _load(name).NAME:
        return _load(name)
    for module in map(_load, _declared()):
        if name == module.NAME:
            return module
    raise UsageError(f"unknown format {name!r}", hint=f"known: {', '.join(_declared())}")


def for_path(path: Path) -> Format:
    """Return the format for a file's suffix. Raises UsageError saying which suffixes are read."""
    table = suffixes()
    module = table.get(path.suffix.lower())
    if module is None:
        raise UsageError(
            f"{path.suffix or 'a file without a suffix'} is not a release format",
            path=path,
            hint=f"{_SAVE_AS if path.suffix.lower() in _OFFICE else ''}read: {', '.join(sorted(table))}",
        )
    return _load(module)


def read(path: Path, locale: Locale, *, properties: bool = True) -> Document:
    """Read a release from disk and give every block its role. `locale` is the language it is written in.

    Without `properties` the title and the like that a file holds beside its text stay as they are, in formats that
    can tell (Word).

    Raises UsageError (suffix), InputError (missing), ReleaseError (damaged or empty), each with the path.
    """
    module = for_path(path)
    data = files.read(path)
    keeps = not properties and getattr(module, "PROPERTIES", False)
    try:
        document = module.extract(data, properties=False) if keeps else module.extract(data)
    except InputError as error:
        placed = [replace(fault, path=fault.path or str(path)) for fault in error.faults]
        raise ReleaseError(faults=placed, hint=error.hint) from error
    if b"\0" in data and not data.startswith(_BINARY):
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise ReleaseError(
            "a NUL character, which no text has: the file is damaged, or UTF-16",
            path=path,
            line=line,
            hint="Save the file as UTF-8 and try again.",
        )
    if not document.blocks:
        why = next((notice.message for notice in document.notices), "")
        raise ReleaseError("there is no text in this release", path=path, hint=why)
    return anatomy.assign(document, locale)
