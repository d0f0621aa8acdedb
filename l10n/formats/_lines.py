"""Lines of a paragraph: which line breaks a person meant, and how the others are joined.

In: the lines of one paragraph as a reader sees them. Out: groups of lines that are one block each, and text joined
over line breaks. Used by Markdown and plain text; knows the wording of releases only through `l10n.anatomy`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from l10n import anatomy
from l10n.model import Role
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT = 72  # columns; a line of a headline, an address or a list of contacts is no longer
_LABEL = 30  # columns; a first line that ends with a colon and is no longer is a label of what follows
_SENTENCE_END = later(r"[.,;:!?。，；：！？、…][\"'”’」』）)]*\s*$")
RULE = later(r"([-–—_=*~＊－─━═＿＝·•.])(?:[ \t\u3000]*\1){2,}")
"""A line that only parts what stands above it from what is below: `* * *`. It is no text."""
_HAN = later(r"[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_FIRST_HAN = "\u2e80"
"""No character of `_HAN` is lower: text whose highest one is lower has none."""
_ALONE = frozenset({Role.KICKER, Role.END_MARK})
_NARROW = 40  # columns; nobody wraps running text so narrowly
_NARROW_TITLE = 24  # the same for two lines that could be one headline, all words capitalised
_NAME = 3  # words; a heading such as "About the museum" need not be capitalised
_COLON = (":", "：")
_SEMICOLON = (";", "；")
_DANGLING = later(
    r"(?:\b(?:an?|the|of|and|or|for|to|in|on|at|by|with|from|as|its|our|their|over|into)|[&+/-]|[的和與与及於于在為为])\s*$",
    re.IGNORECASE,
)
_ENUMERATED = later(
    r"[（(](?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳]"
)
_COLUMNS = later(r"(?<=[^\s.。])(?: {3}|\t) *(?=\S)")
_LONG_WORD = later(r"(?<![\w'’.-])[^\W\d_]{4,}")


class Line(NamedTuple):
    """A line as a reader sees it. `strong`: markup encloses all of it. `hard`: a mark of its own ends it."""

    text: str
    strong: bool = False
    hard: bool = False


def groups(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return `(first, last + 1)` of the lines of each block of one paragraph, in order."""
    if len(lines) < 2:  # noqa: PLR2004 - nothing to part
        return [(0, len(lines))]
    roles = [anatomy.line_role(line.text) for line in lines]
    begin = _listed_from(lines, roles)
    strong = next((index for index, line in enumerate(lines) if not line.strong), len(lines))
    parts: list[tuple[int, int]] = []
    first = 0
    for index in range(1, len(lines)):
        if index >= begin or _parts(lines, roles, index, strong):
            parts.append((first, index))
            first = index
    return [*parts, (first, len(lines))]


def _parts(lines: Sequence[Line], roles: Sequence[Role | None], index: int, strong: int) -> bool:
    """Return whether a block ends before line `index`; the first `strong` lines are all set in bold."""
    before, after = roles[index - 1], roles[index]
    if before in _ALONE or after in _ALONE or after is Role.CONTACT:
        return True
    if index == 1 and lines[0].text.endswith((":", "：")) and columns(lines[0].text) <= _LABEL:
        return True
    if lines[index - 1].strong and (lines[index].strong or index <= strong):
        return True
    if _tabular(lines[index - 1]) or _tabular(lines[index]):
        return True
    if anatomy.opens_caption(lines[index].text) and anatomy.opens_caption(lines[0].text):
        return True
    if _enumerated(lines, index) or (not lines[index].hard and _headed(lines, index)):
        return True
    return before is Role.CONTACT and columns(lines[index - 1].text) <= _SHORT and not _continues(lines[index].text)


def _tabular(line: Line) -> bool:
    """Return whether a short line holds things side by side: two contacts in two columns."""
    return bool(_COLUMNS.search(line.text)) and columns(line.text) <= _SHORT


def _enumerated(lines: Sequence[Line], index: int) -> bool:
    """Return whether line `index` is one of several that a number or letter begins: (a), （一）, 二、."""
    if not _ENUMERATED.match(lines[index].text):
        return False
    return lines[index - 1].text.endswith(_COLON) or any(_ENUMERATED.match(line.text) for line in lines[:index][:1000])


