"""Room catalog: the update cycle: a catalog brought up to a release that was edited.

In: a catalog and the release's segments in order. Out: the catalog changed in memory, and what happened to every
unit. Unchanged units keep all they have wherever they moved. A changed one keeps its target, marked stale, or
with a change of figures or formatting carried into it. Removed ones become obsolete and come back as they were.
May not touch: files.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n.catalog import grouping, provenance, states
from l10n.catalog.entry import Entry
from l10n.catalog.formatting import only_formatting
from l10n.catalog.ledger import EMPTY_CONTEXT, Record, hash_of
from l10n.catalog.matching import Match, Side, matches
from l10n.catalog.reader import is_header
from l10n.catalog.remember import sync
from l10n.catalog.states import CARRIED
from l10n.catalog.worddiff import word_diff
from l10n.model import JOINED, OMITTED, Origin
from l10n.patterns import later

_SETTLING = 5
_DIGITS = later(r"\d+")

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from l10n.catalog.catalog import Catalog
    from l10n.locale import Locale
    from l10n.model import Segment

    Carry = Callable[[str, str, str], str | None]


@dataclass(frozen=True, slots=True)
class News:
    """What happened to one unit.

    `kind` is new, changed, carried, formatting, split, merged, removed, returned or group. `score` is the
    likeness of the old source, 0-100; `detail` a word-level diff or a reason.
    """

    kind: str
    unit: str
    source: str
    score: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did: how many units there are now, how many were kept as they were, and news of the others."""

    total: int
    kept: int
    news: tuple[News, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many units each kind of news is about."""
        return dict(Counter(one.kind for one in self.news))


@dataclass(slots=True)
class Wanted:
    """A unit that the release has: where it stands, in which roles."""

    id: str
    source: str
    context: str
    roles: list[str]
    speakers: list[str]


def update(
    catalog: Catalog,
    segments: Sequence[Segment],
    *,
    release: str,
    source: Locale,
    carry: Carry | None = None,
    date: str = "",
) -> Update:
    """Bring a catalog up to a release's segments; nothing is written before `save`.

    `release` is the path that references show (`releases/slug.md`). `carry(old source, new source, target)`
    returns the target with a change of figures carried into it, or None when more than figures changed. `date`
    (YYYY-MM-DD) is put beside what was carried. Pinned occurrences must have been applied (`pins.pinned`).
    """
    catalog.source = source
    wanted = gathered(segments)
    return _Cycle(catalog, wanted, carry, date).run(segments, release)


def gathered(segments: Sequence[Segment]) -> dict[str, Wanted]:
    """Return the units of segments in order of first occurrence, with all roles and speakers of each."""
    result: dict[str, Wanted] = {}
    for segment in segments:
        unit = segment.unit
        one = result.get(unit)
        if one is None:
            one = result[unit] = Wanted(unit, segment.text, segment.context, [], [])
        if segment.role.value not in one.roles:
            one.roles.append(segment.role.value)
        if segment.speaker and segment.speaker not in one.speakers:
            one.speakers.append(segment.speaker)
    return result


class _Cycle:
    """One run of the update cycle over one catalog."""

    def __init__(self, catalog: Catalog, wanted: dict[str, Wanted], carry: Carry | None, date: str) -> None:
        self.catalog = catalog
        self.wanted = wanted
        self.carry = carry
        self.date = date
        self.news: list[News] = []
        self.live = {states.id_of(entry): entry for entry in catalog.live()}
        self.obsolete = {states.id_of(entry): entry for entry in catalog.entries if entry.obsolete}
        self.placed: dict[str, Entry] = {}
        self.consumed: set[Entry] = set()
        self.before: dict[str, str] = {}

    def run(self, segments: Sequence[Segment], release: str) -> Update:
        """Do all of it."""
        groups = grouping.remembered(self.catalog)
        self.before = grouping.preceding(grouping.blocks_of(segments))
        sync(self.catalog)
        gained = [one for unit, one in self.wanted.items() if not self._kept(unit)]
        lost = [entry for unit, entry in self.live.items() if unit not in self.wanted]
        for match in matches(self._lost_sides(lost), self._gained_sides(gained)):
            self._apply(match)
        for one in gained:
            if one.id not in self.placed:
                self.placed[one.id] = Entry(one.source, "", one.context or None)
                self.news.append(News("new", one.id, one.source))
        self._retire(lost)
        self._place(release)
        moved = grouping.regroup(self.catalog, groups, segments, self.carry, self.date)
        for _ in range(_SETTLING):  # what the new order joins or parts may concern its neighbours in turn
            again = grouping.remembered(self.catalog)
            more = grouping.regroup(self.catalog, again, segments, self.carry, self.date)
            moved += more
            if not more:
                break
        self.news += [News("group", unit, text, detail=why) for unit, text, why in moved]
        touched = {one.unit for one in self.news}
        order = {unit: at for at, unit in enumerate(self.wanted)}
        self.news.sort(key=lambda one: order.get(one.unit, len(order)))
        return Update(len(self.wanted), len(self.wanted.keys() - touched), tuple(self.news))

    def _kept(self, unit: str) -> bool:
        """Keep a unit that is there, or bring one back that was; return whether there was one."""
        entry = self.live.get(unit)
        if entry is not None:
            self.placed[unit] = entry
            return True
        entry = self.obsolete.get(unit)
        record = self.catalog.ledger.units.get(unit)
        if entry is None and (record is None or not record.target):
            return False
        self.placed[unit] = returned(entry, record)
        if record is not None:
            record.gone = False
        if self.placed[unit].joined and (record is None or self.before.get(unit, "") != record.follows):
            self.placed[unit].target = ""  # it stood behind another sentence then
            self.catalog.record(self.placed[unit]).target = ""
        self.news.append(News("returned", unit, self.wanted[unit].source))
        return True

    def _lost_sides(self, lost: list[Entry]) -> list[Side]:
        gone = {id(entry) for entry in lost}
        sides: list[Side] = []
        anchor = ""
        for at, (unit, entry) in enumerate(self.live.items()):
            if id(entry) in gone:
                sides.append(Side(unit, entry.msgid, states.context_of(entry), anchor, at))
            else:
                anchor = unit
        for unit, entry in self.obsolete.items():
            if unit not in self.wanted and entry.target:
                sides.append(Side(unit, entry.msgid, states.context_of(entry), "", 0, obsolete=True))
        return sides

    def _gained_sides(self, gained: list[Wanted]) -> list[Side]:
        new = {one.id for one in gained}
        sides: list[Side] = []
        anchor = ""
        for at, (unit, one) in enumerate(self.wanted.items()):
            if unit in new:
                sides.append(Side(unit, one.source, one.context, anchor, at))
            elif unit in self.live:
                anchor = unit
        return sides

    def _entry_of(self, side: Side) -> Entry:
        return self.obsolete[side.id] if side.obsolete else self.live[side.id]

    def _apply(self, match: Match) -> None:
        old = [self._entry_of(side) for side in match.old]
        records = [self.catalog.ledger.units.get(side.id) for side in match.old]
        if match.old[0].obsolete:  # stays obsolete: it may come back itself
            old = [_copied(old[0])]
        for record in records:
            if record is not None:
                record.gone = True
        targets = [
            entry.target or (record.target if record else "") for entry, record in zip(old, records, strict=True)
        ]
        if len(old) > 1:
            self._merged(match, old, targets)
        elif len(match.new) > 1:
            self._split(match, old[0], targets[0])
        else:
            self._changed(match, old[0], targets[0], records[0])

    def _changed(self, match: Match, entry: Entry, target: str, record: Record | None) -> None:
        new = match.new[0]
        older = "" if _carried(entry, record) or not entry.fuzzy else states.previous_of(entry, record)
        made_for = older or entry.msgid
        machine = states.machine_made(entry, record)
        _become(entry, new)
        self.placed[new.id] = entry
        score = round(match.score)
        diff = word_diff(made_for, new.text)
        entry.target = target
        if not target:
            entry.mark_fuzzy(fuzzy=False)
            entry.set_previous(None)
            entry.tcomment = provenance.own_comment(entry.tcomment)
            self.news.append(News("changed", new.id, new.text, score, diff))
            return
        fresh = self.catalog.record(entry)
        fresh.basis = record.basis if record is not None else ""
        entry.mark_fuzzy(fuzzy=True)
        entry.set_previous(made_for)
        if self._carry_over(entry, fresh, made_for, score, record if machine else None):
            return
        word = "changed" if match.near else "similar"
        entry.tcomment = provenance.with_news(entry.tcomment, f"{word} {score}%: {diff}")
        if machine and record is not None:
            fresh.machine, fresh.origin = hash_of(target), record.origin
        self.news.append(News("changed", new.id, new.text, score, diff))

    def _carry_over(self, entry: Entry, fresh: Record, made_for: str, score: int, drafted: Record | None) -> bool:
        """Carry a change of formatting or figures into the target; return whether that was all that changed."""
        if entry.target.strip() in {JOINED, OMITTED}:
            return False
        formatted = only_formatting(made_for, entry.msgid, entry.target)
        carried = formatted.target if formatted else None
        if self.carry is not None and formatted is None and _may_be_figures(made_for, entry.msgid):
            carried = self.carry(made_for, entry.msgid, entry.target)
        if carried is None:
            return False
        kind, note = ("formatting", "formatting") if formatted else ("carried", "digits")
        left = formatted.left if formatted else ""
        entry.target = carried
        origin = Origin(CARRIED, self.date, note=f"{note} ({left})" if left else note)
        if drafted is not None and drafted.origin is not None:
            origin = replace(drafted.origin, note=f"{note} carried")
            entry.set_previous(None)
        entry.tcomment = provenance.with_origin(entry.tcomment, origin)
        fresh.machine, fresh.origin = hash_of(carried), origin
        self.news.append(News(kind, states.id_of(entry), entry.msgid, score, left or word_diff(made_for, entry.msgid)))
        return True

    def _split(self, match: Match, entry: Entry, target: str) -> None:
        """Give the first part the whole target and join the others to it."""
        whole = entry.msgid
        head, *others = match.new
        _become(entry, head)
        self.placed[head.id] = entry
        entry.target = target
        self._offer(
            entry,
            whole,
            target,
            f"split {round(match.score)}%: the sentence was split; this target covers the next, too",
        )
        self.news.append(News("split", head.id, head.text, round(match.score), f"{len(match.new)} parts of: {whole}"))
        for side in others:
            part = Entry(side.text, JOINED if target else "", side.context or None)
            self.placed[side.id] = part
            self._offer(part, whole, target, "split: translated in the unit before")
            self.news.append(News("split", side.id, side.text, round(match.score), f"a part of: {whole}"))

    def _merged(self, match: Match, old: list[Entry], targets: list[str]) -> None:
        """Put the targets of the parts one after the other."""
        new = match.new[0]
        sources = " ".join(entry.msgid for entry in old)
        texts = [text for text in targets if text and text.strip() not in {JOINED, OMITTED}]
        entry = old[0]
        self.consumed.update(old[1:])
        comments = dict.fromkeys(provenance.own_comment(one.tcomment) for one in old)
        _become(entry, new)
        entry.tcomment = "\n".join(comment for comment in comments if comment)
        entry.target = self.catalog.locale.joiner.join(texts)
        self.placed[new.id] = entry
        self._offer(entry, sources, entry.target, f"merged {round(match.score)}%: the sentences were made one")
        self.news.append(News("merged", new.id, new.text, round(match.score), word_diff(sources, new.text)))

    def _offer(self, entry: Entry, previous: str, target: str, line: str) -> None:
        """Mark an entry stale with a line of news, or clean when there is no target to offer."""
        entry.mark_fuzzy(fuzzy=bool(target))
        entry.set_previous(previous if target else None)
        entry.tcomment = provenance.with_news(provenance.own_comment(entry.tcomment), line if target else "")

    def _retire(self, lost: list[Entry]) -> None:
        """Make what the release no longer has obsolete; what never had a target or a comment goes."""
        used = {id(entry) for entry in self.placed.values()}
        for entry in lost:
            if id(entry) in used or entry in self.consumed:
                continue
            unit = states.id_of(entry)
            record = self.catalog.ledger.units.get(unit)
            if record is not None:
                record.gone = True
                record.target = entry.target or record.target
            self.news.append(News("removed", unit, entry.msgid))
            if entry.target or provenance.own_comment(entry.tcomment):
                entry.obsolete = True
                entry.comment = ""
                entry.occurrences = []
                entry.tcomment = provenance.without_news(entry.tcomment)
                self.obsolete.setdefault(unit, entry)

    def _place(self, release: str) -> None:
        """Put the entries in the release's order, each with its reference, roles and speakers."""
        places = [(release, "")]
        for unit, one in self.wanted.items():
            entry = self.placed[unit]
            if entry.occurrences != places:
                entry.occurrences = list(places)
            lines = provenance.place_lines(tuple(one.roles), tuple(one.speakers))
            entry.comment = provenance.with_places(entry.comment, lines)
        header = [entry for entry in self.catalog.entries if is_header(entry)]
        live = {id(entry) for entry in self.placed.values()}
        obsolete = [entry for entry in self.obsolete.values() if id(entry) not in live]
        self.catalog.entries[:] = [*header, *(self.placed[unit] for unit in self.wanted), *obsolete]
        self.catalog.forget_index()


def _may_be_figures(old: str, new: str) -> bool:
    """Whether only figures can have changed: where no digit did, a word more or less is no figure."""
    return _DIGITS.findall(old) != _DIGITS.findall(new) or old.count(" ") == new.count(" ")


def _become(entry: Entry, side: Side) -> None:
    """Make an entry that of another source."""
    entry.msgid = side.text
    entry.msgctxt = None if not side.context else side.context.replace(EMPTY_CONTEXT, "")
    entry.msgid_plural = ""
    if entry.msgstr_plural:
        entry.msgstr, entry.msgstr_plural = entry.msgstr_plural.get(0, ""), {}
    entry.obsolete = False


def _copied(entry: Entry) -> Entry:
    return Entry(entry.msgid, entry.target, entry.msgctxt, tcomment=entry.tcomment, flags=list(entry.flags))


def _carried(entry: Entry, record: Record | None) -> bool:
    return (
        states.machine_made(entry, record)
        and record is not None
        and record.origin is not None
        and record.origin.maker == CARRIED
    )


def returned(entry: Entry | None, record: Record | None) -> Entry:
    """Return the entry of a unit that came back: the obsolete one, or one made from its record."""
    if entry is not None:
        entry.obsolete = False
        if not entry.target and record is not None:
            entry.target = record.target
        return entry
    if record is None:
        raise ValueError("neither an entry nor a record")  # pragma: no cover - _kept asks first
    context = record.context.replace(EMPTY_CONTEXT, "") if record.context else None
    made = Entry(record.source, record.target, context)
    made.mark_fuzzy(fuzzy=record.fuzzy)
    made.set_previous(record.previous or None)
    if record.origin is not None:
        made.tcomment = provenance.origin_line(record.origin)
    return made
