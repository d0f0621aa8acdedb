"""Countries and cities in a text, by one id in every language: NAM010.

In: a text and its locale, whose table `[places]` names cities and what CLDR does not say of countries (their other
names, adjectives, the characters that stand for them); names of countries are CLDR's (`locale.countries`). Out: places
in order. An id is a territory ("JP") or a territory and a city ("JP Osaka"). May not touch: files. Declares no check.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from l10n import locale as locales
from l10n.glossary.fold import encodable
from l10n.locale import countries
from l10n.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from ahocorasick_rs import AhoCorasick

    from l10n.locale import Locale

Ids: TypeAlias = frozenset[str]

HOME = frozenset({"CN", "HK", "MO"})
"""Countries that come and go: no other place stands for them."""
_CODE = 2
"""Letters of a territory's id; CLDR's other ids are of continents."""
_CAPITAL = later(r"(?<![\w’'&-])[A-ZÀ-Þ][\w.]*")
_BEFORE = later(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lady|Lord|[A-Z][a-z]+ of(?: the)?)\.? $|[\w’'.]*[a-z][A-Z]?-$"
)
_ENDINGS = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Lady", "Lord", " of", " the")
"""One of these is right before a longer name."""
_DAY = later(r"[今昨明即當当翌同每本某前後后次0-9一二三四五六七八九十]$")
_CLDR = {"Hant": ("zh_Hant_HK", "zh_Hant"), "Hans": ("zh_Hans", "zh_Hans_HK")}
_TAIL = later(r"特別行政區|特别行政区| SAR China| \([^)]*\)|（[^）]*）")


class Place(NamedTuple):
    """A mention. `ids` are those that the name may mean; `named` says that it is part of a longer name."""

    ids: Ids
    start: int
    end: int
    named: bool = False


class Table(NamedTuple):
    """A locale's names of places. An empty set of ids is what only looks like one."""

    forms: dict[str, Ids]
    first: dict[str, tuple[str, ...]]
    """English: the first word of a name with the names that begin so, longest first."""
    engine: AhoCorasick
    """Finds names, in Chinese of overlapping ones the longest."""
    order: tuple[str, ...]
    short: dict[str, str]


@lru_cache(maxsize=16)
def table(code: str) -> Table:
    """Return a locale's names of places."""
    locale = locales.get(code)
    own = locale.table("places")
    forms: dict[str, set[str]] = {}
    for which, name in (*_territories(locale, own), *_cities(own)):
        forms.setdefault(name, set()).add(which)
    none = own.get("none", ())
    known = {name: frozenset(ids) for name, ids in forms.items() if len(name) > 1}
    known |= {name: frozenset() for name in (none.split() if isinstance(none, str) else none)}
    short = dict(item.split() for item in own.get("short", "").split("; ") if item)
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - only who looks for places pays for it

    order = tuple(known)
    if locale.chinese:
        return Table(known, {}, AhoCorasick(order, matchkind=MatchKind.LeftmostLongest), order, short)
    first: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        word = _CAPITAL.match(name)
        first.setdefault(word[0].rstrip(".") if word else name, []).append(name)
    return Table(known, {word: tuple(names) for word, names in first.items()}, AhoCorasick(order), order, short)


def _territories(locale: Locale, own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield ids and names of countries: CLDR's, and those that the table adds."""
    left = set(own.get("leave", "").split())
    for tag in _CLDR.get(locale.script, ("en",)) if own else ():
        for which, name in countries.names(tag).items():
            if len(which) == _CODE and which not in left:
                plain = _TAIL.sub("", name)
                yield which, plain
                yield which, plain.replace("’", "'").replace(" & ", " and ")
    for item in own.get("also", "").split("; "):
        which, _, names = item.partition(" ")
        for name in names.split("/"):
            yield which, name


def _cities(own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield ids and names of cities: "JP Osaka=大阪; Kyoto=京都", in English without what is behind the sign."""
    for line in own.get("cities", "").split("\n"):
        country, _, rest = line.partition(" ")
        for item in rest.split("; ") if rest else ():
            name, _, forms = item.partition("=")
            main = name.split("/")[0]
            for form in (forms or name).split("/"):
                yield f"{country} {main}", form


def find(text: str, locale: Locale) -> list[Place]:
    """Return the places that a text names, in order; of overlapping names the longest."""
    known = table(locale.code)
    if locale.chinese:
        return _chinese(text, known)
    hits = known.engine.find_matches_as_indexes(encodable(text), overlapping=True)
    return _english(text, known, sorted({start for _, start, _ in hits})) if hits else []


def _english(text: str, known: Table, starts: list[int]) -> list[Place]:
    """Return the places of an English text of which the names begin at some of `starts`, where they are whole words."""
    found: list[Place] = []
    at = 0
    if any(text[start - 1 : start] == "." for start in starts):  # U.S.Paris is one word
        words = list(_CAPITAL.finditer(text))
    else:
        words = [match for start in starts if (match := _CAPITAL.match(text, start))]
    for match in words:
        if match.start() < at or match[0].rstrip(".") not in known.first:
            continue
        name = _longest(text, match.start(), known.first[match[0].rstrip(".")])
        if not name:
            continue
        at = match.start() + len(name)
        if known.forms[name]:
            found.append(Place(known.forms[name], match.start(), at, _is_named(text, match.start())))
    return found


def _is_named(text: str, start: int) -> bool:
    """Return whether a place's name is that of a person or an institution: Mr London, Bank of England."""
    if not text[max(0, start - 12) : start].rstrip(" ").removesuffix(".").endswith(_ENDINGS):
        return text[start - 1 : start] == "-" and _BEFORE.search(text, max(0, start - 24), start) is not None
    return _BEFORE.search(text, max(0, start - 24), start) is not None


def _longest(text: str, at: int, names: tuple[str, ...]) -> str:
    for name in names:
        end = at + len(name)
        if text.startswith(name, at) and not (text[end : end + 1].isalnum()):
            return name
    return ""


def _chinese(text: str, known: Table) -> list[Place]:
    found = []
    for index, start, end in known.engine.find_matches_as_indexes(encodable(text)):
        ids = known.forms[known.order[index]]
        if ids and not (text[start] == "日" and _DAY.search(text, max(0, start - 1), start)):
            found.append(Place(ids, start, end))
    return found


def hinted(text: str, locale: Locale) -> Ids:
    """Return the ids of countries for which single characters of a Chinese text stand: 中日, 駐英, 美資."""
    short = table(locale.code).short
    found = {one for match in _hints(locale.code).finditer(text) for one in match[0]}
    return frozenset(which for which, letters in short.items() if not found.isdisjoint(letters))


@lru_cache(maxsize=16)
def _hints(code: str) -> re.Pattern[str]:
    one = "[" + "".join(table(code).short.values()) + "]"
    return later(
        f"{one}{{2,9}}|(?<=[駐驻訪访赴對对旅留抵遊游援在與与]){one}"
        f"|{one}(?=[資资商企圓圆元鎊镑語语文式裔籍僑侨方軍军股幣币裝装劇剧菜貨货產产系製制國国])"
    )


def country(which: str) -> str:
    """Return the id of the country that a place is in."""
    return which[:_CODE]
