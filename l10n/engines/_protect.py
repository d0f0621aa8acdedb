"""Protection: what an engine must not touch goes to it as placeholders and comes back as it must be.

In: a text in catalog form (codes as `<b>…</b>`), a Request. Out: the text with placeholders, and how to put back
codes, web addresses, figures and dates in the target's way, glossary terms in their target form; after the answer,
what did not survive. May not touch: the network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import values
from l10n.engines import _fluent, _terms, _today
from l10n.model import CODE
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.engines import Request
    from l10n.glossary import Glossary, Hit
    from l10n.locale import Locale

_ADDRESS = re.compile(
    r"https?://[^\s<>\"'，。；）」』]+|www\.[^\s<>\"'，。；）」』]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_PHONE = re.compile(r"(?<![0-9.,-])(?:\+?852[ -]?)?[2-9][0-9]{3}[ -][0-9]{4}(?![0-9]|[.,-][0-9])")
EDGE = "\x00"
"""What stands round a placeholder that goes as a tag: no text holds it."""
_TRAILING = ".,;:!?)]'\""

_WRITTEN = frozenset(
    {Kind.MONEY, Kind.PERCENT, Kind.POINT, Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.FISCAL_YEAR, Kind.MEASURE}
)
_DIGIT = re.compile(r"[0-9]")
_CALLED = re.compile(
    r"(?:\b(?:call|dial|phone|telephone|hotline)|致電|致电|熱線|热线|電話|电话|撥打|拨打|撥|拨)[\s:：]{0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the source and what stands for it in the target. `kind` is code, address, term or value."""

    start: int
    end: int
    target: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text to send, whose n-th placeholder (from 0) stands for `slots[n]`."""

    text: str
    slots: tuple[Slot, ...]
    stem: str
    written: tuple[Slot, ...] = ()
    """Terms that stand in the text in their target form, because no placeholder for them survived."""

    def lost(self, problems: Sequence[str]) -> frozenset[str]:
        """Return the sources of the terms and figures that problems of `restore` name."""
        return frozenset(slot.source for slot in self.slots if any(one.startswith(_named(slot)) for one in problems))


def shield(
    text: str,
    request: Request,
    *,
    terms: bool = True,
    figures: bool = False,
    turn: int = 0,
    written: frozenset[str] = frozenset(),
    tight: bool = False,
) -> Shielded:
    """Return a text ready to send. Without `terms` only codes and addresses are shielded, with `figures` those too.

    `turn` takes another form of placeholder; `written` names what goes in its target form instead of a placeholder.
    With `tight` placeholders stand between EDGE instead of spaces: they will be tags, which need none.
    """
    slots = list(_codes(text)) + list(_addresses(text))
    if terms:
        slots += _named_terms(text, request, written)
    if terms or figures:
        slots += _values(text, request)
    stem = _stem(text, turn)
    parts: list[str] = [""]
    marked: list[Slot] = []
    plain_ones: list[Slot] = []
    done = 0
    for slot in _apart(slots):
        before, after = text[done : slot.start] or parts[-1], text[slot.end : slot.end + 1]
        as_it_is = slot.kind in {"term", "value"} and slot.source in written
        mark = slot.target if as_it_is else f"{stem}{len(marked)}"
        (plain_ones if as_it_is else marked).append(slot)
        around = (EDGE, EDGE) if tight else (_gap(before[-1:], slot), _gap(after, slot))
        parts += [text[done : slot.start], mark.join(around)]
        done = slot.end
    return Shielded("".join([*parts, text[done:]]), tuple(marked), stem, tuple(plain_ones))


def _gap(beside: str, slot: Slot) -> str:
    """Return the space between a placeholder and its neighbour: it must not make one word with a letter or figure.

    Round codes there is always one; `restore` takes it away again.
    """
    if not beside or beside.isspace():
        return ""
    return " " if slot.kind == "code" or (beside.isascii() and beside.isalnum()) else ""


def restore(answer: str, sent: Shielded, target: Locale) -> tuple[str, list[str]]:
    """Return the answer with every placeholder replaced, and what is wrong: each problem one clause."""
    stem = sent.stem
    pattern = _pattern(stem)
    seen: dict[int, int] = {}
    order: list[int] = []

    def put(match: re.Match[str]) -> str:
        number = int(match["number"])
        if number >= len(sent.slots):
            return match[0]
        seen[number] = seen.get(number, 0) + 1
        order.append(number)
        return sent.slots[number].target

    text = _tight(pattern.sub(put, answer).replace(EDGE, ""), sent.slots)
    forms = [slot.target for slot in (*sent.slots, *sent.written) if slot.kind in {"term", "value"}]
    text = _fluent.closed(text, forms) if target.chinese else _fluent.fluent(text, forms)
    problems = [f"{_named(slot)} was lost" for number, slot in enumerate(sent.slots) if not seen.get(number)]
    problems += [f"{_named(sent.slots[number])} came {count} times" for number, count in seen.items() if count > 1]
    if not problems and not _nested([sent.slots[number] for number in order if sent.slots[number].kind == "code"]):
        problems.append("codes came back in an impossible order")
    problems += [f"{_named(slot)} was lost" for slot in sent.written if slot.target.casefold() not in text.casefold()]
    if pattern.search(text):
        problems.append("a placeholder came back broken")
    return text, problems


def only_lost(problems: Sequence[str]) -> bool:
    """Whether nothing but terms and figures was lost, so that the rest of an answer stands as it should."""
    return all(problem.endswith(" was lost") and problem.startswith(("term", "value")) for problem in problems)


def differing_values(source: str, target: str, request: Request) -> list[str]:
    """Return the figures and dates in which an answer hardly can be right, or lost its "about", each one clause."""
    found = values.compare(values.read(plain(source), request.source), values.read(plain(target), request.target))
    return [f"figures: {_difference(one)}" for one in found if one.hard or _hedge_lost(one)]


def balanced(text: str) -> bool:
    """Whether every code that is opened in a text is closed in it, so that it can stand alone."""
    return _nested([*_codes(text)])


def plain(text: str) -> str:
    """Return a text without its codes."""
    return CODE.sub("", text)


def _codes(text: str) -> Iterator[Slot]:
    for match in CODE.finditer(text):
        yield Slot(match.start(), match.end(), match[0], "code", match[0])


def _addresses(text: str) -> Iterator[Slot]:
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAILING)
        if address:
            yield Slot(match.start(), match.start() + len(address), address, "address", address)
    for match in _PHONE.finditer(text):
        yield Slot(match.start(), match.end(), match[0], "address", match[0])


def _named_terms(text: str, request: Request, written: frozenset[str]) -> Iterator[Slot]:
    """Yield the terms to shield. Into English only names are: other words take articles and plurals there.

    Those that are `written` in the target's form are taken whatever they are, also where the sense is not decided.
    """
    for term, forms in (
        _terms.undecided(request.glossary, text, request.source, request.target).items() if written else ()
    ):
        if term in written:
            yield from (Slot(at.start(), at.end(), forms[0], "term", term) for at in re.finditer(re.escape(term), text))
    for hit in _terms.usable(request.glossary, text, request.source, request.target):
        if request.target.chinese or hit.concept.certain or text[hit.start : hit.end] in written:
            form = _counterpart(request.glossary, hit, request.source, request.target)
            yield Slot(hit.start, hit.end, form, "term", text[hit.start : hit.end])


def _counterpart(glossary: Glossary, hit: Hit, source: Locale, target: Locale) -> str:
    """Return the target form that answers the form found: the n-th where both have as many, else the preferred."""
    mine, theirs = glossary.expected(hit.concept, source), glossary.expected(hit.concept, target)
    same = len(mine) == len(theirs) and hit.term.text in mine
    return theirs[mine.index(hit.term.text)] if same else theirs[0]


def _values(text: str, request: Request) -> Iterator[Slot]:
    """Yield the figures and dates whose target form is certain: what is written can be read back as the same value."""
    if not request.target.table("values").get("write"):
        return  # a locale that does not say how it writes figures
    every = values.read(text, request.source)
    for start, end, written in (*_today.days(text, every, request), *_today.periods(text, every, request)):
        yield Slot(start, end, written, "value", text[start:end])
    for value in every:
        if _label(text, value):
            yield Slot(value.start, value.end, value.text, "value", value.text)
            continue
        if value.loose or value.kind not in _WRITTEN or not _DIGIT.search(value.text):
            continue
        meant = values.abroad(value, request.source, request.target)
        written = values.write(meant, request.target)
        if not written:
            continue
        back = values.read(written, request.target)
        if not any(one.hard for one in values.compare([meant], back)):
            yield Slot(value.start, value.end, written, "value", text[value.start : value.end])


def _label(text: str, value: values.Value) -> bool:
    """Whether a number of four figures or more names something instead of counting it (請致電1823)."""
    if value.kind is not Kind.NUMBER or not re.fullmatch(r"[0-9]{4,12}", value.text):
        return False
    return bool(_CALLED.search(text[max(0, value.start - 20) : value.start]))


def _apart(slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots in order, where two overlap the one that begins first, the longer of two that begin together."""
    chosen: list[Slot] = []
    for slot in sorted(slots, key=lambda one: (one.start, -one.end)):
        if not chosen or slot.start >= chosen[-1].end:
            chosen.append(slot)
    return chosen


