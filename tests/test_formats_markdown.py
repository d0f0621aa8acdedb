# ruff: noqa: E501 - tables of pieces and sources read best in one line
"""Markdown: identity, forced rebuild, targets that read back, and agreement of the scanner with markdown-it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import anatomy, formats, locale, project
from l10n.errors import ReleaseError
from l10n.formats import _links, markdown
from l10n.formats.markdown import blocks, plain
from l10n.formats.markdown.marks import Kind
from l10n.formats.markdown.scanner import scan
from l10n.model import CodeKind, Document, Role

if TYPE_CHECKING:
    from pathlib import Path

EN = locale.get("en_HK")
HANT = locale.get("zh_Hant_HK")
bounded = settings(max_examples=100, deadline=None, derandomize=True)

PIECES = [
    "word", "Two words", "香港", "「甲」", "，", "。", " ", " ", "\n", "\n\n", "  \n", "\\\n", "*", "**", "_", "__", "***",
    "`", "``", "[", "]", "(", ")", "](http://a.b)", "![", "<", ">", "<b>", "</b>", "<br>", "<u>", "</u>", "<!-- c -->",
    "<http://a.b/c>", "<a@b.cc>", "&amp;", "&", "&lt;", "&nbsp;", "&#10;", "\\", "\\*", "#", "# ", "## ", "- ", "1. ", "> ", "    ",
    "\t", "|", "| a | b |\n|---|---|\n", "---", "===", "```", "~~~", ": ", "\u00a0", "\u3000", "\r\n", "\r", "[r]", "[r][]", "[^1]",
    "[r]: /x 'T'\n", "[^1]: ", "R&D", "A < B", "!", "~", "\ufeff", "\0", "e\u0301", "<a1>", "<i>", "</i>", "😀", "$", "＋",
]  # fmt: skip
markup = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
TARGETS = [
    "word", "香港", "「甲」", "，", " ", "*", "**", "_", "`", "[", "]", "(", ")", "<", ">", "&", "&amp;", "\\", "#", "-", "1.", "|", "!", "~",
    "=", "<b>", "</b>", "<br>", "[x](y)", "![x](y)", "http://a.b/c_d_e", "R&D", "+", ":", "--", "^", "x", "# ", "- ", "> ", "😀",
]  # fmt: skip
targets = st.lists(st.sampled_from(TARGETS), min_size=1, max_size=8).map("".join).filter(lambda text: text.strip())


def render(text: str) -> str:
    """What a page shows: markdown-it's HTML, forms of one thing made equal, wrapped lines joined as we join them."""
    html = blocks._parser().render(text.removeprefix("\ufeff"))
    html = re.sub(r"<(/?)b>", r"<\1strong>", html)
    html = re.sub(r"<(/?)i>", r"<\1em>", html)
    html = re.sub(r"<br ?/?>\s*", "<br>", html)
    html = re.sub(r"[ \t\n]+", " ", html)
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])", "", html)


def rebuilt(text: str) -> bytes:
    document = markdown.extract(text.encode())
    return markdown.merge(document, {block.id: block.text for block in document.blocks}, HANT, force=True)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@bounded
@given(st.one_of(st.text(max_size=200), markup))
def test_identity(text: str) -> None:
    data = text.encode("utf-8", "replace")
    document = markdown.extract(data)
    assert markdown.merge(document, {}, HANT) == data
    assert markdown.merge(document, {block.id: block.text for block in document.blocks}, HANT) == data
    decoded = data.decode()
    for block in document.blocks:
        assert 0 <= block.place.start < block.place.end <= len(decoded)
    ids = [block.id for block in document.blocks]
    assert len(ids) == len(set(ids))
    assert anatomy.assign(document, EN).skeleton == data


@bounded
@given(st.binary(max_size=80))
def test_only_release_errors(data: bytes) -> None:
    try:
        markdown.extract(data)
    except ReleaseError as error:
        assert error.faults[0].line >= 1  # noqa: PT017 - any bytes may be fine


