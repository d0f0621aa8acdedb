# ruff: noqa: E501 - sources read best in one line
"""HTML: identity in any encoding, targets that read back, language and charset of the edition, real pages."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import anatomy, locale
from l10n.errors import ReleaseError
from l10n.formats import html
from l10n.formats._codes import clean
from l10n.model import Document, Role

if TYPE_CHECKING:
    from pathlib import Path

EN = locale.get("en_HK")
HANT = locale.get("zh_Hant_HK")
HANS = locale.get("zh_Hans_CN")
bounded = settings(max_examples=100, deadline=None, derandomize=True)

PIECES = [
    "word ", "香港", "「甲」", " ", "\n", "<p>", "</p>", "<b>", "</b>", "<a href='x'>", "</a>", "<br>", "<br/>", '<img alt="pic">', "<div title=t>",
    "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "&amp;", "&", "&nbsp;", "&lt;b&gt;", "<", ">", "<!-- c -->", "<!--",
    "-->", "<script>", "</script>", "<style>x</style>", "<svg><text>s</text></svg>", "<title>", "</title>", "<h1>", "</h1>", "<pre>", "</pre>", '"', "'", "=",
    "<html>", "<head>", "<meta name=description content='d e'>", "</", "<i", "<?", "\0", "\ufeff", "<a1>", "R&D", "<span translate=no>", "</span>",
]  # fmt: skip
markup = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
words = st.lists(
    st.sampled_from(
        ["word", "香港", "「甲」", "<", ">", "&", "&amp;", '"', "'", " ", "<br>", "</p>", "<!--", "R&D", "A < B", "\\"]
    ),
    min_size=1,
    max_size=8,
).map(lambda parts: " ".join("".join(parts).split()))

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A title &amp; more</title>
<meta name="description" content='It&#39;s short'><meta property="og:locale" content="en_HK">
<script>var text = "<p>Not text</p>";</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>
<main><p class=kicker>Press Release<br>For Immediate Release</p>
<h1>Harbour  line
 opens</h1>
<p>Hong Kong, 1 May 2025 – A <strong>new</strong> line &amp; <a href="x" title="Map">two&nbsp;stops</a><!-- c -->.</p>
<img src=a.png alt=Pier><p><b>About the Line</b></p><p>Text <i>here</i></p>
<table><tr><th>Year<td>2025 figures</table><pre><code>kept as is</code></pre></main></body></html>
"""


def same(document: Document) -> dict[str, str]:
    return {block.id: block.text for block in document.blocks}


def by_text(document: Document) -> dict[str, str]:
    return {block.text: block.id for block in document.blocks}


@bounded
@given(st.one_of(st.text(max_size=200), markup))
def test_identity(text: str) -> None:
    data = text.encode("utf-8", "replace")
    document = html.extract(data)
    assert html.merge(document, {}, HANT) == data
    assert html.merge(document, same(document), HANT) == data
    again = html.extract(html.merge(document, same(document), HANT, force=True))
    assert [clean(block.text) for block in again.blocks] == [clean(block.text) for block in document.blocks]
    anatomy.assign(document, EN)


@bounded
@given(st.binary(max_size=60))
def test_only_release_errors(data: bytes) -> None:
    try:
        html.extract(data)
    except ReleaseError as error:
        assert error.faults  # noqa: PT017 - any bytes may be fine


@bounded
@given(st.integers(0, 40), words.filter(lambda text: any(one.isalnum() for one in text)))
def test_a_target_reads_back(index: int, target: str) -> None:
    document = html.extract(PAGE.encode())
    block = document.blocks[index % len(document.blocks)]
    if any(f"<{code.name}" in target for code in block.codes):
        return
    target = f"{block.text} {target}" if block.codes else target
    again = html.extract(html.merge(document, {block.id: target}, HANT))
    assert len(again.blocks) == len(document.blocks)
    assert again.blocks[index % len(document.blocks)].text == target


def test_what_is_text() -> None:
    document = anatomy.assign(html.extract(PAGE.encode()), EN)
    shown = [(block.role.value, block.text) for block in document.blocks]
    assert shown == [
        ("metadata", "A title & more"),
        ("metadata", "It's short"),
        ("list-item", "Home"),
        ("list-item", "News"),
        ("kicker", "Press Release"),
        ("kicker", "For Immediate Release"),
        ("headline", "Harbour line opens"),
        ("dateline", "Hong Kong, 1 May 2025 – A <b>new</b> line & <a1>two\u00a0stops</a1><x1/>."),
        ("metadata", "Map"),
        ("metadata", "Pier"),
        ("boilerplate-heading", "About the Line"),
        ("boilerplate", "Text <i>here</i>"),
        ("table-cell", "Year"),
        ("table-cell", "2025 figures"),
    ]
    assert [notice.line for notice in document.notices] == [11]
    assert document.facts["title"] == "A title & more"
    assert document.blocks[3].within == ("nav1", "list1", "item2")
    assert document.blocks[-1].within == ("table1", "row0", "cell2")


