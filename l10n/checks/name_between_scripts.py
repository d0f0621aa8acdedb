"""A person's name differs between the Traditional and the Simplified edition.

What: a name beside a post, 先生 or a verb, which the other Chinese edition has with another character in the same
  place, not only in the other script: 關咏荷教授 and 关泳荷教授.
Why: an input method offers characters that sound the same; whoever proofreads one edition sees nothing.
Wrong: Traditional 傅小蘭女士, Simplified 付小兰女士.
Right: Simplified 傅小兰女士.
Fix: write the name as it is; which edition is right is for a person to say.
Where nothing but its place says that it is a name, and the editions are otherwise alike, it is a warning.
Does not: compare names that differ in more than one character, or whose sentences differ on both sides; or characters
that do not sound alike, but before 先生, 博士, 教授 and the like: 董事局 and 董事会 are words of two regions.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n import romanisation
from l10n.checks._folded import begins, folded, near
from l10n.checks._terms import codes_of
from l10n.glossary.fold import encodable
from l10n.model import Finding, Scope, Severity, Stretch, strip_codes
from l10n.script import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair

CODE = "NAM016"
NAME = "name apart between scripts"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE

_SURE = 2
_FEWEST = 2
_LENGTH = 3
_LONGEST = 3000
"""A text of more characters than that is no paragraph."""
_QUOTES = frozenset("「」『』“”‘’")
_SHARE = 4
"""Editions that share three of four of their characters are one text in two scripts, not two translations."""
_LEFT = frozenset("的由請请向讓让對对給给及")
"""Behind these a name may begin."""
_LITTLE = frozenset("和及与與同跟没沒未")
"""Of these one edition may have one and the other another: 陳先生及李小姐, 陈先生和李小姐; 為何未有, 为何没有."""
_LEARNED = ("教授", "院士", "醫生", "医生", "大律師", "大律师")


class _Text(NamedTuple):
    """An edition's text of a block: as it is, regardless of script, its locale."""

    text: str
    bare: str
    locale: Locale


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name that the two Chinese editions of a block write differently.

    It stands in the Simplified edition; in the Traditional one where Simplified is the source.
    """
    hant = next((code for code in editions if locales.get(code).script == "Hant"), "")
    for code, pairs in editions.items():
        simplified = locales.get(code)
        if not hant or simplified.script != "Hans":
            continue
        base = locales.get(hant)
        for mine, theirs in zip(pairs, editions[hant], strict=False):
            if not _may_name(theirs.source if hant == context.source.code else theirs.target, hant):
                continue
            here, there = _text(mine, simplified, context), _text(theirs, base, context)
            if here.bare == there.bare or not here.bare or not there.bare:
                continue
            ours = code != context.source.code
            pair, one, other = (mine, here, there) if ours else (theirs, there, here)
            for form, wanted, severity in _apart(one, other, context):
                yield _finding(pair, (one, other), form, wanted, severity)


def _may_name(text: str, code: str) -> bool:
    """Return whether a text has a title, a verb of speech or of office: a quick look."""
    return bool(text) and bool(_look(code)(encodable(text)))


@cache
def _look(code: str) -> Callable[[str], list[tuple[int, int, int]]]:
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - only who looks pays for it

    table = locales.get(code).table("conversion")
    return AhoCorasick(
        sorted({word for key in ("titles", "honorifics", "office") for word in str(table.get(key, "")).split()})
    ).find_matches_as_indexes


def _text(pair: BlockPair, locale: Locale, context: CheckContext) -> _Text:
    """Return the text of a block in an edition: the source's own where it is the source."""
    text = pair.source if locale.code == context.source.code else pair.target
    text = strip_codes(text, codes_of(pair)) if "<" in text else text
    return _Text(text, folded(text), locale)


def _apart(one: _Text, other: _Text, context: CheckContext) -> list[tuple[str, str, Severity]]:
    """Return names of `one` that are another in `other`: both forms and how sure that is, each name once."""
    found: dict[str, tuple[str, str, Severity]] = {}
    if max(len(one.bare), len(other.bare)) > _LONGEST:
        return []
    mine, theirs = set(one.bare) - _QUOTES, set(other.bare) - _QUOTES
    close = len(mine ^ theirs) * _SHARE <= len(mine | theirs)
    for own, there, lost, ours in ((one, other, mine - theirs, True), (other, one, theirs - mine, False)):
        for at, character in enumerate(own.bare) if lost else ():
            if character not in lost or not romanisation.is_han(character):
                continue
            for name in _names_at(own, at, close=close):
                wanted = _counterpart(own, at, name, there)
                if wanted and not _is_known(own, name, context):
                    form = own.text[name.start : name.end]
                    form, wanted = (form, wanted) if ours else (wanted, form)
                    severity = SEVERITY if name.sure >= _SURE else Severity.WARNING
                    found.setdefault(form, (form, wanted, severity))
                    break
    return list(found.values())


