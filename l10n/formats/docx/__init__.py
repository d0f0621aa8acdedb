"""Word releases: `.docx` as Word really writes it, edited in place.

In: the bytes of a document. Out: a Document; and the same bytes with the texts of some blocks replaced: every other
member of the zip keeps its bytes, and of a changed part only the paragraphs concerned are new. Decisions: tracked
changes are read as accepted; comments, hidden text and results of fields are kept as they are; text boxes, footnotes,
headers, footers, charts, SmartArt, alternative texts and properties (title, subject, keywords, description) are
translated, properties unless the release says `properties: keep`; rules (`* * *`) are no text. May not touch: styles,
pictures, the disk.

`document` has the verbs; `container` is the zip, `places` the XML, `looks` formatting; `story`, `walk`, `inline`,
`coding` and `drawings` find blocks, `writer` writes, `script` knows fonts, `links` addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.formats._links import Links
    from l10n.locale import Locale
    from l10n.model import Document

NAME = "docx"
SUFFIXES = (".docx",)
PROPERTIES = True
"""A release may say `properties: keep` (formats/__init__.py)."""


def extract(data: bytes, *, properties: bool = True) -> Document:
    """Parse a release. Raises ReleaseError when it is no Word document, is damaged, or is not to be trusted.

    Without `properties` the document's title, subject, keywords and description are no blocks, and so are kept.
    """
    from l10n.formats.docx import document as verbs  # noqa: PLC0415 - projects without Word files do not wait for it

    return verbs.extract(data, properties=properties)


def merge(document: Document, targets: Mapping[str, str], locale: Locale, *, force: bool = False) -> bytes:
    """Return the release with the texts of the blocks in `targets` replaced, set for `locale`.

    A target equal to its block's text changes no byte, unless `force` asks for every given text to be written anew.
    Ids that are no block's are ignored.
    """
    from l10n.formats.docx import document as verbs  # noqa: PLC0415 - the same

    return verbs.merge(document, targets, locale, force=force)


def relink(data: bytes, links: Links) -> tuple[bytes, list[str]]:
    """Return an edition whose addresses lead to its own language, and those that still lead to the source's."""
    from l10n.formats.docx import document as verbs  # noqa: PLC0415 - the same

    return verbs.relink(data, links)


def stamp(data: bytes, words: str) -> bytes:
    """Return a document with `words` as its first paragraph, in bold red: how a draft says that it is one."""
    from l10n.formats.docx import document as verbs  # noqa: PLC0415 - the same

    return verbs.stamp(data, words)
