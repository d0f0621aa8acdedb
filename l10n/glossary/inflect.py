"""English inflection by rule: which other spellings of a form are the same form. No stemming, no dictionary.

In: a form as the glossary writes it. Out: further forms for the automaton (`variants`), and how far an ending
may run on behind a form (`ending`): plurals and possessives are read in the text, so that they cost no
patterns. Rules: -s, -es, -ies; 's and s'; capitals with s (`MOUs`); the head of "X of Y" in the plural;
hyphen, space or nothing; -ise and -ize. May not touch: anything. Pure functions.
"""

from __future__ import annotations

import re

from l10n.patterns import later

_ISE = later(r"([a-z]{3,}[b-df-hj-np-tv-z])i([sz])(e|ed|es|ing|ation|ations|er|ers|able)\b", re.IGNORECASE)
_NOT_ISE = later(
    r"(?:enterpr|exerc|adv|superv|rev|prom|comprom|compr|expert|prem|surpr|franch|prec|otherw|televis|improv|merchand|adverti|"
    r"concis|surm|paradis|treat|apprais|organis(?=m))$",
    re.IGNORECASE,
)
_HEAD = later(r"^(?P<head>.*?[a-z])(?P<rest> (?:of|for|in|to) .+)$", re.IGNORECASE)
_WORDS = later(r"[A-Za-z&]+")
_QUOTES = "「」『』“”‘’《》〈〉"
NEEDED = later(f"[-{_QUOTES}]|i[sz]|[ys]$|S$| (?:of|for|in|to) ", re.IGNORECASE)
"""What every rule below needs at least: a form without it has no other spelling."""
_PAIRS = ("「」", "“”", "『』", "‘’")
LATIN = "\u024f"
"""The last of the Latin letters that make a word run on."""
_SIBILANT = ("s", "x", "z", "ch", "sh")
_NO_SINGULAR = (
    "ss",
    "us",
    "is",
    "ics",
    "news",
    "series",
    "species",
    "means",
    "affairs",
    "statistics",
    "works",
    "goods",
)


def variants(form: str, *, words: bool = True) -> list[str]:
    """Return the other spellings of a form, without the form.

    `words`: it is an ordinary word or a title, which has a singular and whose head noun may stand in the plural;
    names of organisations, places and schemes have neither.
    """
    if NEEDED.search(form) is None:
        return []
    found: dict[str, None] = {}
    if any(mark in form for mark in _QUOTES):
        for one in _requoted(form):
            found[one] = None
    if not form.isascii() and not any(one.isascii() and one.isalpha() for one in form):
        return [one for one in found if one != form]
    spelled = [form, *_respelled(form)]
    for one in spelled:
        found[one] = None
        if "-" in one:
            found[one.replace("-", "")] = None
    for one in list(found):
        for other in _numbered(one, words=words):
            found[other] = None
    found.pop(form, None)
    return list(found)


def ending(form_end: str, text: str, at: int) -> int:
    """Return how many characters of a plural ending stand in `text` at `at`, behind a form that ends in `form_end`.

    -1 when the word runs on otherwise. `text` is folded but for capitals; `form_end` is the form's last two
    characters in small letters. A possessive is a word edge, not an ending.
    """
    following = text[at : at + 3]
    if edge(following):
        return 0
    if following[0] in "sS" and form_end[-1:].isalpha() and not form_end.endswith("s") and edge(following[1:]):
        return 1
    if following[:2].lower() == "es" and form_end.endswith((*_SIBILANT, "o")) and edge(text[at + 2 : at + 3]):
        return 2
    return -1


def contains(folded: str, form: str, start: int = 0) -> bool:
    """Return whether a folded form stands in a folded text between word edges (endings allowed)."""
    return position(folded, form, start) >= 0


def position(folded: str, form: str, start: int = 0) -> int:
    """Return where a folded form stands in a folded text at or after `start` between word edges, or -1."""
    if form[:1] > LATIN and form[-1:] > LATIN:  # both are edges themselves, as in nearly all Chinese
        return folded.find(form, start)
    head = not edge(form[:1])
    tail = form[-2:].lower() if not edge(form[-1:]) else ""
    at = folded.find(form, start)
    while at >= 0:
        before = not head or not at or edge(folded[at - 1])
        if before and (not tail or ending(tail, folded, at + len(form)) >= 0):
            return at
        at = folded.find(form, at + 1)
    return -1


def edge(following: str) -> bool:
    """Return whether a word in ASCII letters ends before `following`: no ASCII letter or digit, no Latin letter."""
    one = following[:1]
    if one.isascii():
        return not one.isalnum()
    return not ("\u00c0" <= one <= LATIN and one.isalpha())  # accented Latin letters; Han, kana, Hangul are edges


def _requoted(form: str) -> list[str]:
    """Return a form that holds quotation marks without them and in each other style of them."""
    bare = form.translate({ord(mark): None for mark in _QUOTES})
    every = [bare]
    for mine in _PAIRS:
        if mine[0] in form and mine[1] in form:
            every += [form.replace(mine[0], other[0]).replace(mine[1], other[1]) for other in _PAIRS if other != mine]
    return [one for one in every if one]


def _respelled(form: str) -> list[str]:
    """Return the form with -ise for -ize or the other way round, where the word has the suffix."""

    def other(match: re.Match[str]) -> str:
        if _NOT_ISE.search(match[1]):
            return match[0]
        return f"{match[1]}i{'z' if match[2] in 'sS' else 's'}{match[3]}"

    swapped = _ISE.sub(other, form)
    return [swapped] if swapped != form else []


def _numbered(form: str, *, words: bool) -> list[str]:
    """Return plurals that change the form itself and, for ordinary words, its singular and its head's plural."""
    found: list[str] = []
    if re.search(r"[^aeiouAEIOU\W\d]y$", form):
        found.append(form[:-1] + "ies")
    if re.search(r"[A-Z]{2,}s$", form):
        found.append(form[:-1])
    if not words:
        return found
    head = _HEAD.match(form)
    if head:
        found += [plural + head["rest"] for plural in plurals(head["head"])]
    last = _WORDS.findall(form)
    if len(last) > 1 and form.endswith("s") and not form.endswith(_NO_SINGULAR):
        found += [form[:-3] + "y"] if form.endswith("ies") else [form[:-1]]
    return found


def plurals(noun: str) -> list[str]:
    """Return the plural of a noun, or nothing where it has the ending of one."""
    if re.search(r"[^aeiou]y$", noun, re.IGNORECASE):
        return [noun[:-1] + "ies"]
    if noun.lower().endswith(_SIBILANT):
        return [] if noun.endswith("s") else [noun + "es"]
    return [noun + "s"]
