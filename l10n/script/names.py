"""Where a personal or place name seems to stand, in Chinese text. Part of the room `script`.

In: a plain text, the `[conversion]` table of its locale (surnames, titles, what comes before and after a name).
Out: for a place, whether it is inside a name and how sure that is. A guess, made to be shown as a doubt: nobody
is renamed for it without being told. May not touch: anything. Pure functions.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.typography.spans import is_han

if TYPE_CHECKING:
    from l10n.locale import Locale

_EDGE = "，。、；：！？（）「」『』“”‘’《》〈〉()[]·•/,;: \t\n\r"
_LONGEST_CUE = 6


class Name(NamedTuple):
    """`text[start:end]` seems to be a name; `surname` characters of it are the surname (0: a place, an organisation).

    `sure` is 3 where a title stands beside it, 2 where a verb of speech follows, 1 where only its edges say so.
    """

    start: int
    end: int
    surname: int
    sure: int


class _Cues(NamedTuple):
    surnames: frozenset[str]
    doubles: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    verbs: frozenset[str]
    office: frozenset[str]
    no_names: frozenset[str]
    alone: frozenset[str]
    particles: frozenset[str]
    tails: frozenset[str]
    joins: frozenset[str]
    meetings: frozenset[str]
    met: frozenset[str]
    with_whom: frozenset[str]
    places: frozenset[str]
    in_places: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    """Titles that stand before a name: none of courtesy."""
    follow: frozenset[str]
    """What may follow a name: joins, particles, verbs."""
    introduce: frozenset[str]
    """Joins that are words of their own."""
    starts: frozenset[str]
    """Every surname's first character."""


@cache
def _cues(code: str) -> _Cues:
    """Return the cues of a locale, by its code: a Locale holds mappings and has no hash."""
    table = locales.get(code).table("conversion")
    words = {
        key: frozenset(str(table.get(key, "")).split())
        for key in (
            "doubles",
            "titles",
            "honorifics",
            "verbs",
            "office",
            "no_names",
            "particles",
            "joins",
            "meetings",
            "met",
            "with_whom",
            "places",
        )
    }
    return _Cues(
        surnames=frozenset("".join(str(table.get("surnames", "")).split())),
        doubles=words["doubles"],
        common=frozenset(str(table.get("common_surnames", ""))),
        titles=words["titles"],
        honorifics=words["honorifics"],
        verbs=words["verbs"],
        office=words["office"],
        no_names=words["no_names"],
        alone=frozenset(str(table.get("alone_surnames", ""))),
        particles=words["particles"],
        tails=frozenset(str(table.get("title_tails", ""))),
        joins=words["joins"],
        meetings=words["meetings"],
        met=words["met"],
        with_whom=words["with_whom"],
        places=words["places"],
        in_places=frozenset(str(table.get("in_places", ""))),
        never=frozenset("".join(str(table.get("never_in_names", "")).split())),
        before=words["titles"] - words["honorifics"],
        follow=words["joins"] | words["particles"] | words["verbs"],
        starts=frozenset("".join(str(table.get("surnames", "")).split())).union(one[0] for one in words["doubles"]),
        introduce=frozenset(one for one in words["joins"] if len(one) > 1),
    )


def around(text: str, at: int, locale: Locale) -> Name | None:
    """Return the name that the character at `at` seems to belong to, the surest first; None where nothing says so."""
    cues = _cues(locale.code)
    if cues.starts.isdisjoint(text[max(0, at - 3) : at + 1]):
        return _place(text, at, cues)
    best: Name | None = None
    for start in range(at, max(-1, at - 4), -1):
        for surname, length in _shapes(text, start, at, cues):
            end = start + length
            if any(one in cues.never for one in text[start + surname : end]) or _cuts(text, end - 1, cues):
                continue
            sure = _evidence(text, start, end, surname, cues)
            if sure and (best is None or (sure, length) > (best.sure, best.end - best.start)):
                best = Name(start, end, surname, sure)
    return best or _place(text, at, cues)


def _shapes(text: str, start: int, at: int, cues: _Cues) -> list[tuple[int, int]]:
    """Return (characters of the surname, characters of the name) for names that may begin at `start` and hold `at`."""
    found: list[tuple[int, int]] = []
    if text[start : start + 2] in cues.doubles:
        found += ((2, 4), (2, 3))
    if text[start] in cues.surnames:
        found += ((1, 3), (1, 2), (1, 1))
    if not found:
        return found
    run = 0
    while run < 4 and start + run < len(text) and is_han(text[start + run]):  # noqa: PLR2004 - the longest shape
        run += 1
    return [(surname, length) for surname, length in found if start <= at < start + length and length <= run]


