"""Another country or city.

What: a country or a city of the source that is nowhere in the target, where the target names another one that is
  nowhere in the source: 泰國 for Vietnam, 京都 for Osaka.
Why: all figures and names of people are right, and it is the wrong place.
Wrong: "The factory in Vietnam employs 700 people." as 位於泰國的工廠有700名員工。
Right: 位於越南的工廠有700名員工。
Fix: put the place of the source.
Does not: report a place that is only left out, or only added; one inside a longer name (Bank of England); a city told
  by its country; Hong Kong, Macao and China, which come and go; names that are also something else (Georgia, Jersey,
  Chad). It knows the countries of CLDR and some 350 cities and provinces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _places, _spoken, finding
from l10n.checks._folded import folded
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._places import Ids, Place
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "NAM010"
NAME = "another country or city"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_ANY = _spoken.any_of("place")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a place that another one stands for."""
    of_source, of_target = _spoken.masks(subject, context)
    if not of_source & of_target & _ANY:
        return
    both = sides(subject)
    there = [(place, group, text) for group, _, text in both for place in _places.find(text, context.locale)]
    if not any(_counts(place) for place, _, _ in there):
        return
    here = [(place, text) for _, text, _ in both for place in _places.find(text, context.source)]
    told, shown = _known([place for place, _ in here]), _known([place for place, _, _ in there])
    if all(not shown.isdisjoint(place.ids) for place, _ in here):
        return
    lost = [(place, text) for place, text in here if _alone(place, shown, told)]
    if lost and context.source.chinese and context.locale.chinese:
        said = folded("\n".join(text for _, _, text in both))  # 蓋亞那 is 盖亚那, whatever a region calls Guyana
        lost = [(place, text) for place, text in lost if folded(text[place.start : place.end]) not in said]
    if not lost or not any(_alone(place, told, shown) for place, _, _ in there):
        return
    told = told | _hints("\n".join(text for _, text, _ in both), context.source)
    shown = shown | _hints("\n".join(text for _, _, text in both), context.locale)
    for place, text in lost:
        for other, group, target in there:
            if _alone(place, shown, told) and _alone(other, told, shown) and _apart(place, other):
                name, wrong = text[place.start : place.end], target[other.start : other.end]
                column = group.target.find(wrong) + 1
                yield finding((CODE, SEVERITY), group, context, f"{wrong} stands for {name}", column=column)
                return


def _known(places: list[Place]) -> Ids:
    """Return the ids that mentions may mean, with the countries of cities marked as told by them."""
    ids = frozenset(which for place in places for which in place.ids)
    return ids | {f"in {_places.country(which)}" for which in ids if " " in which}


def _hints(text: str, locale: Locale) -> Ids:
    return _places.hinted(text, locale) if locale.chinese else frozenset()


def _counts(place: Place) -> bool:
    """Return whether a place is one that another may stand for."""
    return not place.named and place.ids.isdisjoint(_places.HOME)


def _alone(place: Place, others: Ids, own: Ids) -> bool:
    """Return whether nothing on the other side is the place; a country that only that side names may tell a city."""
    return _counts(place) and not any(which in others or _told_by(which) in others - own for which in place.ids)


def _told_by(which: str) -> str:
    return _places.country(which) if " " in which else f"in {which}"


def _apart(place: Place, other: Place) -> bool:
    """Return whether two are of one kind, both countries or both cities."""
    return {" " in which for which in place.ids} == {" " in which for which in other.ids}
