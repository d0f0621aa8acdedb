"""TMX in and out: our own round trip, the dialects of other tools, and the faults of hostile or damaged XML."""

from __future__ import annotations

import re
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import TableError, UsageError
from l10n.exchange import tmx
from l10n.model import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = (
    '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"'
    ' srclang="{}" datatype="xml"/>'
)
BODY = (
    '<tu><tuv xml:lang="en-US"><seg>Admission is free.</seg></tuv>'
    '<tuv xml:lang="zh-TW"><seg>免費入場。</seg></tuv></tu>'
)


def file(body: str = BODY, *, doctype: str = "", srclang: str = "en-US", start: str = '<?xml version="1.0"?>') -> bytes:
    return f'{start}{doctype}<tmx version="1.4">{HEADER.format(srclang)}<body>{body}</body></tmx>'.encode()


def pair(source: str, target: str, **more: object) -> Pair:
    return Pair(source, target, "en_HK", "zh_Hant_HK", **more)  # type: ignore[arg-type]


# -- our own


def test_what_is_written_reads_back_as_it_was(tmp_path: Path) -> None:
    pairs = [
        pair(
            "<b>R&D</b> at <a1>home</a1><br/>now",
            "<b>研發</b><a1>在家</a1><br/>",
            codes=("b", "a1", "br"),
            origin="one",
        ),
        pair('Quotes " and <not a code> & <b>', "引號", context="headline", date="2026-01-02", before="A.", after="B."),
        pair("Opens only <b>here", "只有開頭<b>", codes=("b",), note="a note"),
        Pair("中文來源。", "An English target.", "zh_Hant_HK", "en_HK"),
    ]
    path = tmp_path / "m.tmx"
    assert tmx.write(path, pairs)
    assert not tmx.write(path, pairs), "the same pairs give the same bytes"
    assert tmx.read(path) == [
        *(Pair(**{**_fields(one), "origin": one.origin or "m"}) for one in pairs)  # type: ignore[arg-type]
    ]


def _fields(one: Pair) -> dict[str, object]:
    return {name: getattr(one, name) for name in Pair.__slots__}


PLAIN = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)


@given(PLAIN, PLAIN, st.lists(st.sampled_from(["<b>", "</b>", "<a1>", "</a1>", "<br/>", "&amp;", "]]>"]), max_size=5))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_text_survives(source: str, target: str, marks: list[str]) -> None:
    one = pair(source + "x".join(marks), target, codes=tuple(dict.fromkeys(_known(marks))))
    try:
        written = tmx.text([one])
    except TableError:
        assert any(ord(char) >= 0x10FFFE or (ord(char) & 0xFFFF) >= 0xFFFE for char in source + target)
        return
    assert tmx.parse(written.encode()) == [one]


def _known(marks: list[str]) -> list[str]:
    return [mark.strip("</>") for mark in marks if mark.startswith("<")]


@pytest.mark.parametrize("bad", ["\x0b", "\x00", "\ufffe", "\ud800"])
def test_b10_what_xml_cannot_hold_is_refused_with_its_place(bad: str) -> None:
    with pytest.raises(TableError) as caught:
        tmx.text([pair("fine", "好"), pair(f"bad {bad} text", "壞", origin="release-x")])
    assert f"release-x: U+{ord(bad):04X} cannot stand in XML" in str(caught.value)


# -- dialects


OURS = ("en_HK", "zh_Hant_HK", "zh_Hans_CN")


def test_languages_of_other_tools_are_brought_to_ours() -> None:
    (one,) = tmx.parse(file(), among=OURS)
    assert (one.source_locale, one.target_locale, one.note) == ("en_HK", "zh_Hant_HK", "written as en-US, zh-TW")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("EN-GB", "en_HK"), ("en", "en_HK"), ("zh", "zh_Hans_CN"), ("ZH-CN", "zh_Hans_CN"), ("zh_HK", "zh_Hant_HK"),
        ("zh-Hant", "zh_Hant_HK"), ("zh-Hans-HK", "zh_Hans_CN"), ("zh-Hant-TW", "zh_Hant_HK"), ("zh-SG", "zh_Hans_CN"),
        ("zh-MO", "zh_Hant_HK"), ("yue-HK", "zh_Hant_HK"), ("en-AU", "en_HK"),
    ],
)  # fmt: skip
def test_each_tag(tag: str, code: str) -> None:
    assert tmx.language(tag, OURS) == code
    assert tmx.language(tag, (*OURS, "zh_Hans_HK")) == ("zh_Hans_HK" if tag == "zh-Hans-HK" else code)


