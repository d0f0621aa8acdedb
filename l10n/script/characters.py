"""OpenCC, character by character: every character of the input with what it becomes. Part of the room `script`.

In: a text, two locales. Out: a list with one string for each character of the text, so that whatever lies over the text
(codes, names, places) can be carried across. Raises nothing: what OpenCC cannot take (lone surrogates) stays as it is.
May not touch: the locales' own tables of words; that is `convert`'s work.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.locale import Locale

_ODD = later("[\ud800-\udfff\x00]")
CLAUSE = later(r"[^\s，。、；：！？（）「」『』“”‘’《》〈〉\ufffc]+")
"""What stands between two marks: no word of OpenCC has a mark in it (benchmarks/script_table.py sees to that)."""


@cache
def pathway(source: Locale, target: Locale) -> tuple[str, ...]:
    """Return the names of the OpenCC conversions that lead from one locale to another, none where there is no need.

    `[conversion] region` of a Traditional locale says whose forms it writes: `hk`, `tw`, or nothing for OpenCC's own.
    """
    if not (source.chinese and target.chinese):
        return ()
    own, other = _region(source), _region(target)
    if source.script == target.script:
        if source.script == "Hans" or own == other:
            return ()
        return tuple(name for name, wanted in ((f"{own}2t", own != "t"), (f"t2{other}", other != "t")) if wanted)
    return (f"{own}2s",) if source.script == "Hant" else (f"s2{other}",)


def cells(text: str, source: Locale, target: Locale) -> list[str]:
    """Return for each character of `text` what it becomes in context (OpenCC's words), joined they are the text."""
    result = list(text)
    for name in pathway(source, target):
        result = _through(name, result)
    return result


def straight(text: str, source: Locale, target: Locale) -> str | None:
    """Return what `cells` gives, joined, where every character becomes one; None where that is not plain to see."""
    result = text
    for name in pathway(source, target):
        converted = str(converter(name).convert(result)) if _ODD.search(result) is None else ""
        if len(converted) != len(result):
            return None
        result = converted
    return result


def singles(text: str, source: Locale, target: Locale) -> list[str]:
    """Return for each character of `text` what it becomes where no word says more."""
    known = _known(pathway(source, target))
    new = [one for one in dict.fromkeys(text) if one not in known]
    if new:
        known.update(zip(new, cells("\n".join(new), source, target)[::2], strict=True))
    return [known[one] for one in text]


@cache
def _known(steps: tuple[str, ...]) -> dict[str, str]:
    """Return what is known of single characters on a pathway: filled as they are met."""
    del steps
    return {}


def alone(character: str, source: Locale, target: Locale) -> str:
    """Return what a character becomes where no word says more."""
    return singles(character, source, target)[0]


@cache
def converter(name: str) -> Any:  # noqa: ANN401 - OpenCC ships no types
    """Return OpenCC's converter of that name, loaded once."""
    import opencc  # noqa: PLC0415 - loads a megabyte of dictionaries: only when something is converted

    return opencc.OpenCC(name)


def plain(name: str, text: str) -> str:
    """Return `text` through OpenCC as a whole, without regard to lengths."""
    return str(converter(name).convert(_ODD.sub("\ufffd", text)))


def _through(name: str, before: list[str]) -> list[str]:
    text = "".join(before)
    after = plain(name, text)
    if len(after) == len(text):
        cut = list(after)
    else:
        cut = list(text)
        for match in CLAUSE.finditer(text):
            cut[match.start() : match.end()] = spread(plain(name, match[0]), len(match[0]))
    for odd in _ODD.finditer(text):
        cut[odd.start()] = odd[0]
    if len(text) == len(before) and "" not in before:  # one character each
        return cut
    result: list[str] = []
    at = 0
    for piece in before:
        result.append("".join(cut[at : at + len(piece)]))
        at += len(piece)
    return result


def spread(text: str, count: int) -> list[str]:
    """Return `text` in `count` pieces, in order: one character each where lengths agree, else in proportion."""
    if len(text) == count:
        return list(text)
    edges = [at * len(text) // count for at in range(count + 1)] if count else []
    return [text[edges[at] : edges[at + 1]] for at in range(count)]


def _region(locale: Locale) -> str:
    return str(locale.table("conversion").get("region") or "t") if locale.script == "Hant" else "s"