def test_only_the_changed_text_and_the_language_change() -> None:
    document = html.extract(PAGE.encode())
    names = by_text(document)
    targets = {
        names["Harbour line opens"]: "海港綫 <啟用> & 通車",
        names["Text <i>here</i>"]: "<i>此處</i>文字",
        names["Map"]: "地圖 'A'",
        names["Pier"]: "碼頭 一",
        names["It's short"]: "說'明",
    }
    expected = PAGE.replace("Harbour  line\n opens", "海港綫 &lt;啟用&gt; &amp; 通車").replace(
        "Text <i>here</i>", "<i>此處</i>文字"
    )
    expected = (
        expected.replace('title="Map"', "title=\"地圖 'A'\"")
        .replace("alt=Pier", 'alt="碼頭 一"')
        .replace("It&#39;s short", "說&#39;明")
    )
    expected = expected.replace('lang="en"', 'lang="zh-Hant-HK"').replace('"en_HK"', '"zh_HK"')
    assert html.merge(document, targets, HANT).decode() == expected


def test_attributes_follow_a_rewritten_text() -> None:
    document = html.extract(b'<p>See <a href="x" title="Map">here</a> and <a href="x" title="Map">there</a>.</p>')
    names = by_text(document)
    assert list(names) == ["See <a1>here</a1> and <a1>there</a1>.", "Map"]
    targets = {
        document.blocks[0].id: "<a1>甲</a1>、<a1>乙</a1>。",
        document.blocks[1].id: "圖一",
        document.blocks[2].id: "圖二",
    }
    merged = html.merge(document, targets, HANT).decode()
    assert merged == '<p><a href="x" title="圖一">甲</a>、<a href="x" title="圖二">乙</a>。</p>'


@pytest.mark.parametrize(
    ("label", "codec", "text", "target", "kept"),
    [
        ("big5", "big5hkscs", "數碼港啟用", "裏面", True),
        ("Big5", "big5hkscs", "數碼港啟用", "赛博港", False),
        ("GB18030", "gb18030", "数码港启用", "数碼港", True),
        ("gb2312", "gb18030", "数码港启用", "港", True),
        ("iso-8859-1", "cp1252", "“Café”", "Thé", True),
        ("iso-8859-1", "cp1252", "“Café”", "數碼港", False),
    ],
)
def test_charsets(label: str, codec: str, text: str, target: str, kept: bool) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head><body><p>{text}</p><p>x</p></body></html>'
    data = page.encode(codec)
    document = html.extract(data)
    assert document.blocks[0].text == text
    assert html.merge(document, {}, HANT) == data
    merged = html.merge(document, {"b1": target}, HANS).decode(codec if kept else "utf-8")
    assert f"<p>{target}</p><p>x</p>" in merged
    assert f"charset={label if kept else 'utf-8'}" in merged
    assert '<html lang="zh-Hans-CN">' in merged


def test_bytes_outside_the_declared_charset_survive_and_are_said() -> None:
    data = b'<meta charset="utf-8"><p>fine</p>\n<p>bad \xff byte</p>'
    document = html.extract(data)
    assert [block.text for block in document.blocks] == ["fine"]
    assert {notice.line for notice in document.notices} == {2}
    merged = html.merge(document, {document.blocks[0].id: "好"}, HANT)
    assert merged == data.replace(b"fine", "好".encode())


def test_a_page_that_declares_another_encoding_but_is_utf8_is_read_as_that() -> None:
    data = '<meta charset="big5"><p>海港社福會新聞稿é</p>'.encode()
    document = html.extract(data)
    assert [block.text for block in document.blocks] == ["海港社福會新聞稿é"]
    assert "declares big5hkscs but is UTF-8" in document.notices[0].message
    assert html.merge(document, {}, HANT) == data
    assert html.merge(document, {"b1": "好"}, HANT) == '<meta charset="utf-8"><p>好</p>'.encode()
    short = '<meta charset="gb2312"><p>联通</p>'.encode("gb18030")  # UTF-8 too, by chance, and nonsense as such
    assert [block.text for block in html.extract(short).blocks] == ["联通"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "gb18030", "big5hkscs"])