def test_a_foreign_language_is_passed_over_and_not_taken_for_ours() -> None:
    with pytest.raises(UsageError):
        tmx.language("fr-FR")
    body = (
        '<tu><tuv xml:lang="en"><seg>Free.</seg></tuv><tuv xml:lang="fr"><seg>Gratuit.</seg></tuv>'
        '<tuv xml:lang="zh-CN"><seg>免费。</seg></tuv></tu>'
    )
    assert [(one.target, one.target_locale) for one in tmx.parse(file(body, srclang="en"))] == [
        ("免费。", "zh_Hans_CN")
    ]


def test_the_source_language_of_the_header_decides_and_without_it_the_first() -> None:
    body = '<tu><tuv xml:lang="zh-HK"><seg>免費。</seg></tuv><tuv xml:lang="en"><seg>Free.</seg></tuv></tu>'
    assert tmx.parse(file(body, srclang="en"))[0].source == "Free."
    assert tmx.parse(file(body, srclang="EN-US"))[0].source == "Free."
    assert tmx.parse(file(body, srclang="*all*"))[0].source == "免費。"


def test_omegat() -> None:
    body = (
        '<tu><prop type="file">a.docx</prop><prop type="prev">Before.</prop><prop type="next">After.</prop>'
        '<tuv xml:lang="EN-US"><seg>A <bpt i="0" x="0">&lt;f0&gt;</bpt>bold'
        '<ept i="0">&lt;/f0&gt;</ept> word</seg></tuv>'
        '<tuv xml:lang="ZH-HK" changeid="me" changedate="20251021T080000Z">'
        '<seg><bpt i="0" x="0">&lt;f0&gt;</bpt>粗<ept i="0">&lt;/f0&gt;</ept>字</seg></tuv></tu>'
    )
    (one,) = tmx.parse(file(body, doctype='<!DOCTYPE tmx SYSTEM "tmx11.dtd">', srclang="EN-US"))
    assert (one.source, one.target) == ("A <f0>bold</f0> word", "<f0>粗</f0>字")
    assert (one.before, one.after, one.date, one.codes) == ("Before.", "After.", "2025-10-21", ("f0",))


def test_memoq_and_trados() -> None:
    body = (
        '<tu changedate="20240102T000000Z" srclang="en-gb"><prop type="x-context-pre">Before.</prop>'
        "<tuv xml:lang='en-gb'><prop type='x'>1</prop><seg>A <bpt i='1' type='bold'>{}</bpt>word<ept i='1'>{}</ept>"
        "<ph type='lb'/> end</seg></tuv>"
        "<tuv xml:lang='zh-hk'><seg><bpt i='1' type='bold'>{}</bpt>字"
        "<ept i='1'>{}</ept><ph type='lb'/>完</seg></tuv></tu>"
    )
    (one,) = tmx.parse(file(body, srclang="en-us"))
    assert (one.source, one.target) == ("A <b>word</b><br/> end", "<b>字</b><br/>完")
    assert (one.before, one.date) == ("Before.", "2024-01-02")


def test_weblate_and_highlights_and_unknown_elements() -> None:
    body = (
        '<tu><tuv xml:lang="en"><seg>A <hi type="x">lit <ph x="2">%s</ph></hi> <ut>{\\x}</ut>'
        'text <it pos="begin">&lt;i&gt;</it>'
        '</seg></tuv><tuv xml:lang="zh_Hant"><seg>字</seg></tuv></tu>'
        '<tu><tuv xml:lang="en"><seg>Alone.</seg></tuv></tu>'
    )
    (one,) = tmx.parse(file(body, srclang="en"))
    assert one.source == "A lit <x2/> text <i>"


def test_a_tuv_without_text_is_told_with_its_line() -> None:
    body = '\n<tu>\n<tuv xml:lang="en"><seg>A</seg></tuv>\n<tuv xml:lang="zh-HK"></tuv></tu>'
    with pytest.raises(TableError) as caught:
        tmx.parse(file(body), "m.tmx")
    assert str(caught.value) == "m.tmx:4: a tuv without seg"


def test_utf_16_is_read() -> None:
    text = file(start='<?xml version="1.0" encoding="UTF-16"?>').decode()
    assert len(tmx.parse(text.encode("utf-16"))) == 1


# -- group B: hostile and damaged XML


