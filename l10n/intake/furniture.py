"""What belongs to the page and not to the text: running headers and footers, page numbers. Part of the room `intake`.

In: the lines of a Source. Out: the same without them, each a Repair; what may be one, but need not, is a Doubt and
stays. A line goes only where it says itself that it is a page's number, or stands at the edge of a page and comes
back on others. May not touch: other lines.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import site, wording
from l10n.intake.nouns import Doubt, Kind, Repair
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.intake.nouns import Line
    from l10n.intake.pasted import Source

_UNDERLINE = re.compile(r"([*=_~－＊-])\1{3,}")
_RULE = re.compile(r"[─━═▔▁＿_]{5,}")
_SHORT = 110  # columns
_EDGE = 3  # lines at the top and at the bottom of a page
_SMALLER = 0.95  # times running text
_FULL = 0.75  # of the width; a line from which a sentence goes on is as full
_SLUG = 60  # columns; what heads the second page of a release is no longer
_OF_PAGES = frozenset({Kind.PAGE_NUMBER, Kind.RUNNING})  # a paragraph may go on beyond them
_OFTEN = 3  # a line that comes back so often is asked about


def remove(source: Source) -> None:
    """Take running headers, footers and page numbers out of `source.lines`."""
    lines = source.lines
    paged = any(line.page for line in lines)
    gone = _pages_of_pdf(lines) if paged else _pages_of_text(lines)
    if not paged:
        gone = site.parts(lines) | _drawn(lines) | gone
    kept: list[Line] = []
    broken = page = False
    for index, line in enumerate(lines):
        kind = gone.get(index)
        if kind is not None:
            source.repairs.append(Repair(kind, line.page, line.number, line.text, ""))
            broken = True
            page = page or kind in _OF_PAGES or line.new_page
            continue
        kept.append(replace(line, apart=line.apart or broken, new_page=line.new_page or page))
        broken = page = False
    source.lines = kept
    source.doubts += _repeated(kept)


def _drawn(lines: list[Line]) -> dict[int, Kind]:
    """Return lines of stars or dashes directly below a line of text, which underline it, and rules drawn by themselves.

    Stars and dashes by themselves may be the end mark; characters that only draw lines are none.
    """
    return {
        index: Kind.DRAWN
        for index, line in enumerate(lines)
        if _RULE.fullmatch(line.text)
        or (
            index
            and not line.apart
            and _UNDERLINE.fullmatch(line.text)
            and not _UNDERLINE.fullmatch(lines[index - 1].text)
        )
    }


def _folded(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"[\s*]+", "", text)).casefold()


def _pages_of_text(lines: list[Line]) -> dict[int, Kind]:
    """Return which lines of a pasted text go: numbers that say so, and what comes back beside them or a form feed."""
    gone = {index: Kind.PAGE_NUMBER for index, line in enumerate(lines) if wording.is_page_number(line.text)}
    gone |= _continued(lines)
    gone |= _numbered(lines)
    gone |= _sequence(lines, gone)
    same: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if wording.columns(line.text) <= _SHORT:
            same.setdefault(_folded(line.text), []).append(index)
    for _ in range(_EDGE):  # from the page's number outwards, a line a turn: a header may have several
        found = {
            index
            for places in same.values()
            if len(places) > 1
            for index in places
            if index not in gone and _at_break(lines, index, gone) and not _keeps(lines, index, places, gone)
        }
        gone |= dict.fromkeys(found, Kind.RUNNING)
    return gone


def _at_break(lines: list[Line], index: int, gone: dict[int, Kind]) -> bool:
    """Whether a line stands where a page ends or begins: beside furniture or a form feed."""
    after = index + 1 < len(lines) and lines[index + 1].new_page
    return index - 1 in gone or index + 1 in gone or lines[index].new_page or after


def _continued(lines: list[Line]) -> dict[int, Kind]:
    """Return lines that say that the text goes on ("- more -"), and what heads the next page below them."""
    gone: dict[int, Kind] = {}
    for index, (line, below) in enumerate(itertools.pairwise(lines)):
        if wording.is_more(line.text):
            gone[index] = Kind.RUNNING
            if wording.columns(below.text) <= _SLUG and wording.page_number_in(below.text) > 1:
                gone[index + 1] = Kind.RUNNING
    return gone


def _numbered(lines: list[Line]) -> dict[int, Kind]:
    """Return lines that come back with another page's number beside them ("Example Limited      Page 2")."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        parts = ["".join(run.text for run in runs) for _, _, runs in line.cells] or line.text.split("|")
        if len(parts) > 1 and (wording.is_page_number(parts[0]) or wording.is_page_number(parts[-1])):
            places.setdefault(_folded(line.text), []).append(index)
    return {index: Kind.RUNNING for same in places.values() if len(same) > 1 for index in same}


def _keeps(lines: list[Line], index: int, same: list[int], gone: dict[int, Kind]) -> bool:
    """Whether a repeated line stays: contacts, ends, and the first one, which may be the headline or "Press Release".

    The first one goes only with a page's number directly beside it or beside lines that go with it, as the others.
    """
    role = anatomy.line_role(lines[index].text)
    if role in {Role.CONTACT, Role.END_MARK}:
        return True
    if index != same[0]:
        return False
    others = all(one in gone or _at_break(lines, one, gone) for one in same[1:])
    beside = any(one in gone and not lines[max(one, index)].apart for one in (index - 1, index + 1))
    return role is Role.KICKER or "**" in lines[index].text or not (others and beside)