def _headed(lines: Sequence[Line], index: int) -> bool:
    """Return whether the line before `index` is a heading of its own: "About us", a headline above a sub-headline."""
    first, after = lines[index - 1].text, lines[index].text
    if columns(first) > _SHORT or _SENTENCE_END.search(first) or _continues(after):
        return False
    widest = max(columns(line.text) for line in lines[index : index + 10])
    roomy = columns(first) + 1 + _first_word(after) + 3 <= widest
    if roomy and anatomy.opens_dateline(after):
        return True
    if index > 1 or _DANGLING.search(first):
        return False
    name = len(first.split()) <= _NAME or not any(word[0].islower() for word in _LONG_WORD.findall(first))
    if (roomy or columns(first) <= _NARROW) and name and "，" not in first and anatomy.heads_boilerplate(first):
        return True
    stop = next((at for at in range(2, min(len(lines), 8)) if anatomy.opens_dateline(lines[at].text)), len(lines))
    ended = any(_SENTENCE_END.search(line.text) for line in lines[:stop])
    return not ended and _capitalised(first) and _lower(after)


def _capitalised(text: str) -> bool:
    """Return whether all long words of a line, two at least, begin with a capital letter."""
    words = _LONG_WORD.findall(text)
    return len(words) > 1 and not any(word[0].islower() for word in words)


def _lower(text: str) -> bool:
    """Return whether most long words of a line begin with a small letter."""
    words = _LONG_WORD.findall(text)
    return len([word for word in words if word[0].islower()]) * 2 >= max(len(words), 2)


def _listed_from(lines: Sequence[Line], roles: Sequence[Role | None]) -> int:
    """Return from which line on every line stands for itself: 1 for all of them, the number of lines for none.

    Lines up to one that ends with a colon may be what introduces a list.
    """
    if _listed(lines, roles):
        return 1
    after = next((index for index in range(len(lines) - 1, 0, -1) if lines[index - 1].text.endswith(_COLON)), 0)
    if after and len(lines) - after > 1 and _listed(lines[after:], roles[after:]):
        return after
    return len(lines)


def _listed(lines: Sequence[Line], roles: Sequence[Role | None]) -> bool:
    """Return whether every line stands for itself: contacts, or short lines ended before they were full."""
    later = zip(lines[1:], roles[1:], strict=True)
    if any(columns(line.text) > _SHORT for line in lines) or any(
        not role and _continues(line.text) for line, role in later
    ):
        return False
    if Role.CONTACT in roles:
        return True
    if any(line.hard for line in lines[:-1]):
        return False
    if len(lines) > 2 and all(line.text.endswith(_SEMICOLON) for line in lines[:-2]):  # noqa: PLR2004 - "…; and" is the last but one
        return bool(re.search(r"[;；](?:\s*(?:and|or))?\s*$", lines[-2].text))
    if any(_SENTENCE_END.search(line.text) for line in lines):
        return False
    if any(_DANGLING.search(line.text) for line in lines[:-1]):
        return False
    width = max(columns(line.text) for line in lines)
    if width <= _narrow(lines):
        return True
    return all(
        columns(line.text) + 1 + _first_word(after.text) + 3 <= width for line, after in itertools.pairwise(lines)
    )


def _narrow(lines: Sequence[Line]) -> int:
    """Return up to which width lines were not ended for want of room: a headline of two lines is the doubtful case."""
    if len(lines) > 2:  # noqa: PLR2004 - see above
        return _NARROW
    return (
        _NARROW
        if any(max(line.text, default="") >= _FIRST_HAN and _HAN.search(line.text) for line in lines)
        else _NARROW_TITLE
    )


def _continues(text: str) -> bool:
    """Return whether a line begins in the middle of a sentence."""
    first = text.lstrip()[:1]
    return first.islower() or first in set(",.;:!?)]，。；：！？、）」』”’")


def columns(text: str) -> int:
    """Return the width of `text` in columns of a terminal: two for wide and full-width characters."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _first_word(text: str) -> int:
    """Return the width of what could have stood on the line before."""
    text = text.lstrip()
    if _HAN.match(text):
        return 4  # two characters: one would be held back by the rules of line breaking
    return columns(re.split(r"\s", text, maxsplit=1)[0])


def joiner(before: str, after: str) -> str:
    """Return what a line break between two characters means: nothing between Han or their punctuation, else a space."""
    return "" if before and after and _HAN.match(before) and _HAN.match(after) else " "