@pytest.fixture
def watched() -> Iterator[tuple[str, list[str]]]:
    """A server that must never be asked for anything."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()
    thread.join()


SUBSETS = {
    "b01 external entity, file": '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{secret}">]>',
    "b02 external entity, http": '<!DOCTYPE tmx [<!ENTITY x SYSTEM "{url}/x">]>',
    "b04 parameter entity": '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "{url}/p"> %p;]>',
    "internal entity": '<!DOCTYPE tmx [<!ENTITY x "harmless">]>',
    "subset after a system id": '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY x "harmless">]>',
    "quoted bracket": "<!DOCTYPE tmx PUBLIC 'a]b>c' \"t[.dtd\" [<!ENTITY x 'y'>]>",
    "attribute defaults": '<!DOCTYPE tmx [<!ATTLIST tuv xml:lang CDATA "en">]>',
}


@pytest.mark.parametrize("name", SUBSETS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_with_declarations_is_refused(
    name: str, encoding: str, tmp_path: Path, watched: tuple[str, list[str]]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET", encoding="utf-8")
    url, asked = watched
    doctype = SUBSETS[name].replace("{secret}", str(secret)).replace("{url}", url)
    body = BODY.replace("Admission", "&x; Admission") if "ENTITY x" in doctype else BODY
    text = file(body, doctype=doctype, start=f'<?xml version="1.0" encoding="{encoding}"?>\n').decode()
    with pytest.raises(TableError) as caught:
        tmx.parse(text.encode(encoding), "m.tmx")
    assert "m.tmx:2: the DOCTYPE declares" in str(caught.value)
    assert "SECRET" not in str(caught.value)
    assert asked == []


def test_b03_b07_a_plain_doctype_is_accepted_and_not_fetched(watched: tuple[str, list[str]]) -> None:
    url, asked = watched
    for doctype in ('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', f'<!DOCTYPE tmx SYSTEM "{url}/tmx14.dtd">', "<!DOCTYPE tmx>"):
        assert len(tmx.parse(file(doctype=doctype))) == 1
    assert asked == []


def test_the_word_doctype_in_the_text_is_text() -> None:
    body = BODY.replace("Admission", "Write &lt;!DOCTYPE x [ here: admission")
    assert tmx.parse(file(body))[0].source.startswith("Write <!DOCTYPE x [")
    assert len(tmx.parse(file("<!-- <!DOCTYPE x [ ]> -->" + BODY))) == 1


def peak() -> int:
    """The most memory this process has had, in kB; nothing where the system does not say (Windows)."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("b05 billion laughs", file("<tu/>", doctype="<!DOCTYPE l [" + "".join(
            f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9)) + "]>")),
        ("b06 quadratic", file("&a;" * 50_000, doctype=f'<!DOCTYPE l [<!ENTITY a "{"a" * 50_000}">]>')),
        ("b08 deep", file("<hi>" * 100_000 + "</hi>" * 100_000)),
        ("b09 large text", file(f'<tu><tuv xml:lang="en"><seg>{"x" * 12_000_000}</seg></tuv></tu>')),
        ("b12 another encoding", file(start='<?xml version="1.0" encoding="UTF-8"?>').decode().encode("big5")),
        ("b12 no such encoding", file(start='<?xml version="1.0" encoding="no-such"?>')),
        ("utf-7", file(start='<?xml version="1.0" encoding="UTF-7"?>')),
        ("truncated", file()[:-20]),
        ("control character", file(BODY.replace("Admission", "Adm\x0bission"))),
        ("two attributes", file(BODY.replace("<seg>", '<seg a="1" a="2">', 1))),
        ("unknown entity", file(BODY.replace("Admission", "&nbsp;Admission"))),
        ("empty", b""),
        ("text", b"just some text"),
        ("html", b"<html><body/></html>"),
        ("zip", b"PK\x03\x04" + bytes(range(256)) * 4),
    ],
)  # fmt: skip
def test_damaged_or_hostile_files_are_one_clear_error_and_soon(name: str, data: bytes) -> None:
    before = peak()
    start = time.monotonic()
    with pytest.raises(TableError) as caught:
        tmx.parse(data, "m.tmx")
    assert time.monotonic() - start < 5, name
    assert peak() - before < 300_000, "kB"
    assert str(caught.value).startswith("m.tmx")
    assert len(str(caught.value)) < 500


def test_b11_xinclude_is_nothing_to_us(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET", encoding="utf-8")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    (one,) = tmx.parse(file(BODY.replace("Admission", f"{include}Admission")))
    assert one.source == "Admission is free."


def test_a_code_has_the_same_number_on_both_sides() -> None:
    pair = Pair(
        "Read <b>this</b> before <x1/>noon.",
        "請於<x1/>正午前閱讀<b>此文</b>。",
        "en_HK",
        "zh_Hant_HK",
        codes=("b", "x1"),
    )
    text = tmx.text([pair])
    assert re.findall(r'<(bpt|ph)[^>]* x="(\d)"', text) == [("bpt", "1"), ("ph", "2"), ("ph", "2"), ("bpt", "1")]
