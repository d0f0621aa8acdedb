# ruff: noqa: E501 - tables of pieces and sources read best in one line
"""The page: everything that the edition shows, safe, nested, and in the release's own order."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import build, catalog, extract, locale, project
from l10n.build import rawhtml

HANT = locale.get("zh_Hant_HK")
HEAD = "# Head\n\nHong Kong, 15 January 2026 – It opened today, and many people came to see it.\n\n"
VOID = {"meta", "link", "br", "img", "hr", "col", "wbr"}
MARK = '<mark class="untranslated" lang="en-HK">'


class Balanced(HTMLParser):
    """Fails on a page whose elements do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not [name for name, _ in attrs if name.startswith(("on", "style", "data-"))]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


def pages(folder: Path, text: str | bytes, targets: dict[str, str], name: str = "a.md") -> tuple[str, str]:
    """Return the articles of the source's page and of the Traditional Chinese draft."""
    (folder / "l10n.toml").write_text('source = "en_HK"\ntargets = ["zh_Hant_HK"]\n', encoding="utf-8")
    (folder / "releases").mkdir(exist_ok=True)
    (folder / "releases" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    own = project.find(folder)
    releases = own.releases()
    extract.run(own, releases, date="2026-01-15")
    one = catalog.read(own.catalog_path("a", HANT), HANT, source=releases[0].source)
    for unit in one.units():
        if unit.source in targets:
            one.set_target(unit.id, targets[unit.source])
    catalog.save(one, root=own.root, date="2026-01-15")
    build.run(own, releases, drafts=True)
    assert not build.run(own, releases, drafts=True).changed
    shown: list[str] = []
    for tag in ("en-HK", "zh-Hant-HK"):
        page = (folder / f"dist/a/a.{tag}.html").read_text(encoding="utf-8")
        parser = Balanced()
        parser.feed(page)
        assert not parser.open
        assert "<script" not in page
        shown.append(page[page.index("<article>") : page.index("</article>")])
    return shown[0], shown[1]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("![View](hall.jpg)", '<p class="picture"><img src="hall.jpg" alt="View"></p>'),
        ("See ![View](hall.jpg) here.", 'See <img src="hall.jpg" alt="View"> here.'),
        ("> Quoted.", "<blockquote>\n<p>Quoted.</p>\n</blockquote>"),
        ("5. Five\n6. Six", '<ol start="5">\n<li>Five</li>\n<li>Six</li>\n</ol>'),
        ("- One\n\n- Two", "<ul>\n<li><p>One</p></li>\n<li><p>Two</p></li>\n</ul>"),
        ("- One\n  - Deep", "<li>One\n<ul>\n<li>Deep</li>\n</ul></li>"),
        ("| A | B |\n|---|---:|\n| c | 15 |", '<td>c</td><td class="right">15</td>'),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("One.\n\n---\n\nTwo.", "<p>One.</p>\n<hr>\n<p>Two.</p>"),
        ("H<sub>2</sub>O and m<sup>2</sup>.", "H<sub>2</sub>O and m<sup>2</sup>."),
        ("The ~~old~~ new price.", "The <s>old</s> new price."),
        ("<details>\n<summary>More</summary>\n\nInside.\n\n</details>", "<summary>More</summary>\n<p>Inside.</p>\n</d"),
        ('<div onclick="x()">\nIn a div.\n</div>', "<div>\nIn a div.\n</div>"),
        ("A note[^a].\n\n[^a]: Its text.", '<sup class="note" id="reference-1"><a href="#note-1">1</a></sup>'),
        ("A note[^a].\n\n[^a]: Its text.", '<li id="note-1"><p>Its text. <a class="back" href="#reference-1">'),
        ("[^b]: Nobody refers to this.\n\nA.", "<p>Nobody refers to this.</p>"),
        ("For <Company Name> only.", "For &lt;Company Name&gt; only."),
        ("- End -", '<p class="end-mark">- End -</p>'),
        ("###", '<p class="end-mark">###</p>'),
        ("**Photo 1:** A view.", '<p class="caption"><strong>Photo 1:</strong> A view.</p>'),
        ('See [it](https://a.example "Title").', '<a href="https://a.example" title="Title">it</a>'),
    ],
)
def test_a_page_shows_what_the_edition_shows(tmp_path: Path, source: str, shown: str) -> None:
    page, draft = pages(tmp_path, f"{HEAD}{source}\n", {})
    assert shown in page
    assert re.sub(r"</?mark[^>]*>", "", shown) in re.sub(r"</?mark[^>]*>", "", draft)


