# ruff: noqa: E501 - XML and tables of cases read best in one line
"""Word: golden cases, a realistic release, hostile files, small documents made at random."""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import formats, locale, project
from l10n.errors import ConfigError, ReleaseError, UsageError
from l10n.formats import docx
from l10n.model import CodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from l10n.model import Block

EN = locale.get("en_HK")
HANT = locale.get("zh_Hant_HK")
HANS = locale.get("zh_Hans_CN")
bounded = settings(max_examples=100, deadline=None, derandomize=True)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = f"""{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="10"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="NoteNumber"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
</w:styles>"""
SETTINGS = f'{HEAD}<w:settings {NAMESPACES}><w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>'
KINDS = {"styles": "styles", "settings": "settings", "footnotes": "footnotes", "header1": "header", "footer1": "footer"}
KINDS |= {"numbering": "numbering"}


def document(body: str, more: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with this body; `more` are further parts by name (header1, footnotes), without their namespaces."""
    parts = {"styles": STYLES, "settings": SETTINGS}
    roots = {"header1": "hdr", "footer1": "ftr", "footnotes": "footnotes", "numbering": "numbering"}
    parts |= {
        name: f"{HEAD}<w:{roots[name]} {NAMESPACES}>{text}</w:{roots[name]}>" for name, text in (more or {}).items()
    }
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{KINDS[name]}+xml"/>' for name in parts)
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{KINDS[name]}" Target="{name}.xml"/>' for name in parts
    )
    link = (
        f'<Relationship Id="rLink" Type="{OFFICE}/hyperlink" Target="https://www.example.hk/" TargetMode="External"/>'
    )
    core = "http://schemas.openxmlformats.org/package/2006"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{core}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{core}/relationships"><Relationship Id="rId1" Type="{OFFICE}/'
        'officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{core}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr>"
        + ('<w:headerReference w:type="default" r:id="rheader1"/>' if "header1" in parts else "")
        + '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{core}/relationships">{relations}{link}</Relationships>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{core}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title></dc:title></cp:coreProperties>',
        **{f"word/{name}.xml": text for name, text in parts.items()},
        **(extra or {}),
    }
    return zipped(members)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    return text.partition("<w:body>")[2].partition("<w:sectPr>")[0]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    points = [f'<w:r><w:fldChar w:fldCharType="{what}"/></w:r>' for what in ("begin", "separate", "end")]
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{points[0]}{code}{points[1]}{result}{points[2]}" if result else f"{points[0]}{code}{points[2]}"


def line(block: Block) -> str:
    level = f" {block.level}" if block.level else ""
    around = f" {'/'.join(block.within)}" if block.within else ""
    return f"{block.role.value}{level}{around}: {block.text}"


def test_lists_that_count_are_told_from_bullets_and_go_on_counting() -> None:
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="{}"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="{}"/></w:lvl>'
    numbers = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels.format(*kinds)}</w:abstractNum>'
        for at, kinds in enumerate([("decimal", "bullet"), ("bullet", "lowerLetter")])
    )
    numbers += "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at - 1}"/></w:num>' for at in (1, 2))

    def item(text: str, number: int, level: int) -> str:
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return f"<w:p><w:pPr>{mark}</w:pPr>{run(text)}</w:p>"

    body = item("a", 1, 0) + item("b", 1, 1) + paragraph(run("Text in between.")) + item("c", 1, 0) + item("d", 2, 1)
    read = docx.extract(document(body, {"numbering": numbers}))
    assert [block.within for block in read.blocks] == [
        ("numbered1", "item1"),
        ("numbered1", "item1", "list2", "item1"),
        (),
        ("numbered3", "item2"),
        ("list4", "item1", "numbered5", "item1"),
    ]


# ---------------------------------------------------------------- golden cases

CASE = re.compile(r"^## (?P<title>.+?)\n(?P<rest>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(?P<kind>\S+)(?: (?P<locale>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def cases(root: Path) -> list[tuple[str, list[re.Match[str]]]]:
    text = (root / "tests" / "golden" / "formats" / "docx.md").read_text(encoding="utf-8")
    return [(case["title"], list(FENCE.finditer(case["rest"]))) for case in CASE.finditer(text)]


def test_golden_cases(root: Path) -> None:
    found = cases(root)
    assert len(found) >= 12
    for title, (source, blocks, *rest) in found:
        data = document(source["text"])
        read = docx.extract(data)
        assert [line(block) for block in read.blocks] == blocks["text"].splitlines(), title
        assert docx.merge(read, {block.id: block.text for block in read.blocks}, HANT) == data, title
        forced = docx.merge(read, {block.id: block.text for block in read.blocks}, HANT, force=True)
        assert [line(block) for block in docx.extract(forced).blocks] == blocks["text"].splitlines(), title
        if rest:
            targets, wanted = rest
            chosen = dict(zip((block.id for block in read.blocks), targets["text"].splitlines(), strict=True))
            written = docx.merge(read, chosen, locale.get(wanted["locale"] or "zh_Hant_HK"))
            assert body_of(written) == wanted["text"], title


# ---------------------------------------------------------------- the zip around it


def test_untouched_members_keep_every_byte_and_their_place() -> None:
    data = document(
        paragraph(run("One.")), {"header1": paragraph(run("Head."))}, {"word/media/a.bin": bytes(range(256)) * 9}
    )
    read = docx.extract(data)
    written = docx.merge(read, {read.blocks[0].id: "Two."}, EN)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(written)) as after:
        assert after.testzip() is None
        assert before.namelist() == after.namelist()
        for old, new in zip(before.infolist(), after.infolist(), strict=True):
            assert (old.date_time, old.external_attr, old.compress_type, old.extra) == (
                new.date_time, new.external_attr, new.compress_type, new.extra,
            )  # fmt: skip
            if old.filename not in {"word/document.xml", "word/settings.xml"}:
                size = 30 + len(old.filename) + old.compress_size
                assert data[old.header_offset :][:size] == written[new.header_offset :][:size]
    assert b"Two." in members(written)["word/document.xml"]


def test_streamed_members_prefix_and_comment_are_kept() -> None:
    plain = document(paragraph(run("One.")))
    stream = io.BytesIO()

    class Pipe(io.RawIOBase):  # cannot seek, so that sizes stand behind the data
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return stream.write(data)  # type: ignore[arg-type]

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        archive.comment = b"kept"
        for name, content in members(plain).items():
            archive.writestr(name, content)
    data = stream.getvalue()
    read = docx.extract(data)
    written = docx.merge(read, {read.blocks[0].id: "Two."}, EN)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert archive.comment == b"kept"
        assert docx.extract(written).blocks[0].text == "Two."


# ---------------------------------------------------------------- hostile files

DOCTYPES = {
    "B01": '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "B02": '<!DOCTYPE x [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    "B03": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "B04": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>',
    "B05": '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    "B06": f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>',
    "B07": "<!DOCTYPE document>",
}


def replaced(name: str, content: str | bytes) -> bytes:
    return zipped({**members(document(paragraph(run("One.")))), name: content})


def around(text: str, head: str = HEAD) -> str:
    return f"{head}<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>"


def hostile() -> dict[str, bytes]:
    good = document(paragraph(run("One.")))
    found = {
        name: replaced("word/document.xml", around(paragraph(run("&x;")), doctype))
        for name, doctype in DOCTYPES.items()
    }
    for name in ("word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels", "docProps/core.xml"):
        found[f"B05 in {name}"] = replaced(name, DOCTYPES["B05"] + members(good)[name].decode().removeprefix(HEAD))
    found["B08"] = replaced("word/document.xml", around("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000))
    found["B09"] = replaced("word/document.xml", around(paragraph(run("x" * 12_000_000))))
    found["B10"] = replaced("word/document.xml", around(paragraph(run("\x0b"))))
    found["B12"] = replaced("word/document.xml", around(paragraph(run("一")), '<?xml version="1.0" encoding="Big5"?>'))
    found["B12 bytes"] = replaced("word/document.xml", around(paragraph(run("一"))).encode("utf-8") + b"\xff")
    found["C01"] = zipped({**members(good), "word/media/zeros.bin": bytes(200_000_000)})
    found["C02"] = zipped({**members(good), **{f"x/{number}": b"" for number in range(50_000)}})
    found["C03"] = zipped({"inner.docx": good})
    found["C04"] = zipped({**members(good), "../../x": b""})
    found["C05"] = zipped({**members(good), "/etc/x": b""})
    found["C06"] = zipped({**members(good), "a\\..\\..\\w.txt": b""})
    found["C07"] = linked(good)
    found["C08"] = doubled(good)
    found["C09"] = good[:-40]
    found["C09 half"] = good[: len(good) // 2]
    found["C10"] = encrypted(good)
    found["C10 password"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    found["empty"] = b""
    found["a text"] = b"This is no Word document."
    found["no types"] = zipped({name: data for name, data in members(good).items() if name != "[Content_Types].xml"})
    found["no document"] = zipped({name: data for name, data in members(good).items() if name != "word/document.xml"})
    found["a spreadsheet"] = replaced("word/document.xml", f"{HEAD}<workbook/>")
    found["cut XML"] = replaced("word/document.xml", around(paragraph(run("One.")))[:-20])
    return found


def linked(good: bytes) -> bytes:
    stream = io.BytesIO(good)
    with zipfile.ZipFile(stream, "a") as archive:
        info = zipfile.ZipInfo("word/link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return stream.getvalue()


def doubled(good: bytes) -> bytes:
    return good.replace(b"word/styles.xml", b"word/footer.xml").replace(b"word/settings.xml", b"word/document.xml")


def encrypted(good: bytes) -> bytes:
    data = bytearray(good)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def test_hostile_files_are_refused_in_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    for name, data in hostile().items():
        started = time.perf_counter()
        with pytest.raises(ReleaseError) as caught:
            docx.extract(data)
        assert time.perf_counter() - started < 5, name
        assert len(caught.value.faults) == 1, name
        assert "\n" not in caught.value.faults[0].message, name
        assert "root:" not in str(caught.value), name
    assert capfd.readouterr() == ("", "")


def test_xinclude_is_an_element_that_nobody_knows() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    read = docx.extract(document(f"{include}<w:p>{include}{run('One.')}</w:p>"))
    assert [block.text for block in read.blocks] == ["One."]
    assert include in body_of(docx.merge(read, {"b1": "Two."}, EN))


def test_a_part_in_utf_16_is_read_and_written_as_it_is() -> None:
    data = replaced(
        "word/document.xml", around(paragraph(run("一。")), '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")
    )
    read = docx.extract(data)
    assert docx.merge(read, {}, EN) == data
    written = members(docx.merge(read, {"b1": "Two."}, EN))["word/document.xml"]
    assert written.startswith(b"\xff\xfe")
    assert "Two." in written.decode("utf-16")


def test_a_table_of_contents_is_said() -> None:
    read = docx.extract(document(paragraph(field(' TOC \\o "1-3" ', run("Part one"))) + paragraph(run("Part one"))))
    assert ["table of contents" in one.message for one in read.notices] == [True]
    assert not docx.extract(document(paragraph(field(" PAGE ", run("1"))))).notices


def test_other_office_files_are_refused_in_one_sentence(tmp_path: Path) -> None:
    for suffix in (".pptx", ".odt", ".doc", ".rtf"):
        with pytest.raises(UsageError, match=f"{suffix} is not a release format"):
            formats.for_path(tmp_path / f"release{suffix}")


@given(st.binary(max_size=300), st.integers(0, 20_000))
@bounded
def test_no_damage_raises_anything_else(noise: bytes, at: int) -> None:
    good = document(paragraph(run("One.")))
    damaged = good[: at % len(good)] + noise + good[at % len(good) + len(noise) :]
    try:
        read = docx.extract(damaged)
        docx.merge(read, {block.id: "Two." for block in read.blocks}, HANT)
    except ReleaseError:
        pass


# ---------------------------------------------------------------- documents made at random

LOOKS = ["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:color w:val="FF0000"/>', '<w:u w:val="single"/>', "<w:vanish/>", "<w:noProof/>",
         '<w:rFonts w:hint="eastAsia"/>', '<w:rStyle w:val="Strong"/>', '<w:b w:val="0"/>']  # fmt: skip
WORDS = [
    "Cyberport",
    " ",
    "2025",
    "香港",
    "，",
    "R&amp;D",
    "&lt;b&gt;",
    "&lt;x1/&gt;",
    "\u00a0",
    "——",
    "a b ",
    "「甲」",
    "😀",
]
INLINE = st.one_of(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(LOOKS)).map(lambda pair: run(*pair)),
    st.sampled_from([
        "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="4" w:name="m"/>', '<w:bookmarkEnd w:id="4"/>', "<w:r><w:noBreakHyphen/></w:r>",
        "<w:r><w:softHyphen/></w:r>", f'<w:del w:id="8">{run("old")}</w:del>', field("PAGE", run("3")), field("XE x", ""),
        field('HYPERLINK "http://a.b"', run("link") + run("ed", "<w:b/>")), field("IF 1", field("PAGE", run("4")) + run("x")),
    ]),
)  # fmt: skip
WRAPPED = st.tuples(
    st.sampled_from(["", '<w:hyperlink r:id="rLink">', '<w:ins w:id="6">', "<w:sdt><w:sdtContent>", "<w:smartTag>"]),
    st.lists(INLINE, max_size=4),
).map(
    lambda pair: (
        pair[0] + "".join(pair[1]) + "".join(f"</{name}>" for name in reversed(re.findall(r"<(w:\w+)", pair[0])))
    )
)
PARAGRAPHS = st.lists(st.lists(WRAPPED, max_size=6).map(lambda runs: paragraph(*runs)), min_size=1, max_size=3).map(
    "".join
)
PIECES = [
    "word",
    "香港",
    "<b>",
    "</b>",
    "<i>",
    "<x1>",
    "</x1>",
    "<x1/>",
    "<a1>",
    "</a1>",
    "<n1/>",
    "<br/>",
    "&",
    "<",
    "]]>",
    "\x0b",
    "\ud800",
    " ",
]


@given(PARAGRAPHS)
@bounded
def test_identity_and_forced_rebuild(body: str) -> None:
    data = document(body)
    read = docx.extract(data)
    same = {block.id: block.text for block in read.blocks}
    assert docx.merge(read, same, HANT) == data
    again = docx.extract(docx.merge(read, same, HANT, force=True))
    assert [(block.text, block.role, block.codes) for block in again.blocks] == [
        (block.text, block.role, block.codes) for block in read.blocks
    ]


@given(PARAGRAPHS, st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=4))
@bounded
def test_any_target_gives_a_document_that_reads(body: str, targets: list[str]) -> None:
    data = document(body)
    read = docx.extract(data)
    chosen = {block.id: target for block, target in zip(read.blocks, targets, strict=False)}
    written = docx.merge(read, chosen, HANS)
    again = docx.extract(written)
    for name, content in members(data).items():
        if name not in {"word/document.xml", "word/settings.xml"}:
            assert members(written)[name] == content
    kept = [block.text for block in read.blocks if block.id not in chosen]
    left = [block.text for block in again.blocks]
    assert all(text in left for text in kept)


def test_a_plain_target_is_read_back_as_it_was_given() -> None:
    for target in ("R&D <b>", "a  b", "一二三，四。", "😀 x", "\u2011", "“甲”", "C&amp;A", "]]>"):
        data = document(paragraph(run("One.")))
        read = docx.extract(docx.merge(docx.extract(data), {"b1": target}, HANT))
        assert read.blocks[0].text == target


def test_the_title_of_the_properties_is_translated_or_kept() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbour &amp; sea</dc:title><dc:creator>A</dc:creator><cp:keywords>sea, R&amp;D</cp:keywords><dc:description/></cp:coreProperties>'
    )
    data = document(paragraph(run("* * *")) + paragraph(run("One.")), extra={"docProps/core.xml": core.encode()})
    read = docx.extract(data)
    assert [line(block) for block in read.blocks] == [
        "metadata: Harbour & sea",
        "metadata: sea, R&D",
        "paragraph: One.",
    ]
    assert read.facts["title"] == "Harbour & sea"
    written = docx.merge(read, {"title": "R&D <海>", "keywords": "海", "b1": "一。"}, HANT)
    assert "<cp:keywords>海</cp:keywords>" in members(written)["docProps/core.xml"].decode()
    assert "<dc:title>R&amp;D &lt;海&gt;</dc:title>" in members(written)["docProps/core.xml"].decode()
    assert [block.id for block in docx.extract(data, properties=False).blocks] == ["b1"]


def test_a_release_says_that_its_properties_are_kept(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbour</dc:title></cp:coreProperties>'
    )
    (tmp_path / "l10n.toml").write_text("", encoding="utf-8")
    (tmp_path / "releases").mkdir()
    data = document(paragraph(run("One.")), extra={"docProps/core.xml": core.encode()})
    (tmp_path / "releases" / "pier.docx").write_bytes(data)
    facts = tmp_path / "releases" / "pier.toml"

    def ids() -> list[str]:
        return [block.id for block in project.find(tmp_path).releases()[0].read().blocks]

    assert ids() == ["title", "b1"]
    facts.write_text('properties = "translate"\n', encoding="utf-8")
    assert ids() == ["title", "b1"]
    facts.write_text('properties = "keep"\n', encoding="utf-8")
    assert ids() == ["b1"]
    facts.write_text('properties = "drop"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="not keep or translate"):
        ids()


# ---------------------------------------------------------------- languages and fonts


def written_run(properties: str, source: str, target: str, to: locale.Locale) -> str:
    read = docx.extract(document(paragraph(run(source, properties))))
    found = re.search(r"<w:rPr>(.*?)</w:rPr>", body_of(docx.merge(read, {"b1": target}, to)))
    return found[1] if found else ""


def test_chinese_gets_fonts_that_have_its_glyphs() -> None:
    serif = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    assert 'w:eastAsia="PMingLiU"' in written_run(serif, "One.", "一。", HANT)
    assert 'w:eastAsia="SimSun"' in written_run(serif, "One.", "一。", HANS)
    assert 'w:hint="eastAsia"' in written_run(serif, "One.", "一。", HANS)
    assert '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>' in written_run('<w:lang w:val="en-GB"/>', "One.", "一。", HANS)
    assert "zh-HK" in written_run("", "One.", "一。", HANT)
    kai = '<w:rFonts w:ascii="標楷體" w:eastAsia="標楷體" w:hAnsi="標楷體"/>'
    assert 'w:eastAsia="標楷體"' in written_run(kai, "一二。", "一。", HANT)
    assert 'w:eastAsia="KaiTi"' in written_run(kai, "一二。", "一。", HANS)
    assert "eastAsiaTheme" not in written_run('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>', "One.", "一。", HANS)


def test_english_gets_latin_fonts() -> None:
    kai = '<w:rFonts w:ascii="標楷體" w:eastAsia="標楷體" w:hAnsi="標楷體" w:hint="eastAsia"/>'
    assert '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="標楷體"/>' in written_run(
        kai, "一。", "One.", EN
    )
    theme = '<w:rFonts w:asciiTheme="minorEastAsia" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorEastAsia"/>'
    assert 'w:asciiTheme="minorHAnsi"' in written_run(theme, "一。", "One.", EN)
    assert '<w:lang w:val="en-HK"/>' in written_run("", "一。", "One.", EN)


def test_the_fonts_of_the_theme_follow_the_language() -> None:
    read = docx.extract(document(paragraph(run("One."))))
    chinese = members(docx.merge(read, {"b1": "一。"}, HANS))["word/settings.xml"].decode()
    assert '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>' in chinese
    english = members(docx.merge(read, {"b1": "Two."}, EN))["word/settings.xml"].decode()
    assert '<w:themeFontLang w:val="en-HK" w:eastAsia="ja-JP"/>' in english


# ---------------------------------------------------------------- a release, the whole way

NUMBER = '<w:r><w:rPr><w:rStyle w:val="NoteNumber"/></w:rPr><w:footnoteRef/></w:r>'
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
    'simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>3200000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>100000</wp:posOffset></wp:positionV><wp:extent cx="1900000" cy="600000"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="7" name="Text Box 7" descr="Facts in a box"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1900000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:srgbClr val="DDEEFF"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>'
    "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape "
    'alt="Facts in a box" style="position:absolute;width:150pt;height:47pt"><v:textbox><w:txbxContent>{text}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def styled(style: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def table(*rows: tuple[str, ...]) -> str:
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cells = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2800" w:type="dxa"/></w:tcPr>{paragraph(run(cell))}</w:tc>' for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    grid = '<w:gridCol w:w="2800"/>' * len(rows[0])
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{border}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>'


def release() -> bytes:
    body = [
        styled("a5", run("Harbour Laboratory Opens "), run("Its Doors")),
        paragraph(
            BOX.format(text=paragraph(run("Ten rooms, one fare."))),
            run("(Hong Kong, 21 "), run("October"), run(" 2025) "), run("The Harbour Laboratory", "<w:b/>"), run(" opened to "),
            f'<w:del w:id="11" w:author="Desk">{run("thirty").replace("w:t", "w:delText")}</w:del>',
            f'<w:ins w:id="12" w:author="Desk">{run("forty")}</w:ins>',
            run(" start-ups today."), '<w:r><w:rPr><w:rStyle w:val="NoteNumber"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
        ),
        paragraph(run("“We are "), run("delighted", "<w:i/>"), run("”, said Ms Chan. “Everybody may come.”")),
        table(("Room", "Rent a month"), ("Small", "$5,000"), ("Large", "$12,000")),
        paragraph(run("For details, see "), field('HYPERLINK "https://www.example.hk/lab"', run("our web", '<w:rStyle w:val="Hyperlink"/>') + run("site", '<w:rStyle w:val="Hyperlink"/>')), run(".")),
        paragraph(run("###")),
        paragraph(run("Media enquiries:", "<w:b/>")),
        paragraph(run("Tel: (8"), run("52", '<w:lang w:val="en-GB"/>'), run(") 2114 "), run("49", "<w:noProof/>"), run("72")),
    ]  # fmt: skip
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    note = f'<w:footnote w:id="2">{paragraph(NUMBER, run(" Figures of September."))}</w:footnote>'
    return document("".join(body), {"header1": paragraph(run("Press Release")), "footnotes": separators + note})


WANTED = [
    "heading 1: Harbour Laboratory Opens Its Doors",
    "paragraph: (Hong Kong, 21 October 2025) <b>The Harbour Laboratory</b> opened to forty start-ups today.<n1/>",
    "metadata: Facts in a box",
    "paragraph: Ten rooms, one fare.",
    "paragraph: “We are <i>delighted</i>”, said Ms Chan. “Everybody may come.”",
    "table-cell table1/row0/cell0: Room",
    "table-cell table1/row0/cell1: Rent a month",
    "table-cell table1/row1/cell0: Small",
    "table-cell table1/row1/cell1: $5,000",
    "table-cell table1/row2/cell0: Large",
    "table-cell table1/row2/cell1: $12,000",
    "paragraph: For details, see <a1>our website</a1>.",
    "paragraph: ###",
    "heading: Media enquiries:",
    "paragraph: Tel: (852) 2114 4972",
    "paragraph footnote2: Figures of September.",
    "paragraph header1: Press Release",
]
CHINESE = {
    "Harbour Laboratory Opens Its Doors": "海港實驗室啟用",
    "(Hong Kong, 21 October 2025) <b>The Harbour Laboratory</b> opened to forty start-ups today.<n1/>":
        "（香港，2025年10月21日）<b>海港實驗室</b>今日向四十間初創企業開放。<n1/>",
    "Facts in a box": "資料方格",
    "Ten rooms, one fare.": "十個房間，劃一收費。",
    "“We are <i>delighted</i>”, said Ms Chan. “Everybody may come.”": "陳女士說：「我們<i>非常高興</i>。人人都可以來。」",
    "Room": "房間", "Rent a month": "每月租金", "Small": "小", "Large": "大",
    "For details, see <a1>our website</a1>.": "詳情請瀏覽<a1>本中心網站</a1>。",
    "Media enquiries:": "傳媒查詢：",
    "Figures of September.": "九月份數字。",
    "Press Release": "新聞稿",
}  # fmt: skip


def chinese() -> bytes:
    read = docx.extract(release())
    return docx.merge(read, {block.id: CHINESE[block.text] for block in read.blocks if block.text in CHINESE}, HANT)


def test_a_release_as_blocks() -> None:
    read = docx.extract(release())
    assert [line(block) for block in read.blocks] == WANTED
    assert len(read.notices) == 1
    assert "tracked changes" in read.notices[0].message
    link = next(code for block in read.blocks for code in block.codes if code.kind is CodeKind.LINK)
    assert link.target == "https://www.example.hk/lab"
    assert [block.role for block in docx.extract(chinese()).blocks] == [block.role for block in read.blocks]
    assert "<w:del " not in body_of(chinese())
    assert "<w:ins " not in body_of(chinese())


def command(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "l10n", *words], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_hostile_files_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('source = "en_HK"\ntargets = ["zh_Hant_HK"]\n', encoding="utf-8")
    (tmp_path / "releases").mkdir()
    release = tmp_path / "releases" / "bad.docx"
    every = hostile()
    for name in ("B05", "B12 bytes", "C01", "C10"):
        release.write_bytes(every[name])
        for verb in ("extract", "build"):
            done = command(verb, cwd=tmp_path)
            sentence, *hint = done.stderr.splitlines()
            assert done.returncode == 3, name
            assert sentence.startswith("l10n: releases/bad.docx: "), name
            assert len(hint) <= 1, name
            assert done.stdout == "", name
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["bad.docx", "l10n.toml"]


def test_a_release_from_extract_to_build(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('source = "en_HK"\ntargets = ["zh_Hant_HK"]\n', encoding="utf-8")
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "opening.docx").write_bytes(release())
    done = command("extract", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    catalog = tmp_path / "locales" / "zh_Hant_HK" / "LC_MESSAGES" / "opening.po"
    assert 'msgid "Tel: (852) 2114 4972"' in catalog.read_text(encoding="utf-8")
    done = command("build", "--drafts", "--to", "docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "dist" / "opening"
    assert (folder / "opening.en-HK.docx").read_bytes() == release()
    draft = docx.extract((folder / "opening.zh-Hant-HK.docx").read_bytes())
    assert draft.blocks[0].text.startswith("DRAFT")
    assert any("⟦" in block.text for block in draft.blocks[1:])


def test_a_translated_release_opens_in_libreoffice(tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice and pdftotext are not both installed, so nobody opens the document")
    (tmp_path / "release.docx").write_bytes(chinese())
    profile = (tmp_path / "profile").as_uri()
    words = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "release.docx")], check=True, capture_output=True, timeout=120)
    done = subprocess.run([reader, str(tmp_path / "release.pdf"), "-"], check=True, capture_output=True)
    shown = done.stdout.decode()
    for text in (
        "海港實驗室啟用",
        "十個房間",
        "新聞稿",
        "九月份數字",
        "本中心網站",
        "四十間",
        "每月租金",
        "(852) 2114 4972",
    ):
        assert text in re.sub(r"\s*\n\s*", "", shown), text
    assert "thirty" not in shown