def test_a_draft_says_so_in_its_body_and_charset(codec: str) -> None:
    label = codec.removesuffix("hkscs")
    page = f'<!DOCTYPE html>\n<html><head><meta charset="{label}"></head><body class=a>\n<p>香港</p></body></html>'
    made = html.stamp(page.encode(codec), "DRAFT 草稿 & more")
    shown = made.decode(codec)
    assert shown.startswith(page[: page.index("\n<p>")] + '<p role="note" style="')
    assert "<strong>DRAFT 草稿 &amp; more</strong></p>\n<p>香港" in shown


@pytest.mark.parametrize(
    ("page", "before"),
    [
        ("<p>One", ""),
        ("One", ""),
        ("", ""),
        ("<!-- c --><!doctype html><p>One", "<!-- c --><!doctype html>"),
        ("<!doctype html><html lang=en><p>One<!-- c -->", "<!doctype html><html lang=en>"),
        ("<title>T</title></head><p>One", "<title>T</title></head>"),
    ],
)
def test_a_draft_without_a_body_tag_says_so_too(page: str, before: str) -> None:
    made = html.stamp(page.encode(), "DRAFT").decode()
    assert made.startswith(f"{before}<p role=")
    assert made.replace(made[len(before) : made.index("</p>") + 4], "") == page


def test_what_is_no_text_is_none() -> None:
    page = (
        '<p class="a notranslate">One</p><p translate=no>Two</p><p>&#x200b;</p><p>{{ three }} | {% four %}</p><svg><text>Five</text></svg>'
        "<template><p>Six</p></template><svg><title>Icon</title><path d=''/></svg><p>{ Seven }</p>"
    )
    document = html.extract(page.encode())
    assert [block.text for block in document.blocks] == ["{ Seven }"]
    assert [notice.message for notice in document.notices] == ["the text of this <svg> is left as it is"]


def test_undeclared_and_not_utf8_is_refused() -> None:
    with pytest.raises(ReleaseError) as caught:
        html.extract("<p>a</p>\n<p>數碼港</p>".encode("big5"))
    assert caught.value.faults[0].line == 2


def test_a_script_in_a_target_stays_text() -> None:
    document = html.extract(b'<p title="t">Text</p>')
    texts = by_text(document)
    merged = html.merge(document, {texts["Text"]: "<script>alert(1)</script>", texts["t"]: '" onmouseover="x'}, HANT)
    assert merged == b'<p title="&quot; onmouseover=&quot;x">&lt;script&gt;alert(1)&lt;/script&gt;</p>'


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    document = html.extract(b"<div>One sentence here.<br>And on.<br><br>Another one.</div>")
    assert [block.text for block in document.blocks] == ["One sentence here.<br/>And on.", "Another one."]


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "<b>",
        "</b>",
        "<",
        "<!--",
        '<a b="',
        "&",
        "<p>",
        "<pre>a\n",
        "<select><option>x",
        "<noscript>a",
        "<ul><li>",
        "<a ",
        "漢字\n",
        "<br>",
        "Tel: 2999 0000<br>",
    ],
)
def test_long_pages_are_linear(unit: str) -> None:
    started = time.process_time()
    document = html.extract((unit * (60_000 // len(unit))).encode())
    html.merge(document, same(document), HANT, force=True)
    assert time.process_time() - started < 5


def test_unmatched_tags_are_linear() -> None:
    started = time.process_time()
    html.extract(("<i>" * 20_000 + "x" + "</b>" * 20_000).encode())
    html.extract(("<div>" * 20_000 + "x" + "</p></section>" * 20_000).encode())
    assert time.process_time() - started < 5


@pytest.mark.shared
def test_real_pages(shared: Path) -> None:
    pages = sorted((shared / "corpora" / "documents" / "html").glob("*.htm*"))
    assert pages
    for path in pages:
        data = path.read_bytes()
        document = html.extract(data)
        assert html.merge(document, {}, HANT) == data, path.name
        assert html.merge(document, same(document), HANT) == data, path.name
        again = html.extract(html.merge(document, same(document), HANT, force=True))
        assert [block.text for block in again.blocks] == [block.text for block in document.blocks], path.name
        assert document.blocks, path.name
        assert any(block.role is Role.METADATA for block in document.blocks) or len(data) < 5000
