# ruff: noqa: E501 - XML reads best in one line
"""Word: charts, SmartArt and tables whose rows are tracked."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from test_formats_docx import HEAD, OFFICE, body_of, document, line, members, paragraph, run

from l10n import locale
from l10n.formats import docx

if TYPE_CHECKING:
    from pathlib import Path

HANT = locale.get("zh_Hant_HK")
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
A = f'xmlns:a="{DRAWING}/main"'


def anchored(inner: str, uri: str, number: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="4800000" cy="2400000"/><wp:docPr id="{number}" name="Drawing {number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{DRAWING}/{uri}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def cached(tag: str, name: str, *values: str) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:{tag}><c:strRef><c:f>Sheet1!{name}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache></c:strRef></c:{tag}>'


def series(number: int, name: str) -> str:
    numbers = "".join(f'<c:pt idx="{at}"><c:v>{at + number + 1}</c:v></c:pt>' for at in range(2))
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{cached("tx", "B1", name)}{cached("cat", "A2:A3", "Visitors &amp; guests", "2025")}'
        f'<c:val><c:numRef><c:f>Sheet1!B2:B3</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/>{numbers}</c:numCache></c:numRef></c:val></c:ser>'
    )


TITLE = (
    '<a:p><a:pPr><a:defRPr sz="1400"/></a:pPr><a:r><a:rPr lang="en-US"/><a:t>Visitors </a:t></a:r><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>by</a:t></a:r>'
    '<a:r><a:rPr lang="en-US" baseline="0"></a:rPr><a:t> year </a:t></a:r><a:r><a:rPr lang="en-US" b="1"/><a:t>so far</a:t></a:r></a:p>'
)
CHART = (
    f'{HEAD}<c:chartSpace xmlns:c="{DRAWING}/chart" {A} xmlns:r="{OFFICE}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>{TITLE}</c:rich></c:tx><c:overlay val="0"/></c:title>'
    f'<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{series(0, "Weekdays")}{series(1, "Weekends")}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea>'
    '<c:legend><c:legendPos val="r"/></c:legend></c:chart></c:chartSpace>'
)
STEPS = ("Register", "Visit")


def shape(number: int, text: str) -> str:
    return (
        f'<dsp:sp modelId="{{0000000{number}-0000-0000-0000-000000000000}}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr><a:xfrm><a:off x="{number * 2400000}" y="0"/>'
        '<a:ext cx="2000000" cy="1000000"/></a:xfrm><a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></dsp:spPr>'
        f'<dsp:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US" sz="2000" kern="1200"/><a:t>{text}</a:t></a:r></a:p></dsp:txBody></dsp:sp>'
    )


DATA = (
    f'{HEAD}<dgm:dataModel xmlns:dgm="{DRAWING}/diagram" {A}><dgm:ptLst><dgm:pt modelId="0" type="doc"><dgm:prSet/><dgm:spPr/></dgm:pt>'
    + "".join(
        f'<dgm:pt modelId="{at}"><dgm:prSet phldrT="[Text]"/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for at, text in enumerate(STEPS, 1)
    )
    + '</dgm:ptLst><dgm:cxnLst/><dgm:bg/><dgm:whole/><dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram">'
    '<dsp:dataModelExt xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" relId="rPicture" minVer="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:ext></dgm:extLst></dgm:dataModel>'
)
PICTURE = (
    f'{HEAD}<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" {A}><dsp:spTree><dsp:nvGrpSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/>'
    + "".join(shape(at, text) for at, text in enumerate((*STEPS, "Only here")))
    + "</dsp:spTree></dsp:drawing>"
)
KINDS = {
    "word/charts/chart1.xml": ("rChart", f"{OFFICE}/chart", "drawingml.chart"),
    "word/diagrams/data1.xml": ("rData", f"{OFFICE}/diagramData", "drawingml.diagramData"),
    "word/diagrams/drawing1.xml": (
        "rPicture",
        "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
        "",
    ),
}


def drawn() -> bytes:
    body = paragraph(run("Before. "), anchored(f'<c:chart xmlns:c="{DRAWING}/chart" r:id="rChart"/>', "chart", 7)) + paragraph(
        anchored(f'<dgm:relIds xmlns:dgm="{DRAWING}/diagram" r:dm="rData" r:lo="rData" r:qs="rData" r:cs="rData"/>', "diagram", 8), run("After."),
    )  # fmt: skip
    made = document(
        body, extra={name: content.encode() for name, content in zip(KINDS, (CHART, DATA, PICTURE), strict=True)}
    )
    relations = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="/{name}"/>' for name, (key, kind, _) in KINDS.items()
    )
    types = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.{"openxmlformats-officedocument." + kind if kind else "ms-office.drawingml.diagramDrawing"}+xml"/>'
        for name, (_, _, kind) in KINDS.items()
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            content = (
                content.replace("</Relationships>", relations + "</Relationships>")
                if "document.xml.rels" in name
                else content
            )
            new.writestr(name, content.replace("</Types>", types + "</Types>"))
    return stream.getvalue()


def test_what_drawings_say_is_text() -> None:
    read = docx.extract(drawn())
    assert [line(block) for block in read.blocks] == [
        "paragraph: Before.",
        "metadata: Visitors by year",
        "metadata: so far",
        "metadata: Weekdays",
        "metadata: Visitors &amp; guests".replace("&amp;", "&"),
        "metadata: Weekends",
        "paragraph: After.",
        "metadata: Register",
        "metadata: Visit",
        "metadata: Only here",
    ]
    assert [("charts" in one.message, "workbooks" in one.message) for one in read.notices] == [(True, True)]
    assert {block.place.part for block in read.blocks if block.role == "metadata"} == set(KINDS)


def test_drawings_come_back_and_are_written_anew() -> None:
    data = drawn()
    read = docx.extract(data)
    same = {block.id: block.text for block in read.blocks}
    assert docx.merge(read, {}, HANT) == docx.merge(read, same, HANT) == data
    again = docx.extract(docx.merge(read, same, HANT, force=True))
    assert [line(block) for block in again.blocks] == [line(block) for block in read.blocks]


CHINESE = {
    "Visitors by year": "歷年訪客",
    "so far": "<至今> & 之後",
    "Weekdays": "平日",
    "Visitors & guests": "訪客及嘉賓",
    "Weekends": "週末",
    "Register": "登記",
    "Visit": "參觀",
    "Only here": "只在圖中",
}


def chinese() -> bytes:
    read = docx.extract(drawn())
    return docx.merge(read, {block.id: CHINESE[block.text] for block in read.blocks if block.text in CHINESE}, HANT)


def test_a_chart_and_all_its_copies_are_translated() -> None:
    parts = {name: content.decode() for name, content in members(chinese()).items()}
    chart = (
        CHART.replace("Visitors </a:t>", "歷年訪客 </a:t>")
        .replace("<a:t>by<", "<a:t><")
        .replace("<a:t> year ", "<a:t> ")
    )
    chart = chart.replace("so far", "&lt;至今&gt; &amp; 之後").replace("Weekdays", "平日").replace("Weekends", "週末")
    assert re.sub(r"<a:t>\s*</a:t>", "<a:t></a:t>", parts["word/charts/chart1.xml"]) == re.sub(
        r"<a:t>\s*</a:t>",
        "<a:t></a:t>",
        chart.replace("Visitors &amp; guests", "訪客及嘉賓").replace("歷年訪客 <", "歷年訪客<"),
    )
    for name in ("word/diagrams/data1.xml", "word/diagrams/drawing1.xml"):
        assert ">登記<" in parts[name]
        assert ">參觀<" in parts[name]
        assert "Register" not in parts[name]
    assert ">只在圖中<" in parts["word/diagrams/drawing1.xml"]


def test_a_document_with_drawings_opens_in_libreoffice(tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice and pdftotext are not both installed, so nobody opens the document")
    (tmp_path / "drawn.docx").write_bytes(chinese())
    profile = (tmp_path / "profile").as_uri()
    words = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "drawn.docx")], check=True, capture_output=True, timeout=120)
    done = subprocess.run([reader, str(tmp_path / "drawn.pdf"), "-"], check=True, capture_output=True)
    shown = re.sub(r"\s+", "", done.stdout.decode())
    for text in ("歷年訪客", "平日", "週末", "訪客及嘉賓", "登記", "參觀"):
        assert text in shown, text


def row(text: str, tracked: str = "") -> str:
    mark = f'<w:trPr><w:{tracked} w:id="5" w:author="Desk"/></w:trPr>' if tracked else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="2800" w:type="dxa"/></w:tcPr>{paragraph(run(one))}</w:tc>'
        for one in text.split("|")
    )
    return f"<w:tr>{mark}{cells}</w:tr>"


def test_tracked_rows_are_read_as_accepted_and_accepted_where_something_is_written() -> None:
    rows = row("Hall|Price") + row("Old|$1", "del") + row("New|$2", "ins")
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="2800"/><w:gridCol w:w="2800"/></w:tblGrid>'
    data = document(f"<w:tbl>{grid}{rows}</w:tbl>{paragraph(run('End.'))}")
    read = docx.extract(data)
    assert [block.text for block in read.blocks] == ["Hall", "Price", "New", "$2", "End."]
    assert len(read.notices) == 1
    names = {block.text: block.id for block in read.blocks}
    assert "Old" in body_of(docx.merge(read, {names["End."]: "完。"}, HANT))
    made = body_of(docx.merge(read, {names["Hall"]: "禮堂"}, HANT))
    assert "Old" not in made
    assert "<w:ins " not in made
    assert [block.text for block in docx.extract(docx.merge(read, {names["New"]: "新"}, HANT)).blocks] == [
        "Hall",
        "Price",
        "新",
        "$2",
        "End.",
    ]