@bounded
@given(
    markup.filter(lambda text: "\\ " not in text)
)  # markdown-it takes "\" and a space for an escape: CommonMark does not
def test_forced_rebuild_renders_the_same(text: str) -> None:
    assert shown(render(rebuilt(text).decode())) == shown(render(text))


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n\\\n",
        "| a | b |\n|---|---|\n\\~~~ | \\- x\n",
        "[~<http://a.b/c> x](http://a.b)",
        "![a\\\nb <i>](x) y",
        "p **(|&nbsp;<a@b.cc>1. #\n**Tel: 2999 0000**\n",
    ],
)
def test_forced_rebuild_of_odd_sources(text: str) -> None:
    assert shown(render(rebuilt(text).decode())) == shown(render(text))


def shown(html: str) -> str:
    """Rendering without white space beside line breaks."""
    return re.sub(r"\s+(?=<br>)", "", html)


HOSTS = [
    "%s\n", "# Title\n\n%s\n\nend\n", "- %s\n- b\n", "> %s\n> more **bold** text\n", "| a | b |\n|---|---|\n| %s | y |\n", "# %s\n",
    "%s\n===\n", "1. x\n\n   %s\n", "**%s**\n", "a[^1]\n\n[^1]: %s\n", "---\ntitle: %s\n---\n\nx\n", "---\ntitle: '%s'\n---\nx\n",
    "x ![%s](i.png) y\n", "- [%s](u)\n", "text\r\n\r\n%s\r\n", "* *%s*", "a *b* %s `c`\n", "\ufeff%s",
]  # fmt: skip


@bounded
@given(st.sampled_from(HOSTS), targets)
def test_a_target_reads_back(host: str, target: str) -> None:
    document = markdown.extract((host % "PLACE holder here").encode())
    block = next(block for block in document.blocks if "PLACE" in block.text)
    names = {code.name for code in block.codes}
    target = " ".join(target.split())
    if any(f"<{name}" in target or f"</{name}" in target for name in names):
        return
    wanted = block.text.replace("PLACE holder here", target)
    again = markdown.extract(markdown.merge(document, {block.id: wanted}, HANT))
    assert len(again.blocks) == len(document.blocks)
    assert unnamed(again.blocks[document.blocks.index(block)].text) == unnamed(wanted)
    for one, other in zip(document.blocks, again.blocks, strict=True):
        assert one.id == block.id or one.text == other.text


def unnamed(text: str) -> str:
    """Return text with codes told apart by shape only: `**` may come back as `<strong>`."""
    return re.sub(r"<(/?)[a-z]+\d*(/?)>", r"<\1\2>", text)


@pytest.mark.parametrize(
    ("target", "html"),
    [
        ("<b>「甲」</b>乙", "<strong>「甲」</strong>乙"),
        ("乙<b>「甲」</b>", "乙<strong>「甲」</strong>"),
        ("<b>甲，</b>乙", "<strong>甲，</strong>乙"),
        ("<b>甲</b>乙", "<strong>甲</strong>乙"),
        ("甲<i>乙</i>丙", "甲<em>乙</em>丙"),
        ("<b>R&D</b> A < B", "<strong>R&amp;D</strong> A &lt; B"),
        ("<b> 甲 </b>乙", "<strong> 甲 </strong>乙"),
        ("<b>甲<i>乙</b>丙</i>", "<strong>甲<em>乙</em></strong>丙"),
        ("甲</b>乙", "甲乙"),
    ],
)
def test_emphasis_beside_han_renders(target: str, html: str) -> None:
    document = markdown.extract(b"Some **bold** and *fine* text here.\n")
    merged = markdown.merge(document, {"b1": target}, HANT).decode()
    assert render(merged).strip() == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "target", ["R&D", "A < B", "50% - 60%", "a_b_c", "5 * 6", "C# and F#", "HK$1.5 (US$0.2)", "「甲」、乙"]
)
def test_plain_text_stays_readable(target: str) -> None:
    document = markdown.extract(b"Text.\n")
    assert markdown.merge(document, {"b1": target}, HANT).decode() == f"{target}\n"


