# ruff: noqa: E501 - what is written on a page reads best in one line
"""Intake of PDFs: pages, furniture, broken words, headlines, bold, links, columns, tables, bad files; PDFs of real programs."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_pdf import Page, write

from l10n import intake
from l10n.errors import L10nError, ReleaseError
from l10n.intake.nouns import Kind
from l10n.intake.pdf import ink
from l10n.intake.pdf.glyphs import Glyph

pytest.importorskip("pypdfium2", reason="pypdfium2 has no wheel for this platform")


def body(taken: intake.Taken) -> str:
    return taken.markdown.partition("---\n\n")[2]


def kinds(taken: intake.Taken) -> Counter[str]:
    return Counter(str(one.kind) for one in taken.repairs)


def release(*, header: bool = True) -> bytes:
    """A release of two pages: header and footer, a page break inside a sentence, a broken word, bold, a link."""
    first, second = Page(), Page()
    for number, page in enumerate((first, second), 1):
        if header:
            page.text(72, 800, "Example Holdings Limited", size=8)
            page.text(270, 30, f"Page {number} of 2", size=8)
    first.lines(72, 760, "Press Release\nFor Immediate Release")
    first.text(72, 715, "Harbour Laboratory Opens at Cyberport", "bold", 16)
    first.text(72, 690, "Three Hundred Students Expected in the First Year", "bold", 12)
    y = first.lines(
        72, 660,
        "Hong Kong, 5 March 2026 – The ofﬁce of the new laboratory was opened at Cyberport today by the\n"
        "Secretary, who thanked universities and companies for their support of the innova-\n"
        "tion plan and its multi-pronged approach to technology.",
        "ligature",
    )  # fmt: skip
    first.text(72, y - 12, "Dr Example Name", "bold")
    first.text(172, y - 12, "said the innovation would help students, and that by bringing together the")
    first.text(
        72, y - 26, "resources of schools, companies and laboratories on both sides of the harbour, the Government in"
    )
    y = second.lines(
        72, 760,
        "Hong Kong would support the work of the laboratory for five years. The multi-\n"
        "pronged approach would continue.",
    )  # fmt: skip
    second.text(72, y - 12, "More information is on the page of the laboratory.")
    second.links.append((209, y - 16, 249, y - 2, "https://example.org/laboratory"))
    second.text(280, y - 40, "###")
    y = second.lines(
        72,
        y - 70,
        "For media enquiries, please contact:\nExample Media Desk\nTel: (852) 0123 4567\nEmail: media@example.org",
    )
    second.text(72, y - 20, "About the Harbour Laboratory", "bold", 14)
    second.lines(
        72,
        y - 44,
        "The laboratory teaches students how to build what they have thought of. It is open on all days\nof the week.",
    )
    return write([first, second])


EXPECTED = """Press Release
For Immediate Release

**Harbour Laboratory Opens at Cyberport**
**Three Hundred Students Expected in the First Year**

Hong Kong, 5 March 2026 – The office of the new laboratory was opened at Cyberport today by the Secretary, who thanked \
universities and companies for their support of the innovation plan and its multi-pronged approach to technology.

**Dr Example Name** said the innovation would help students, and that by bringing together the resources of schools, \
companies and laboratories on both sides of the harbour, the Government in Hong Kong would support the work of the \
laboratory for five years. The multi-pronged approach would continue.

