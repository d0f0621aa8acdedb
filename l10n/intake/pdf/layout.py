"""Glyphs of a page as lines in reading order. Part of `intake`, the room of PDF.

In: Pages. Out: Lines: characters on one baseline, words parted by spaces, wide gaps as cells, two columns of running
text one after the other; each line with its size against running text, whether a gap stands before it, the room at
its end. May not touch: which characters there are. Lengths are in points, or in em where the name says so.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import wording
from l10n.intake.characters import BULLETS
from l10n.intake.nouns import Line, Run
from l10n.intake.pdf import grid, spacing
from l10n.intake.pdf.fragments import Fragment, Row
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.intake.pdf.glyphs import Glyph, Page

_CELL_EM = 1.4  # a wider gap parts cells
_WORD_EM = 0.22  # a wider gap parts words, also where a PDF has no space there
_PROSE = 16  # columns; a column of running text has lines of this width
_COLUMN_LINES = 3
_GAP = 1.28  # times the usual leading; more is a gap between paragraphs
_INDENT_EM = 0.9
_SET_RIGHT_EM = 6.0  # em; a line that begins so far in and ends at the edge is set to the right
_BELOW = 2.2  # times the usual leading; what stands so far below a column is below both


def fragments(page: Page) -> list[Fragment]:
    """Return the page's glyphs in stretches on one baseline, in the order of the file."""
    found: list[Fragment] = []
    last: Glyph | None = None
    spaces: list[Glyph] = []
    for one in page.glyphs:
        if one.turned:
            continue
        if not one.text.strip():
            spaces.append(one)
            continue
        if last is not None and _same_line(last, one) and one.left - last.right < _CELL_EM * max(last.size, one.size):
            if not spaces and one.left - last.right > _WORD_EM * max(last.size, one.size):
                spaces = [replace(last, text=" ", left=last.right, right=one.left, made=True)]
            found[-1].glyphs += [*spaces, one]
        else:
            found.append(Fragment([one]))
        spaces = []
        last = one
    return found


def _same_line(last: Glyph, one: Glyph) -> bool:
    """Whether a character stands on the line of the one before, raised or lowered ones included."""
    em = max(last.size, one.size)
    rise = abs(last.base - one.base)
    if rise < 0.1 and abs(one.left - last.left) < 0.1 and abs(one.right - last.right) < 0.1:  # noqa: PLR2004 - points
        return True  # letters of one ligature
    raised = 0.55 if min(last.size, one.size) < 0.85 * em else 0.25
    return rise <= raised * em and one.left >= last.right - 0.6 * em


def rows(page: Page) -> list[Row]:
    """Return the page's lines in reading order."""
    every = [one for one in fragments(page) if one.shown]
    gutter = _gutter(every)
    if gutter is not None:
        return grid.laid(_banded(every, gutter), page.rules)
    one_column = _rows(every)
    spacing.evened(one_column)
    return grid.laid(one_column, page.rules)


def _rows(every: Sequence[Fragment]) -> list[Row]:
    """Return lines from top to bottom: fragments whose baselines are the same are one line, from left to right."""
    out: list[Row] = []
    for one in sorted(every, key=lambda fragment: (-fragment.base, fragment.left)):
        near = next(
            (row for row in out[-3:] if abs(row.base - one.base) <= 0.3 * min(row.fragments[0].size, one.size)), None
        )
        if near is not None and all(
            one.left >= other.right - 1 or one.right <= other.left + 1 for other in near.fragments
        ):
            near.fragments.append(one)
            near.fragments.sort(key=lambda fragment: fragment.left)
        else:
            out.append(Row([one]))
    return out


def _gutter(every: Sequence[Fragment]) -> float | None:
    """Return where the space between two columns of running text lies; None when there is but one column."""
    prose = [one for one in every if wording.columns(one.text) >= _PROSE]
    starts = Counter(round(one.left / 4) for one in prose)
    edge = min((one.left for one in prose), default=0.0)
    for start, count in starts.most_common(4):
        gutter = start * 4 - 4.0
        left = [one for one in prose if one.right <= gutter + 2]
        right = [one for one in prose if one.left >= gutter - 2]
        if count < _COLUMN_LINES or start * 4 - edge < 100 or min(len(left), len(right)) < _COLUMN_LINES:  # noqa: PLR2004 - points
            continue
        beside = sum(any(abs(a.base - b.base) < 60 for b in right) for a in left[:200])  # noqa: PLR2004 - points
        if beside >= _COLUMN_LINES and _flows(left) and _flows(right):
            return gutter
    return None


def _flows(column: Sequence[Fragment]) -> bool:
    """Whether the lines of a column are running text: most of them are as wide as the column, or go on."""
    widest = max(one.right - one.left for one in column)
    full = sum(one.right - one.left >= 0.75 * widest for one in column)
    return full * 2 >= len(column)


