"""The verbs of the Word format: a document's blocks, and the document with other texts.

In: bytes; a Document and targets. Out: a Document; bytes. The package's `__init__` is the door that imports this only
when a Word file is at hand. May not touch: anything but by its neighbours `container`, `story` and `writer`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.formats.docx import container, links, story, writer
from l10n.formats.docx.items import Plain
from l10n.model import Block, Document, Notice, Place, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.formats._links import Links
    from l10n.formats.docx.items import Paragraph
    from l10n.formats.docx.story import Story
    from l10n.locale import Locale

_TRACKED = Notice(
    "this document holds tracked changes: it is read as if all were accepted, and they are accepted in every paragraph "
    "that gets a translation"
)
_EMBEDDED = Notice("this document shows another file inside it (altChunk), whose text is not read")
_CHARTS = Notice(
    "this document holds charts: what they show is translated, the workbooks behind them are not; Word shows theirs "
    "again when somebody edits the data"
)
_CONTENTS = Notice(
    "this document holds a table of contents or an index, which Word fills: update it in the edition (Ctrl+A, F9)"
)
_STRANGE = Notice("this document holds a chart of a new kind (chartEx), whose text is kept as it is, not translated")


def extract(data: bytes, *, properties: bool = True) -> Document:
    """Parse a release. Raises ReleaseError when it is no Word document, is damaged, or is not to be trusted.

    Without `properties` the document's title, subject, keywords and description are no blocks, and so are kept.
    """
    told = story.read(container.open_package(data))
    said = (
        (told.tracked, _TRACKED),
        (told.embedded, _EMBEDDED),
        (told.charts, _CHARTS),
        (told.strange, _STRANGE),
        (told.contents, _CONTENTS),
    )
    facts = MappingProxyType({"title": told.title} if told.title else {})
    blocks = tuple(block for block in _blocks(told) if properties or block.id not in story.PROPERTIES)
    return Document("docx", data, blocks, facts, tuple(one for on, one in said if on))


def merge(document: Document, targets: Mapping[str, str], locale: Locale, *, force: bool = False) -> bytes:
    """Return the release with the texts of the blocks in `targets` replaced, set for `locale`.

    A target equal to its block's text changes no byte, unless `force` asks for every given text to be written anew.
    Ids that are no block's are ignored.
    """
    if not force:
        old = {block.id: block.text for block in document.blocks}
        targets = {name: text for name, text in targets.items() if text != old.get(name, text)}
    if not targets:
        return document.skeleton
    package = container.open_package(document.skeleton)
    told = story.read(package)
    changes = writer.write(told, targets, locale, force=force)
    if changes and told.settings and not force:
        changes |= writer.settings(told.settings, package.read(told.settings), locale)
    return container.rewritten(package, changes)


def relink(data: bytes, links_of: Links) -> tuple[bytes, list[str]]:
    """Return an edition whose addresses lead to its own language, and those that still lead to the source's."""
    package = container.open_package(data)
    changes, left = links.relinked(package, links_of)
    return container.rewritten(package, changes), left


def stamp(data: bytes, words: str) -> bytes:
    """Return a document with `words` as its first paragraph, in bold red: how a draft says that it is one."""
    package = container.open_package(data)
    return container.rewritten(package, writer.stamped(story.read(package), words))


def _blocks(told: Story) -> Iterator[Block]:
    """Yield the blocks in reading order."""
    counted = {name: _Characters(part.data) for name, part in told.parts.items()}
    for one in told.paragraphs:
        places = counted[one.part.name]
        if isinstance(one, Plain):
            place = Place(places.at(one.start), places.at(one.end), max(one.number, 1), one.part.name)
            yield Block(one.id, one.text, place, Role.METADATA, within=one.within)
        else:
            yield from _paragraph(one, places)


def _paragraph(one: Paragraph, places: _Characters) -> Iterator[Block]:
    start, end = writer.content(one)
    place = Place(places.at(start), places.at(end), one.number, one.part.name)
    for slot in one.slots:
        yield Block(slot.id, slot.text, place, one.role, slot.codes, one.level, one.within)


class _Characters:
    """Turns places in bytes into places in characters, cheaply for places that mostly go up."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._ascii = data.isascii()
        self._byte = 0
        self._character = 0

    def at(self, place: int) -> int:
        """Return how many characters stand before the byte at `place`."""
        if self._ascii:
            return place
        if place < self._byte:
            self._byte = self._character = 0
        self._character += len(self._data[self._byte : place].decode("utf-8", "ignore"))
        self._byte = place
        return self._character
