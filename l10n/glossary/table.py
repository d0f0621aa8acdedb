"""Reading `glossary/*.csv`: one row a concept, as /docs/glossary.md describes. Part of the room `glossary`.

In: paths. Out: a Glossary, or a TableError that names every row that cannot be used, with its line and what
to do. May not touch: anything but the files it is given.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TypeVar

from l10n import files, locale
from l10n.errors import Fault, InputError, TableError, UsageError
from l10n.glossary.concept import Case, Concept, Kind, Status, Term
from l10n.glossary.termbase import Glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PLAIN = (
    *(
        "id",
        "kind",
        "sense",
        "when",
        "domain",
        "case",
        "first_mention",
        "from",
        "to",
        "note",
        "evidence",
        "verified",
    ),
    "approver",
)
_AVOID = "avoid:"
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_BAR = re.compile(r"(?<!\\)\|")
_YES = frozenset({"yes", "true", "1", "y"})
_NO = frozenset({"no", "false", "0", "n", ""})
_FIRST = ("", "full", "bilingual")
_E = TypeVar("_E", Kind, Case)
_LONGEST = 500
"""More characters than any term has: a sentence that slipped into the table."""


def read(paths: Iterable[Path]) -> Glossary:
    """Read the tables and return one glossary. Raises TableError with every bad row of every file at once."""
    faults: list[Fault] = []
    concepts: list[Concept] = []
    seen: dict[str, Concept] = {}
    for path in paths:
        for concept in _read(path, faults):
            first = seen.setdefault(concept.id, concept)
            if first is not concept:
                faults.append(
                    Fault(
                        f"the id {concept.id!r} is taken by {first.path}:{first.line}; give one row another id",
                        str(path),
                        concept.line,
                    )
                )
            concepts.append(concept)
    if faults:
        raise TableError(faults=faults)
    return Glossary(concepts)


def _read(path: Path, faults: list[Fault]) -> Iterator[Concept]:
    """Yield the concepts of one file, appending what is wrong to `faults`."""
    try:
        text = files.read_text(path)
    except InputError as error:
        faults.extend(error.faults)
        return
    rows = _rows(text, str(path), faults)
    header = next(rows, None)
    if header is None:
        faults.append(
            Fault("this table is empty; its first row names the columns (id, en_HK, zh_Hant_HK, …)", str(path))
        )
        return
    columns = _columns(header[1], str(path), header[0], faults)
    if not columns:
        return
    for line, cells in rows:
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            faults.append(
                Fault(
                    f"{len(cells)} cells under {len(columns)} columns; put quotation marks round a cell with a comma",
                    str(path),
                    line,
                )
            )
            continue
        concept = _concept(dict(zip(columns, (*cells, *[""] * len(columns)), strict=False)), str(path), line, faults)
        if concept is not None:
            yield concept


def _rows(text: str, path: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row's first line and its cells, stripped."""
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(f"this row cannot be read: {error}; check its quotation marks", path, line))


def _columns(header: list[str], path: str, line: int, faults: list[Fault]) -> list[str]:
    """Return the columns' names with locales in their form on disk; none when one is unknown or stands twice."""
    columns: list[str] = []
    before = len(faults)
    for number, name in enumerate(header, 1):
        lowered = name.lower()
        prefix = _AVOID if lowered.startswith(_AVOID) else ""
        try:
            known = lowered if lowered in _PLAIN else prefix + locale.get(name[len(prefix) :]).code
        except UsageError:
            columns_known = f"locales: {', '.join(locale.known())}; others: {', '.join(_PLAIN)}, avoid:<locale>"
            faults.append(Fault(f"unknown column {name!r} (column {number}); {columns_known}", path, line))
            continue
        if known in columns:
            faults.append(Fault(f"the column {name!r} stands twice; put both into one", path, line))
        columns.append(known)
    return columns if len(faults) == before else []


def _concept(row: dict[str, str], path: str, line: int, faults: list[Fault]) -> Concept | None:
    """Return a row's concept, or None with the reasons in `faults`."""
    wrong: list[str] = []
    terms = tuple(_terms(row, wrong))
    name = row.get("id", "") or _slug(terms, row.get("sense", ""))
    if not terms:
        wrong.append("no term in any locale" if row.get("id") else "neither an id nor a term")
    for locale_code in dict.fromkeys(term.locale for term in terms):
        mine = [term for term in terms if term.locale == locale_code]
        wrong += _clashes(mine)
    kind = _choice(Kind, row.get("kind", "") or Kind.TERM, "kind", wrong)
    case = _choice(Case, row.get("case", "").replace("smart", ""), "case", wrong)
    verified = row.get("verified", "").lower()
    if verified not in _YES | _NO:
        wrong.append(f"verified is {verified!r}, not yes or no")
    if row.get("first_mention", "") not in _FIRST:
        wrong.append(f"first_mention is {row['first_mention']!r}; it is one of: full, bilingual, or empty")
    wrong += [
        f"{key} is {row[key]!r}, not a date like 2025-10-21"
        for key in ("from", "to")
        if row.get(key) and not _DATE.fullmatch(row[key])
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
        verified=verified in _YES,
        valid_from=row.get("from", ""),
        valid_to=row.get("to", ""),
        case=case,
        first_mention=row.get("first_mention", ""),
        approver=row.get("approver", ""),
        path=path,
        line=line,
    )


def _terms(row: dict[str, str], wrong: list[str]) -> Iterator[Term]:
    """Yield the row's terms: right forms of every locale, then forbidden ones (`!form`: forbidden anywhere)."""
    for column, cell in row.items():
        if column in _PLAIN or column.startswith(_AVOID):
            continue
        for at, form in enumerate(_forms(cell)):
            yield Term(form, column, Status.ADMITTED if at else Status.PREFERRED)
    for column, cell in row.items():
        if column.startswith(_AVOID):
            for form in _forms(cell):
                text = form.removeprefix("!").strip()
                if text:
                    yield Term(text, column.removeprefix(_AVOID), Status.FORBIDDEN, anywhere=form.startswith("!"))
    long = [
        cell
        for column, cell in row.items()
        if column not in _PLAIN and any(len(form) > _LONGEST for form in _forms(cell))
    ]
    wrong += [f"a form of more than {_LONGEST} characters is a sentence, not a term: {cell[:30]!r}…" for cell in long]


def _forms(cell: str) -> list[str]:
    r"""Split a cell at `|` (`\|` is a bar of the form itself)."""
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