def _banded(every: Sequence[Fragment], gutter: float) -> list[Row]:
    """Return lines in reading order: what crosses the gutter parts the page, between it the left column comes first."""
    crossing = [one for one in every if one.left < gutter - 2 and one.right > gutter + 2]
    edges = sorted({round(one.base, 1) for one in crossing}, reverse=True)
    out: list[Row] = []
    count = 0
    top = float("inf")
    for edge in [*edges, float("-inf")]:
        band = [one for one in every if edge < round(one.base, 1) < top]
        left = [one for one in band if one.right <= gutter + 2]
        right = [one for one in band if one.left >= gutter - 2]
        if min(len(left), len(right)) >= _COLUMN_LINES:
            below = _below(_rows(left), min(one.base for one in right))
            for side in ([one for one in left if one.base > below], right):
                count += 1
                own = [replace(row, column=count) for row in _rows(side)]
                spacing.evened(own)
                out += own
            out += _rows([one for one in left if one.base <= below])
        else:
            out += _rows(band)
        out += _rows([one for one in every if round(one.base, 1) == edge])
        top = edge
    return out


def _below(left: Sequence[Row], bottom: float) -> float:
    """Return the height at and below which lines of a left column stand below both columns; `bottom` is the right's."""
    steps = sorted(a.base - b.base for a, b in itertools.pairwise(left))
    usual = steps[len(steps) // 3] if steps else 0.0
    for above, row in itertools.pairwise(left):
        number = (
            wording.is_page_number(row.text) or wording.is_bare_number(row.text) or wording.page_number_in(row.text)
        )
        ends = anatomy.line_role(row.text) is Role.END_MARK or (number and row is left[-1])
        if row.base < bottom - 1 and (ends or above.base - row.base > _BELOW * usual):
            return row.base
    return float("-inf")


def runs(fragment: Fragment, *, written: bool = False) -> tuple[Run, ...]:
    """Return the text of a fragment in runs of one look; spaces that are only stretched type are left out.

    `written` says that this PDF writes its spaces: a gap beside a Han character that has none is only set so.
    """
    out: list[Run] = []
    glyphs = _whole_words(spacing.solid(fragment.glyphs))
    stretched = spacing.stretch(glyphs)
    for index, one in enumerate(glyphs):
        text = one.text
        if not text.strip():
            before = next((other for other in reversed(glyphs[:index]) if other.text.strip()), None)
            after = next((other for other in glyphs[index + 1 :] if other.text.strip()), None)
            if (
                one.made
                and written
                and before
                and after
                and spacing.mixed(before, after)
                and not spacing.wide(before, after, stretched)
            ):
                continue
            bold = bool(before and after and before.bold and after.bold)
            link = before.link if before and after and before.link == after.link else ""
            run = Run("\u3000" if text == "\u3000" and not one.made else " ", bold, link)
        else:
            run = Run(text, one.bold, one.link)
        if out and (out[-1].bold, out[-1].link) == (run.bold, run.link):
            out[-1] = Run(out[-1].text + run.text, run.bold, run.link)
        else:
            out.append(run)
    return tuple(out)


def _whole_words(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return the glyphs with links that begin and end with words: the rectangle of a link may cut one."""
    if len({one.link for one in glyphs}) < 2:  # noqa: PLR2004 - all of it or nothing is a link
        return glyphs
    out = list(glyphs)
    start = 0
    for index in range(len(out) + 1):
        if index < len(out) and out[index].text.isascii() and out[index].text.isalnum():
            continue
        links = Counter(one.link for one in out[start:index])
        if len(links) > 1:
            link = links.most_common(1)[0][0]
            out[start:index] = [replace(one, link=link) for one in out[start:index]]
        start = index + 1
    return out


def lines(pages: Sequence[Page]) -> list[Line]:
    """Return the lines of all pages, numbered on each page."""
    laid = [(page, rows(page)) for page in pages]
    sizes = Counter[float]()
    for _, own in laid:
        for row in own:
            for one in row.fragments:
                sizes[round(one.size, 1)] += len(one.glyphs)
    written = spaces_written(pages)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    leading = _leading([own for _, own in laid], body)
    out: list[Line] = []
    for page, own in laid:
        edges = _edges(own, body)
        previous: Row | None = None
        for number, row in enumerate(own, 1):
            out.append(
                _line(page, number, row, previous, (body, leading, *edges.get(row.column, (0.0, 0.0))), written=written)
            )
            previous = row
    return out


def spaces_written(pages: Sequence[Page]) -> bool:
    """Whether the spaces of a PDF are characters in it, as word processors write them, and not only gaps."""
    spaces: Counter[bool] = Counter()
    for page in pages:
        for before, one, after in zip(page.glyphs, page.glyphs[1:], page.glyphs[2:], strict=False):
            if one.text == " " and not wording.is_wide(before.text) and not wording.is_wide(after.text):
                spaces[one.made] += 1
    return spaces[False] > spaces[True]


def _leading(laid: Sequence[Sequence[Row]], body: float) -> float:
    """Return the usual distance of two lines of a paragraph, in em of running text."""
    steps = [
        (a.base - b.base) / body
        for own in laid
        for a, b in itertools.pairwise(own)
        if abs(a.fragments[0].size - body) < 0.6 and abs(b.fragments[0].size - body) < 0.6 and a.column == b.column  # noqa: PLR2004 - points
    ]
    usual = sorted(step for step in steps if 0.9 <= step <= 3)  # noqa: PLR2004 - em: touching, and double spaced
    return usual[len(usual) // 5] if usual else 1.3


def _edges(own: Sequence[Row], body: float) -> dict[int, tuple[float, float]]:
    """Return the right and left edge of running text by column of a page."""
    edges: dict[int, tuple[float, float]] = {}
    for row in own:
        if abs(row.fragments[-1].size - body) < 0.6:  # noqa: PLR2004 - points
            right, left = edges.get(row.column, (0.0, float("inf")))
            edges[row.column] = max(right, row.fragments[-1].inner), min(left, row.fragments[0].left)
    return edges


def _lead(fragment: Fragment) -> float:
    """Return the width of the first word of a line, or of two Han characters, in halves of an em."""
    glyphs = fragment.glyphs
    if wording.is_wide(glyphs[0].text):
        glyphs = [one for one in glyphs if one.text.strip()][:2]
    end = next((index for index, one in enumerate(glyphs) if not one.text.strip()), len(glyphs))
    return max(glyphs[end - 1].right - glyphs[0].left, 0.0) / (0.5 * fragment.size)


def _line(
    page: Page,
    number: int,
    row: Row,
    previous: Row | None,
    measures: tuple[float, float, float, float],
    *,
    written: bool,
) -> Line:
    body, leading, edge, left = measures
    first = row.fragments[0]
    parts: list[Run] = []
    for one in row.fragments:
        parts += [Run(" ")] if parts else []
        parts += runs(one, written=written)
    step = previous.base - row.base if previous is not None else 0.0
    em = max(first.size, previous.fragments[0].size) if previous is not None else first.size
    apart = previous is None or step <= 0 or previous.column != row.column or step > _GAP * leading * em
    centred = _centred(row, left, edge)
    indented = (
        previous is not None
        and first.left - previous.fragments[0].left > _INDENT_EM * em
        and not _is_mark(previous)
        and not (centred and (_centred(previous, left, edge) or _fills(previous, left, edge)))
    )
    right = edge - row.fragments[-1].right
    on_right = right <= 2 and first.left - left > _SET_RIGHT_EM * em  # noqa: PLR2004 - points
    bullet = any(
        0 < first.left - right < 2.2 * first.size and 0 < middle - first.base < 0.8 * first.size
        for _, right, middle in page.bullets
    )
    return Line(
        tuple(parts),
        number,
        page.number,
        room=max(right + max(first.left - left, 0.0) if centred or on_right else right, 0.0) / (0.5 * first.size),
        fill=min((row.fragments[-1].right - left) / max(edge - left, 1.0), 1.0),
        lead=_lead(first),
        apart=apart or indented,
        new_page=previous is None or previous.column != row.column,
        size=round(first.size / body, 2),
        mark="-" if bullet else "",
        cells=_cells(row, written=written),
        left=first.left,
        top=page.height - row.base,
    )


def _cells(row: Row, *, written: bool) -> tuple[tuple[float, float, tuple[Run, ...]], ...]:
    """Return the cells of a row of a table, an empty one for each column that has none; nothing for other lines."""
    if not row.table or row.wide < 2:  # noqa: PLR2004 - one cell is no row
        return ()
    if len(set(row.places)) < len(row.places) or min(row.places) < 0:
        return tuple((one.left, one.right, runs(one, written=written)) for one in row.fragments)
    there = dict(zip(row.places, row.fragments, strict=True))
    empty = (row.fragments[0].left, row.fragments[0].left, (Run(""),))
    filled = {place: (one.left, one.right, runs(one, written=written)) for place, one in there.items()}
    return tuple(filled.get(place, empty) for place in range(row.wide))


def _centred(row: Row, left: float, edge: float) -> bool:
    """Whether a line stands in the middle of its column, away from both edges."""
    before, after = row.fragments[0].left - left, edge - row.fragments[-1].right
    return before > row.fragments[0].size and abs(before - after) <= 0.02 * (edge - left) + 1


def _fills(row: Row, left: float, edge: float) -> bool:
    """Whether a line in larger type reaches both edges of its column, nearly: a centred one that was wrapped."""
    em = row.fragments[0].size
    return row.fragments[0].left - left <= 2 * em and edge - row.fragments[-1].right <= 2 * em


def _is_mark(row: Row) -> bool:
    """Whether a line begins with a list mark, below which lines are indented."""
    first = row.fragments[0].text
    return (
        bool(wording.ITEM.match(first)) or first[:1] in BULLETS or (len(row.fragments) > 1 and len(first) <= len("(1)"))
    )