def test_only_the_changed_text_changes() -> None:
    source = "\ufeff---\r\ntitle: 'It''s'\r\ndate: 2025-10-21\r\n---\r\n\r\n> - *a*  \r\n>   b\r\n\r\n| x | y |\r\n|:--|--:|\r\n| 1 \\| 2 | z |  \r\n\tcode\u00a0"
    document = markdown.extract(source.encode())
    by_text = {block.text: block.id for block in document.blocks}
    merged = markdown.merge(
        document,
        {by_text["It's"]: "甲's", by_text["<i>a</i><br/>b"]: "<i>甲</i><br/>- 乙", by_text["1 | 2"]: "一|二"},
        HANT,
    )
    expected = (
        source.replace("'It''s'", "'甲''s'")
        .replace("*a*", "*甲*")
        .replace("b\r\n\r\n| x", "\\- 乙\r\n\r\n| x")
        .replace("1 \\| 2", "一\\|二")
    )
    assert merged.decode() == expected
    assert document.facts["date"] == "2025-10-21"


def test_an_omitted_block_leaves_no_markup_behind() -> None:
    document = markdown.extract(b"**Head**\n**Sub**\n\n- *item*\n\nText\n")
    merged = markdown.merge(document, {block.id: "" for block in document.blocks if block.text != "Head"}, HANT)
    assert render(merged.decode()).strip() == "<p><strong>Head</strong></p> <ul> <li></li> </ul>"


def test_not_utf8_is_one_sentence_with_its_line() -> None:
    with pytest.raises(ReleaseError) as caught:
        markdown.extract(b"one\ntwo \xe9\n")
    assert caught.value.faults[0].line == 2
    assert "UTF-8" in str(caught.value)


@pytest.mark.parametrize("name", ["markdown", "text", "html"])
def test_targets_no_file_can_hold_are_mended(name: str) -> None:
    module = formats.named(name)
    document = module.extract(b"Text")
    merged = module.merge(document, {"b1": "a\ud800b\nc\0d", "none": "x"}, HANT).decode()
    assert merged == "a\ufffdb c\ufffdd"


def test_nothing_in_nothing_out() -> None:
    for data in (b"", b"\n\n", b"---\n", b"\xef\xbb\xbf", b"<!-- only a comment -->\n"):
        assert markdown.extract(data).blocks == ()


def test_html_blocks_in_lists_and_quotes_are_text() -> None:
    source = "# T\r\n\r\n- <div title=a>\r\n  Text of\r\n  the <b\r\n  id=x>item</b></div>\r\n\r\n> > <p>Quoted</p>\r\n"
    document = markdown.extract(source.encode())
    shown = [(block.text, block.role.value, block.within, block.place.line) for block in document.blocks]
    assert shown == [
        ("T", "heading", (), 1),
        ("a", "metadata", ("list1", "item1"), 3),
        ("Text of the <b>item</b>", "list-item", ("list1", "item1"), 4),
        ("Quoted", "paragraph", ("quote1", "quote2"), 8),
    ]
    assert not document.notices
    targets = {block.id: f"{block.text}!" for block in document.blocks}
    made = markdown.merge(document, targets, HANT).decode()
    assert made == source.replace("# T", "# T!").replace("title=a", 'title="a!"').replace(
        "Text of\r\n  the ", "Text of the "
    ).replace("</b>", "</b>!").replace("Quoted", "Quoted!")


def test_an_html_block_that_cannot_be_placed_is_said() -> None:
    document = markdown.extract(b"# T\n\n- item\n\n\t<div>\n\t  \tHidden text\n\t</div>\n")
    odd = [notice.line for notice in document.notices]
    assert odd == [5] or "Hidden text" in [block.text for block in document.blocks]


