"""Who held which post when: `glossary/people.csv`, and which name a text puts beside which title.

In: the table (person, post, from, to, note, evidence, verified: ids of rows in the other tables), hits in a text. Out:
Tenures; pairs of a person and the titles beside the name. Part of the room `glossary`. May not touch: any other file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from l10n import files
from l10n.errors import Fault, InputError
from l10n.glossary.concept import Hit, Kind
from l10n.glossary.row import DATE, truth
from l10n.glossary.table import rows_of
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

FILE = "people.csv"
_COLUMNS = ("person", "post", "from", "to", "note", "evidence", "verified")
_BESIDE = later(
    r"[\s,，、(（]*(?:the |and |also |mr |ms |mrs |miss |dr |prof(?:essor)? |ir |the hon(?:ourable)? |hon |兼|暨)*"
    r"(?:the )?[\s]*",
    re.IGNORECASE,
)
"""What may stand between a name and a title that belong together."""
_PAST = later(
    r"(?:former|then|late|ex|outgoing|previous|previously|acting|前任?|時任|时任|已故|署理)[\s-]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person held a post in a time, both ends included; empty where open. `person` and `post` are ids of rows."""

    person: str
    post: str
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""
    evidence: str = ""
    verified: bool = False
    path: str = ""
    line: int = 0

    def held_on(self, date: str) -> bool:
        """Whether it holds on an ISO date; an empty date fits every tenure."""
        if not date:
            return True
        begun = not self.valid_from or date[: len(self.valid_from)] >= self.valid_from
        return begun and (not self.valid_to or date[: len(self.valid_to)] <= self.valid_to)


class Beside(NamedTuple):
    """A person's name and the titles that a text puts beside it; `past`: it says that this was formerly."""

    person: Hit
    titles: tuple[Hit, ...]
    past: bool


def read_people(path: Path, faults: list[Fault]) -> list[Tenure]:
    """Return the tenures of a table, appending what is wrong with it to `faults`."""
    try:
        text = files.read_text(path)
    except InputError as error:
        faults.extend(error.faults)
        return []
    rows = list(rows_of(text, str(path), faults))
    header = [cell.lower() for cell in rows[0][1]] if rows else []
    unknown = [name for name in header if name not in _COLUMNS and not name.startswith("x-")]
    if unknown or not {"person", "post"} <= set(header):
        said = f"unknown column {unknown[0]!r}" if unknown else "the first row does not name person and post"
        faults.append(Fault(f"{said}; columns: {', '.join(_COLUMNS)}", str(path), 1))
        return []
    found: list[Tenure] = []
    for line, cells in rows[1:]:
        if any(cells) and not cells[0].startswith("#"):
            one = _tenure(dict(zip(header, (*cells, *[""] * len(header)), strict=False)), str(path), line, faults)
            found += [one] if one is not None else []
    return found


def _tenure(row: dict[str, str], path: str, line: int, faults: list[Fault]) -> Tenure | None:
    wrong = [f"{column} is empty" for column in ("person", "post") if not row[column]]
    wrong += [
        f"{column} is {row[column]!r}, not a date like 2025-10-21"
        for column in ("from", "to")
        if row.get(column) and not DATE.fullmatch(row[column])
    ]
    verified = truth(row.get("verified", ""))
    if verified is None:
        wrong.append(f"verified is {row['verified']!r}, not yes or no")
    begin, end = row.get("from", ""), row.get("to", "")
    if begin and end and end < begin[: len(end)]:
        wrong.append(f"to ({end}) lies before from ({begin})")
    if wrong:
        faults.extend(Fault(message, path, line) for message in wrong)
        return None
    note, evidence = row.get("note", ""), row.get("evidence", "")
    return Tenure(row["person"], row["post"], begin, end, note, evidence, bool(verified), path, line)


def beside(text: str, hits: Iterable[Hit]) -> list[Beside]:
    """Return the persons of a plain text with the titles that stand beside their names, in order.

    A chain that begins with a name puts titles behind names (`Simon Chan, Chairman of …`), one that begins with a title
    puts them before (`the CEO of Cyberport, Dr Rocky Cheng`).
    """
    chain: list[Hit] = []
    found: list[Beside] = []
    for hit in hits:
        if hit.concept.kind not in {Kind.PERSON, Kind.TITLE} or (chain and hit.start == chain[-1].start):
            continue
        if chain and not _BESIDE.fullmatch(text, chain[-1].end, hit.start):
            found += _of_chain(text, chain)
            chain = []
        chain.append(hit)
    return found + _of_chain(text, chain)


def _of_chain(text: str, chain: Sequence[Hit]) -> list[Beside]:
    ordered = chain if chain and chain[0].concept.kind is Kind.PERSON else chain[::-1]
    found: list[Beside] = []
    person: Hit | None = None
    titles: list[Hit] = []
    for hit in (*ordered, None):
        if hit is not None and hit.concept.kind is Kind.TITLE:
            titles.append(hit)
            continue
        if person is not None and titles:
            begins = min(one.start for one in (person, *titles))
            past = any(_PAST.search(text[max(0, at - 12) : at]) for at in (begins, *(one.start for one in titles)))
            found.append(Beside(person, tuple(sorted(titles)), past))
        person, titles = hit, []
    return found if ordered is chain else found[::-1]