More information is on the [page of the](https://example.org/laboratory) laboratory.

###

For media enquiries, please contact:
Example Media Desk
Tel: (852) 0123 4567
Email: media@example.org

## About the Harbour Laboratory

The laboratory teaches students how to build what they have thought of. It is open on all days of the week.
"""


def test_a_release_of_two_pages() -> None:
    taken = intake.read(release(), form="pdf")
    assert body(taken) == EXPECTED
    found = kinds(taken)
    assert found["running header or footer"] == 2
    assert found["page number"] == 2
    assert found["paragraph broken by a page"] == 1
    assert found["hyphenation"] == 2
    assert dict(taken.facts) == {
        "title": "Harbour Laboratory Opens at Cyberport",
        "date": "2026-03-05",
        "source": "en_HK",
        "slug": "harbour-laboratory-opens-cyberport",
        "contact": "media@example.org",
    }
    assert all(one.page in {1, 2} and one.line for one in taken.repairs)


def test_a_release_without_furniture() -> None:
    taken = intake.read(release(header=False), form="pdf")
    assert body(taken) == EXPECTED
    assert not {"running header or footer", "page number"} & set(kinds(taken))


@pytest.mark.parametrize(("font", "code"), [("chinese", "zh_Hant_HK"), ("simplified", "zh_Hans_CN")])
def test_chinese(font: str, code: str) -> None:
    texts = {
        "chinese": ("海港實驗室於數碼港開幕", "（香港，2026年3月5日）新實驗室今日於數碼港開幕，將為本地學校及大專院校提供服", "務，並設有120個座位供學生使用。"),
        "simplified": ("海港实验室于数码港开幕", "（香港，2026年3月5日）新实验室今日于数码港开幕，将为本地学校及大专院校提供服", "务，并设有120个座位供学生使用。"),
    }[font]  # fmt: skip
    page = Page()
    page.text(72, 760, texts[0], font, 18)
    page.lines(72, 720, "\n".join(texts[1:]), font, 11, 18)
    page.text(290, 30, "第1頁" if font == "chinese" else "第1页", font, 9)
    taken = intake.read(write([page]), form="pdf")
    assert body(taken) == f"**{texts[0]}**\n\n{texts[1]}{texts[2]}\n"
    assert taken.locale == code
    assert kinds(taken)["page number"] == 1


def test_two_columns_are_read_one_after_the_other() -> None:
    page = Page()
    page.text(72, 780, "Harbour Laboratory Opens at Cyberport", "bold", 18)
    words = "The laboratory was opened today by\nthe Secretary, who thanked all the\nstudents for coming to the harbour\nand asked them to build something\nthat nobody has thought of before."
    page.lines(72, 740, words)
    page.lines(310, 740, words.replace("The laboratory", "The playground"))
    taken = intake.read(write([page]), form="pdf")
    joined = " ".join(words.split("\n"))
    assert body(taken).split("\n\n")[1:] == [joined, joined.replace("The laboratory", "The playground") + "\n"]
    assert kinds(taken)["columns"] == 1


def test_a_table() -> None:
    page = Page()
    page.text(72, 780, "Harbour Laboratory Opens at Cyberport", "bold", 18)
    page.text(72, 740, "The figures of the first year are these, as far as they are known to the laboratory today:")
    for row, (name, figure) in enumerate([("Item", "Figure"), ("Students", "120"), ("Teachers", "9"), ("Robots", "3")]):
        page.text(80, 700 - 20 * row, name)
        page.text(240, 700 - 20 * row, figure)
    taken = intake.read(write([page]), form="pdf")
    assert "| Item | Figure |\n| --- | --- |\n| Students | 120 |\n| Teachers | 9 |\n| Robots | 3 |\n" in body(taken)


def test_an_end_mark_below_a_table_is_no_row_of_it() -> None:
    page = Page()
    page.text(72, 780, "The fares of the ferry were published by its operator in Hong Kong today.")
    for at, row in enumerate((("Route", "Fare", "Change"), ("Mui Wo", "$18", "+2%"), ("Peng Chau", "$20", "+3%"))):
        for x, cell in zip((72, 250, 420), row, strict=True):
            page.text(x, 750 - 16 * at, cell)
    page.text(255, 702, "###")
    taken = intake.read(write([page]), form="pdf")
    assert "| Peng Chau | $20 | +3% |" in taken.markdown
    assert taken.markdown.rstrip().endswith("\n\n###") or taken.markdown.rstrip().endswith("\n\n\\###")
    assert taken.roles["end-mark"] == 1


def test_a_wide_space_between_two_halves_of_a_chinese_headline_stays() -> None:
    page = Page()
    page.text(72, 780, "海濱圖書館六月開放　讀者可以免費參觀", "chinese-bold", 16)
    page.text(72, 740, "新館將於六月開放，讀者可以免費參觀三個展廳。", "chinese")
    taken = intake.read(write([page]), form="pdf")
    assert taken.facts["title"] == "海濱圖書館六月開放　讀者可以免費參觀"


def test_a_dash_of_two_hyphens_at_the_end_of_a_line_is_no_broken_word() -> None:
    page = Page()
    page.lines(
        72, 780,
        "SINGAPORE, October 6, 2026 /Newswire/ -- The company announced its results for the first half --\n"
        "Meridian is the first to do so this year.",
    )  # fmt: skip
    assert "half -- Meridian" in intake.read(write([page]), form="pdf").markdown


def test_text_that_is_alike_at_the_edge_of_pages_is_no_header() -> None:
    pages = [Page() for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.text(72, 810, f"Example Holdings – {number}", size=8)
        page.lines(
            72, 780,
            f"In district {number * 7} the library is open on all days of the week and readers who live nearby may\n"
            "borrow ten books at a time for four weeks without a fee of any kind. The library of the\n"
            "district has a room for children.",
        )  # fmt: skip
    taken = intake.read(write(pages), form="pdf")
    assert [taken.markdown.count(f"In district {number * 7} the library") for number in (1, 2, 3)] == [1, 1, 1]
    assert taken.markdown.count("district has a room for children.") == 3
    assert "Example Holdings" not in taken.markdown


def test_labels_are_no_table() -> None:
    page = Page()
    page.text(72, 780, "Harbour Laboratory Opens at Cyberport", "bold", 18)
    for row, (name, shown) in enumerate([("Date:", "5 March 2026"), ("Time:", "10am"), ("Tel:", "(852) 0123 4567")]):
        page.text(72, 740 - 14 * row, name)
        page.text(160, 740 - 14 * row, shown)
    assert body(intake.read(write([page]), form="pdf")).endswith(
        "Date: 5 March 2026\nTime: 10am\nTel: (852) 0123 4567\n"
    )


def test_a_letterhead_is_no_headline() -> None:
    page = Page()
    page.text(220, 790, "The Quayside Choir", size=20)
    page.text(200, 775, "8 Pier Road, Central  Tel: 2999 1010", size=8)
    page.text(72, 740, "Press Release")
    page.text(150, 710, "Choir Takes the Ferry", "bold", 15)
    page.lines(
        72,
        680,
        "Hong Kong, 5 March 2026 – The Quayside Choir will give its spring concert on the ferry to Mui\nWo, free.",
    )
    taken = intake.read(write([page]), form="pdf")
    assert taken.facts["title"] == "Choir Takes the Ferry"
    assert taken.roles["headline"] == 1
    assert "sub-headline" not in taken.roles


def test_contacts_beside_each_other() -> None:
    page = Page()
    page.text(72, 780, "Choir Takes the Ferry", "bold", 16)
    page.text(72, 750, "Hong Kong, 5 March 2026 – The Quayside Choir will sing on the ferry to Mui Wo for 55 minutes.")
    page.text(72, 720, "Media contacts", "bold")
    page.lines(72, 700, "Quayside Choir\nIda Poon\nTel: 2999 1010")
    page.lines(300, 700, "Mui Wo Ferry\nTom Reyes\nTel: 2999 2020")
    taken = intake.read(write([page]), form="pdf")
    assert body(taken).endswith("Quayside Choir\nIda Poon\nTel: 2999 1010\n\nMui Wo Ferry\nTom Reyes\nTel: 2999 2020\n")
    assert kinds(taken)["columns"] == 1


def test_chinese_that_is_set_apart() -> None:
    page = Page()
    page.text(72, 780, "渡輪上的合唱團", "chinese-bold", 16)
    lines = ["（香港，2026年3月5日）合唱團將於渡輪上舉行音樂會，全程五", "十五分鐘，名額一百八十個，費用全免。"]
    for row, line in enumerate(lines):
        for at, one in enumerate(line):
            page.text(72 + 15 * at, 740 - 20 * row, one, "chinese", 12)
    assert body(intake.read(write([page]), form="pdf")) == f"**渡輪上的合唱團**\n\n{lines[0]}{lines[1]}\n"


def test_words_driven_apart_to_fill_the_line_are_no_table() -> None:
    page = Page()
    page.text(72, 780, "Choir Takes the Ferry", "bold", 16)
    page.lines(
        72,
        750,
        "Hong Kong, 5 March 2026 – The Quayside Choir will give its spring concert on the ferry to Mui\nWo, free.",
    )
    for words, y in (("Ms Ida Poon, Chairwoman", 700), ("Tel: 2999 1010", 686)):
        pieces = words.split()
        for at, one in enumerate(pieces):
            page.text(72 + at * (420 - 6 * len(pieces[-1])) / (len(pieces) - 1), y, one)
    page.text(540, 672, ".")
    shown = body(intake.read(write([page]), form="pdf"))
    assert "Poon," in shown
    assert "|" not in shown


def test_a_heading_row_of_two_lines() -> None:
    page = Page()
    page.text(72, 780, "Choir Takes the Ferry", "bold", 16)
    page.text(72, 750, "Hong Kong, 5 March 2026 – The Quayside Choir will sing on the ferry to Mui Wo for 55 minutes.")
    for x, y, words in [
        (250, 706, "First"), (250, 694, "ferry"), (330, 706, "Last"), (330, 694, "ferry"), (72, 700, "Pier"),
        (72, 676, "Central"), (250, 676, "15:00"), (330, 676, "21:00"),
        (72, 661, "Mui Wo"), (250, 661, "16:00"), (330, 661, "22:00"),
        (72, 646, "Peng Chau"), (250, 646, "16:30"), (330, 646, "22:30"),
    ]:  # fmt: skip
        page.text(x, y, words)
    assert (
        "| Pier | First ferry | Last ferry |\n| --- | --- | --- |\n| Central | 15:00 | 21:00 |\n"
        "| Mui Wo | 16:00 | 22:00 |\n| Peng Chau | 16:30 | 22:30 |\n"
    ) in body(intake.read(write([page]), form="pdf"))


def test_a_footer_with_the_number_of_its_page() -> None:
    page = Page()
    page.text(72, 780, "Choir Takes the Ferry", "bold", 16)
    page.text(72, 750, "Hong Kong, 5 March 2026 – The Quayside Choir will sing on the ferry to Mui Wo for 55 minutes.")
    page.text(72, 40, "The Quayside Choir – 5 March 2026 – page 1 of 1")
    taken = intake.read(write([page]), form="pdf")
    assert body(taken).endswith("for 55 minutes.\n")
    assert kinds(taken)["running header or footer"] == 1


def test_bad_files() -> None:
    good = release()
    for data, words in [
        (b"", "damaged, or no PDF"),
        (b"%PDF-1.7\nnothing", "damaged, or no PDF"),
        (write([Page()]), "no text in this PDF"),
        (good[: len(good) // 3], "damaged|no text"),
    ]:
        with pytest.raises(ReleaseError, match=words) as caught:
            intake.read(data, form="pdf")
        assert len(caught.value.faults) == 1


def test_an_encrypted_file_is_refused() -> None:
    locked = (
        b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        b"/O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>"
    )
    with pytest.raises(ReleaseError, match="this PDF is encrypted"):
        intake.read(write([Page()], extra=locked), form="pdf")


def test_too_many_pages() -> None:
    with pytest.raises(ReleaseError, match="301 pages, more than the 300"):
        intake.read(write([Page() for _ in range(301)]), form="pdf")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 5000), st.binary(max_size=40))
def test_a_damaged_file_raises_nothing_else(at: int, piece: bytes) -> None:
    data = release()
    at %= len(data)
    try:
        intake.read(data[:at] + piece + data[at + len(piece) :], form="pdf")
    except L10nError as error:
        assert "please report" not in str(error)  # noqa: PT017 - a damaged file is read or refused, never half taken


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(
            st.integers(20, 500), st.integers(20, 820), st.text(alphabet="abc A1-.,|*#<&ﬁ", min_size=1, max_size=20),
            st.sampled_from(["plain", "bold", "ligature"]), st.sampled_from([8.0, 11.0, 11.0, 18.0]),
        ),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_words_anywhere(parts: list[tuple[int, int, str, str, float]]) -> None:
    page = Page()
    for x, y, words, font, size in parts:
        page.text(x, y, words if font == "ligature" else words.replace("ﬁ", "fi"), font, size)
    try:
        taken = intake.read(write([page]), form="pdf")
    except ReleaseError as error:
        assert "no text" in str(error)  # noqa: PT017 - nothing but spaces
        return
    assert taken.markdown.startswith("---\n")


SENTENCE = (
    '<text:span text:style-name="B">The Harbour Laboratory</text:span> was opened at Cyberport today, and its office finds '
    "first-class flats for students. "
)
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/>
<style:text-properties fo:font-size="11pt"/></style:style></office:styles>
<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="paragraph" style:parent-style-name="P"><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/>
</style:style></office:automatic-styles>
<office:body><office:text><text:p text:style-name="P">Press Release</text:p>
<text:p text:style-name="H">Harbour Laboratory Opens at Cyberport</text:p>
<text:p text:style-name="P">Hong Kong, 5 March 2026 – SENTENCES</text:p>
<text:p text:style-name="P">It is <text:a xlink:type="simple" xlink:href="https://example.org/x">open</text:a> to all.</text:p>
</office:text></office:body></office:document>
"""


def test_bold_of_fonts_without_names_is_told_by_their_strokes() -> None:
    fonts = ink.heavy([{1: (0.8, 10), 2: (0.13, 1), 3: (0.08, 1), 4: (0.12, 1)}, {1: (0.4, 5)}])
    assert fonts == {2, 4}
    text = [("數", 1), ("碼", 2), ("趙", 2), ("岩", 3), ("英", 4), ("，", 2), ("年", 1), ("全", 4), ("今", 1)]
    glyphs = [
        Glyph(one, 12.0 * at, 12.0 * at + 12, 100, 12, bold=False, font=font) for at, (one, font) in enumerate(text)
    ]
    assert "".join(one.text for one in ink.dressed(glyphs, fonts) if one.bold) == "碼趙岩英"
    assert ink.heavy([{}]) == frozenset()


def _printed(tmp_path: Path, root: Path) -> bytes:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    page = tmp_path / "release.fodt"
    page.write_text(FLAT.replace("SENTENCES", SENTENCE * 30), encoding="utf-8")
    where = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, "--headless", where, "--convert-to", "pdf", "--outdir", str(tmp_path), str(page)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False, cwd=root)
    made = tmp_path / "release.pdf"
    assert made.is_file(), done.stderr[:200]
    return made.read_bytes()


def test_a_pdf_of_libreoffice(tmp_path: Path, root: Path) -> None:
    taken = intake.read(_printed(tmp_path, root), form="pdf")
    sentence = (
        "**The Harbour Laboratory** was opened at Cyberport today, and its office finds first-class flats for students."
    )
    assert body(taken) == (
        "Press Release\n\n**Harbour Laboratory Opens at Cyberport**\n\nHong Kong, 5 March 2026 – "
        + " ".join([sentence] * 30)
        + "\n\nIt is [open](https://example.org/x) to all.\n"
    )
    assert not taken.doubts
    assert kinds(taken)[Kind.WRAPPED] > 20
