"""Why two sentences that look alike must not be taken for each other. Part of the room `memory`.

In: what changed between them, both texts, the locale's rules. Out: one clause, or nothing: a negation on one side only,
an opposite in place of its other (increase, decrease), another name of a person, a place or a body. It errs on the safe
side: a match held down is still shown by whoever asks below the threshold. May not touch: files, the store.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from l10n import values
from l10n.memory.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.memory.alike import Change
    from l10n.memory.tokens import Rules, Token

LONGEST_NAME = 6
"""Han letters of a name that is told by the title beside it."""

_COMMON = re.compile(r".*(?:ants|ents|ers|ors|tions?|ments?|ies|ees|ness|ly|ed|ing)")  # of words, seldom of names
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-", "non")
_PRONOUNS = frozenset({"he", "she", "they", "it", "his", "her", "their"})
_SHORTEST = 3  # letters of a word whose prefix makes it another
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_BEGINS = re.compile(r"(?:^|[.!?:;\"'“”‘’「」『』(（])[\s\W]*(?:<[a-z0-9/]+>[\s\W]*)*\Z")
_NEAR = 24  # characters looked at before a word to see whether it begins a sentence


def why(changes: Sequence[Change], texts: tuple[str, str], rules: Rules) -> str:
    """Return why a match may not count as alike, or an empty string. `texts` are (our text, their text)."""
    if _negations(texts[0], rules) != _negations(texts[1], rules):
        return "negation differs"
    if not changes:
        return ""
    opposite = _opposite_in_chinese(texts, rules) if rules.chinese else _opposite(changes, rules)
    if opposite:
        return opposite
    if rules.chinese:
        return _place_in_chinese(texts, rules) or _name_in_chinese(changes, texts, rules)
    return _name_in_latin(changes, texts, rules)


def _negations(text: str, rules: Rules) -> tuple[int, int]:
    """Count what negates: as `values` knows it, and with the words that come near it (fail, deny, 拒)."""
    known = values.negation(text, rules.locale).outright
    folded = text.casefold().replace("’", "'")
    for phrase in rules.affirming:
        folded = folded.replace(phrase, "")
    if rules.chinese:
        return known, sum(folded.count(mark) for mark in rules.negations)
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", folded)
    return known, sum(word in rules.negations or word.endswith("n't") for word in words)


def _opposite_in_chinese(texts: tuple[str, str], rules: Rules) -> str:
    mine, other = texts
    for one, two in rules.opposites:
        here = mine.count(one) - other.count(one)
        there = mine.count(two) - other.count(two)
        if here * there < 0:
            return f"sense differs: {two} / {one}" if here > 0 else f"sense differs: {one} / {two}"
    return ""


def _opposite(changes: Sequence[Change], rules: Rules) -> str:
    """Return the pair of opposites that was exchanged, or an empty string."""
    lost = Counter(token.norm for change in changes for token in change.old)
    gained = Counter(token.norm for change in changes for token in change.new)
    lost, gained = lost - gained, gained - lost
    for one, two in rules.opposites:
        for was, now in ((one, two), (two, one)):
            if lost[was] and gained[now]:
                return f"sense differs: {was} / {now}"
    for was in lost:
        for now in gained:
            short, long = sorted((was, now), key=len)
            if len(short) > _SHORTEST and long.endswith(short) and long[: -len(short)] in _PREFIXES:
                return f"sense differs: {was} / {now}"
    return ""


def _name_in_latin(changes: Sequence[Change], texts: tuple[str, str], rules: Rules) -> str:
    gone = [token for change in changes for token in change.old if _name(token, texts[1], rules)]
    come = [token for change in changes for token in change.new if _name(token, texts[0], rules)]
    left = [one for one in gone if not any(_inflected(one.norm, two.norm) for two in come)]
    right = [two for two in come if not any(_inflected(one.norm, two.norm) for one in gone)]
    pronoun = any(token.norm in _PRONOUNS for change in changes for token in (*change.old, *change.new))
    if (left and right) or (pronoun and (left or right)):
        return f"name differs: {_joined(left)} / {_joined(right)}"
    return ""


def _inflected(one: str, other: str) -> bool:
    """Whether two words are one but for an ending (Company's, Companies) or a hyphen."""
    short, long = sorted((one.replace("-", ""), other.replace("-", "")), key=len)
    return short == long or (
        len(short) > _SHORTEST and long.startswith(short[:-1]) and long[len(short) - 1 :] in _ENDINGS
    )


_ENDINGS = frozenset({"s", "es", "ies", "'s", "y's", "d", "ed"})


def _joined(names: Sequence[Token]) -> str:
    return " ".join(name.raw for name in names) or "none"


def _name(token: Token, text: str, rules: Rules) -> bool:
    """Whether a word looks like part of a name: a capital that does not come from beginning a sentence."""
    if token.weight <= LIGHT or token.figure or not any(char.isupper() for char in token.raw):
        return False
    if token.norm in rules.opening or token.norm in _PRONOUNS:
        return False
    plain = token.raw[1:].islower()
    if not plain or not _BEGINS.search(text[max(0, token.start - _NEAR) : token.start]):
        return True
    return not _COMMON.fullmatch(token.norm)


def _place_in_chinese(texts: tuple[str, str], rules: Rules) -> str:
    """Return the places that were exchanged, or an empty string."""
    mine = [place for place in rules.places if place in texts[0]]
    theirs = [place for place in rules.places if place in texts[1]]
    gone = [place for place in theirs if place not in mine]
    come = [place for place in mine if place not in theirs]
    return f"name differs: {'、'.join(gone)} / {'、'.join(come)}" if gone and come else ""


def _name_in_chinese(changes: Sequence[Change], texts: tuple[str, str], rules: Rules) -> str:
    gone = [token for change in changes for token in change.old if _LATIN.match(token.raw) and not token.figure]
    come = [token for change in changes for token in change.new if _LATIN.match(token.raw) and not token.figure]
    if gone and come and {token.norm for token in gone} != {token.norm for token in come}:
        return f"name differs: {_joined(gone)} / {_joined(come)}"
    for change in changes:
        if not change.old or not change.new:
            continue
        if any(_titled(run, text, rules) for run, text in ((change.old, texts[1]), (change.new, texts[0]))):
            return f"name differs: {_written(change.old)} / {_written(change.new)}"
    return ""


def _titled(run: Sequence[Token], text: str, rules: Rules) -> bool:
    """Whether a run of Han letters stands where a name does: before or behind a title, before 公司, 大學, 表示 …."""
    if len(run) > LONGEST_NAME:
        return False
    front, behind = text[max(0, run[0].start - 5) : run[0].start], text[run[-1].end : run[-1].end + 6]
    if behind.startswith(rules.after_name) or behind[1:].startswith(rules.after_name):
        return True
    if front.endswith(rules.before_name) or front[:-1].endswith(rules.before_name):
        return True
    return behind[2:].startswith(rules.person_after)


def _written(run: Sequence[Token]) -> str:
    return "".join(token.raw for token in run)
