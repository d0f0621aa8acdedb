"""What an engine gives, brought to the target's region: its script, and its words for those of other regions.

In: a Request and what the engine calls the language it writes. Out: a function from answer to answer. Names and terms
stay: the script room shields them. May not touch: the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import locale as locales

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.engines import Request
    from l10n.locale import Locale

_OTHER = {"Hant": "zh_Hans_CN", "Hans": "zh_Hant_HK"}
_FEW = 0.02  # so many letters of the other script may be slips of the engine; more is the other script


def polisher(request: Request) -> Callable[[str], str]:
    """Return what brings an answer to the request's target; nothing is done to one that is not Chinese."""
    if not request.target.chinese:
        return str
    other = locales.get(_OTHER[request.target.script])

    def polish(answer: str) -> str:
        return _own_words(_own_script(answer, other, request), request)

    return polish


def _own_script(answer: str, other: Locale, request: Request) -> str:
    """Convert an answer that came in the other script: some engines know only one kind of Chinese."""
    from l10n import script  # noqa: PLC0415 - it brings opencc, which only an answer in Chinese needs

    foreign = len(script.is_foreign(answer, request.target))
    if foreign <= len(answer) * _FEW:
        return answer
    return script.convert(answer, other, request.target, glossary=request.glossary).text


def _own_words(answer: str, request: Request) -> str:
    """Replace words of other regions (軟體, 资讯) by those usual in the target, but never inside a glossary term."""
    from l10n import script  # noqa: PLC0415

    found = script.region_words(answer, request.target)
    if not found:
        return answer
    terms = [(hit.start, hit.end) for hit in request.glossary.find(answer, request.target) if hit.status != "forbidden"]
    for word in reversed(found):
        if not any(start < word.end and word.start < end for start, end in terms):
            answer = answer[: word.start] + word.wanted + answer[word.end :]
    return answer
