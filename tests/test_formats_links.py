# ruff: noqa: E501 - pages read best in one line
"""Addresses of an edition: the table of parts, and what becomes of links in each format."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_formats_docx import document, field, paragraph, run

from l10n import locale
from l10n.errors import ConfigError
from l10n.formats import _links, docx, html, markdown

EN = locale.get("en_HK")
HANT = locale.get("zh_Hant_HK")
HANS = locale.get("zh_Hans_CN")
TABLE = {
    "en_HK": ["en", "_e", "lang=en"],
    "zh_Hant_HK": ["tc", "_c", "lang=tc"],
    "zh_Hans_CN": ["sc", "_s", "lang=sc"],
    "other.example": {},
    "root.example": {"en_HK": "", "zh_Hant_HK": "zh", "zh_Hans_CN": "cn"},
    "hosts.example": {"en_HK": "//en.hosts.example", "zh_Hant_HK": "//zh.hosts.example"},
}
TO_HANT = _links.between(TABLE, EN, HANT)
bounded = settings(max_examples=100, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("address", "turned"),
    [
        ("/en/visit", "/tc/visit"),
        ("en/visit.htm", "tc/visit.htm"),
        ("https://www.example.hk/en", "https://www.example.hk/tc"),
        ("https://www.example.hk/EN/a/en/b", "https://www.example.hk/tc/a/en/b"),
        ("https://www.example.hk/news/press_e.htm?y=1#top", "https://www.example.hk/news/press_c.htm?y=1#top"),
        ("/en/press_e.htm?lang=en", "/tc/press_c.htm?lang=tc"),
        ("/tc/a/en/b", "/tc/a/en/b"),
        ("/news/en.html", "/news/tc.html"),
        ("?lang=en&page=2", "?lang=tc&page=2"),
        ("https://www.other.example/en/visit", "https://www.other.example/en/visit"),
        ("https://root.example/visit", "https://root.example/zh/visit"),
        ("https://root.example", "https://root.example/zh/"),
        ("https://root.example/zh/visit", "https://root.example/zh/visit"),
        ("https://root.example/cn/visit", "https://root.example/cn/visit"),
        ("https://en.hosts.example/en/a", "https://zh.hosts.example/en/a"),
        ("/center/english/visit", "/center/english/visit"),
        ("mailto:en@example.hk", "mailto:en@example.hk"),
        ("javascript:go('/en/')", "javascript:go('/en/')"),
        ("#en", "#en"),
        ("", ""),
    ],
)
def test_an_address_in_the_edition(address: str, turned: str) -> None:
    assert TO_HANT.turned(address) == turned


def test_the_way_back_and_no_way() -> None:
    assert _links.between(TABLE, HANT, EN).turned("https://root.example/zh/visit") == "https://root.example/visit"
    assert _links.between(TABLE, HANT, HANS).turned("/tc/a") == "/sc/a"
    assert _links.between({}, EN, HANT).turned("/en/a") == "/en/a"
    assert _links.between({"en-HK": "en", "zh_HK": "tc"}, EN, HANT).turned("/en/") == "/tc/"


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("https://www.example.hk/en/visit", "en"),
        ("/eng/visit", "eng"),
        ("/visit_e.htm", "_e"),
        ("/visit-en.html", "-en"),
        ("/visit?Lang=EN", "lang=en"),
        ("/visit?type=e", ""),
        ("/e/visit", ""),
        ("/tc/visit", ""),
        ("/screen", ""),
        ("mailto:en@example.hk", ""),
    ],
)
def test_what_leads_to_the_source_language(address: str, part: str) -> None:
    assert TO_HANT.foreign(address) == part


@bounded
@given(
    st.lists(
        st.sampled_from(
            [
                "/",
                "en",
                "tc",
                "_e",
                "_c",
                ".htm",
                "?",
                "lang=en",
                "lang=tc",
                "&",
                "#",
                "https:",
                "//",
                "root.example",
                "en.hosts.example",
                "zh",
                " ",
                "x",
                "中",
                "\\",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_turning_is_done_once(address: str) -> None:
    once = TO_HANT.turned(address)
    assert TO_HANT.turned(once) == once
    TO_HANT.foreign(address)


def test_a_long_address_takes_no_time() -> None:
    started = time.perf_counter()
    for address in ("/en" * 200_000, "_e" * 200_000, "?" + "a=b&" * 200_000, "." * 400_000, "中文" * 200_000):
        TO_HANT.turned(address)
        TO_HANT.foreign(address)
        _links.names_language(address)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ({"en_HK": 3}, "not text"),
        ({"xx": "en"}, "unknown locale"),
        ({"en_HK": "e n"}, "no part of an address"),
        ({"en_HK": ["en", "_e"], "zh_Hant_HK": ["tc"]}, "same order and number"),
        ({"en_HK": "en", "zh_Hant_HK": "lang=tc"}, "same kind"),
        ({"www.example.hk": {"en_HK": "en", "zh_Hant_HK": "_c"}}, 'links."www.example.hk"'),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(table: dict[str, object], word: str) -> None:
    with pytest.raises(ConfigError, match=word):
        _links.check(table, Path("l10n.toml"))


LISTED = """<html lang="en"><head><link rel="canonical" href="https://www.example.hk/en/news/1">
<link rel="alternate" hreflang="en" href="https://www.example.hk/en/news/1"><link rel="alternate" hreflang="zh-HK" href="/tc/news/1">
<link rel=next href=/en/news/2><link rel="alternate" hreflang="zh-CN" href="/sc/news/1"><meta property="og:url" content="https://www.example.hk/en/news/1"></head>
<body><nav><a href="/en/news/1">English</a> <a href="/tc/news/1" lang=zh>繁</a> <a href='/en/'>Home</a> <a href="#top">Top</a>
<a href="/en/news/1#more">More</a> <form action="/en/search"></form></nav><img src="/en/a.png" alt=""><p>See <a href="/en/map?a=1&b=2&amp;lang=en">the map</a>.</p></body></html>
"""


def test_a_page_without_settings() -> None:
    made, left = html.relink(LISTED.encode(), _links.between({}, EN, HANT))
    expected = (
        LISTED.replace('canonical" href="https://www.example.hk/en', 'canonical" href="https://www.example.hk/tc')
        .replace('content="https://www.example.hk/en/', 'content="https://www.example.hk/tc/')
        .replace('"/en/news/1#more"', '"/tc/news/1#more"')
    )
    assert made.decode() == expected
    assert left == ["/en/news/2", "/en/", "/en/search", "/en/map?a=1&b=2&lang=en"]
    assert html.relink(made, _links.between({}, EN, HANT)) == (made, left)


def test_a_page_with_settings() -> None:
    made, left = html.relink(LISTED.encode(), _links.between(TABLE, EN, HANS))
    text = made.decode()
    assert not left
    for address in ("/sc/news/2", "/sc/", "/sc/search", "/sc/map?a=1&amp;b=2&amp;lang=sc", "/en/a.png"):
        assert address in text
    assert '<a href="/en/news/1">English</a> <a href="/tc/news/1" lang=zh>' in text
    assert 'hreflang="en" href="https://www.example.hk/en/news/1"' in text


def test_a_list_that_is_not_certain_changes_nothing() -> None:
    page = b"<link rel=canonical href=/en/a><link rel=alternate hreflang=zh href=/zh/a><link rel=alternate hreflang=en href=/en/a>"
    assert html.relink(page, _links.between({}, EN, HANT)) == (page, ["/en/a"])
    page = page.replace(b"/zh/", b"/zh-hk/")
    assert html.relink(page, _links.between({}, EN, HANT))[0] == page.replace(b"href=/en/a", b"href=/zh-hk/a", 1)


def test_links_of_markdown() -> None:
    source = """See [the map](https://www.example.hk/en/map "Map"), [this](</en/a b>), [ref], <https://www.example.hk/en/?a=1&lang=en>, <en@example.hk>,
<a href="/en/b">b</a>, [English](/en/c), [英文版](/en/d), `[x](/en/e)`, ![pic](/en/f.png).

> - <p><a href="/en/g">g</a></p>

[ref]: /en/h_e.htm
  "Title"
"""
    made, left = markdown.relink(source.encode(), TO_HANT)
    expected = source
    for old in ("https://www.example.hk/en/map", "/en/a b", "https://www.example.hk/en/?", "/en/b", "/en/g", "/en/h"):
        expected = expected.replace(old, old.replace("/en/", "/tc/"))
    expected = expected.replace("h_e", "h_c").replace("lang=en", "lang=tc")
    assert made.decode() == expected
    assert not left
    same, left = markdown.relink(source.encode(), _links.between({}, EN, HANT))
    assert same == source.encode()
    assert len(left) == 6


def test_links_of_word() -> None:
    body = paragraph(
        '<w:hyperlink r:id="rEn">'
        + run("map")
        + '</w:hyperlink><w:hyperlink r:id="rNamed">'
        + run("English")
        + "</w:hyperlink>",
        field(' HYPERLINK "https://www.example.hk/en/a?b=1&amp;c=2" ', "notice"),
        '<w:fldSimple w:instr=" HYPERLINK &quot;/en/b&quot; ">' + run("b") + "</w:fldSimple>",
    )
    data = document(body)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    data = with_relations(
        data,
        f'<Relationship Id="rEn" Type="{office}" Target="https://www.example.hk/en/map?a=1&amp;b=2" TargetMode="External"/>'
        f'<Relationship Id="rNamed" Type="{office}" Target="https://www.example.hk/en/" TargetMode="External"/>',
    )
    made, left = docx.relink(data, TO_HANT)
    assert not left
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        text = archive.read("word/document.xml").decode()
    assert 'Target="https://www.example.hk/tc/map?a=1&amp;b=2"' in relations
    assert 'Target="https://www.example.hk/en/"' in relations
    assert 'HYPERLINK "https://www.example.hk/tc/a?b=1&amp;c=2"' in text
    assert "&quot;/tc/b&quot;" in text
    assert docx.relink(data, _links.between({}, EN, HANT)) == (
        data, ["https://www.example.hk/en/map?a=1&b=2", "https://www.example.hk/en/a?b=1&c=2", "/en/b"],
    )  # fmt: skip


def with_relations(data: bytes, more: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            new.writestr(name, content)
    return stream.getvalue()
