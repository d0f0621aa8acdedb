"""Another colour.

What: a colour of the source that is nowhere in the target, where the target names another one that is nowhere in the
  source: 紅色 for "blue", "black" for 黃色 (of a warning).
Why: warnings, lines, forms and uniforms go by their colours, and no figure or name is wrong.
Wrong: "Nurses wear blue." as 護士穿紅色制服。
Right: 護士穿藍色制服。
Fix: put the colour of the source.
Does not: report a colour that is only left out or only added, or a single character that may be something else (白 of
  坦白, 黃 of a surname): a colour that is new in Chinese is asked for with 色, or as the word before a thing that has
  one (紅旗). In English words with a capital are names (Brown, Green Paper), but for warnings, flags, zones and lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _terms, finding
from l10n.checks._spoken import COLOURED, COLOURS, any_of, masks
from l10n.model import Scope, Severity
from l10n.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "CON012"
NAME = "another colour"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_CAPITAL = compiled(r"\b[A-Z][a-z]{2,6}(?= (?:[Rr]ainstorm|[Ww]arning|[Ss]ignal|[Ff]lag|[Aa]lert|[Zz]one|[Ll]ine)\b)")
"""A colour with a capital that is no name: Amber Rainstorm Warning."""
_NAMED = {han: name for name, (_, every) in COLOURS.items() for han in every} | {
    word: name for name, (words, _) in COLOURS.items() for word in words.split()[:2]
}
_HAN = compiled(f"[{''.join(han for _, han in COLOURS.values())}](?:色|(?=[{COLOURED}]))")
_EACH = frozenset(any_of(f"colour {name}") for name in COLOURS)
_ANY = sum(_EACH)
_ENGLISH = compiled(rf"(?<![\w-])(?:{'|'.join(word for word in _NAMED if word.isascii())})(?![\w-])")


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a colour that stands for another one."""
    here, there = masks(pair, context)
    here, there = here & _ANY, there & _ANY
    if not here or not there or not pair.complete or (here == there and here in _EACH):
        return NOTHING
    return _found(pair, context)


def _found(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    text = _terms.plain(pair)
    source = " ".join(text.sources)
    new = {
        name: word
        for name, word in _sure(text.target, context.locale).items()
        if not _maybe(source, name, context.source)
    }
    if not new:
        return
    lost = {
        name: word
        for name, word in _sure(source, context.source).items()
        if not _maybe(text.target, name, context.locale)
    }
    if len(lost) != 1 or len(new) != 1:
        return
    (said,), (word,) = lost.values(), new.values()
    group = next(
        (group for group, target in zip(text.groups, text.targets, strict=True) if word in target), text.groups[0]
    )
    column = group.target.find(word) + 1
    yield finding((CODE, SEVERITY), group, context, f"“{said}” in the source, {word} here", column=column)


def _sure(text: str, locale: Locale) -> dict[str, str]:
    """Return the colours that a text names beyond doubt, each as it stands there."""
    found: dict[str, str] = {}
    if locale.chinese:
        for match in _HAN.finditer(text):
            found.setdefault(_NAMED[match[0][0]], match[0])
    else:
        for match in _ENGLISH.finditer(_CAPITAL.sub(lambda one: one[0].lower(), text)):
            found.setdefault(_NAMED[match[0]], match[0])
    return found


def _maybe(text: str, name: str, locale: Locale) -> bool:
    """Return whether a text may name a colour."""
    english, chinese = COLOURS[name]
    if locale.chinese:
        return any(one in text for one in chinese)
    return re.search(rf"\b(?:{english.replace(' ', '|')})(?:d?ish|s|est|er|-|\b)", text, re.IGNORECASE) is not None
