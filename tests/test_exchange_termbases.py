"""Termbases of other tools: what each form keeps comes back, and hostile files are refused in one sentence."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_glossary_tables import concepts

from l10n import glossary
from l10n.errors import L10nError, TableError, UsageError
from l10n.exchange import termbases
from l10n.exchange.termbases import _cells
from l10n.glossary import Concept, Kind, Status

ROOT = Path(__file__).resolve().parents[1]
CODES = ("en_HK", "zh_Hant_HK", "zh_Hans_CN")
PAIR = CODES[:2]
SHIPPED = glossary.read(sorted(p for p in (ROOT / "glossary").glob("*.csv") if p.name != "people.csv")).concepts
PROPERTY = settings(max_examples=60, deadline=None, derandomize=True)
WHOLE = [name for name in termbases.names() if not termbases.get(name).BILINGUAL]
PAIRED = [name for name in termbases.names() if termbases.get(name).BILINGUAL]


def bare(one: Concept) -> Concept:
    return replace(one, path="", line=0)


@pytest.mark.parametrize("name", WHOLE)
def test_the_shipped_glossary_comes_back(name: str) -> None:
    form = termbases.get(name)
    codes = (*CODES, "zh_Hans_HK")
    data = form.give(SHIPPED, codes)
    assert form.give(SHIPPED, codes) == data
    taken = form.take(data, "x", codes).concepts
    assert [by_column(one) for one in taken] == [by_column(one) for one in SHIPPED]


def by_column(one: Concept) -> Concept:
    """Forms in the order in which a table holds them: by column."""
    faults: list[object] = []
    from l10n.glossary import row  # noqa: PLC0415 - beside the code that needs it

    columns = row.columns_for([one])
    cells = row.cells_of(one)
    made = row.concept({column: cells[column] for column in columns}, "", 0, faults)  # type: ignore[arg-type]
    assert made is not None
    return made


@pytest.mark.parametrize("name", WHOLE)
@PROPERTY
@given(one=concepts())
def test_everything_comes_back(name: str, one: Concept) -> None:
    form = termbases.get(name)
    if _cells.perhaps_changed(one.id):
        return
    [again] = form.take(form.give([one], CODES), "x", CODES).concepts
    assert sorted(again.terms, key=str) == sorted(one.terms, key=str)
    for code in CODES:
        assert [term for term in again.terms if term.locale == code] == [t for t in one.terms if t.locale == code]
    assert replace(bare(again), terms=()) == replace(bare(one), terms=())


@pytest.mark.parametrize("name", PAIRED)
@PROPERTY
@given(one=concepts())
def test_of_a_pair_comes_back_what_the_form_keeps(name: str, one: Concept) -> None:
    form = termbases.get(name)
    if any(mark in term.text for term in one.terms for mark in "|[]"):
        return
    taken = form.take(form.give([one], PAIR), "x", PAIR).concepts
    mine = [term for term in one.terms if term.locale in PAIR]
    right = {term.locale for term in mine if term.status is not Status.FORBIDDEN}
    if len(right) < 2:
        assert taken == ()
        return
    [again] = taken
    kept = {(term.locale, term.status, term.text) for term in mine if term.status is not Status.FORBIDDEN}
    kept |= {(term.locale, term.status, term.text) for term in mine if term.locale == PAIR[1]}
    assert {(term.locale, term.status, term.text) for term in again.terms} == kept
    assert (again.kind is Kind.KEEP) == (one.kind is Kind.KEEP and name == "weblate")
    for field in form.KEEPS - {"terms"}:
        assert getattr(again, field) == getattr(one, field)


def test_formulas_are_harmless_in_text_and_come_back() -> None:
    for cell in ("=1+1", "+1", "-x", "@a", "\tx", "＝1", "'=a", "''@", "'a", "plain", "- End -"):
        assert _cells.plain(_cells.safe(cell)) == cell
    assert _cells.safe("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    data = termbases.get("csv").give(
        [Concept("a", terms=(glossary.Term("=cmd|' /C calc'!A0", "en_HK", Status.PREFERRED),))], CODES
    )
    assert b"\na,'=cmd" in data


def test_a_workbook_holds_text_only() -> None:
    data = termbases.get("xlsx").give([Concept("a", terms=(glossary.Term("=1+1", "en_HK", Status.PREFERRED),))], CODES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b't="s"' in sheet or b't="inlineStr"' in sheet


@pytest.mark.parametrize("key", ["2025-01-02", "2-Jan", "Jan-02", "1月2日", "7", "1.00E+03", "TRUE"])
def test_a_key_that_a_spreadsheet_changed_is_a_fault(key: str) -> None:
    with pytest.raises(TableError, match="a spreadsheet made a date or a number of it"):
        termbases.get("csv").take(f"id,en_HK\n{key},Cyberport\n".encode(), "x.csv", CODES)


def test_a_workbook_with_dates_and_formulas_names_the_rows() -> None:
    import datetime as dt  # noqa: PLC0415 - only here

    from openpyxl import Workbook  # noqa: PLC0415 - only here

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["id", "en_HK", "from", "verified"],
        ["a", "Cyberport", dt.date(2025, 10, 21), True],
        [dt.date(2025, 1, 2), "x", None, None],
        ["b", "=1+1", 2022, None],
        ["c", 5, None, None],
    ):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(TableError) as caught:
        termbases.get("xlsx").take(stream.getvalue(), "x.xlsx", CODES)
    assert [fault.line for fault in caught.value.faults if "spreadsheet" in fault.message or "formula" in fault.message]
    assert {3, 4, 5} <= {fault.line for fault in caught.value.faults}


V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c1">
  <descripGrp><descrip type="definition">A digital
     community.</descrip></descripGrp>
  <descrip type="subjectField">technology</descrip>
  <langSet xml:lang="en"><ntig><termGrp><term>Cyberport</term>
    <termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
  </langSet>
  <langSet xml:lang="zh-TW"><tig><term>賽博港</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig><term>數碼<hi type="x">港</hi></term></tig></langSet>
  <langSet xml:lang="fr"><tig><term>Cyberport</term></tig></langSet>
</termEntry></body></text></martif>
"""
DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="c1"><min:subjectField>technology</min:subjectField>
  <langSec xml:lang="en-US"><descripGrp><basic:definition>A community.</basic:definition></descripGrp>
    <termSec><term>the port</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>Cyberport</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
      <min:partOfSpeech>properNoun</min:partOfSpeech></termSec></langSec>
  <langSec xml:lang="zh-Hans"><termSec><term>数码港</term></termSec></langSec>