def test_front_matter_in_toml_says_what_yaml_says(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text("", encoding="utf-8")
    (tmp_path / "releases").mkdir()
    file = tmp_path / "releases" / "pier.md"
    file.write_text('+++\ntitle = "甲"\nsource = "zh_Hant_HK"\ndate = 2025-05-01\n+++\n甲。\n', encoding="utf-8")
    release = project.find(tmp_path).releases()[0]
    assert (release.source, release.date) == (HANT, "2025-05-01")
    declared = markdown.declare(file.read_bytes(), HANT, EN).decode()
    assert declared.startswith('+++\ntitle = "甲"\nlang = "en-HK"\ndate')


def test_html_blocks_come_back_and_read_back() -> None:
    for source in (
        "<div>\r\nText a\r\n\r\n</div>\r\n",
        "<div>\nOnly\n</div>\n<p title='a b'>x</p>",
        "<pre>\nfoo  bar\n\n  baz</pre>\n\ntext",
        "<table><tr><td>one\ntwo</td></tr></table>\n\n| a |\n|--|\n| b |",
    ):
        data = source.encode()
        document = markdown.extract(data)
        same = {block.id: block.text for block in document.blocks}
        assert markdown.merge(document, same, HANT) == data
        again = markdown.extract(markdown.merge(document, same, HANT, force=True))
        assert texts(again) == texts(document)
        left_out = markdown.extract(markdown.merge(document, dict.fromkeys(same, ""), HANT))
        assert not left_out.blocks
    assert [block.within for block in document.blocks][::2] == [
        ("table1", "row0", "cell1"),
        ("table2", "row1", "cell1"),
    ]


def test_within_names_lists_and_tables() -> None:
    source = "> 1. a\n>    - b\n\n| h |\n|---|\n| c |\n"
    within = {block.text: block.within for block in markdown.extract(source.encode()).blocks}
    assert within["a"] == ("quote1", "numbered1", "item1")
    assert within["b"] == ("quote1", "numbered1", "item1", "list1", "item1")
    assert within["h"] == ("table1", "row0", "cell1")
    assert within["c"] == ("table1", "row1", "cell1")


def test_codes_never_collide_with_literal_text() -> None:
    block = markdown.extract(b"Write \\<b> and &lt;/b&gt; for **bold**.\n").blocks[0]
    assert block.text == "Write <b> and </b> for <b2>bold</b2>."


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "*",
        "**a ",
        "[",
        "[a](",
        "`",
        "<",
        "<!--",
        "<a b='",
        "&",
        "![",
        "_a",
        "]",
        "\\",
        "漢字",
        "![a](b 'q q')",
        "[a",
        "~",
        "~~a ",
        "[a]: b ",
        "<a href='/en/' title='t u'>",
        "<img alt='a b'> c ",
        "{{",
        "a {{ b",
    ],
)
def test_long_lines_are_linear(unit: str) -> None:
    data = (unit * (100_000 // len(unit))).encode()
    started = time.process_time()
    document = markdown.extract(data)
    made = markdown.merge(document, {block.id: block.text for block in document.blocks}, HANT, force=True)
    markdown.relink(made, _links.between({"en_HK": "en", "zh_Hant_HK": "tc"}, EN, HANT))
    assert time.process_time() - started < 5


def test_ten_megabytes_in_one_line() -> None:
    started = time.process_time()
    document = markdown.extract(b"This is a word. " * 655_360)
    markdown.merge(document, {"b1": document.blocks[0].text}, HANT, force=True)
    assert time.process_time() - started < 10


def test_a_pipe_above_an_underline_stays_in_the_heading() -> None:
    read = markdown.extract(b"Issued by: the bank\nDate: 6 May | Ref: 12\n---\n\nText.\n")
    same = {block.id: block.text for block in read.blocks}
    again = markdown.extract(markdown.merge(read, same, HANT, force=True))
    assert [(one.text, one.level) for one in again.blocks] == [(one.text, one.level) for one in read.blocks]


def test_a_row_of_many_cells_is_linear() -> None:
    row = "|" + "b|" * 6000 + "\n"
    read = markdown.extract(f"{row}{'|-' * 6000}|\n{row}".encode())
    assert len(read.blocks) == 12000


def test_many_lines_are_linear() -> None:
    started = time.process_time()
    document = markdown.extract(b"Tel: 2999 0000\n" * 8000 + b"\n" + b"**Bold line**\n" * 8000)
    assert len(document.blocks) == 16_000
    assert time.process_time() - started < 10


@pytest.mark.shared
def test_the_seed(shared: Path) -> None:
    for path in (shared / "seed").iterdir():
        data = path.read_bytes()
        document = anatomy.assign(markdown.extract(data), EN)
        assert markdown.merge(document, {}, EN) == data
        assert shown(render(rebuilt(data.decode()).decode())) == shown(render(data.decode()))
        roles = [block.role for block in document.blocks]
        assert roles[:5] == [Role.KICKER, Role.KICKER, Role.HEADLINE, Role.SUB_HEADLINE, Role.DATELINE]
        assert roles.count(Role.CAPTION) == 2
        assert roles.count(Role.CONTACT) == 9
        assert roles.count(Role.BOILERPLATE) == 4


def test_read_gives_roles(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("# Title\n\nHong Kong, 1 May 2025 – Today.\n", encoding="utf-8")
    assert [block.role for block in formats.read(path, EN).blocks] == [Role.HEADLINE, Role.DATELINE]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_nul_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"Fine.\n\nNot \0 fine.\n")
    with pytest.raises(ReleaseError, match=rf"{name}:3: a NUL character"):
        formats.read(path, EN)


def test_why_a_release_has_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes('<meta charset="utf-8"><p>香港</p>'.encode("big5"))
    with pytest.raises(ReleaseError, match="no text in this release") as caught:
        formats.read(path, EN)
    assert "bytes that its encoding does not know" in caught.value.hint


def test_the_scanner_covers_everything() -> None:
    source = "a **b *c* `d`** [e](f 'g') ![h](i) <j@k.l> &amp; \\* <m>n</m>  \no"
    marks = scan(source, {})
    assert "".join(source[mark.start : mark.end] for mark in marks) == source
    assert {mark.code for mark in marks if mark.kind is not Kind.TEXT} >= {
        CodeKind.STRONG,
        CodeKind.LINK,
        CodeKind.IMAGE,
        CodeKind.BREAK,
    }


def test_an_omitted_heading_takes_its_underline_along() -> None:
    source = b"Text\n\nFirst\nline\n======\n\n> Second\n> ---\n\nMore"
    document = markdown.extract(source)
    gone = {block.id: "" for block in document.blocks if block.level}
    assert markdown.merge(document, gone, EN) == b"Text\n\n\n\n> \n\nMore"


PARTS = [
    "A plain paragraph", "Two lines\nin a row", "Three\nof\nthem", "Plain, with R&D", "香港的段落，沒有記號。", "（括號）開始", "(brackets)", "$5 million", "trail ", "trail\u3000", " lead", "\u3000開始", "a;b&c",
    "&amp;", "*em*", "x\ny", "x\n===", "- item", "- item\n\n  more", "1. one", "12 Sept", "> quote", "# Heading", "## Two words", "### #", "# End", "# # #", "# Closed #", "#  Wide", "####### Seven", "#None", "```", "~~~", "<!--", "-->", "<div>", "</div>", "<script>",
    "</script>", "[r]: /x 'T'", "[r]", "[^1]: note", "    code", "\tcode", "| a |\n|---|", "a | b\n- | -", "{{ x }}", "zero\0byte", "!", "---", "\ufeffmid", "a > b", " ", "\t", "\u00a0",
]  # fmt: skip


@bounded
@given(
    st.lists(st.sampled_from(PARTS), max_size=12),
    st.sampled_from(["\n\n", "\n\n\n", "\n", "\r\n\r\n", "\r\r", "\n \t\n"]),
    st.sampled_from(["", "\ufeff", "---\ntitle: T\n---\n", "\n\n"]),
)
def test_plain_paragraphs_are_what_the_parser_makes_of_them(parts: list[str], between: str, front: str) -> None:
    text = front + between.join(parts)
    quick = blocks._parsed(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "runs", lambda lines: (lines.texts, {}))
        assert blocks._parsed(text) == quick
