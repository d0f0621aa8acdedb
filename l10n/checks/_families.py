"""What a locale says of a family of words of which a text says one: all, most, some; daily, weekly, monthly.

In: a locale's code and the name of a family: a table `[families.NAME]` of the locales, where each member's list holds
the words that are evidence of it, `MEMBER_also` those that may say it, too, but prove nothing, `none` what only looks
like one of them, `blank` a pattern of what is not looked at. Out: the members that a text says, and those that it may
say. May not touch: files. Declares no check.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.checks._axes import Words, lowered
from l10n.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

MEMBERS = {
    "quantity": ("all", "most", "some", "few", "no_one", "half"),
    "order": ("first", "second", "third", "last"),
    "inclusion": ("inside", "outside"),
    "duty": ("must", "may", "advised"),
    "tense": ("done", "will"),
    "period": ("day", "week", "month", "quarter", "half_year", "year", "two_years"),
    "rank": ("top", "second", "third", "fourth"),
    "sequence": ("before", "after"),
    "ban": ("mustnot", "neednot"),
    "both": ("both", "one"),
}
"""The families and their members, eight of them at most."""
NESTED = frozenset({"quantity", "inclusion", "order", "rank"})
"""Those of which one member's word holds another's (大部分, 不包括), or looks like it every day (last year)."""
_ALSO = "_also"


class Told(NamedTuple):
    """What a text says of a family: `says` maps a member to the word that is evidence, `may` holds all it may say."""

    says: dict[str, str]
    may: set[str]


@dataclass(frozen=True, slots=True)
class Family:
    """What a locale says of one family. `evidence` maps a word to a member, `hints` a word to all it may say."""

    evidence: dict[str, str]
    hints: dict[str, set[str]]
    firm: Words
    every: Words
    blank: re.Pattern[str] | None


def words(code: str, name: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a locale that are evidence of a member of a family, each with the member's number."""
    table = locales.get(code).table("families").get(name, {})
    for number, member in enumerate(MEMBERS[name]):
        for word in table.get(member, ()):
            yield word, number


@cache
def family(code: str, name: str) -> Family:
    """Return what the locale says of a family; without words where its file has no such table."""
    locale = locales.get(code)
    table = locale.table("families").get(name, {})
    evidence = dict.fromkeys(table.get("none", ()), "")
    hints: dict[str, set[str]] = {}
    for member in MEMBERS[name]:
        evidence |= dict.fromkeys(table.get(member, ()), member)
        for word in table.get(member + _ALSO, ()):
            hints.setdefault(word, set()).add(member)
    blank = table.get("blank")
    return Family(
        evidence,
        hints,
        Words(evidence, chinese=locale.chinese),
        Words({**evidence, **hints}, chinese=locale.chinese),
        later(blank) if blank else None,
    )


def says(text: str, rules: Family) -> set[str]:
    """Return the members that a text has evidence of; also in what is not looked at."""
    return {rules.evidence[word] for word in rules.firm.found(lowered(text))} - {""}


def told(text: str, rules: Family) -> Told:
    """Return what a text says of a family, and what it may say; a word in a longer one counts for nothing."""
    plain = lowered(text)
    if rules.blank is not None:
        plain = rules.blank.sub("\0", plain)
    said: dict[str, str] = {}
    may: set[str] = set()
    for word in rules.every.found(plain):
        if member := rules.evidence.get(word):
            said.setdefault(member, word)
        if word in rules.hints:
            may |= rules.hints[word]
    return Told(said, may.union(said))