def _names_at(own: _Text, at: int, *, close: bool) -> Iterator[names.Name]:
    """Yield the names that the character at a place may belong to, the surest first.

    Where the editions are `close` to one another, three characters that may be a name, nothing beside them, are one.
    """
    yield from _before_title(own, at)
    name = names.around(own.text, at, own.locale)
    if name is not None and name.surname and name.end - name.start >= _FEWEST and name.sure >= (1 if close else _SURE):
        yield name
    for start in (at, at - 1, at - 2) if close else ():
        if (
            start >= 0
            and romanisation.is_surname(own.text[start])
            and all(map(romanisation.is_han, own.text[start:at]))
        ):
            yield names.Name(start, start + _LENGTH, 1, 1)


def _counterpart(own: _Text, at: int, name: names.Name, there: _Text) -> str:
    """Return what stands for a name in the other edition, empty where nothing does that is nearly it."""
    bare = own.bare[name.start : name.end]
    left = own.text[name.start - 1 : name.start] if name.start else ""
    if bare in there.bare or not (left in _LEFT or begins(own.text, name.start, own.locale)):
        return ""
    for place in near(bare, there.bare):
        end = place + len(bare)
        before = own.bare[max(0, name.start - 1) : name.start] == there.bare[max(0, place - 1) : place]
        behind = own.bare[name.end : name.end + 1] == there.bare[end : end + 1]
        another = there.bare[place + at - name.start]
        if another == own.bare[at] or not (before or behind) or {another, own.bare[at]} <= _LITTLE:
            continue
        polite = own.text.startswith(_polite(own.locale), name.end)
        alike = romanisation.sounds_alike(own.text[at], there.text[place + at - name.start])
        if polite or (alike and len(bare) > _FEWEST and (name.sure >= _SURE or (before and behind))):
            return there.text[place:end]  # but not 董事局 and 董事会, 計畫 and 计划, which are words of two regions
    return ""


def _polite(locale: Locale) -> tuple[str, ...]:
    """Return titles that stand behind nothing but a person's name."""
    return (*str(locale.table("conversion").get("honorifics", "")).split(), *_LEARNED)


def _before_title(own: _Text, at: int) -> Iterator[names.Name]:
    """Yield the characters right before a title that begin with a surname, or with two: 林鄭月娥女士."""
    titles = tuple(str(own.locale.table("conversion").get("titles", "")).split())
    for end in range(at + 1, at + _LENGTH + 1):
        if not own.text.startswith(titles, end):
            continue
        for size in (_LENGTH + 1, _LENGTH):
            start = end - size
            surnames = own.text[start : start + size - _FEWEST] if 0 <= start <= at else ""
            if surnames and all(map(romanisation.is_surname, surnames)):
                yield names.Name(start, end, len(surnames), _SURE)


def _is_known(own: _Text, name: names.Name, context: CheckContext) -> bool:
    """Return whether the glossary has the name: its checks say how it is written."""
    hits = context.glossary.find(own.text, own.locale)
    return any(hit.start < name.end and name.start < hit.end for hit in hits)


def _finding(pair: BlockPair, texts: tuple[_Text, _Text], form: str, wanted: str, severity: Severity) -> Finding:
    """Return the finding: a form in the first text, another one in the second."""
    locale, other = texts[0].locale, texts[1].locale
    places = zip(texts, (form, wanted), strict=True)
    group = next((one for one in pair.groups if form in one.target), pair.groups[0])
    return Finding(
        CODE,
        severity,
        f"the name is {form} here and {wanted} in {other.code}",
        unit=group.units[0].id,
        locale=locale.code,
        source=group.source,
        target=group.target,
        column=group.target.find(form) + 1,
        stretches=tuple(
            Stretch(one.locale.code, one.text, at, at + len(word))
            for one, word in places
            if (at := one.text.find(word)) >= 0
        ),
    )
