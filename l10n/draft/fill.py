"""Verb `draft`: one release in one locale: what may be drafted, and drafting it from the glossary and the memory.

In: an edition with its catalog, the memory, the glossary. Out: drafts put into the catalog (not yet saved), and the
texts that engines are to be asked for. A person's work is never touched: the catalog decides what may be drafted. May
not touch: files, the network.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from l10n import edition as editions
from l10n import memory as memories
from l10n.draft import frame
from l10n.draft.report import Amount
from l10n.engines import Around
from l10n.glossary import telling
from l10n.model import CODE, JOINED, Origin, Role, State, code_names, strip_codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.catalog import Catalog
    from l10n.edition import Edition
    from l10n.glossary import Glossary
    from l10n.memory import Match, Memory
    from l10n.model import Group, InlineCode, Segment, Unit

GROUP_THRESHOLD = 95
"""The least score at which several sentences are drafted as one: figures and marks may differ, words hardly."""
BOILERPLATE = "boilerplate"
"""The maker of drafts that come from reviewed tables."""
LONGEST_GROUP = 5
"""How many sentences the memory is asked for as one."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(slots=True)
class Work:
    """An edition being drafted.

    `open` lists the units that still may be drafted, in reading order, each once. `groups` are those of several units
    whose target may be drafted: only as a whole, or the members would not say what their target covers.
    """

    edition: Edition
    catalog: Catalog
    glossary: Glossary
    date: str
    redraft: bool
    style: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    open: dict[str, tuple[Unit, Segment]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    leads: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Datelines that sentences begin with: how long they are in the source, and their form in the target."""
    around: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The texts before and after each unit at its first place."""
    settled: dict[str, str] = field(default_factory=dict)
    """Texts whose translation a person vouches for, with it."""
    filled: Counter[str] = field(default_factory=Counter)
    leverage: dict[str, Amount] = field(default_factory=dict)
    kept: int = 0
    missing: int = 0

    def put(self, unit_id: str, target: str, origin: Origin) -> None:
        """Put a draft into the catalog and take the unit off the list."""
        self.open.pop(unit_id, None)
        was = self.catalog.entry(unit_id).target
        self.catalog.set_draft(unit_id, target, origin)
        if was != target:
            self.filled[origin.maker] += 1


def begin(
    edition: Edition,
    catalog: Catalog,
    glossary: Glossary,
    date: str,
    *,
    redraft: bool,
    style: Mapping[str, Any] = MappingProxyType({}),
) -> Work:
    """Return what there is to do: units that are empty, or with `redraft` also those a machine filled."""
    work = Work(edition, catalog, glossary, date, redraft, style)
    known = {unit.id: unit for unit in catalog.units()}
    groups = [group for pair in edition.pairs for group in pair.groups if len(group.units) > 1]
    grouped = {unit.id for group in groups for unit in group.units}
    work.settled = {unit.source: unit.target for unit in known.values() if _alone(unit) and unit.id not in grouped}
    work.groups = [group for group in groups if _wanted(catalog, group.units[0], redraft=redraft)]
    segments = [segment for pair in edition.pairs for group in pair.groups for segment in group.segments]
    for at, segment in enumerate(segments):
        before = segments[at - 1].text if at else ""
        after = segments[at + 1].text if at + 1 < len(segments) else ""
        work.around.setdefault(segment.unit, (before, after))
        unit = known.get(segment.unit)
        if unit is None:
            work.missing += 1
        elif segment.unit not in work.open and segment.unit not in grouped and _wanted(catalog, unit, redraft=redraft):
            work.open[segment.unit] = (unit, segment)
    work.kept = sum(unit.state is not State.UNTRANSLATED and unit.id not in work.open for unit in known.values())
    return work


def _alone(unit: Unit) -> bool:
    return unit.publishable and bool(unit.target) and not unit.joined and not unit.omitted


def _wanted(catalog: Catalog, unit: Unit, *, redraft: bool) -> bool:
    if unit.joined or unit.omitted:
        return False
    if not unit.target:
        return catalog.may_draft(unit)
    return redraft and unit.origin is not None and unit.origin.maker != "derived" and catalog.may_redraft(unit)


# -- notes


def note_terms(work: Work) -> None:
    """Write each unit's glossary hits into its extracted comment: "term: Cyberport = 數碼港"."""
    seen: set[str] = set()
    there = {unit.id for unit in work.catalog.units()}
    for pair in work.edition.pairs:
        for group in pair.groups:
            for segment in group.segments:
                if segment.unit in there and segment.unit not in seen:
                    seen.add(segment.unit)
                    others = notes_but(work.catalog.entry(segment.unit).comment, "term: ")
                    work.catalog.set_notes(segment.unit, [*term_notes(segment, work), *others])


def notes_but(comment: str, prefix: str) -> list[str]:
    """Return the notes of an extracted comment that do not begin with `prefix`: another verb's (`check: …`)."""
    return [line for line in comment.split("\n") if line and not line.startswith((prefix, "role: ", "speaker: "))]


def term_notes(segment: Segment, work: Work) -> list[str]:
    """Return the notes of one segment, in the order of the terms, each once."""
    source, target = work.edition.reading.release.source, work.edition.locale
    lines: list[str] = []
    for hit in work.glossary.find_coded(segment.text, segment.codes, source):
        forms = work.glossary.expected(hit.concept, target)
        if forms and hit.status != "forbidden" and (target.chinese or telling(work.glossary, hit, source)):
            term = strip_codes(segment.text[hit.start : hit.end], segment.codes)
            sense = f" ({hit.concept.sense})" if hit.concept.sense else ""
            lines.append(f"term: {term}{sense} = {' | '.join(forms)}")
    return list(dict.fromkeys(lines))


# -- what the house has in its tables: a segment that is a term and nothing else, and the frame of a release


def from_tables(work: Work) -> None:
    """Draft what glossary and tables hold as a whole ("Press Release", an end mark); note datelines of sentences."""
    source, target = work.edition.reading.release.source, work.edition.locale
    for unit, segment in list(work.open.values()):
        text, maker = told(work, segment)
        if text:
            work.put(unit.id, text, Origin(maker, work.date))
            continue
        length, dateline = frame.dateline(segment.text, source, target, work.glossary)
        if length:
            work.leads[unit.id] = (length, dateline)


def told(work: Work, segment: Segment) -> tuple[str, str]:
    """Return a segment's target as the house has it, and its maker: glossary, then boilerplate; or empty strings."""
    source, target = work.edition.reading.release.source, work.edition.locale
    term = _term(work, segment)
    if term[0]:
        return term
    line = frame.line(segment.text, source, target, work.glossary)
    if not line and segment.role is Role.END_MARK:
        line = frame.end_mark(segment.text, target, work.style)
    length, dateline = frame.dateline(segment.text, source, target, work.glossary)
    text = line or (dateline if length and length == len(segment.text) else "")
    return (text, BOILERPLATE) if text else ("", "")


def _term(work: Work, segment: Segment) -> tuple[str, str]:
    """Return the target of a segment that is one glossary term, and its maker.

    A term whose sense is not decided (two rows, or a row for some contexts only) drafts nothing.
    """
    source, target = work.edition.reading.release.source, work.edition.locale
    text = segment.text
    if segment.codes or not text.strip():
        return "", ""
    hits = [hit for hit in work.glossary.find(text, source) if (hit.start, hit.end) == (0, len(text.rstrip(":：")))]
    hits = [hit for hit in hits if hit.status != "forbidden"]
    forms = {work.glossary.expected(hit.concept, target)[:1] for hit in hits} - {()}
    if len(forms) != 1 or any(hit.concept.when for hit in hits):
        return "", ""
    colon = "：" if target.chinese else ":"
    maker = BOILERPLATE if all(hit.concept.kind == "boilerplate" for hit in hits) else "glossary"
    form = forms.pop()[0]
    if not target.chinese and form[:2].isalpha() and form[:2].islower():
        form = form[0].upper() + form[1:]  # a term alone begins as a line does: Media enquiries
    return form + (colon if text.rstrip()[-1:] in ":：" else ""), maker


def from_figures(work: Work) -> None:
    """Draft what is only figures, codes or addresses: copied, or written in the target's way."""
    source, target = work.edition.reading.release.source, work.edition.locale
    for unit, segment in list(work.open.values()):
        text = frame.figures(segment.text, source, target)
        if text:
            work.put(unit.id, text, Origin("figures", work.date))


# -- memory


def from_memory(work: Work, memory: Memory, threshold: int) -> None:
    """Draft from the memory: first runs of sentences that were translated as one, then one by one."""
    _old_groups_from_memory(work, memory)
    _groups_from_memory(work, memory)
    release = work.edition.reading.release
    for unit, segment in list(work.open.values()):
        found = memory.lookup(
            segment.text,
            release.source,
            work.edition.locale,
            context=work.around[unit.id],
            role=segment.context,
            limit=1,
            threshold=threshold,
            glossary=work.glossary,
        )
        if found:
            target, lost = _with_own_codes(found[0], segment.text, segment.codes)
            work.put(unit.id, target, _origin(found[0], work.date, lost))


def _old_groups_from_memory(work: Work, memory: Memory) -> None:
    """Draft the groups that already are groups, each as one text."""
    source, target = work.edition.reading.release.source, work.edition.locale
    for group in work.groups:
        found = memory.lookup(group.source, source, target, limit=1, threshold=GROUP_THRESHOLD, glossary=work.glossary)
        if found:
            work.put(group.units[0].id, found[0].target, _origin(found[0], work.date, ""))


def _groups_from_memory(work: Work, memory: Memory) -> None:
    """Draft runs of neighbouring sentences of a block that the memory holds as one pair, as a group."""
    places = Counter(segment.unit for segment in work.edition.reading.every())
    for block in work.edition.reading.document.blocks:
        segments = work.edition.reading.segments[block.id]
        at = 0
        while at < len(segments) - 1:
            at += _group_at(work, memory, segments[at : at + LONGEST_GROUP], places) or 1


def _group_at(work: Work, memory: Memory, run: Sequence[Segment], places: Counter[str]) -> int:
    """Draft the longest run from its first segment on that the memory holds as one; return its length or 0."""
    release = work.edition.reading.release
    free = 0
    for segment in run:
        if segment.unit not in work.open or places[segment.unit] != 1:
            break
        free += 1
    for length in range(free, 1, -1):
        members = run[:length]
        text, codes = editions.running(members)
        found = memory.lookup(
            text, release.source, work.edition.locale, limit=1, threshold=GROUP_THRESHOLD, glossary=work.glossary
        )
        target, lost = _with_own_codes(found[0], text, codes) if found else ("", "")
        if found and not lost:
            work.put(members[0].unit, target, _origin(found[0], work.date, ""))
            for part in members[1:]:
                work.put(part.unit, JOINED, _origin(found[0], work.date, ""))
            return length
    return 0


def _origin(match: Match, date: str, lost: str) -> Origin:
    notes = [match.origin, "in context" if match.in_context else "", match.note, lost]
    return Origin("memory", date, min(match.score, memories.EXACT), note="; ".join(note for note in notes if note))


def _with_own_codes(match: Match, text: str, codes: tuple[InlineCode, ...]) -> tuple[str, str]:
    """Return the match's target without codes that this segment has not, and a note when codes are to be set."""
    mine = Counter(code_names(text, codes))
    known = {code.name for code in codes}
    theirs = {found["name"] for found in CODE.finditer(match.source)}
    target = CODE.sub(
        lambda found: found[0] if found["name"] in known or found["name"] not in theirs else "", match.target
    )
    there = Counter(code_names(target, codes))
    if there != mine and there:
        target = CODE.sub(lambda found: "" if found["name"] in known else found[0], target)
    return target, "" if there == mine else "codes to be set"


# -- what is left, and leverage


def rest(work: Work) -> list[str]:
    """Return the distinct texts that an engine is to be asked for, in reading order."""
    return list(dict.fromkeys(asked(work, segment) for _, segment in work.open.values()))


def asked(work: Work, segment: Segment) -> str:
    """Return what an engine is asked for a segment: its text, without a dateline that the tables know."""
    length, _ = work.leads.get(segment.unit, (0, ""))
    return segment.text[length:]


def unknown_name(work: Work, segment: Segment) -> str:
    """Return a note on a speaker in a Chinese text whom the glossary does not know: a machine guesses the spelling.

    Empty where nobody is named, or for a target in Chinese, which writes the name as it stands.
    """
    source = work.edition.reading.release.source
    at = segment.text.find(segment.speaker) if segment.speaker else -1
    if at < 0 or not source.chinese or work.edition.locale.chinese or not _HAN.search(segment.speaker):
        return ""
    end = at + len(segment.speaker)
    hits = work.glossary.find_coded(segment.text, segment.codes, source)
    known = any(hit.start < end and at < hit.end and hit.concept.certain for hit in hits)
    return "" if known else f"name: {segment.speaker} is not in the glossary"


def beside(work: Work) -> dict[str, Around]:
    """Map what engines are asked for to its neighbours, with what people settled on for them."""
    found: dict[str, Around] = {}
    for unit, segment in work.open.values():
        before, after = work.around[unit.id]
        around = Around(before, work.settled.get(before, ""), after, work.settled.get(after, ""))
        found.setdefault(asked(work, segment), around)
    return found


def measure(work: Work, memory: Memory) -> None:
    """Sort what is open into bands of leverage, without drafting anything."""
    release = work.edition.reading.release
    for band in BANDS:
        work.leverage[band] = Amount()
    seen: set[str] = set()
    for unit, segment in work.open.values():
        found = memory.lookup(
            segment.text,
            release.source,
            work.edition.locale,
            context=work.around[unit.id],
            role=segment.context,
            limit=1,
            glossary=work.glossary,
        )
        if told(work, segment)[0]:
            band = TABLES
        elif found:
            band = _band(found[0].score)
        elif frame.figures(segment.text, release.source, work.edition.locale):
            band = TABLES
        else:
            band = "repeated" if segment.text in seen else "new"
        seen.add(segment.text)
        work.leverage[band] += amount(strip_codes(segment.text, segment.codes))


_BANDS = ((95, "95-99%"), (85, "85-94%"), (0, "75-84%"))
TABLES = "tables"
"""The band of what glossary and tables hold, and of figures: nobody need translate it."""
BANDS = (TABLES, "in context", "100%", *(name for _, name in _BANDS), "repeated", "new")


def _band(score: int) -> str:
    if score > memories.EXACT:
        return "in context"
    if score == memories.EXACT:
        return "100%"
    return next(name for least, name in _BANDS if score >= least)


def amount(text: str) -> Amount:
    """Return how much text a segment is."""
    return Amount(1, len(_WORD.findall(_HAN.sub(" ", text))), len(_HAN.findall(text)), len(text))
