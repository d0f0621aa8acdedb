"""A row of the glossary's table and the concept it stands for, both ways. Part of the room `glossary`.

In: column names and cells, whatever file they come from (CSV, TSV, a spreadsheet). Out: a Concept, with what is wrong
in `faults`; or the cells of a Concept. Columns that begin with `x-` are the house's own: kept, never read. May not
touch: files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from l10n import locale
from l10n.errors import Fault, UsageError
from l10n.glossary.concept import Case, Concept, Kind, Status, Term
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PLAIN = (
    *("id", "kind", "sense", "when", "domain", "case", "first_mention", "from", "to", "note", "evidence", "verified"),
    *("approver", "part_of_speech", "definition"),
)
"""Columns that hold no forms."""
_PLAIN = frozenset(PLAIN)
OWN = "x-"
"""What a column begins with that belongs to the house and is kept as it is."""
_AVOID = "avoid:"
DATE = later(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_BAR = later(r"(?<!\\)\|")
_YES = frozenset({"yes", "true", "1", "y"})
_NO = frozenset({"no", "false", "0", "n", ""})
_FIRST = ("", "full", "defined", "bilingual")
_E = TypeVar("_E", Kind, Case)
_LONGEST = 500
"""More characters than any term has: a sentence that slipped into the table."""


_BROKEN = later(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!)")
"""What a spreadsheet leaves of a cell that it took for a formula."""


def of_rows(rows: Iterable[tuple[int, Sequence[str]]], path: str, faults: list[Fault]) -> Iterator[Concept]:
    """Yield the concepts of a table's rows, each `(line, cells)`, the first naming the columns.

    Empty rows and rows whose first cell begins with `#` are left out.
    """
    every = iter(rows)
    header = next(every, None)
    if header is None:
        said = "this table is empty; its first row names the columns (id, en_HK, zh_Hant_HK, …)"
        faults.append(Fault(said, path))
        return
    names = columns(header[1], path, header[0], faults)
    if not names:
        return
    for line, cells in every:
        if not any(cells) or (cells[0].startswith("#") and not _BROKEN.fullmatch(cells[0])):
            continue
        if len(cells) > len(names) and any(cells[len(names) :]):
            said = f"{len(cells)} cells under {len(names)} columns; put quotation marks round a cell with a comma"
            faults.append(Fault(said, path, line))
            continue
        made = concept(dict(zip(names, (*cells, *[""] * len(names)), strict=False)), path, line, faults)
        if made is not None:
            yield made


def cells_of(one: Concept) -> dict[str, str]:
    """Return the cells of a concept by column, only those that hold something: what `concept` makes it from again."""
    cells: dict[str, str] = {"id": one.id}
    for term in one.terms:
        column = term.locale if term.status is not Status.FORBIDDEN else _AVOID + term.locale
        form = ("!" if term.anywhere else "") + term.text.replace("|", "\\|")
        cells[column] = f"{cells[column]}|{form}" if column in cells else form
    plain = {
        "kind": one.kind.value,
        "sense": one.sense,
        "when": "|".join(word.replace("|", "\\|") for word in one.when),
        "domain": one.domain,
        "case": one.case.value,
        "first_mention": one.first_mention,
        "from": one.valid_from,
        "to": one.valid_to,
        "part_of_speech": one.part_of_speech,
        "definition": one.definition,
        "note": one.note,
        "evidence": one.evidence,
        "verified": "yes" if one.verified else "no",
        "approver": one.approver,
    }
    return cells | {column: value for column, value in plain.items() if value}


def columns_for(concepts: Iterable[Concept]) -> list[str]:
    """Return the columns that these concepts need, in the order of the shipped tables."""
    used = {column for one in concepts for column in cells_of(one)}
    forms = sorted(column for column in used if column not in PLAIN)
    forms.sort(key=lambda column: (column.startswith(_AVOID), not column.removeprefix(_AVOID).startswith("en"), column))
    tail = [column for column in cells_of_order() if column in used]
    return ["id", *forms, *tail]


def cells_of_order() -> list[str]:
    """Return the plain columns but `id` in the order of the shipped tables."""
    order = ["kind", "part_of_speech", "sense", "when", "domain", "case", "first_mention", "from", "to"]
    return [*order, "definition", "note", "evidence", "verified", "approver"]


def columns(header: Sequence[str], path: str, line: int, faults: list[Fault]) -> list[str]:
    """Return the columns' names with locales in their form on disk; none when one is unknown or stands twice."""
    found: list[str] = []
    before = len(faults)
    for number, name in enumerate(header, 1):
        lowered = name.lower()
        prefix = _AVOID if lowered.startswith(_AVOID) else ""
        try:
            plain = lowered in PLAIN or lowered.startswith(OWN)
            known = lowered if plain else prefix + locale.get(name[len(prefix) :]).code
        except UsageError:
            columns_known = (
                f"locales: {', '.join(locale.known())}; others: {', '.join(PLAIN)}, avoid:<locale>, x-<your own>"
            )
            faults.append(Fault(f"unknown column {name!r} (column {number}); {columns_known}", path, line))
            continue
        if known in found:
            faults.append(Fault(f"the column {name!r} stands twice; put both into one", path, line))
        found.append(known)
    return found if len(faults) == before else []