def _evidence(text: str, start: int, end: int, surname: int, cues: _Cues) -> int:
    """Return how much speaks for a name: 3 a title beside it, 2 a verb, 1 edges as in a list, 0 nothing.

    A surname that is an ordinary word too (于, 后, 方) needs a title, and one on its right to be sure; a name of one
    given character needs a title or what a title ends in (家, 師, 員) before it.
    """
    given = end - start - surname
    edge_left = start == 0 or text[start - 1] in _EDGE
    title_right = _begins(text, end, cues.titles)
    title_left = _ends(text, start, cues.before)
    polite = _begins(text, end, cues.honorifics)
    if given == 0:
        return 3 if polite or (title_right and (edge_left or title_left or text[start] not in cues.common)) else 0
    edge_right = end >= len(text) or text[end] in _EDGE
    follows = edge_right or _begins(text, end, cues.follow)
    if edge_left and text[start:end] in cues.no_names:
        return 0
    spoke = edge_left and _in_office(text, start + surname, end, cues)
    tail_left = title_left or (start > 0 and text[start - 1] in cues.tails)
    joined_left = edge_left or _ends(text, start, cues.joins)
    if text[start] in cues.common and surname == 1:
        if title_right and (edge_left or title_left):
            return 3
        introduced = tail_left or _ends(text, start, cues.introduce)
        listed = given > 1 and introduced and (follows or title_left)
        if polite or (spoke and text[start] in cues.alone):
            return 2
        return 1 if listed or _meets(text, start, end, cues, edge=edge_right) else 0
    if title_right or title_left:
        return 3 if title_right or follows else 1 if given > 1 else 0
    whole = given + surname > 2 and joined_left  # noqa: PLR2004 - three characters
    if (tail_left and follows) or spoke or (whole and _begins(text, end, cues.verbs)):
        return 2
    return 1 if joined_left and follows else 0


_NO_GIVEN = "者年月日"
_AFTER = "后時时"
"""After a verb these say when."""


def _meets(text: str, start: int, end: int, cues: _Cues, *, edge: bool) -> bool:
    """Return whether somebody is met here: `與…會面`, or `會見…` up to the end of the clause."""
    if text[end - 1] in _NO_GIVEN:
        return False
    company = _begins(text, end, cues.with_whom)
    if company and text[start] not in _AFTER and (start == 0 or text[start - 1] in _EDGE):
        return True  # the clause begins with one of two: 于洋與范雲到場
    together = _ends(text, start, cues.with_whom) and _begins(text, end, cues.meetings)
    return together or (edge and text[start] not in _AFTER and _ends(text, start, cues.met))


def _cuts(text: str, last: int, cues: _Cues) -> bool:
    """Return whether a name that ends with the character at `last` would cut a verb of office in two (`余俊出|任`)."""
    return any(text[last : last + size] in cues.office for size in (2, 3))


def _in_office(text: str, given: int, end: int, cues: _Cues) -> bool:
    """Return whether a verb of office or speech follows what may be a name: `后俊出任`.

    `given` is where the given name begins. One that is an adverb, or ends as a time does, is none.
    """
    if text[end - 1] in _AFTER + _NO_GIVEN or text[given:end] in cues.particles:
        return False
    return _begins(text, end, cues.office)


def _begins(text: str, at: int, words: frozenset[str]) -> bool:
    for size in range(1, _LONGEST_CUE + 1):  # noqa: SIM110 - asked so often that a generator is felt
        if text[at : at + size] in words:
            return True
    return False


def _ends(text: str, at: int, words: frozenset[str]) -> bool:
    for size in range(1, min(at, _LONGEST_CUE) + 1):  # noqa: SIM110 - likewise
        if text[at - size : at] in words:
            return True
    return False


def _place(text: str, at: int, cues: _Cues) -> Name | None:
    """Return a place or organisation whose kind (street, village, company) follows within two characters."""
    if text[at] not in cues.in_places:
        return None
    for end in (at + 1, at + 2):
        if end > at + 1 and not (end <= len(text) and is_han(text[at + 1 : end][:1])):
            break
        if _begins(text, end, cues.places):
            return Name(at, end, 0, 1)
    return None
