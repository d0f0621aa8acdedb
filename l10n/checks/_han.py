"""Chinese that stands in the running text of a language in Latin letters: CON006 for a target, SRC009 for the source.

In: a text without codes, its locale, the glossary. Out: the first run of Han characters that is neither in brackets,
quotation marks or title marks, nor a form of the glossary for that locale, nor in an address. May not touch: anything.
Declares no check. Linear in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.typography.spans import HAN, addresses

if TYPE_CHECKING:
    from l10n.glossary import Glossary
    from l10n.locale import Locale

_RUN = later(f"[{HAN}](?:[{HAN}，、；：·「」 ]*[{HAN}])?")
_MARKED = later(
    r"[（(\[【《〈「『“\"‘][^()（）\[\]【】《》〈〉「」『』“”\"‘]{1,200}[)）\]】》〉」』”\"]"
    rf"|‘[^‘’]{{1,200}}’|'[^'A-Za-z]{{0,20}}[{HAN}][^'A-Za-z]{{0,80}}'"
)
BEYOND = later(r"[^\x00-\u2e7f]")
"""All that is not of the scripts of the West: every Han character is there, and one range is read fast."""
_DEPTH = 3
"""Brackets within brackets are emptied from the inside so often."""


def left(text: str, locale: Locale, glossary: Glossary) -> str:
    """Return the first run of Chinese left in a text of a language in Latin letters, empty when there is none."""
    if text.isascii() or BEYOND.search(text) is None or _RUN.search(text) is None:
        return ""
    hidden = list(text)
    kept = [(hit.start, hit.end) for hit in glossary.find(text, locale)]
    for start, end in (*kept, *addresses(text)):
        hidden[start:end] = " " * (end - start)
    shown = "".join(hidden)
    for _ in range(_DEPTH):
        shown = _MARKED.sub(" ", shown)
    run = _RUN.search(shown)
    return run[0] if run else ""
