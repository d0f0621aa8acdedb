"""Headline, letterhead and headings of a release whose file does not mark them. Part of the room `intake`.

In: the units of a release with the roles that anatomy gave them at first sight. Out: which unit is the headline where a
letterhead stands above it; lines of one headline joined; which short lines of the body are headings. What may be
otherwise is said. May not touch: words, order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import inline, wording
from l10n.intake.nouns import Doubt, Kind, Repair, Run
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.intake.nouns import Group, Unit
    from l10n.intake.pasted import Source

_HEAD = 12  # units; the headline is among the first ones
_LINE = 120  # columns; a line of a headline is no longer
_LINES = 3  # of one headline
_HEADING = 64  # columns; a heading without a mark is no longer
_PROSE = 64  # columns; what follows a heading is longer, a table or a list
_BODY = 40  # columns; a shorter sentence does not begin the body
_SMALL = 0.9  # times running text; smaller type in the head is a letterhead's
_REACH = re.compile(
    r"https?://|www\.|@[\w-]+\.|\b(?:tel|fax|phone|email)\b|電話|电话|傳真|传真|電郵|邮箱|(?:\+|\()\d{2,3}\)? ?\d",
    re.IGNORECASE,
)
_DETAILS = re.compile(
    r"\b(?:road|street|avenue|floor|tower|building|box|terrace|centre|plaza|lane|room|suite)\b|[路街道]\d{1,4}|\d{1,4}號|\d{1,4}号|[樓楼室]",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"[.。！？!?…:：;；,，、](?:[\"'”’」』）)\]]{0,4})$")
_ANNOUNCED = re.compile(
    r"(?:[關关]於|[关關]于).{2,60}(?:公告|通知|通告|新[聞闻][稿公][報报]?|聲明|声明|公[佈布]|函|說明|说明)$"
)
_PARTS = re.compile(r" ?[–—|·:：] ?| - |[ \u3000]{2,}|\u3000")
_NAMES = frozenset({Role.KICKER, Role.END_MARK, Role.CONTACT})
_RUNNING = frozenset({Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM, Role.TABLE_CELL, Role.HEADING, Role.DATELINE})


def below_letterhead(groups: Sequence[Group]) -> Unit | None:
    """Return the headline's unit where a letterhead stands above it, None where none does.

    A letterhead is a few lines at the top with an address or numbers among them, or a name above "Press Release", and
    a line that may be a headline follows.
    """
    units = [unit for group in groups for unit in group][:_HEAD]
    for start in (_after_kicker(units), _after_address(units)):
        found = next((unit for unit in units[start:] if start and _may_be_headline(unit)), None) if start else None
        if found is None:
            continue
        body = _body_start(units)
        loud = [unit for unit in units[start:body] if _may_be_headline(unit) and _is_loud(unit)]
        return loud[0] if loud else found
    return None


def announced(groups: list[Group], source: Source) -> None:
    """Join the two lines with which Chinese companies head what they announce: their name, then 關於 … 的公告."""
    units = [unit for group in groups[:2] for unit in group][:2]
    if len(units) < 2 or not _ANNOUNCED.match(units[1].text):  # noqa: PLR2004 - two lines
        return
    name, matter = units
    if _heads_alone(name) and _heads_alone(matter):
        before = f"{name.text}\n{matter.text}"
        name.runs += matter.runs
        name.last = matter.last
        source.repairs.append(Repair(Kind.WRAPPED, name.page, name.line, before, name.text))
        groups[:2] = [[unit for unit in group if unit is not matter] for group in groups[:2]]
        groups[:] = [group for group in groups if group]


def _heads_alone(unit: Unit) -> bool:
    marked = unit.level or unit.mark or unit.rows or unit.raw or inline.has_strong(unit.runs)
    return not marked and wording.columns(unit.text) <= _LINE and not wording.ends_sentence(unit.text)


def title_of(front: str) -> str:
    """Return the title that front matter which came with a text gives, nothing where it gives none."""
    found = re.search(r"^title:[ \t]*(?P<quote>[\"']?)(.*?)(?P=quote)[ \t]*$", front, re.MULTILINE)
    return found[2] if found else ""


def titled(groups: Sequence[Group], front: str) -> Unit | None:
    """Return the unit that front matter which came with the text calls the title, None where there is none."""
    title = re.sub(r"[\W_]+", "", title_of(front))
    units = [unit for group in groups for unit in group][:_HEAD] if title else []
    return next((unit for unit in units if re.sub(r"[\W_]+", "", unit.text) == title), None)


def _body_start(units: Sequence[Unit]) -> int:
    """Return where the body begins: at the first long unit or dateline."""
    return next((index for index, unit in enumerate(units) if _is_body(unit)), len(units))


def _is_body(unit: Unit) -> bool:
    width = wording.columns(unit.text)
    if unit.rows or width > _LINE * 2:
        return True
    return (
        width > _BODY
        and (anatomy.opens_dateline(unit.text) or wording.ends_sentence(unit.text))
        and not (_opens_release(unit.text) or _REACH.search(unit.text[-_BODY:]) or anatomy.line_role(unit.text))
    )


def _opens_release(text: str) -> bool:
    """Whether a line, or the part of it before or after a dash or a wide space, says that a release begins."""
    parts = [part for part in _PARTS.split(text.strip("*# ")) if part]
    return any(anatomy.opens_release(part) for part in (text, *parts[:1], *parts[-1:]) if part)


def _after_kicker(units: Sequence[Unit]) -> int:
    """Return the index below a kicker that has a line of another kind above it, 0 when there is no such kicker."""
    body = _body_start(units)
    kickers = [index for index in range(body) if _opens_release(units[index].text)]
    if not kickers:
        return 0
    compound = [index for index in kickers if not anatomy.opens_release(units[index].text)]
    if compound and any(_may_be_headline(unit) for unit in units[compound[-1] + 1 : body]):
        return compound[-1] + 1
    above = [unit for unit in units[: kickers[0]] if anatomy.line_role(unit.text) is None and not unit.strong]
    below = [unit for unit in units[kickers[-1] + 1 : body] if _may_be_headline(unit)]
    return kickers[-1] + 1 if above and below else 0


def _after_address(units: Sequence[Unit]) -> int:
    """Return the index below the last line of an address at the top, 0 when there is none."""
    body = _body_start(units)
    told = [
        index
        for index in range(body)
        if _REACH.search(units[index].text) and wording.columns(units[index].text) <= _LINE
    ]
    if not told:
        return 0
    end = next((index for index in range(len(told)) if index and told[index] - told[index - 1] > 1), len(told))
    last = told[end - 1]
    return last + 1 if any(_may_be_headline(unit) for unit in units[last + 1 : body]) else 0


def _is_loud(unit: Unit) -> bool:
    """Whether a unit is set apart by its type: bold, larger, a heading."""
    return unit.strong or unit.size > 1.0 or unit.level > 0 or inline.has_strong(unit.runs)


def _may_be_headline(unit: Unit) -> bool:
    text = unit.text.strip().strip("*")
    return (
        bool(text)
        and not (unit.mark or unit.rows or unit.raw)
        and wording.columns(text) <= _LINE * 2
        and unit.size >= _SMALL
        and anatomy.line_role(text) is None
        and not _opens_release(text)
        and not anatomy.is_date(text)
        and not _REACH.search(text)
        and not (_DETAILS.search(text) and not unit.strong)
    )


def join(groups: list[Group], roles: Mapping[int, Role], source: Source, *, spaced: bool) -> None:
    """Join the lines of one headline: those above a gap, where a sub-headline stands below the gap."""
    for number, group in enumerate(groups[:_HEAD]):
        at = next((index for index, unit in enumerate(group) if roles[id(unit)] is Role.HEADLINE), -1)
        if at < 0:
            continue
        below = group[at + 1 :]
        if not below or len(below) >= _LINES or not all(_line_of_headline(one, roles) for one in group[at:]):
            return
        head = group[at]
        shown = " / ".join(unit.text for unit in group[at:])
        following = groups[number + 1][0] if number + 1 < len(groups) else None
        if following is not None and roles[id(following)] is Role.SUB_HEADLINE:
            for unit in below:
                _joined(source, head, unit, spaced=spaced)
            del group[at + 1 :]
            source.doubts.append(
                Doubt("may be headline and sub-headline; joined to one headline", head.page, head.line, shown)
            )
        else:
            source.doubts.append(
                Doubt(
                    "may be one headline over two lines; left as headline and sub-headline", head.page, head.line, shown
                )
            )
        return


def _line_of_headline(unit: Unit, roles: Mapping[int, Role]) -> bool:
    return (
        roles[id(unit)] in {Role.HEADLINE, Role.SUB_HEADLINE}
        and not (unit.level or unit.mark or unit.raw or unit.rows or inline.has_strong(unit.runs))
        and wording.columns(unit.text) <= _LINE
    )


def _joined(source: Source, head: Unit, unit: Unit, *, spaced: bool) -> None:
    """Join a line to the headline. Chinese lines get a space: in a headline it takes the place of a comma."""
    glue = wording.joiner(head.text, unit.text, spaced=spaced) or " "
    before = f"{head.text}\n{unit.text}"
    head.runs += [Run(glue, pasted=head.runs[-1].pasted), *unit.runs]
    head.last = unit.last
    source.repairs.append(Repair(Kind.WRAPPED, head.page, head.line, before, head.text))


def headings(groups: Sequence[Group], roles: Mapping[int, Role]) -> list[Unit]:
    """Return the short lines of the body that stand alone above a paragraph, a list or a table: headings."""
    found: list[Unit] = []
    begun = False
    if any(unit.level for group in groups for unit in group):
        return []  # this text marks its headings
    for before, group, after in zip([None, *groups], groups, [*groups[1:], None], strict=False):
        first = group[0]
        if roles[id(first)] is Role.END_MARK:
            break
        alone = len(group) == 1 and after is not None and before is not None
        if begun and alone and before and after and _heads(first, roles) and _goes_below(after, roles):
            done = found and before[-1] is found[-1]
            if not done and (before[-1].rows or before[-1].raw or before[-1].mark or _closes(before[-1].text)):
                found.append(first)
        begun = begun or (wording.columns(first.text) > _BODY and wording.ends_sentence(first.text))
    return found


def _closes(text: str) -> bool:
    """Whether a heading may stand below a text: it ends a sentence, or is a caption, which need not."""
    return wording.ends_sentence(text) or anatomy.opens_caption(text)


def _heads(unit: Unit, roles: Mapping[int, Role]) -> bool:
    """Whether a unit reads as a heading does: short, no sentence, nothing that has a role of its own."""
    text = unit.text.strip()
    return (
        unit.page == 0
        and roles[id(unit)] is Role.PARAGRAPH
        and not (unit.level or unit.mark or unit.rows or unit.raw or inline.has_strong(unit.runs))
        and 2 <= wording.columns(text) <= _HEADING  # noqa: PLR2004 - one character is a mark
        and not _FULL_STOP.search(text)
        and (text[0].isupper() or wording.is_han(text[0]) or bool(wording.counted(text)))
        and not re.fullmatch(r"[\W\d_]+", text)
        and anatomy.line_role(text) not in _NAMES
        and not anatomy.is_date(text)
        and not anatomy.opens_caption(text)
        and not _REACH.search(text)
    )


def _goes_below(group: Group, roles: Mapping[int, Role]) -> bool:
    """Whether a group is what a heading stands above."""
    first = group[0]
    if first.rows or first.raw or first.mark:
        return True
    if roles[id(first)] not in _RUNNING:
        return False
    return wording.columns(first.text) > _PROSE or (
        wording.ends_sentence(first.text) or first.text.endswith((":", "："))
    )
