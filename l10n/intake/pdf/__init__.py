"""A PDF as lines. Part of the room `intake`.

In: the bytes of a PDF. Out: a Source like that of a pasted text: `glyphs` asks PDFium for characters, `layout` makes
lines of them, `cells` parts rows of tables; here every character is counted, so that none is lost on the way, and
repaired.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.errors import ReleaseError
from l10n.intake import characters
from l10n.intake.nouns import Doubt, Kind, Line, Repair, Run
from l10n.intake.pasted import Source
from l10n.intake.pdf import glyphs, ink, layout

if TYPE_CHECKING:
    from l10n.intake.pdf.glyphs import Page


def read(data: bytes) -> Source:
    """Return a PDF as a Source. Raises ReleaseError: encrypted, damaged, scanned, too large."""
    pages = list(glyphs.pages(data))
    heavy = ink.heavy(page.ink for page in pages)
    for page in pages if heavy else ():
        page.glyphs = ink.dressed(page.glyphs, heavy)
    written = [page for page in pages if any(one.text.strip() for one in page.glyphs)]
    if not written:
        pictures = any(page.pictures for page in pages)
        raise ReleaseError(
            "there is no text in this PDF" + (": its pages are pictures, a scan" if pictures else ""),
            hint="Run it through text recognition (OCR) first, or ask for the original file." if pictures else "",
        )
    source = Source([], {})
    lines = layout.lines(written)
    _count(written, lines, source)
    for line in lines:
        source.original[line.page, line.number] = line.text
        source.lines.append(_repaired(line, source))
    for page in pages:
        if page.pictures and page not in written:
            source.doubts.append(Doubt("this page has no text, only a picture", page.number))
    _say(written, source)
    return source


def _repaired(line: Line, source: Source) -> Line:
    """Return a line with its characters put right."""
    runs = [characters.repair_run(run, line.page, line.number, source.repairs, source.doubts) for run in line.runs]
    if line.mark:
        source.repairs.append(Repair(Kind.MARKUP, line.page, line.number, "a drawn bullet", f"- {line.text[:30]}"))
    shown = tuple(
        (left, right, tuple(characters.repair_run(run, line.page, line.number, [], []) for run in own))
        for left, right, own in line.cells
    )
    return replace(line, runs=characters.trimmed(runs), cells=shown)


def _count(pages: list[Page], lines: list[Line], source: Source) -> None:
    """Make sure that every character PDFium knows is on a line; text that is turned becomes lines of its own."""
    there: Counter[str] = Counter()
    for page in pages:
        turned = "".join(one.text for one in page.glyphs if one.turned).strip()
        if turned:
            number = max((line.number for line in lines if line.page == page.number), default=0) + 1
            lines.append(Line((Run(turned),), number, page.number, apart=True))
            source.doubts.append(
                Doubt("turned text, perhaps a watermark; kept at the end of the page", page.number, number, turned[:60])
            )
        there.update(one.text for one in page.glyphs if one.text.strip())
    lines.sort(key=lambda line: (line.page, line.number))
    here = Counter("".join(line.text.replace(" ", "") for line in lines))
    here = Counter({one: count for one, count in here.items() if one.strip()})
    if here != there:
        lost = "".join((there - here).elements())[:40]
        raise ReleaseError(
            f"characters of this PDF would be lost: {lost!r}", hint="Nothing was written; please report this."
        )


def _say(pages: list[Page], source: Source) -> None:
    """Say what the file does not tell: which type is bold, whether spaces beside Han characters were typed."""
    if any(one.font for page in pages for one in page.glyphs):
        source.doubts.append(
            Doubt("some fonts of this PDF have no names: bold words were told by their strokes; look at them")
        )
    columns = [
        line
        for before, line in zip(source.lines, source.lines[1:], strict=False)
        if line.page == before.page and line.new_page
    ]
    for before, line in zip(source.lines, source.lines[1:], strict=False):
        if line.page == before.page and not line.new_page and line.top < before.top - 1:
            beside = "contacts beside each other", "one below the other"
            source.repairs.append(Repair(Kind.COLUMNS, line.page, line.number, *beside))
    for line in columns[::2]:
        source.repairs.append(Repair(Kind.COLUMNS, line.page, line.number, "two columns", "one after the other"))
