"""Lines joined to paragraphs. Part of the room `intake`.

In: a Source without what belongs to its pages. Out: groups of Units, every join a Repair; breaks that may be meant
and may not be are kept and said. A line break is a wrap where the next line goes on inside a sentence, or where its
first word had no room; it is meant where there was room. A gap parts paragraphs, unless the sentence plainly goes on
beyond it. Linear.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import broken, enumerating, hyphens, nouns, tables, wording
from l10n.intake.broken import Address
from l10n.intake.characters import SOFT_HYPHEN
from l10n.intake.hyphens import Verdict
from l10n.intake.nouns import Doubt, Group, Kind, Line, Repair, Run, Unit
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.intake.pasted import Source

_SHORT = 72  # columns; lines of headlines, addresses and contacts are no longer
_PROSE = 40  # columns; a line of a paragraph that goes on is no shorter
_BRIM = 0.97  # of the width; the last line of a paragraph is seldom so long
_NARROW = 0.75  # of the width
_CAPITALS = 12  # characters; shorter lines in capitals may be names
_HARDLY = 6  # columns; three Han characters
_FULL = 0.8  # of the width; a line of running text that was broken early for its looks is no shorter
_SIZE = 0.12  # times running text; sizes that differ more are not the same
_LARGE = 1.15  # times running text
_STRONG_LINES = 6
_AROUND = 30  # characters shown on either side of a join
_HASHES = re.compile(r"(#{1,6}) +(?=\S)")
_LABEL = re.compile(r"[^\s:：]{1,24}(?: [^\s:：]{1,24}){0,2}[:：] ?\S")
_ALONE = frozenset({Role.KICKER, Role.END_MARK, Role.CONTACT})


@dataclass(slots=True)
class _State:
    """What the walk over the lines knows."""

    source: Source
    known: frozenset[str]
    spaced: bool
    groups: list[Group] = field(default_factory=list)
    roles: dict[int, Role | None] = field(default_factory=dict)


def build(source: Source) -> list[Group]:
    """Return the groups of `source.lines`; its repairs and doubts grow."""
    state = _State(source, hyphens.words(line.text for line in source.lines), wording.spaced(source.lines))
    lines = source.lines
    index = 0
    while index < len(lines):
        end, rows = tables.at(lines, index, source)
        if rows is not None:
            state.groups.append(rows)
            index = end
            continue
        _place(state, lines[index])
        index += 1
    for group in state.groups:
        for unit in group:
            _end_softly(state, unit)
    enumerating.mark(state.groups, state.source)
    return [part for group in state.groups for part in _settled(group)]


def _settled(group: Group) -> list[Group]:
    """Return a group in as many as it is, now that every line of its units is known."""
    parts: list[Group] = [[group[0]]]
    for before, unit in itertools.pairwise(group):
        if not before.raw and _parted(before, unit):
            parts.append([unit])
        else:
            parts[-1].append(unit)
    return parts


def _end_softly(state: _State, unit: Unit) -> None:
    """Take off a soft hyphen that no line goes on from."""
    if unit.text.endswith(SOFT_HYPHEN) and unit.last:
        shown = unit.last.text[-_AROUND:]
        state.source.repairs.append(Repair(Kind.HYPHENATION, unit.last.page, unit.last.number, shown, shown[:-1]))
        _drop_last(unit)


def _place(state: _State, line: Line) -> None:
    """Put one line where it belongs: on the unit before, beside it, or into a group of its own."""
    unit = state.groups[-1][-1] if state.groups else None
    if unit is not None and not unit.rows and not unit.raw and _goes_on(unit, line):
        _join(state, unit, line)
        return
    new = _unit(state, line)
    if unit is None or line.apart or _parted(unit, new):
        if unit is not None:
            _ask(state, unit, line)
        state.groups.append([new])
    else:
        state.groups[-1].append(new)


def _unit(state: _State, line: Line) -> Unit:
    """Return a new unit that begins with `line`; list marks and hashes come off."""
    text = line.text
    pasted = bool(line.runs) and line.runs[0].pasted
    hashes = _HASHES.match(text) if pasted else None
    if hashes and not _is_end(text):
        rest = [Run(text[hashes.end() :], pasted=True)]
        return Unit(rest, line.page, line.number, line, mark=hashes[1], level=len(hashes[1]), size=line.size)
    if line.level:
        return Unit(list(line.runs), line.page, line.number, line, level=line.level)
    item = wording.ITEM.match(text)
    unit = Unit(
        list(line.runs),
        line.page,
        line.number,
        line,
        mark=line.mark,
        size=line.size,
        strong=line.bold,
        drawn=bool(line.mark),
    )
    if item is None or _is_end(text):
        return unit
    mark = item["mark"] or item["tight"]
    shown = mark if re.fullmatch(r"[-*+]|\d{1,3}[.)]", mark) else "-" if len(mark) == 1 else ""
    if not shown:
        return unit
    if shown != mark:
        state.source.repairs.append(
            Repair(Kind.LIST_MARK, line.page, line.number, text[:_AROUND], f"{shown} {text[item.end() : _AROUND]}")
        )
    unit.runs, unit.mark = nouns.cut(line.runs, item.end()), shown
    return unit


def _is_end(text: str) -> bool:
    return anatomy.line_role(text) is Role.END_MARK


def _goes_on(unit: Unit, line: Line) -> bool:
    """Whether `line` is the same paragraph as `unit`."""
    last = unit.last
    if last is None or unit.level or _starts_own(line):
        return False
    if _stars_open(unit):
        return not line.apart
    role = anatomy.line_role(last.text)
    if (
        not _look_alike(unit, last, line)
        or role in {Role.KICKER, Role.END_MARK}
        or anatomy.line_role(line.text) in _ALONE
    ):
        return False
    if line.apart:
        return _goes_on_beyond(unit, line)
    if last.text.endswith("**") and line.text.startswith("**"):
        return False
    if _is_inside(unit.tail, line.text) or _hangs(unit, last, line):
        return True
    contact = role is Role.CONTACT and wording.columns(last.text) <= _SHORT
    return not contact and _was_wrapped(last, line)


def _hangs(unit: Unit, last: Line, line: Line) -> bool:
    """Whether a line of a pasted text is indented below an item as what belongs to it is."""
    if line.page or not line.left or not (unit.mark or wording.is_item(unit.text)):
        return False
    return line.left > last.left if last.number == unit.line else line.left == last.left


def _is_inside(before: str, after: str) -> bool:
    """Whether a break between two lines is inside of a word, an address, a number or a phrase."""
    return (
        hyphens.is_broken(before, after)
        or wording.starts_inside(after)
        or broken.telephone(before, after)
        or broken.address(before, after) is Address.BROKEN
        or wording.ends_with_small_word(before)
    )


def _look_alike(unit: Unit, last: Line, line: Line) -> bool:
    """Whether a line looks as one that goes on would: of the same size, and not bold alone or plain alone."""
    same_size = abs(line.size - last.size) <= _SIZE
    if last.text.isupper() and len(last.text) > _CAPITALS and not line.text.isupper() and line.text[:1].isupper():
        return False  # a headline in capitals
    return same_size and (line.bold == unit.strong or (unit.runs[-1].bold and line.runs[0].bold))


def _had_no_room(last: Line, line: Line) -> bool:
    """Whether the first word of `line` had no room on the line before."""
    if last.room is None:
        return False
    space = 0 if not wording.joiner(last.text[-1:], line.text[:1]) else 1
    return last.room < space + line.lead


def _was_wrapped(last: Line, line: Line) -> bool:
    """Whether the break between two lines was made by the width: there was no room, or hardly any inside a sentence."""
    if _LABEL.match(line.text) and _LABEL.match(last.text):
        return False  # "Date: …" above "Time: …"
    if _had_no_room(last, line):
        return True
    if last.page and last.size >= _LARGE and not wording.stops(last.text):
        return True  # a headline in large type, whose lines may be balanced
    own = wording.columns(last.text)
    least = _PROSE if last.page else min(_PROSE, _NARROW * own / max(last.fill, 0.1))  # of a narrow column
    return last.fill >= _FULL and not wording.stops(last.text) and own >= least


def _goes_on_beyond(unit: Unit, line: Line) -> bool:
    """Whether a sentence plainly goes on beyond a gap or a page."""
    last = unit.last
    before = unit.tail
    if last is None or (unit.mark and not line.new_page) or wording.stops(before):
        return False
    least = _PROSE // 2 if wording.left_open(before) and wording.starts_inside(line.text) else _PROSE
    if wording.columns(before) < least or line.bold != last.bold:
        return False
    if before.rstrip().endswith("**") and not _stars_open(unit):
        return False
    if hyphens.is_broken(before, line.text) or wording.starts_inside(line.text):
        return True
    if not _continuable(line.text):
        return False
    if line.new_page and line.page and last.room is not None:
        return _was_wrapped(last, line)
    if wording.left_open(before):
        return True
    return line.new_page and last.room is not None and _was_wrapped(last, line)


def _continuable(text: str) -> bool:
    """Whether a line could go on from another: no mark stands before it."""
    return not text.startswith(("**", "#", "|", "「", "“", '"', "[")) or text.startswith("[")


def _starts_own(line: Line) -> bool:
    """Whether a line begins something of its own: an item, a heading, a table."""
    text = line.text
    if line.mark or line.level:
        return True
    return (
        bool(wording.ITEM.match(text) or wording.ENUMERATED.match(text))
        or bool(_HASHES.match(text))
        or text.startswith("|")
        or _is_end(text)
    )


def _stars_open(unit: Unit) -> bool:
    """Whether `**` opened at the beginning of a pasted unit is still open, for a few lines at most."""
    if not unit.runs[0].pasted or not unit.runs[0].text.startswith("**") or len(unit.runs) > 2 * _STRONG_LINES:
        return False
    return "**" not in unit.text[2:]


def _parted(unit: Unit, new: Unit) -> bool:
    """Whether two units without a gap between are paragraphs of their own: blank line in the output."""
    if unit.rows or unit.raw or unit.level or new.level:
        return True
    if unit.mark or new.mark:
        return not (unit.mark and new.mark)
    if unit.size != new.size or unit.strong != new.strong:
        return abs(unit.size - new.size) > _SIZE or unit.strong != new.strong
    if wording.ENUMERATED.match(unit.text) and wording.ENUMERATED.match(new.text):
        return False
    short = wording.columns(unit.text) <= _SHORT * 2 and wording.columns(new.text) <= _SHORT * 2
    if unit.text.startswith("**") and new.text.startswith("**"):
        return False
    return not short or _sentence(unit.text) or _sentence(new.text)


def _sentence(text: str) -> bool:
    """Whether a unit reads as a sentence, and not as a headline, an address or a name."""
    return wording.ends_sentence(text) and anatomy.line_role(text) is None


def _join(state: _State, unit: Unit, line: Line) -> None:
    """Join `line` to `unit` and record it."""
    before, after = unit.tail, line.text
    glue = wording.joiner(before, after, spaced=state.spaced)
    last = unit.last.text if unit.last else before
    kind = Kind.PAGE_BREAK if line.apart else Kind.WRAPPED
    address = broken.address(before, after)
    if address is Address.UNKNOWN:
        shown = before.split()[-1] + " / " + after.split()[0]
        words = "may be one web address, broken by the line; left with a space"
        state.source.doubts.append(Doubt(words, unit.page, _line_of(unit), shown))
    if address is not Address.BROKEN and hyphens.is_broken(before, after):
        found = hyphens.verdict(before, after, state.known)
        glue = ""
        if found is Verdict.BROKEN:
            _drop_last(unit)
        here, there = last.split()[-1][-_AROUND:], after.split()[0][:_AROUND]
        fixed = (here[:-1] if found is Verdict.BROKEN else here) + there
        kind = kind if line.apart and found is not Verdict.BROKEN else Kind.HYPHENATION
        page = unit.last.page if unit.last else 0
        state.source.repairs.append(Repair(kind, page, _line_of(unit), f"{here}\n{there}", fixed))
        if found is Verdict.UNKNOWN:
            word = before.split()[-1] + after.split()[0]
            state.source.doubts.append(
                Doubt("may be one word without the hyphen; the hyphen stays", unit.page, _line_of(unit), word)
            )
    else:
        glue = "" if address is Address.BROKEN else glue
        shown = before[-_AROUND:] + ("\n\n" if line.apart else "\n") + after[:_AROUND]
        state.source.repairs.append(
            Repair(
                kind,
                unit.last.page if unit.last else 0,
                _line_of(unit),
                shown,
                before[-_AROUND:] + glue + after[:_AROUND],
            )
        )
    if not glue and unit.size >= _LARGE and wording.is_wide(before[-1:]) != wording.is_wide(after[:1]):
        glue = " "  # a headline in two languages
    if _only_nearly_full(unit.last, line):
        shown = f"{last[-_AROUND:]} / {after[:_AROUND]}"
        state.source.doubts.append(Doubt("may be two lines; joined to one", line.page, line.number, shown))
    if glue:
        unit.runs.append(_like(unit.runs[-1], line.runs[0], glue))
    unit.runs += line.runs
    unit.strong = unit.strong and line.bold
    unit.last = line


def _only_nearly_full(last: Line | None, line: Line) -> bool:
    """Whether nothing but the length of a line spoke for joining the next one to it, in a text that tells no more."""
    if last is None or line.page or line.apart or last.room is None or _had_no_room(last, line):
        return False
    if _is_inside(last.text, line.text) or wording.left_open(last.text) or last.text.startswith("**"):
        return False
    hardly = last.room <= _HARDLY and wording.is_wide(last.text[-1:]) and wording.is_wide(line.text[:1])
    return not hardly  # punctuation and figures leave Chinese lines a little shorter


def _like(before: Run, after: Run, glue: str) -> Run:
    """Return the white space between two lines, looking like both where both look alike."""
    same = before.bold == after.bold and before.link == after.link
    return Run(glue, before.bold if same else False, before.link if same else "", before.pasted)


def _drop_last(unit: Unit) -> None:
    run = unit.runs[-1]
    unit.runs[-1] = replace(run, text=run.text[:-1].rstrip())


def _line_of(unit: Unit) -> int:
    return unit.last.number if unit.last else unit.line


def _ask(state: _State, unit: Unit, line: Line) -> None:
    """Say so where a paragraph that was left in two may be one."""
    last = unit.last
    text = unit.text
    if (
        last is None
        or unit.mark
        or unit.level
        or unit.rows
        or line.mark
        or line.size != last.size
        or line.bold != last.bold
    ):
        return
    if wording.columns(text) < _PROSE * 2 or text.rstrip().endswith("**"):
        return
    brim = line.new_page and line.page and last.fill >= _BRIM and wording.ends_sentence(text)
    if wording.stops(text) and not brim:
        return
    if (
        anatomy.line_role(last.text)
        or anatomy.line_role(line.text)
        or _starts_own(line)
        or anatomy.opens_caption(line.text)
    ):
        return
    if wording.columns(line.text) < _PROSE and not line.new_page:
        return
    shown = f"{text[-_AROUND:]} / {line.text[:_AROUND]}"
    state.source.doubts.append(Doubt("may be one paragraph; left as two", last.page, last.number, shown))