def _sequence(lines: list[Line], gone: dict[int, Kind]) -> dict[int, Kind]:
    """Return bare numbers that count pages: alone between gaps, each one more than the one before, two at least."""
    alone = [
        index
        for index, line in enumerate(lines)
        if index not in gone
        and wording.is_bare_number(line.text)
        and (line.apart or index == 0 or index + 1 == len(lines) or lines[index + 1].new_page)
        and (index + 1 == len(lines) or lines[index + 1].apart or line.new_page)
    ]
    figures = [int(re.match(r"\s*(\d+)", lines[index].text)[1]) for index in alone]  # type: ignore[index]
    counts = all(b == a + 1 for a, b in itertools.pairwise(figures))
    paged = [
        index for index in alone if lines[index].new_page or (index + 1 < len(lines) and lines[index + 1].new_page)
    ]
    if (len(alone) > 1 and counts and figures[0] <= 2) or (paged and len(paged) == len(alone)):  # noqa: PLR2004
        return dict.fromkeys(alone, Kind.PAGE_NUMBER)
    begun = list(itertools.accumulate(line.new_page for line in lines))
    number = dict(zip(alone, figures, strict=True))
    return {index: Kind.PAGE_NUMBER for index in paged if number[index] == begun[index] + 1 - lines[0].new_page}


def _pages_of_pdf(lines: list[Line]) -> dict[int, Kind]:
    """Return which lines of a PDF go: at the edge of pages, and a page's number or the same on other pages."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    edge = {index for own in pages.values() for index in (*own[:_EDGE], *own[-_EDGE:])}
    seen = Counter(
        key
        for own in pages.values()
        for key in {key for index in (*own[:_EDGE], *own[-_EDGE:]) for key in _keys(lines[index])}
    )
    gone: dict[int, Kind] = {}
    kickers: set[str] = set()
    for index in sorted(edge):
        line = lines[index]
        outer = _outermost(lines, pages[line.page], index, gone)
        more = wording.is_more(line.text) and index < len(lines) - 1
        if wording.is_page_number(line.text) or (wording.is_bare_number(line.text) and outer):
            gone[index] = Kind.PAGE_NUMBER
        elif more or (outer and (_is_numbered(lines, pages[line.page], index) or _is_printed(line))):
            gone[index] = Kind.RUNNING
        elif max(seen[key] for key in _keys(line)) > 1 and wording.columns(line.text) <= _SHORT:
            if _flows(lines, pages[line.page], index):
                continue
            role = anatomy.line_role(line.text)
            if role in {Role.KICKER, Role.END_MARK} and _keys(line)[0] not in kickers:
                kickers.add(
                    _keys(line)[0]
                )  # "Press Release" at the top of every page: the first one is the release's own
                continue
            gone[index] = Kind.RUNNING
    return gone


def _is_numbered(lines: list[Line], own: list[int], index: int) -> bool:
    """Whether a line at the edge of a page names the page's number among other things, set apart from the text."""
    line = lines[index]
    found = wording.page_number_in(line.text)
    if not found or found != line.page or wording.columns(line.text) > _SHORT:
        return False
    place = own.index(index)
    below = own[place + 1] if place + 1 < len(own) else None
    return line.size < _SMALLER or (line.apart if place else below is not None and lines[below].apart)


def _is_printed(line: Line) -> bool:
    return wording.is_printed(line.text) and line.size < _SMALLER


def _outermost(lines: list[Line], own: list[int], index: int, gone: dict[int, Kind]) -> bool:
    """Whether only furniture stands between a line and the edge of its page."""
    above = own[: own.index(index)]
    below = own[own.index(index) + 1 :]
    return all(one in gone for one in above) or all(_is_furniture(lines[one].text) for one in below)


def _is_furniture(text: str) -> bool:
    return (
        wording.page_number_in(text) > 0
        or wording.is_page_number(text)
        or wording.is_bare_number(text)
        or wording.is_printed(text)
    )


def _flows(lines: list[Line], own: list[int], index: int) -> bool:
    """Whether a line at the edge of a page is running text: a sentence goes on from it, or to it, inside the page."""
    place = own.index(index)
    if place < _EDGE and place + 1 < len(own) and _goes_on(lines[index], lines[own[place + 1]]):
        return True
    return len(own) - place <= _EDGE and place > 0 and _goes_on(lines[own[place - 1]], lines[index])


def _goes_on(above: Line, below: Line) -> bool:
    """Whether two lines of a page, one directly below the other, are of one sentence."""
    beside = not below.apart and abs(above.size - below.size) < 1 - _SMALLER and above.size >= _SMALLER
    inside = wording.starts_inside(below.text) or wording.left_open(above.text)
    return beside and inside and above.fill >= _FULL


def _keys(line: Line) -> list[str]:
    """Return what makes two lines of different pages the same: text and height on the page.

    Figures count, but for the page's number, or one that grows with it.
    """
    bare, height = re.sub(r"[\s*]+", "", line.text).casefold(), round(line.top / 6)
    numbered = re.sub(r"[0-9]+", lambda found: "#" if found[0] == str(line.page) else found[0], bare)
    keys = [f"{bare}@{height}", f"{numbered}@{height}"]
    figures = re.findall(r"[0-9]+", bare)
    if len(figures) == 1 and len(figures[0]) <= len("1234"):
        keys.append(f"{re.sub('[0-9]+', f'#{int(figures[0]) - line.page:+}', bare)}@{height}")
    return keys


def _repeated(lines: list[Line]) -> list[Doubt]:
    """Return a doubt for each short line that comes back often and stands alone each time."""
    places: dict[str, list[Line]] = {}
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if (before is None or line.apart) and (after is None or after.apart) and len(line.text) <= _SHORT:
            places.setdefault(_folded(line.text), []).append(line)
    return [
        Doubt(
            f"may be a running header or footer: it comes {len(same)} times; left",
            same[0].page,
            same[0].number,
            same[0].text,
        )
        for same in places.values()
        if len(same) >= _OFTEN and anatomy.line_role(same[0].text) is None
    ]
