"""Groups of units as a Markdown release. Part of the room `intake`.

In: groups and the locale. Out: a Composition: the body as a press officer would type it, what its reader sees, which
of its characters came from the source, and the role of every unit as `l10n.anatomy` reads it from the Markdown. The
headline and the line below it become bold lines, headings get their `##`; each is a Repair. May not touch: words,
order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n import anatomy, formats
from l10n.errors import ReleaseError
from l10n.intake import conservation, heads, inline, wording
from l10n.intake.nouns import Kind, Repair, Run, Unit
from l10n.model import Role, strip_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.intake.nouns import Group
    from l10n.intake.pasted import Source
    from l10n.locale import Locale
    from l10n.model import Block, Document

_BIG = 1.15  # times running text; larger type is a heading
_HEADING = 160  # columns; no heading is longer
_DATE = 48  # columns; a longer line with a date is the lead
_LEADS = frozenset({Role.DATELINE, Role.PARAGRAPH, Role.QUOTATION})
_HEAD = 12  # units; the headline is among the first ones


@dataclass(frozen=True, slots=True)
class Composition:
    """A body in Markdown. `roles` and `plains` go with the units in order."""

    markdown: str
    plain: str
    kept: str
    document: Document
    units: tuple[Unit, ...]
    plains: tuple[str, ...]
    roles: tuple[Role, ...]

    @property
    def by_unit(self) -> dict[int, Role]:
        """The role of each unit by the unit's `id()`."""
        return dict(zip(map(id, self.units), self.roles, strict=True))


def compose(groups: list[Group], source: Source, locale: Locale) -> Composition:
    """Return the release's body. Raises ReleaseError when the Markdown would not show every character."""
    heads.announced(groups, source)
    headline = heads.titled(groups, source.front) or heads.below_letterhead(groups) or _largest(groups)
    first = _written(groups, locale, headline)
    heads.join(groups, first.by_unit, source, spaced=wording.spaced(source.lines))
    _mark(groups, first, source, headline)
    _together(groups, first)
    _apart(groups, first)
    done = _written(groups, locale, headline)
    if not _shows(done):
        _plainer(groups, locale)
        done = _written(groups, locale, headline)
        if not _shows(done):
            raise ReleaseError(
                "this text cannot be written as Markdown without losing characters",
                hint="Nothing was written; please report this as a defect of intake.",
            )
    return done


def verbatim(source: Source, locale: Locale) -> Composition:
    """Return a text that is Markdown as it stands: what its reader sees, and the roles of its blocks."""
    markdown = source.body.strip("\n") + "\n"
    document = formats.named("markdown").extract(markdown.encode())
    title = heads.title_of(source.front)
    if title:
        document = replace(document, facts={**document.facts, "title": title})
    document = anatomy.assign(document, locale)
    blocks = _on_page(document)
    plains = tuple(strip_codes(block.text, block.codes) for block in blocks)
    first = min((line for _, line in source.original), default=1) - 1
    units = tuple(Unit([Run(plain)], 0, first + block.place.line) for plain, block in zip(plains, blocks, strict=True))
    return Composition(
        markdown, "".join(plains), markdown, document, units, plains, tuple(block.role for block in blocks)
    )


def _largest(groups: list[Group]) -> Unit | None:
    """Make the unit in the largest type of the head bold and return it: it is the headline, whatever stands above."""
    units = [unit for group in groups for unit in group][:_HEAD]
    sizes = [unit.size for unit in units if not unit.rows]
    if not sizes or max(sizes) < _BIG:
        return None
    largest = next(unit for unit in units if unit.size == max(sizes))
    if wording.columns(largest.text) <= _HEADING * 2 and anatomy.line_role(largest.text) is None:
        largest.runs = [replace(run, bold=True) for run in largest.runs]
        return largest
    return None