_STEMS = ("Z7", "Q7", "K9", "X7", "V8", "J4")
"""What placeholders begin with: they read like a model number, `Z70`, `Z71`.

Of 32 forms tried on two samples of 120 Chinese sentences with an OPUS-MT model these survived best (came back once: Z70
88 and 89 %, Q70 88 and 87, XQ0X 84 and 87, <x0/> 81 and 78, [0] 76, Name0 71, <0> 52, __0__ 11, {0} none):
benchmarks/placeholders.py.
"""


def _stem(text: str, turn: int = 0) -> str:
    """Return the stem number `turn` of those that do not occur in the text."""
    folded = text.upper()
    free = [stem for stem in _STEMS if stem not in folded]
    return free[turn % len(free)] if free else _STEMS[-1]


def _pattern(stem: str) -> re.Pattern[str]:
    """Return what finds a placeholder in an answer, however an engine spaced it or whatever width its figures have."""
    wide = chr(ord(stem[1]) - ord("0") + 0xFF10)
    return re.compile(
        rf"(?<![A-Za-z]){stem[0]} ?[{stem[1]}{wide}] ?(?P<number>[0-9\uff10-\uff19]{{1,4}})(?![0-9\uff10-\uff19])",
        re.IGNORECASE,
    )


def _tight(text: str, slots: Sequence[Slot]) -> str:
    """Take away the spaces inside codes: after an opening one, before a closing one, round an empty one."""
    for code in dict.fromkeys(slot.target for slot in slots if slot.kind == "code"):
        escaped = re.escape(code)
        if not code.startswith("</"):
            text = re.sub(rf"({escaped}) +", r"\1", text)
        if code.startswith("</") or code.endswith("/>"):
            text = re.sub(rf" +({escaped})", r"\1", text)
    return text


def _nested(slots: Sequence[Slot]) -> bool:
    """Whether opening and closing codes come in an order that markup can have."""
    stack: list[str] = []
    for slot in slots:
        match = CODE.fullmatch(slot.target)
        if match is None or match["empty"]:
            continue
        if not match["close"]:
            stack.append(match["name"])
        elif not stack or stack.pop() != match["name"]:
            return False
    return not stack


def _named(slot: Slot) -> str:
    return f"{slot.kind} {slot.source}" if slot.source == slot.target else f"{slot.kind}: {slot.source} = {slot.target}"


def _hedge_lost(one: values.Difference) -> bool:
    """Whether the source says "about" or "up to" and the target an exact figure: what a check reports too."""
    return one.nature is values.Nature.APPROXIMATION and bool(one.source and one.target and one.source.approximation)


def _difference(one: values.Difference) -> str:
    if one.nature is values.Nature.APPROXIMATION and one.source and one.target:
        return f"{one.source.text} ({one.source.approximation or 'exact'}) / {one.target.text}"
    source = one.source.text if one.source else "nothing"
    target = one.target.text if one.target else "nothing"
    return f"{source} / {target}"
