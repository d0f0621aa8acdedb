# ruff: noqa: E501 - a page reads best in one line
"""Roles: golden cases, the measuring set, and what must hold for any document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import anatomy, locale
from l10n.formats import html, markdown
from l10n.model import Block, CodeKind, Document, InlineCode, Place, Role, strip_codes

TESTS = Path(__file__).resolve().parent
_CASE = re.compile(
    r"^## (?P<name>[^\n]+) \((?P<locale>[\w-]+)\)\n+````markdown\n(?P<source>.*?)^````\n(?P<table>.*?)(?=^## |\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Expected:
    """A row of a case: the role, the speaker and how the text starts."""

    role: str
    speaker: str
    start: str


@dataclass(frozen=True)
class Case:
    """A release and what its blocks are."""

    name: str
    locale: str
    source: str
    rows: tuple[Expected, ...]


def cases(path: Path) -> list[Case]:
    """Return the cases of a file of golden cases."""
    if not path.is_file():
        return []
    found = []
    for match in _CASE.finditer(path.read_text(encoding="utf-8")):
        rows = [
            [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            for line in match["table"].splitlines()
            if line.startswith("|")
        ]
        expected = tuple(Expected(*(cell.replace("\\|", "|") for cell in row[:3])) for row in rows[2:])
        found.append(Case(match["name"], match["locale"], match["source"], expected))
    return found


def blocks(case: Case) -> tuple[Block, ...]:
    return anatomy.assign(markdown.extract(case.source.encode()), locale.get(case.locale)).blocks


def wrong(case: Case) -> list[str]:
    """Return what differs from the case, one line a block."""
    found = blocks(case)
    texts = [strip_codes(block.text, block.codes) for block in found]
    differences = [
        f"{case.name}: {block.place.line}: {block.role} [{block.speaker}] not {row.role} [{row.speaker}]: {text[:60]}"
        for block, text, row in zip(found, texts, case.rows, strict=False)
        if (block.role.value, block.speaker) != (row.role, row.speaker) or not text.startswith(row.start)
    ]
    if len(found) != len(case.rows):
        differences.append(f"{case.name}: {len(found)} blocks, not {len(case.rows)}")
    return differences


GOLDEN = [case for path in sorted((TESTS / "golden" / "anatomy").glob("*.md")) for case in cases(path)]
SET = [case for name in ("anatomy.md", "anatomy2.md") for case in cases(TESTS / "sets" / name)]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("PRESS RELEASE For immediate release", Role.KICKER),
        ("Press Release | 6 May 2026", Role.KICKER),
        ("Media Statement - For Immediate Release", Role.KICKER),
        ("新聞稿　即時發佈", Role.KICKER),
        ("新聞稿 即時發布", Role.KICKER),
        ("Press Release – Baker Opens Shop", None),
        ("Statement for release of hostages", None),
        ("Statement | Hotel opens", None),
    ],
)
def test_kickers_of_two_parts(line: str, role: Role | None) -> None:
    assert anatomy.line_role(line) is role


def test_contacts_on_a_page_end_where_other_things_begin() -> None:
    page = """<title>Bank Opens Branch</title><h1>Bank Opens Branch in Tai Po</h1>