def test_a_translated_page_has_the_translated_text_in_its_markup(tmp_path: Path) -> None:
    text = f"{HEAD}![View](hall.jpg)\n\n> The **hall** is open[^1].\n\n[^1]: A note.\n"
    targets = {"View": "外觀", "The <b>hall</b> is open<n1/>.": "<b>會堂</b>開放<n1/>。", "A note.": "註。"}
    page = pages(tmp_path, text, targets)[1]
    assert 'alt="外觀"' in page
    assert '<blockquote>\n<p><strong>會堂</strong>開放<sup class="note"' in page
    assert "<p>註。 <a" in page


def test_lines_with_roles_of_their_own_are_elements_of_their_own(tmp_path: Path) -> None:
    text = (
        "Press Release\nFor Immediate Release\n\n**Head of It**\n**And Below**\n\n"
        "Hong Kong, 15 January 2026 – It opened today, and many people came to see it.\n\n"
        "**For media enquiries, please contact:**\n\nDesk\nTel: (852) 0123 4567\n\n## About Us\n\nWe are.\n\n- a\n\nWe do.\n"
    )
    page = pages(tmp_path, text, {})[0]
    assert page.count('<p class="kicker">') == 2
    assert '<h1>Head of It</h1>\n<p class="sub-headline">And Below</p>' in page
    assert "contact:</strong><br>\nDesk<br>\nTel: (852) 0123 4567</address>" in page
    section = page[page.index('<section class="boilerplate">') : page.index("</section>")]
    assert "We are." in section
    assert "<ul>" in section
    assert "We do." in section


def test_figures_between_signs_are_text(tmp_path: Path) -> None:
    page = pages(tmp_path, f"{HEAD}| A |\n|---|\n| 15 |\n| b1 |\n", {})[1]
    assert f"<td>{MARK}15</mark></td>" in page
    assert f"<td>{MARK}b1</mark></td>" in page


def test_text_releases_show_their_labels(tmp_path: Path) -> None:
    text = (
        "Head of It\n\nHong Kong, 15 January 2026 – It opened today, and many people came to see it.\n\n"
        "5. Five\n   (a) Deep\n\n(1) One\n\n- End -\n\nPress contact:\nDesk\nTel: (852) 0123 4567\n"
    )
    page, draft = pages(tmp_path, text, {"Five": "五"}, "a.txt")
    assert '<li class="depth0"><span class="label">5.</span> <span>Five</span></li>' in page
    assert '<li class="depth1"><span class="label">(a)</span> <span>Deep</span></li>' in page
    assert '<span class="label">(1)</span>' in page
    assert '<p class="end-mark">- End -</p>' in page
    assert "Desk<br>\nTel: (852) 0123 4567</address>" in page
    assert '<span class="label">5.</span> <span>五</span>' in draft


