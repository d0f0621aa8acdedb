"""-ise and -ize in one release.

What: an English source that spells some verbs with -ise and others with -ize (commercialisation, organized).
Why: either is right, both together look careless; houses in Hong Kong mostly write -ise.
Wrong: It will commercialise research and organize forums.
Right: It will commercialise research and organise forums.
Fix: choose one in the release.
Does not: look at words that have only one spelling (exercise, advertise, prize, size), or inside names of the
  glossary and names in capitals (World Health Organization).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _source
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._source import Said
    from l10n.model import Finding

CODE = "SRC003"
NAME = "-ise and -ize mixed"
SEVERITY = Severity.INFO
SCOPE = Scope.RELEASE

_WORD = later(r"(?<![\w@./-])[A-Za-z]{3,30}?(?:is|iz)(?:e|es|ed|er|ers|ing|ation|ations|able)(?![\w@/])")
_ENDING = later(r"i[sz](?:e|es|ed|er|ers|ing|ation|ations|able)(?![\w@/])")
"""What every such word ends with: the words themselves are read only where it stands."""
_LONGEST = 30
_STEM = later(r"(?P<stem>[a-z]+?)i(?P<letter>[sz])(?:e|es|ed|er|ers|ing|ation|ations|able)$")
_S_ONLY = frozenset(
    [
        "adv",
        "adver",
        "advert",
        "appr",
        "apprais",
        "ar",
        "aris",
        "bru",
        "ch",
        "comprom",
        "compr",
        "conc",
        "conc",
        "cru",
        "deg",
        "dem",
        "desp",
        "dev",
        "disgu",
        "enterpr",
        "envis",
        "exc",
        "exerc",
        "expert",
        "franch",
        "gu",
        "improv",
        "inc",
        "merchand",
        "no",
        "otherw",
        "parad",
        "prec",
        "pra",
        "pro",
        "prom",
        "pron",
        "ra",
        "rev",
        "super",
        "surm",
        "surpr",
        "televis",
        "telev",
        "ther",
        "tortu",
        "tre",
        "v",
        "w",
        "lik",
        "clockw",
        "adm",
        "mort",
        "treat",
        "circumc",
        "chast",
        "inv",
        "ep",
        "lev",
        "dis",
        "mis",
        "op",
        "rais",
        "rel",
        "cru",
        "d",
        "l",
        "h",
        "ant",
        "likew",
        "dem",
        "supervis",
        "advis",
        "revis",
        "devis",
    ]
)
"""Stems whose verb or noun is written with s in every country: exercise, surprise, revise."""
_Z_ONLY = frozenset(
    [
        "pr",
        "s",
        "caps",
        "ma",
        "ass",
        "bl",
        "horiz",
        "citiz",
        "ba",
        "se",
        "qu",
        "w",
        "f",
        "br",
        "d",
        "g",
        "gr",
        "cra",
        "la",
        "ha",
    ]
)
"""Stems that are written with z in every country: prize, size."""
_SHORTEST = 4


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding at the first place of the rarer spelling."""
    if context.source.chinese:
        return
    seen: dict[str, list[tuple[Said, str]]] = {"s": [], "z": []}
    for one in _source.said(editions, context):
        found = [(match, _letter(match[0], first=match.start() == 0)) for match in _words(one.text)]
        found = [(match, letter) for match, letter in found if letter]
        if not found:
            continue
        named = [(hit.start, hit.end) for hit in context.glossary.find(one.text, context.source)]
        for match, letter in found:
            if not any(begin <= match.start() < end for begin, end in named):
                seen[letter].append((one, match[0]))
    if seen["s"] and seen["z"]:
        rarer, other = sorted(seen.values(), key=len)
        message = f"“{rarer[0][1]}” here, “{other[0][1]}” elsewhere ({len(rarer)} against {len(other)})"
        yield _source.at((CODE, SEVERITY), rarer[0][0], context, message)


def _words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words with such an ending. Each begins where its letters begin."""
    for ending in _ENDING.finditer(text):
        start = ending.start()
        least = max(0, start - _LONGEST)
        while start > least and text[start - 1].isascii() and text[start - 1].isalpha():
            start -= 1
        match = _WORD.match(text, start)
        if match is not None:
            yield match


def _letter(word: str, *, first: bool) -> str:
    """Return which letter a word of two spellings is written with, "" for any other word."""
    if not word.islower() and not (first and word[1:].islower()):
        return ""
    match = _STEM.match(word.lower())
    if match is None or len(match["stem"]) < _SHORTEST or match["stem"] in _S_ONLY | _Z_ONLY:
        return ""
    return match["letter"]