<p>HONG KONG, 6 May 2026 – Harbour Bank opened a branch in Tai Po today.</p>
<h3>Issued by</h3><p>Harbour Bank Limited</p>
<h3>Media contact</h3><p>Jane Poon</p><p>Head of Press</p><p>Tel: 2114 4950</p><p>Harbour Bank</p>
<p>John Lo</p><p>Press Officer</p><p>Email: john@bank.example</p>
<ul><li><a href="/1">Bank names a new chief</a><li>Profit up 4%</ul>
<p>Tags: bank, Tai Po</p><p>Terms of use</p><p>Copyright 2026 Harbour Bank</p>"""
    read = anatomy.assign(html.extract(page.encode()), locale.get("en_HK"))
    contacts = [block.text for block in read.blocks if block.role is Role.CONTACT]
    assert contacts[:3] == ["Issued by", "Harbour Bank Limited", "Media contact"]
    assert contacts[3:7] == ["Jane Poon", "Head of Press", "Tel: 2114 4950", "Harbour Bank"]
    assert contacts[7:10] == ["John Lo", "Press Officer", "Email: john@bank.example"]
    assert contacts[10:] in ([], ["Bank names a new chief"])


def test_a_tab_parts_what_a_kicker_says() -> None:
    tab = InlineCode("x1", CodeKind.RAW, "<w:tab/>", paired=False, text="\t")
    lines = [
        Block("b1", "PRESS RELEASE<x1/>For immediate release", Place(0, 1, 1), codes=(tab,)),
        Block("b2", "Gallery Opens by the River", Place(2, 3, 2)),
        Block("b3", "Hong Kong, 6 May 2026 – The gallery opened today.", Place(4, 5, 3)),
    ]
    read = anatomy.assign(Document("docx", b"", tuple(lines)), locale.get("en_HK"))
    assert [block.role for block in read.blocks] == [Role.KICKER, Role.HEADLINE, Role.DATELINE]


@pytest.mark.parametrize("case", [*GOLDEN, *SET], ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert wrong(case) == []


def test_a_page_has_its_headline_where_its_title_says() -> None:
    page = "<title>Line opens | Site</title><nav><a>About us</a></nav><div>Menu</div><div>Press Release</div><p>Line opens</p><p>Hong Kong, 1 May 2026 – It opened.</p>"
    document = anatomy.assign(html.extract(page.encode()), locale.get("en_HK"))
    roles = [Role.METADATA, Role.PARAGRAPH, Role.PARAGRAPH, Role.KICKER, Role.HEADLINE, Role.DATELINE]
    assert [block.role for block in document.blocks] == roles


def test_buttons_of_a_page_are_no_sub_headlines_and_a_caption_stays_one() -> None:
    page = "<h1>Line opens today</h1><div>Share</div><div><a href=x>Print this page</a></div><h2>Ten stops by May</h2><p>Hong Kong, 1 May 2026 – It opened.</p><p>Tel: 2999 0000</p><figure><figcaption>Mr Ho opens it</figcaption></figure>"
    document = anatomy.assign(html.extract(page.encode()), locale.get("en_HK"))
    roles = ["headline", "paragraph", "paragraph", "sub-headline", "dateline", "contact", "caption"]
    assert [block.role.value for block in document.blocks] == roles


def test_other_parts_of_a_document_have_roles_by_their_own_wording() -> None:
    def block(number: int, text: str, part: str, within: tuple[str, ...] = ()) -> Block:
        return Block(f"b{number}", text, Place(0, len(text), number, part), within=within)

    body = ["Line opens today", "Hong Kong, 1 May 2026 – The line opened to the public.", "Tel: 2999 0000"]
    blocks = [block(number, text, "document.xml") for number, text in enumerate(body)]
    blocks += [
        block(4, "Short note", "footnotes.xml", ("footnote1",)),
        block(5, "Press Release", "header1.xml", ("header1",)),
        block(6, "Page 1", "footer1.xml", ("footer1",)),
    ]
    found = anatomy.assign(Document("docx", b"", tuple(blocks)), locale.get("en_HK")).blocks
    assert [one.role.value for one in found] == ["headline", "dateline", "contact", "paragraph", "kicker", "paragraph"]


def test_roles_that_a_format_gives_are_kept() -> None:
    given = [Role.KICKER, Role.HEADLINE, Role.CAPTION, Role.QUOTATION, Role.CONTACT, Role.BOILERPLATE]
    blocks = tuple(Block(f"b{n}", f"Text {n}", Place(0, 6, n), role) for n, role in enumerate(given))
    assert [one.role for one in anatomy.assign(Document("x", b"", blocks), locale.get("en_HK")).blocks] == given


def test_there_are_cases() -> None:
    assert GOLDEN
    for path in (TESTS / "golden" / "anatomy").glob("*.md"):
        assert len(cases(path)) == len(re.findall(r"^## ", path.read_text(encoding="utf-8"), re.MULTILINE))