def concept(row: Mapping[str, str], path: str, line: int, faults: list[Fault]) -> Concept | None:
    """Return a row's concept, or None with the reasons in `faults`."""
    row = {column: cell for column, cell in row.items() if cell}  # of a large table most cells are empty
    wrong = [
        f"{column} is {cell!r}: a spreadsheet took it for a formula"
        for column, cell in row.items()
        if cell[0] == "#" and broke(cell)
    ]
    terms = tuple(_terms(row, wrong))
    name = row.get("id", "") or _slug(terms, row.get("sense", ""))
    if not terms:
        wrong.append("no term in any locale" if row.get("id") else "neither an id nor a term")
    if len({term.locale for term in terms}) < len(terms):
        for locale_code in dict.fromkeys(term.locale for term in terms):
            wrong += _clashes([term for term in terms if term.locale == locale_code])
    kind = _choice(Kind, row.get("kind", "") or Kind.TERM, "kind", wrong)
    case = _choice(Case, row.get("case", "").replace("smart", ""), "case", wrong)
    verified = truth(row.get("verified", ""))
    if verified is None:
        wrong.append(f"verified is {row['verified'].lower()!r}, not yes or no")
    if row.get("first_mention", "") not in _FIRST:
        wrong.append(f"first_mention is {row['first_mention']!r}; it is one of: full, defined, bilingual, or empty")
    wrong += [
        f"{key} is {row[key]!r}, not a date like 2025-10-21"
        for key in ("from", "to")
        if row.get(key) and not DATE.fullmatch(row[key])
    ]
    if row.get("from") and row.get("to") and row["to"] < row["from"][: len(row["to"])]:
        wrong.append(f"to ({row['to']}) lies before from ({row['from']})")
    if wrong or kind is None or case is None:
        faults.extend(Fault(message, path, line) for message in wrong)
        return None
    return Concept(
        id=name,
        kind=kind,
        domain=row.get("domain", ""),
        terms=terms,
        sense=row.get("sense", ""),
        when=tuple(_forms(row.get("when", ""))),
        note=row.get("note", ""),
        evidence=row.get("evidence", ""),
        verified=bool(verified),
        valid_from=row.get("from", ""),
        valid_to=row.get("to", ""),
        case=case,
        first_mention=row.get("first_mention", ""),
        approver=row.get("approver", ""),
        part_of_speech=row.get("part_of_speech", ""),
        definition=row.get("definition", ""),
        path=path,
        line=line,
    )


def _terms(row: Mapping[str, str], wrong: list[str]) -> Iterator[Term]:
    """Yield the row's terms: right forms of every locale, then forbidden ones (`!form`: forbidden anywhere)."""
    said = [(column, cell) for column, cell in row.items() if column not in _PLAIN and not column.startswith(OWN)]
    for column, cell in said:
        if not column.startswith(_AVOID):
            for at, form in enumerate(_forms(cell)):
                yield Term(form, column, Status.ADMITTED if at else Status.PREFERRED)
    for column, cell in said:
        if column.startswith(_AVOID):
            for form in _forms(cell):
                text = form.removeprefix("!").strip()
                if text:
                    yield Term(text, column.removeprefix(_AVOID), Status.FORBIDDEN, anywhere=form.startswith("!"))
    wrong += [
        f"a form of more than {_LONGEST} characters is a sentence, not a term: {cell[:30]!r}…"
        for _, cell in said
        if len(cell) > _LONGEST and any(len(form) > _LONGEST for form in _forms(cell))
    ]


def truth(cell: str) -> bool | None:
    """Return what a cell of yes and no says; None for anything else."""
    return True if cell.lower() in _YES else False if cell.lower() in _NO else None


def broke(cell: str) -> bool:
    """Return whether a cell is what a spreadsheet leaves of a text that it took for a formula (`#NAME?`)."""
    return _BROKEN.fullmatch(cell) is not None


def _forms(cell: str) -> list[str]:
    r"""Split a cell at `|` (`\|` is a bar of the form itself)."""
    if "|" not in cell:
        cell = cell.strip()
        return [cell] if cell else []
    return [form for form in (part.replace("\\|", "|").strip() for part in _BAR.split(cell)) if form]


def _clashes(terms: list[Term]) -> list[str]:
    """Return what is said twice, or said to be right and wrong, in one locale of one row."""
    found: list[str] = []
    seen: dict[str, Term] = {}
    for term in terms:
        first = seen.setdefault(term.text, term)
        if first is term:
            continue
        if (first.status is Status.FORBIDDEN) != (term.status is Status.FORBIDDEN):
            found.append(f"{term.text!r} is both a right and a forbidden form in {term.locale}")
        else:
            found.append(f"{term.text!r} stands twice in {term.locale}")
    return found


def _choice(choices: type[_E], value: str, column: str, wrong: list[str]) -> _E | None:
    try:
        return choices(value.lower())
    except ValueError:
        wrong.append(f"{column} is {value!r}; it is one of: {', '.join(one.value for one in choices if one.value)}")
        return None


def _slug(terms: tuple[Term, ...], sense: str) -> str:
    """Make an id from the first right form (the English one where there is one) and the sense."""
    right = [term for term in terms if term.status is not Status.FORBIDDEN]
    english = [term for term in right if term.locale.startswith("en")] or right
    if not english:
        return ""
    return re.sub(r"[^\w]+", "-", f"{english[0].text} {sense}".lower()).strip("-")
