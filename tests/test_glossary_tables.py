"""The glossary's tables: rows both ways, and writing into a table without noise."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import glossary
from l10n.errors import Fault, TableError
from l10n.glossary import Case, Concept, Kind, Status, Term, rewriting
from l10n.glossary import row as rows
from l10n.glossary.table import rows_of

PROPERTY = settings(max_examples=100, deadline=None, derandomize=True)
ROOT = Path(__file__).resolve().parents[1]

WORD = st.text(alphabet="abcXYZ 數碼港中心,;|\"'=+-@．＝", min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and not text.startswith(("!", "#")) and not text.endswith("\\")
)
LOCALES = ("en_HK", "zh_Hant_HK", "zh_Hans_CN")


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """A concept that a row can hold: forms unique in each locale, the preferred ones first."""
    terms: list[Term] = []
    for code in LOCALES:
        right = draw(st.lists(WORD, max_size=3, unique=True)) if terms or code != "en_HK" else [draw(WORD)]
        wrong = draw(st.lists(WORD.filter(lambda text, known=tuple(right): text not in known), max_size=2, unique=True))
        terms += [Term(one, code, Status.ADMITTED if at else Status.PREFERRED) for at, one in enumerate(right)]
        terms += [Term(one, code, Status.FORBIDDEN, anywhere=draw(st.booleans())) for one in wrong]
    order = {Status.PREFERRED: 0, Status.ADMITTED: 0, Status.FORBIDDEN: 1}
    terms.sort(key=lambda term: order[term.status])
    note = st.one_of(st.just(""), WORD)
    return Concept(
        id=draw(st.from_regex(r"[a-z][a-z0-9-]{0,8}[a-z]", fullmatch=True)),
        kind=draw(st.sampled_from(Kind)),
        domain=draw(note),
        terms=tuple(terms),
        sense=draw(note),
        when=tuple(draw(st.lists(WORD, max_size=2, unique=True))),
        note=draw(note),
        evidence=draw(note),
        verified=draw(st.booleans()),
        valid_from=draw(st.sampled_from(["", "2015", "2022-07"])),
        valid_to=draw(st.sampled_from(["", "2025-10-21"])),
        case=draw(st.sampled_from(Case)),
        first_mention=draw(st.sampled_from(["", "full", "defined", "bilingual"])),
        approver=draw(note),
        part_of_speech=draw(note),
        definition=draw(note),
    )


def same(one: Concept) -> Concept:
    """A concept without its place."""
    return Concept(**{name: getattr(one, name) for name in Concept.__slots__ if name not in {"path", "line"}})


def test_every_shipped_row_comes_back() -> None:
    shipped = glossary.read(sorted(p for p in (ROOT / "glossary").glob("*.csv") if p.name != "people.csv"))
    faults: list[Fault] = []
    for one in shipped.concepts:
        again = rows.concept(rows.cells_of(one), "", 0, faults)
        assert again == same(one)
    assert not faults


@PROPERTY
@given(one=concepts())
def test_a_concept_comes_back_from_its_row(one: Concept) -> None:
    faults: list[Fault] = []
    assert rows.concept(rows.cells_of(one), "", 0, faults) == one
    assert not faults


def test_own_columns_are_kept_and_unknown_ones_refused(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("en_HK,x-team,remarks\nCyberport,PR,\n", encoding="utf-8")
    with pytest.raises(TableError, match="unknown column 'remarks'"):
        glossary.read([table])
    table.write_text("en_HK,x-team\nCyberport,PR\n", encoding="utf-8")
    assert glossary.read([table]).concepts[0].id == "cyberport"


def test_what_a_spreadsheet_broke_is_said(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("id,en_HK\nend,#NAME?\n", encoding="utf-8")
    with pytest.raises(TableError, match="a spreadsheet took it for a formula"):
        glossary.read([table])


ODD = (
    '\ufeffid;EN-hk;"tc";x-own\r\n# a remark;;;\r\n\r\n'
    'a;Cyberport;"數碼港";"1; 2"\r\n"b";InvestHK;投資推廣署;\r\nc;AI\r\n'
)


def changed_lines(new: str) -> list[int]:
    return [at for at, (old, now) in enumerate(zip(ODD.split("\r\n"), new.split("\r\n"), strict=True)) if old != now]


def test_one_cell_changes_one_line() -> None:
    new = rewriting.rewritten(ODD, {"b": {"zh_Hant_HK": "投資署"}})
    assert [
        at for at, (old, now) in enumerate(zip(ODD.split("\r\n"), new.split("\r\n"), strict=True)) if old != now
    ] == [4]
    assert new.split("\r\n")[4] == '"b";InvestHK;投資署;'
    assert rewriting.rewritten(ODD, {"a": {"zh_Hant_HK": "數碼港"}}) == ODD
    assert '"碼;港"' in rewriting.rewritten(ODD, {"a": {"zh_Hant_HK": "碼;港"}})
    assert rewriting.rewritten(ODD, {"c": {"zh_Hant_HK": "人工智能"}}).endswith("c;AI;人工智能\r\n")


def test_a_new_column_touches_the_first_row_and_its_own() -> None:
    new = rewriting.rewritten(ODD, {"b": {"note": "an office"}})
    assert changed_lines(new) == [0, 4]
    assert new.startswith('\ufeffid;EN-hk;"tc";x-own;note\r\n')


def test_rows_are_added_at_the_end() -> None:
    assert rewriting.rewritten("id,en_HK\na,b", {}, [{"id": "c", "en_HK": "d, e"}]) == 'id,en_HK\na,b\nc,"d, e"\n'
    assert rewriting.rewritten("", {}, [{"id": "c", "en_HK": "d"}]) == "id,en_HK\nc,d\n"
    assert rewriting.rewritten('"id","en_HK"\r\n', {}, [{"id": "c"}]) == '"id","en_HK"\r\n"c",""\r\n'
    with pytest.raises(KeyError):
        rewriting.rewritten("id,en_HK\na,b\n", {"z": {"en_HK": "c"}})


CELL = st.text(alphabet='ab數,;"\n\r\t =', max_size=6)


@PROPERTY
@given(
    cells=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4),
    at=st.integers(0, 3),
    new=CELL,
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ends=st.sampled_from(["\n", "\r\n"]),
    separator=st.sampled_from([",", ";", "\t"]),
)
def test_only_the_wanted_cell_changes(
    cells: list[tuple[str, str]], at: int, new: str, quoting: int, ends: str, separator: str
) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=ends)  # type: ignore[arg-type]
    writer.writerow(["id", "note", "en_HK"])
    for number, (note, form) in enumerate(cells):
        writer.writerow([f"row{number}", note, form])
    text, wanted = stream.getvalue(), f"row{at % len(cells)}"
    new = new.strip()
    after = rewriting.rewritten(text, {wanted: {"note": new}})
    faults: list[Fault] = []
    before_rows = [row for _, row in rows_of(text, "", faults)]
    after_rows = [row for _, row in rows_of(after, "", faults)]
    expected = [[row[0], new, *row[2:]] if row[0] == wanted else row for row in before_rows]
    assert after_rows == expected
    assert not faults
    others = [part for part in re.split(r"(?=\"?row\d)", text) if not part.lstrip('"').startswith(wanted)]
    assert all(part.rstrip('"') in after for part in others)
