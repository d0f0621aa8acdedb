"""Which gaps of a line are spaces. Part of `intake`, the room of PDF.

In: the glyphs of a line, with the spaces that PDFium put into gaps. Out: the same without those that are only stretched
or letter-spaced type, or what a word processor draws between a Chinese character and a figure; rows whose words were
driven apart to fill the width as one stretch. A space that is written in the file always stays. Lengths are in em.
May not touch: characters that are no spaces.
"""

from __future__ import annotations

import itertools
import statistics
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.intake import wording
from l10n.intake.pdf.fragments import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.intake.pdf.fragments import Row
    from l10n.intake.pdf.glyphs import Glyph

_SPACE = 0.17  # em more than the line's usual gap; less between Han characters is no space
_LETTERS = 0.1  # the same between Latin letters of a line whose Han characters are set apart
_DRAWN = 0.34  # a word processor draws a quarter of an em between Han characters and figures
_TAB = 0.5  # em more than the line's usual gap; no program sets a Han character and a figure so far apart by itself
_SET_APART = 0.05  # a line with a larger usual gap is set apart
_NARROW = "‘’“”…—·"
_EVEN = 0.3  # of the usual gap; gaps that differ less are even
_SHARED = 0.6  # of a row's cells; fewer stand below each other by chance
_NEAR = 2.5  # points


def solid(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a line without made spaces that are none."""
    usual = stretch(glyphs)
    out: list[Glyph] = []
    for index, one in enumerate(glyphs):
        if one.made and not one.text.strip():
            before = next((other for other in reversed(out) if other.text.strip()), None)
            after = next((other for other in glyphs[index + 1 :] if other.text.strip()), None)
            if before is not None and after is not None and not _is_space(before, after, usual):
                continue
        out.append(one)
    return out


def stretch(glyphs: Sequence[Glyph]) -> float:
    """Return the usual gap between Han characters of a line in em: more than nothing where they are set apart."""
    written = [one for one in glyphs if one.text.strip()]
    han = [(a, b) for a, b in itertools.pairwise(written) if wording.is_han(a.text) and wording.is_han(b.text)]
    gaps = [gap(a, b) for a, b in han]
    return max(statistics.median(gaps), 0.0) if gaps else 0.0


def gap(before: Glyph, after: Glyph) -> float:
    """Return the gap between two characters in em of the larger one; full-width ones are one em wide."""
    em = max(before.size, after.size, 1.0)
    full = wording.is_wide(before.text) and before.text not in _NARROW
    return (after.left - before.left) / em - 1 if full else (after.left - before.right) / em


def mixed(before: Glyph, after: Glyph) -> bool:
    """Whether a Han character (or its punctuation) meets a Latin letter or a figure; quotation marks are either's."""
    wide = wording.is_wide(before.text) != wording.is_wide(after.text)
    return wide and before.text not in _NARROW and after.text not in _NARROW


def wide(before: Glyph, after: Glyph, usual: float) -> bool:
    """Whether a gap is so wide that somebody made it with a tab; `usual` is that between the line's Han characters."""
    return gap(before, after) - usual > _TAB


def _is_space(before: Glyph, after: Glyph, usual: float) -> bool:
    """Whether the gap between two characters is a space, when `usual` is that between Han characters of the line."""
    one, other = wording.is_wide(before.text), wording.is_wide(after.text)
    more = gap(before, after) - usual
    if one and other:
        return more >= _SPACE
    if one or other:
        narrow = (before if one else after).text in _NARROW
        return narrow or more > _DRAWN
    return usual <= _SET_APART or more > _LETTERS


def evened(rows: Sequence[Row]) -> None:
    """Make one stretch of each row whose words were driven apart to fill the width: its gaps are even."""
    prose = [one for row in rows for one in row.fragments if wording.columns(one.text) >= 16]  # noqa: PLR2004 - columns
    edge = max((one.inner for one in prose), default=0.0)
    left = min((one.left for one in prose), default=0.0)
    for above, row, below in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        first, last = row.fragments[0], row.fragments[-1]
        if len(row.fragments) < 2 or last.right < edge - _NEAR or first.left > left + 3 * first.size:  # noqa: PLR2004
            continue
        if _even(row) and not any(other is not None and _share(row, other) for other in (above, below)):
            row.fragments = [_one(row.fragments)]


def _pieces(row: Row) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield the two characters at each place where a word or a Han character ends and the next begins."""
    glyphs = [one for fragment in row.fragments for one in [*fragment.glyphs, None]]
    last: Glyph | None = None
    parted = False
    for one in glyphs:
        if one is None or not one.text.strip():
            parted = True
            continue
        if last is not None and (parted or (wording.is_wide(last.text) and wording.is_wide(one.text))):
            yield last, one
        last, parted = one, False


def _even(row: Row) -> bool:
    """Whether there are two gaps at least, and all are about as wide."""
    pieces = list(_pieces(row))
    wide = [b.left - a.right for a, b in pieces if wording.is_wide(a.text) and wording.is_wide(b.text)]
    gaps = [after.left - before.right for before, after in pieces]
    usual = statistics.median(wide or gaps) if gaps else 0.0
    if len(wide) > 1:  # Latin words in a Chinese line stand closer together
        return all(one <= (1 + _EVEN) * usual + _DRAWN * row.fragments[0].size for one in gaps)
    return len(gaps) > 1 and all(abs(one - usual) <= _EVEN * usual + 1 for one in gaps)


def _share(row: Row, other: Row) -> bool:
    """Whether most cells, but for the first and the last, begin at one place in both rows: columns of a table."""
    starts = [one.left for one in other.fragments[1:-1]]
    inner = [one.left for one in row.fragments[1:-1]]
    shared = sum(any(abs(left - start) <= _NEAR for start in starts) for left in inner)
    return shared > 0 and shared >= _SHARED * len(inner)


def _one(fragments: Sequence[Fragment]) -> Fragment:
    """Return the fragments as one, a made space between them."""
    glyphs = list(fragments[0].glyphs)
    for one in fragments[1:]:
        last = glyphs[-1]
        glyphs += [replace(last, text=" ", left=last.right, right=one.left, made=True), *one.glyphs]
    return Fragment(glyphs)
