"""The last touches to a machine's sentence: quotation marks, the mark at its end, the article before a body's name.

In: the source, an answer with everything in it, a Request. Out: the answer with the marks that the source has at its
edges, in the target's form. Nothing between its edges is reworded. Part of the room `engines`. May not touch: the
network.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import typography
from l10n.model import CODE

if TYPE_CHECKING:
    from l10n.engines import Request
    from l10n.locale import Locale

_STRAIGHT = '"'
_CLOSING = "」』”’）)]\"'"
_OPENS, _CLOSES = "「“", "」”"
_ENDS = "。．.！!？?…；;：:"
_KEPT = {"；": ";", ";": ";", "：": ":", ":": ":"}
_WIDE = {";": "；", ":": "："}
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]|Ltd|Inc|Co|Corp|Jr|Sr|St|Rd|Ave|etc|No|al)|\.[A-Za-z])\.$")
_NUMBERED = re.compile(
    r"(?:[(（](?:[a-z]|[ivx]{1,4}|[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]|[0-9]{1,2}[.)](?![0-9])"
    r"|[一二三四五六七八九十]{1,3}、)\s*(?=\S)"
)
_LETTERED = re.compile(r"(?<![\w(])\((?:[a-z]|[ivx]{1,4})\) ")
_APOSTROPHE = re.compile(r"(?<=\w) (['’]) (s\b)")
_BODY = re.compile(
    r"(?:Government|Bureau|Department|Authority|Council|Commission|Committee|Secretariat|Administration|Board|Region"
    r"|Area|Corporation|Federation|Association)$"
)
_BEFORE_BODY = re.compile(
    r"(?:^|(?<!\b[DMS][rst])(?<!\bMrs)(?<!\b[A-Z])[.!?][\"”’]? |[“(,:;] ?"
    r"|\b(?:of|by|to|from|with|for|at|in|on|under|between|and|that|when|while|as|which|where|if|than|through|against"
    r"|about|into|over|after|before) )$",
    re.IGNORECASE,
)


def finished(source: str, answer: str, request: Request) -> str:
    """Return an answer with the marks at its edges that the source has, and the article that a body's name needs."""
    plain = CODE.sub("", source).strip()
    if request.target.code.startswith("en"):
        answer = _APOSTROPHE.sub(r"\1\2", answer)
    if plain and not _NUMBERED.match(plain):  # an item's number that the model made up
        while found := _NUMBERED.match(answer):
            answer = answer[found.end() :]
        answer = answer if any(mark in plain for mark in "(（") else _LETTERED.sub("", answer)
    answer = _ended(plain, _quoted(plain, answer, request.target), request.target)
    if request.target.code.startswith("en") and plain.rstrip(_CLOSING)[-1:] in _ENDS:
        answer = _with_articles(answer, request)
    return answer


def all_quoted(answer: str) -> bool:
    """Whether there is nothing before an answer's quotation."""
    return answer.lstrip().startswith(tuple(_OPENS))


def led(who: str, quotation: str, target: Locale) -> str:
    """Return a quotation behind its speaker, a colon between them."""
    return f"{who.rstrip('.,:：，。 ')}{'：' if target.chinese else ': '}{quotation.lstrip()}"


def _quoted(plain: str, answer: str, target: Locale) -> str:
    """Turn straight marks into the target's, and give the answer the marks at its edges that the source has there."""
    style = typography.of(target)
    opening, closing = style.opening(0), style.closing(0)
    if _STRAIGHT in answer and _STRAIGHT not in plain:
        turned = list(answer)
        for mark in typography.marks(answer, [match.span() for match in CODE.finditer(answer)]):
            if answer[mark.at] == _STRAIGHT:
                turned[mark.at] = opening if mark.opens else closing
        answer = "".join(turned)
    opens, closes = (sum(plain.count(mark) for mark in marks) for marks in (_OPENS, _CLOSES))
    if opens > closes and answer.endswith(closing) and answer.count(closing) == answer.count(opening):
        answer = answer.removesuffix(closing)  # what it says goes on in the next sentence
    if opening not in answer and closing not in answer and _is_quotation(plain):
        return opening + answer + closing
    mine, ends = answer.count(opening) - answer.count(closing), plain.rstrip(_ENDS)[-1:] in _CLOSES
    if plain.startswith(tuple(_OPENS)) and mine <= 0 and (opens > closes or mine < 0):
        return opening + answer
    if closes and ends and mine >= 0 and (closes > opens or mine > 0):
        return answer + closing
    return answer


def _is_quotation(plain: str) -> bool:
    """Whether a text is one quotation from its beginning to its end."""
    inner = plain.rstrip(_ENDS)
    marks = typography.marks(inner) if inner.startswith(tuple(_OPENS)) else []
    return bool(marks) and marks[0].at == 0 and marks[0].partner == len(inner) - 1


def _ended(plain: str, answer: str, target: Locale) -> str:
    """Take the full stop from an answer whose source has none (a cell, a headline); give it the source's ; or :."""
    body = answer.rstrip(_CLOSING + " ")
    if body[-1:] not in {".", "。"} or body.endswith("..") or not plain:
        return answer
    last = plain.rstrip(_CLOSING + " ")[-1:]
    mark = _KEPT.get(last, "")
    if (last in _ENDS and not mark) or (body.endswith(".") and _ABBREVIATED.search(body) and not mark):
        return answer
    return body[:-1] + (_WIDE.get(mark, mark) if target.chinese else mark) + answer[len(body) :]


def _with_articles(answer: str, request: Request) -> str:
    """Put "the" before the name of a body that stands without any article where a sentence cannot leave it out."""
    hits = [hit for hit in request.glossary.find(answer, request.target) if hit.concept.certain]
    for hit in sorted(hits, key=lambda one: -one.start):
        name, before = answer[hit.start : hit.end], answer[: hit.start]
        after = answer[hit.end : hit.end + 2]
        compound = after[:1] in {"-", "–", "("} or (after[:1] == " " and after[1:2].isupper())
        if name[:1].isupper() and _BODY.search(name) and not compound and _BEFORE_BODY.search(before):
            begins = not before or bool(re.search(r"[.!?][\"”’]? $|“$", before))
            answer = f"{before}{'The' if begins else 'the'} {answer[hit.start :]}"
    return answer