def word(body: str) -> bytes:
    """Return a Word document: `body` in XML, and one footnote."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    package = "http://schemas.openxmlformats.org/package/2006/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{kind}document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="{kind}footnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{link}officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="r2" '
        f'Type="{link}footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>Its note.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_word_releases_show_their_notes_and_tables(tmp_path: Path) -> None:
    def said(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    body = (
        said("Head of It")
        + "<w:p><w:r><w:t>Hong Kong, 15 January 2026 – It opened today, and many people came to see it</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> again.</w:t></w:r></w:p>'
        f"<w:tbl><w:tr><w:tc>{said('A')}</w:tc></w:tr><w:tr><w:tc>{said('b')}{said('c')}</w:tc></w:tr></w:tbl>"
    )
    page = pages(tmp_path, word(body), {}, "a.docx")[0]
    assert 'came to see it<sup class="note">1</sup> again.</p>' in page
    assert "<tr><th>A</th></tr>\n<tr><td>b<br>\nc</td></tr>" in page
    assert '<section class="notes">\n<ol>\n<li>Its note.</li>' in page


def test_word_tables_keep_empty_cells_and_nested_lists_nest(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:p>{f'<w:r><w:t>{text}</w:t></w:r>' if text else ''}</w:p></w:tc>"

    def item(text: str, level: int) -> str:
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{mark}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    head = "".join(cell(text) for text in ("", "2025", "2026"))
    row = "".join(cell(text) for text in ("Guests", "", "300"))
    body = (
        "<w:p><w:r><w:t>Head of It</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Hong Kong, 15 January 2026 – It opened today.</w:t></w:r></w:p>"
        f"<w:tbl><w:tr>{head}</w:tr><w:tr>{row}</w:tr></w:tbl>"
        + item("one", 0)
        + item("below", 1)
        + item("two", 0)
        + "<w:p><w:r><w:t>Fee:</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>free of charge for all.</w:t></w:r></w:p>"
    )
    page = pages(tmp_path, word(body), {}, "a.docx")[0]
    assert "<tr><th></th><th>2025</th><th>2026</th></tr>\n<tr><td>Guests</td><td></td><td>300</td></tr>" in page
    assert "<ul>\n<li>one<br><ul>\n<li>below</li>\n</ul></li>\n<li>two</li>\n</ul>" in page
    assert "Fee: free of charge" in page


def test_word_pages_raise_and_lower_figures(tmp_path: Path) -> None:
    def run(text: str, place: str = "") -> str:
        own = f'<w:rPr><w:vertAlign w:val="{place}"/></w:rPr>' if place else ""
        return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'

    body = (
        "<w:p><w:r><w:t>Head of It</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Hong Kong, 15 January 2026 – It opened today.</w:t></w:r></w:p>"
        f"<w:p>{run('It holds 10')}{run('6', 'superscript')}{run(' tonnes of CO')}{run('2', 'subscript')}{run('.')}</w:p>"
    )
    page = pages(tmp_path, word(body), {}, "a.docx")[0]
    assert "<p>It holds 10<sup>6</sup> tonnes of CO<sub>2</sub>.</p>" in page


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<a href="javascript:x()">t</a>', "<a>t</a>"),
        ('<a href=" java\nscript:x()">t</a>', "<a>t</a>"),
        ('<img src="data:x" onerror="y">', '<img alt="">'),
        ("<script>alert(1)</script>t", "t"),
        ("<style>p{}</style>t", "t"),
        ("<iframe src='x'>t</iframe>", "t"),
        ("<form><p>t</p></form>", "<p>t</p>"),
        ("</div><p>t", "<p>t</p>"),
        ("<b><i>t</b></i>", "<b><i>t</i></b>"),
        ("<Company>t", "&lt;Company&gt;t"),
        ("<![foo[t", "&lt;![foo[t"),
    ],
)
def test_raw_html_is_made_harmless(markup: str, shown: str) -> None:
    assert rawhtml.balance(rawhtml.block(markup)) == shown


def test_raw_tags_close_nothing_of_ours() -> None:
    assert rawhtml.balance(f"<p>a{rawhtml.block('</p>')}b</p>") == "<p>ab</p>"


PIECES = [
    "word ", "香港", "**", "*", "~~", "`", "[a](b)", "![i](j)", "[^1]", "<b>", "</b>", "<u>", "</p>", "<div>", "</ul>", "\n", "\n\n",
    "- ", "1. ", "> ", "| a |\n|---|\n", "# ", "```\n", "<!--", "<details>\n", "</details>\n", "<script>", "<x y>", "&lt;", "\\", "---\n", "15",
    "[^1]: ", "\t", "<a href='javascript:x'>",
]  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_release_gives_pages_that_nest(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    page = pages(tmp_path_factory.mktemp("any"), f"{HEAD}{text}\n\n[^1]: Note.\n", {})
    assert all("data-raw" not in one and "javascript:" not in one for one in page)


def test_front_matter_names_the_language_of_the_edition(tmp_path: Path) -> None:
    head = "\ufeff---\r\ntitle: Head\r\nsource: en_HK\r\ndate: 2026-01-15\r\n---\r\n\r\n"
    pages(tmp_path, head + HEAD, {})
    source = (tmp_path / "releases/a.md").read_bytes()
    assert (tmp_path / "dist/a/a.en-HK.md").read_bytes() == source
    edition = (tmp_path / "dist/a/a.zh-Hant-HK.md").read_bytes().decode()
    assert "\r\nlang: zh-Hant-HK\r\ndate: 2026-01-15\r\n---\r\n" in edition
    assert "source:" not in edition