def _written(groups: list[Group], locale: Locale, headline: Unit | None = None) -> Composition:
    """Return the groups as a release; `headline` says which unit is the headline where anatomy would not know."""
    blocks: list[str] = []
    plain: list[str] = []
    kept: list[str] = []
    units: list[Unit] = []
    for group in groups:
        lines: list[str] = []
        for unit in group:
            markdown, shown, own = rendered(unit)
            lines.append(markdown.rstrip(" "))
            plain.append(shown)
            kept.append(own)
            units.append(unit)
        written = [line for line in lines if line]
        blocks += ["\n".join(written)] if written else []
    markdown = "\n\n".join(blocks) + "\n" if blocks else ""
    document = formats.named("markdown").extract(markdown.encode())
    if headline is not None:
        title = {"title": " ".join(rendered(headline)[1].split())}
        document = anatomy.assign(replace(document, facts={**document.facts, **title}), locale)
    else:
        document = anatomy.assign(document, locale)
    return Composition(
        markdown, "".join(plain), "".join(kept), document, tuple(units), tuple(plain), _roles(document, plain)
    )


def rendered(unit: Unit) -> tuple[str, str, str]:
    """Return a unit's Markdown, what its reader sees, and its characters that were in the source."""
    if unit.rows:
        return _table(unit)
    if unit.raw:
        markdown, plain, kept = inline.write([Run(unit.text.replace("\\|", "\0"), pasted=True)])
        shown = "" if unit.mark == "|" else plain.replace("|", "").replace("\0", "|")
        return markdown.replace("\0", "\\|"), shown, kept.replace("\0", "\\|")
    markdown, plain, kept = inline.write(unit.runs, marks=not unit.literal)
    if (
        plain == unit.text
        and re.match(r"#{3}|-.*\w", plain)
        and anatomy.line_role(plain) is Role.END_MARK
        and not unit.mark
    ):
        return plain, plain, plain  # the format knows these as they stand
    if unit.level:
        hashes = unit.mark if unit.mark.startswith("#") else ""
        shown = re.sub(r"(?<![\\#])(#+)$", r"\\\1", markdown)  # a closing row of hashes would not be shown
        return f"{'#' * unit.level} {shown}", plain, hashes + kept
    if unit.mark:
        return f"{unit.mark} {inline.guarded(markdown)}", plain, ("" if unit.drawn else unit.mark) + kept
    return inline.guarded(markdown), plain, kept


def _table(unit: Unit) -> tuple[str, str, str]:
    rows: list[str] = []
    plains: list[str] = []
    for number, row in enumerate(unit.rows):
        cells = [inline.write(_light(runs) if not number else runs, inside="table") for runs in row]
        texts = [markdown.strip() for markdown, _, _ in cells]
        rows.append("|" + "|".join(f" {text} " if text else " " for text in texts) + "|")
        plains += [plain for _, plain, _ in cells]
        if not number:
            rows.append("|" + "".join(" ---: |" if right else " --- |" for right in unit.right or (False,) * len(row)))
    return "\n".join(rows), "".join(plains), "".join(plains)


def _light(runs: Sequence[Run]) -> list[Run]:
    """Return runs that are not bold: a table's first row, a heading, a kicker look so without marks."""
    return [replace(run, bold=False) for run in runs]


def _on_page(document: Document) -> list[Block]:
    """Return the blocks that a reader sees; the alternative text of an image is none."""
    return [block for block in document.blocks if block.role is not Role.METADATA]


def _roles(document: Document, plains: Sequence[str]) -> tuple[Role, ...]:
    """Return the role of each unit: that of the first block whose text begins in it."""
    blocks = iter(
        [(conservation.folded(strip_codes(block.text, block.codes)), block.role) for block in _on_page(document)]
    )
    roles: list[Role] = []
    text, role = next(blocks, ("", Role.PARAGRAPH))
    left = len(text)
    for plain in plains:
        need = len(conservation.folded(plain))
        roles.append(role)
        while need > 0:
            step = min(need, left)
            need -= step
            left -= step
            if left == 0:
                following = next(blocks, None)
                if following is None:
                    break
                text, role = following
                left = len(text)
    return tuple(roles)