</conceptEntry></body></text></tbx>
"""
WEBLATE = """<martif type="TBX" xml:lang="en"><text><body><termEntry>
  <descrip type="Translation needed">No</descrip>
  <langSet xml:lang="en"><tig><term>A-World</term></tig></langSet>
  <langSet xml:lang="zh_Hant"><tig><term>A-World</term></tig><tig><term>一個世界</term>
  <termNote type="administrativeStatus">forbidden</termNote></tig></langSet>
</termEntry></body></text></martif>"""


def forms(one: Concept) -> list[tuple[str, str, str]]:
    return [(term.locale, term.status.value, term.text) for term in one.terms]


def test_tbx_of_2008() -> None:
    taken = termbases.get("tbx").take(V2.encode(), "x.tbx", CODES)
    [one] = taken.concepts
    assert forms(one) == [
        ("en_HK", "preferred", "Cyberport"),
        ("zh_Hant_HK", "preferred", "數碼港"),
        ("zh_Hant_HK", "forbidden", "賽博港"),
    ]
    assert (one.id, one.domain, one.definition, one.part_of_speech) == (
        "c1",
        "technology",
        "A digital community.",
        "noun",
    )
    assert [notice.message for notice in taken.notices] == [
        "left out: 1 terms in fr, which is no locale of this project"
    ]


def test_tbx_of_2019_in_dct_style() -> None:
    [one] = termbases.get("tbx").take(DCT.encode(), "x.tbx", CODES).concepts
    assert forms(one) == [
        ("en_HK", "preferred", "Cyberport"),
        ("en_HK", "admitted", "the port"),
        ("zh_Hans_CN", "preferred", "数码港"),
    ]
    assert (one.domain, one.definition, one.part_of_speech) == ("technology", "A community.", "properNoun")


def test_tbx_of_weblate() -> None:
    [one] = termbases.get("tbx").take(WEBLATE.encode(), "x.tbx", CODES).concepts
    assert one.kind is Kind.KEEP
    assert ("zh_Hant_HK", "forbidden", "一個世界") in forms(one)


HOSTILE = [
    b'<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
    b'<?xml version="1.0"?><!-- > --><!DOCTYPE tbx [<!ENTITY % p SYSTEM "http://127.0.0.1/x">%p;]><tbx/>',
    '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>'.encode("utf-16"),
    b"<tbx>" * 100_000,
    b"<tbx><text>",
    b"<tbx>\x0b</tbx>",
    b'<?xml version="1.0" encoding="UTF-7"?><tbx/>',
    b"<html/>",
    b"",
    b"\xff\xfe",
]


def said(name: str, data: bytes) -> str:
    """What a form says of a file: nothing when it takes it."""
    try:
        termbases.get(name).take(data, "x", PAIR)
    except L10nError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("data", HOSTILE)
@pytest.mark.parametrize("name", termbases.names())
def test_hostile_bytes_are_refused_in_a_sentence(name: str, data: bytes) -> None:
    words = said(name, data)
    assert "root:" not in words
    assert words or name == "omegat"


def test_a_workbook_that_is_a_bomb_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 70_000_000)
    with pytest.raises(TableError, match="far larger"):
        termbases.get("xlsx").take(stream.getvalue(), "x.xlsx", CODES)


@pytest.mark.parametrize("name", termbases.names())
@settings(max_examples=25, deadline=None, derandomize=True)
@given(data=st.binary(max_size=60))
def test_any_bytes_give_concepts_or_a_sentence(name: str, data: bytes) -> None:
    assert said(name, data) is not None


def test_forms_are_known_by_suffix_and_first_line(tmp_path: Path) -> None:
    assert termbases.form_of(tmp_path / "a.csv", b"id,en_HK\n").NAME == "csv"
    assert termbases.form_of(tmp_path / "a.csv", b'"source","target"\n').NAME == "weblate"
    assert termbases.form_of(tmp_path / "a.utf8").NAME == "omegat"
    with pytest.raises(UsageError):
        termbases.form_of(tmp_path / "a.doc")