def _mark(groups: list[Group], first: Composition, source: Source, headline: Unit | None) -> None:
    """Mark the headline, the lines right below it and headings as such, where the source did not."""
    roles = first.by_unit
    headings = {id(unit) for unit in heads.headings(groups, roles)}
    begun = False
    above_all = headline is not None
    before = Role.METADATA
    for unit in (one for group in groups for one in group):
        above, role = before, roles[id(unit)]
        before = role
        above_all = above_all and unit is not headline
        begun = begun or (not above_all and _is_body(role, unit))
        if above_all and unit.page and not unit.level:
            unit.runs = _light(unit.runs)  # a letterhead
        if unit.level or unit.rows or unit.raw or unit.mark or inline.has_strong(unit.runs) or not unit.text.strip():
            continue
        short = wording.columns(unit.text) <= _HEADING
        if role is Role.HEADLINE or (role is Role.SUB_HEADLINE and above in {Role.HEADLINE, Role.SUB_HEADLINE}):
            if short and not _is_bold(unit):
                _say(source, unit, f"**{unit.text}**")
                unit.runs = [replace(run, bold=True) for run in unit.runs]
        elif role is Role.BOILERPLATE_HEADING or id(unit) in headings or (short and unit.size >= _BIG and begun):
            _say(source, unit, f"## {unit.text}")
            unit.level, unit.runs = 2, _light(unit.runs)
        elif role is Role.KICKER and unit.page:
            unit.runs = _light(unit.runs)


def _is_body(role: Role, unit: Unit) -> bool:
    """Whether the body has begun with this unit; a line with nothing but a date stands above it."""
    if role is Role.DATELINE:
        return wording.columns(unit.text) > _DATE
    return role in {Role.QUOTATION, Role.END_MARK} or (role is Role.PARAGRAPH and not unit.strong)


def _is_bold(unit: Unit) -> bool:
    return all(run.bold or not run.text.strip() for run in unit.runs)


def _say(source: Source, unit: Unit, after: str) -> None:
    """Record a heading. It changes no character of the text: marks are added."""
    source.repairs.append(Repair(Kind.HEADING, unit.page, unit.line, unit.text, after))


def _together(groups: list[Group], first: Composition) -> None:
    """Put the lines of the head that belong together on consecutive lines: kickers, headline and line below it."""
    roles = first.by_unit
    families = {Role.KICKER: 1, Role.HEADLINE: 2, Role.SUB_HEADLINE: 2}
    index = 1
    while index < min(len(groups), _HEAD):
        before, after = groups[index - 1][-1], groups[index][0]
        one, other = families.get(roles[id(before)]), families.get(roles[id(after)])
        if before.page and one and one == other and not before.level and not after.level:
            groups[index - 1 : index + 1] = [groups[index - 1] + groups[index]]
        else:
            index += 1


def _apart(groups: list[Group], first: Composition) -> None:
    """Put the lead into a paragraph of its own where it stands directly below the headline or the line below that."""
    roles = first.by_unit
    for index, group in enumerate(groups[:_HEAD]):
        for at in range(1, len(group)):
            above, below = roles[id(group[at - 1])], roles[id(group[at])]
            lead = below in _LEADS and wording.columns(group[at].text) > _DATE
            if lead and above in {Role.HEADLINE, Role.SUB_HEADLINE}:
                groups[index : index + 1] = [group[:at], group[at:]]
                return


def _shows(done: Composition) -> bool:
    shown = "".join(conservation.folded(strip_codes(block.text, block.codes)) for block in _on_page(done.document))
    return conservation.same(conservation.folded(done.plain), shown)


def _plainer(groups: list[Group], locale: Locale) -> None:
    """Write those units without marks whose Markdown, read alone, does not show what it should."""
    for group in groups:
        for unit in group:
            if unit.raw or not _shows(_written([[unit]], locale)):
                runs = [Run(f"{unit.mark} "), *unit.runs] if unit.mark not in {"", "|"} else unit.runs
                unit.runs, unit.literal, unit.level, unit.mark, unit.raw = runs, True, 0, "", False
