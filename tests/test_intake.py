# ruff: noqa: E501 - cases and pieces read best in one line
"""Intake of pasted texts: golden cases, facts, encodings, nothing lost, never an error of ours, linear."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import formats, init, intake, locale
from l10n import project as projects
from l10n.errors import L10nError, ReleaseError, UsageError
from l10n.intake import conservation, hyphens
from l10n.intake.nouns import Kind, Repair

GOLDEN = Path(__file__).parent / "golden" / "intake" / "pasted.md"
bounded = settings(max_examples=100, deadline=None, derandomize=True)
PIECES = [
    "word ", "香港", "「甲」", " ", "\n", "\n\n", "\f", "- ", "• ", "1. ", "# ", "##", "**", "*", "_", "[a](b)", "[a]", "](", "<b>", "<http://a.b>",
    "&amp;", "&", "|", "|---|", "\\", "`", "~~~", "---\n", "===", "\u00ad", "\u200b", "ﬁ", "⼈", "\u00a0", "Page 2 of 5\n", "- 2 -\n", "3\n",
    "multi-\n", "pronged", "title: x\n", "![x](y)", "> ", "    ", "\t", "\ufeff", "e\u0301", "\ue000", "Tel: 123", "###", "a | b\n", "--- | ---\n",
    "Hong Kong, 21 October 2025 – ", "(852) 1234 5678", "。", "，", "A", "B.", "{", "<!--", "-->", "<a1>", "https://a.b/_x_y*", "www.x.hk",
    "\x01", "\x85", "+ ", "=", "[^1]", "[x]: y\n", "<script>", "1) ", "第2頁\n", "😀\u200d😀",
]  # fmt: skip
pasted = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=200))


CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n~~~text\n(?P<text>.*?)^~~~\n\n~~~markdown\n(?P<markdown>.*?)^~~~\n(?P<listed>(?:\n?- [^\n]+\n)*)",
    re.DOTALL | re.MULTILINE,
)


def _cases() -> list[tuple[str, str, str, list[str]]]:
    found = []
    for case in CASE.finditer(GOLDEN.read_text(encoding="utf-8")):
        text = re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), case["text"]).replace("␤", "\f")
        found.append((case["title"], text, case["markdown"], re.findall(r"^- (.+)$", case["listed"], re.MULTILINE)))
    assert len(found) == GOLDEN.read_text(encoding="utf-8").count("~~~text")
    return found


def body(taken: intake.Taken) -> str:
    return taken.markdown.partition("---\n\n")[2]


@pytest.mark.parametrize(("title", "text", "expected", "listed"), _cases(), ids=[case[0] for case in _cases()])
def test_golden(title: str, text: str, expected: str, listed: list[str]) -> None:
    taken = intake.read(text.encode())
    assert body(taken) == expected, title
    kinds = Counter(str(one.kind) for one in taken.repairs)
    wanted = {
        name: int(count) for name, count in (line.split(": ") for line in listed if not line.startswith("doubt: "))
    }
    assert dict(kinds) == wanted
    doubts = [line.removeprefix("doubt: ") for line in listed if line.startswith("doubt: ")]
    assert len(taken.doubts) == len(doubts), taken.doubts
    for words in doubts:
        assert any(words in doubt.message for doubt in taken.doubts), words


@pytest.mark.parametrize("case", _cases(), ids=[case[0] for case in _cases()])
def test_a_clean_text_stays_as_it_is(case: tuple[str, str, str, list[str]]) -> None:
    once = intake.read(case[1].encode()).markdown
    again = intake.read(once.encode())
    assert again.markdown == once
    assert not again.repairs


@bounded
@given(pasted)
def test_nothing_but_our_errors_and_nothing_lost(text: str) -> None:
    try:
        taken = intake.read(text.encode("utf-8", "surrogatepass"))
    except ReleaseError as error:
        assert "please report" not in str(error)  # noqa: PT017 - what may be refused is what cannot be read
        return
    document = formats.named("markdown").extract(taken.markdown.encode())
    assert document.blocks or not body(taken).strip()
    assert intake.read(taken.markdown.encode()).markdown == taken.markdown


@bounded
@given(
    st.binary(max_size=300), st.sampled_from(["", "big5", "utf-16", "gb18030", "latin-1", "rot13", "nonsense", "idna"])
)
def test_any_bytes_and_any_encoding(data: bytes, encoding: str) -> None:
    try:
        intake.read(data, encoding=encoding)
    except L10nError as error:
        assert error.faults  # noqa: PT017 - either it works or it says why


@bounded
@given(st.lists(st.text(alphabet="ab香ﬁ -", max_size=12), max_size=8))
def test_repairs_replayed_are_the_output(lines: list[str]) -> None:
    taken = intake_or_none("\n".join(lines))
    if taken is not None:
        source = {(0, number): line for number, line in enumerate(lines, 1)}
        shown = "".join(body(taken).replace("**", "").replace("\\", "").split())
        replayed = conservation.replay(source, taken.repairs)
        assert Counter(replayed) == Counter(shown)


def intake_or_none(text: str) -> intake.Taken | None:
    try:
        return intake.read(text.encode())
    except ReleaseError:
        return None


def test_a_loss_is_refused() -> None:
    lines = {(0, 1): "one two", (0, 2): "three"}
    conservation.check(lines, [], "onetwothree")
    with pytest.raises(ReleaseError, match="changed without being said: 'three'"):
        conservation.check(lines, [], "onetwo")
    said = Repair(Kind.PAGE_NUMBER, 0, 2, "three", "")
    conservation.check(lines, [said], "onetwo")
    with pytest.raises(ReleaseError, match="does not fit its place"):
        conservation.check(lines, [Repair(Kind.PAGE_NUMBER, 0, 2, "four", "")], "onetwo")


RELEASE = """Press Release
Embargoed until 10am, 22 October 2025

New Laboratory Opens at Cyberport

Hong Kong, 21 October 2025 – The laboratory opened today.

###

For media enquiries, please contact:
Tel: (852) 0123 4567
Email: media@example.org
"""


def test_facts() -> None:
    taken = intake.read(RELEASE.encode())
    assert dict(taken.facts) == {
        "title": "New Laboratory Opens at Cyberport",
        "date": "2025-10-21",
        "source": "en_HK",
        "slug": "new-laboratory-opens-cyberport",
        "contact": "media@example.org",
        "embargo": "2025-10-22 10:00",
    }
    document = formats.named("markdown").extract(taken.markdown.encode())
    assert dict(document.facts) == {**taken.facts}


def test_front_matter_that_comes_with_it_stays() -> None:
    taken = intake.read(b"---\ntitle: Mine\nnote: kept\n---\n\n" + RELEASE.encode())
    assert taken.markdown.startswith("---\ntitle: Mine\nnote: kept\ndate: 2025-10-21\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("New laboratory 香港 opens", "en_HK"),
        ("數碼港發布新計劃", "zh_Hant_HK"),
        ("数码港发布新计划", "zh_Hans_CN"),
        ("數碼港 Cyberport 發布 AI 計劃", "zh_Hant_HK"),
    ],
)
def test_the_script_tells_the_language(text: str, code: str) -> None:
    assert intake.read(text.encode()).locale == code


def test_a_script_that_cannot_be_told_is_said() -> None:
    assert any("cannot be told" in one.message for one in intake.read("人工".encode()).doubts)
    assert not any("told" in one.message for one in intake.read("人工".encode(), locale="zh_Hant_HK").doubts)


CHINESE = "香港的新計劃於今年在數碼港開始，公司可以申請。"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_marked_encodings(encoding: str) -> None:
    data = CHINESE.encode(encoding)
    if encoding in {"utf-16-le", "utf-16-be"}:
        data = "\ufeff".encode(encoding) + data
    assert CHINESE in intake.read(data).markdown


def test_legacy_encodings() -> None:
    big5, gb = CHINESE.encode("big5hkscs"), "香港的新计划于今年在数码港开始，公司可以申请。".encode("gb18030")
    assert CHINESE in intake.read(big5, encoding="big5").markdown
    assert "公司可以申请" in intake.read(gb, encoding="gb18030").markdown
    for data in (big5, gb):
        taken = intake.read(data)
        assert any("not UTF-8" in doubt.message for doubt in taken.doubts)
        assert any(one.kind is Kind.ENCODING for one in taken.repairs)
    with pytest.raises(ReleaseError, match=r"not UTF-8 \(byte 0xE9\)"):
        intake.read(b"line\ncaf\xe9 latin\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        (b"a\0b", "NUL"),
        (b"PK\x03\x04rest", "Word file or another archive"),
        (b"\xd0\xcf\x11\xe0rest", "old Word"),
        (b"{\\rtf1 x}", "rich text"),
        (b"\xff\xfea", "cannot be read as utf-16"),
    ],
)
def test_one_clear_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ReleaseError, match=words) as caught:
        intake.read(data)
    assert len(caught.value.faults) == 1


def test_line_ends() -> None:
    taken = intake.read("# A\r\n\r\nB.\rC.\u2028D.".encode())
    assert "\r" not in taken.markdown
    assert [one.before for one in taken.repairs if one.kind is Kind.LINE_ENDS] == ["4 line ends: CR, CR LF, U+2028"]


@pytest.mark.parametrize(
    ("before", "after", "known", "verdict"),
    [
        ("innova-", "tion", "", hyphens.Verdict.BROKEN),
        ("govern-", "ment", "", hyphens.Verdict.BROKEN),
        ("multi-", "pronged", "multi-pronged", hyphens.Verdict.COMPOUND),
        ("co-", "operate", "cooperate", hyphens.Verdict.BROKEN),
        ("Kong-", "Macao", "", hyphens.Verdict.COMPOUND),
        ("2,300-", "square", "", hyphens.Verdict.COMPOUND),
        ("state-of-the-", "art", "", hyphens.Verdict.COMPOUND),
        ("decision-", "making", "", hyphens.Verdict.UNKNOWN),
        ("start-", "ups", "", hyphens.Verdict.UNKNOWN),
        ("extraordi\u2010", "narily", "", hyphens.Verdict.BROKEN),
        ("tele-", "phone", "", hyphens.Verdict.BROKEN),
        ("pro-", "gramme", "", hyphens.Verdict.BROKEN),
        ("inno-", "vative", "", hyphens.Verdict.BROKEN),
        ("eco-", "friendly", "", hyphens.Verdict.UNKNOWN),
        ("wi-", "fi", "", hyphens.Verdict.UNKNOWN),
        ("app-", "based", "", hyphens.Verdict.UNKNOWN),
    ],
)
def test_hyphens(before: str, after: str, known: str, verdict: hyphens.Verdict) -> None:
    assert hyphens.verdict(before, after, hyphens.words([known])) is verdict


def test_linear() -> None:
    lines = "The quick brown fox jumps over the lazy dog and goes on to the next line of\nthis text, which never ends in the mid-\ndle.\n\n"
    text = "**Headline**\n\n" + lines * 8_000
    times = []
    for part in (text[: len(text) // 8], text):
        start = time.perf_counter()
        taken = intake.read(part.encode())
        times.append(time.perf_counter() - start)
    assert len(taken.markdown) > 900_000
    assert times[1] < 24 * times[0] + 1, times


@pytest.mark.parametrize(
    "piece", ["*", "**", "[", "](", "<", "_", "`", "- ", "a ", "香", "|", "\\", "ﬁ", " ", "&", "#", "\u00ad", "-"]
)
def test_a_long_line_finishes(piece: str) -> None:
    start = time.perf_counter()
    intake_or_none(piece * (100_000 // len(piece)))
    assert time.perf_counter() - start < 5


def test_run_writes_into_the_project_and_never_over_another_release(tmp_path: Path) -> None:
    init.run(tmp_path / "p", example=False)
    project = projects.find(tmp_path / "p")
    report = intake.run(RELEASE.encode(), "copied text.txt", project=project)
    assert report.path == "releases/copied-text.md"
    assert report.changed
    release = project.releases()[0]
    assert release.facts["title"] == "New Laboratory Opens at Cyberport"
    assert release.read().blocks
    assert not intake.run(RELEASE.encode(), "copied text.txt", project=project).changed
    with pytest.raises(UsageError, match="another file of this name"):
        intake.run(RELEASE.encode() + b"\nMore.\n", "copied text.txt", project=project)
    assert intake.run(RELEASE.encode(), "-", project=project).path == "releases/new-laboratory-opens-cyberport.md"
    with pytest.raises(UsageError, match="no project here"):
        intake.run(RELEASE.encode(), "x.txt")
    with pytest.raises(UsageError, match="is a release as it is"):
        intake.run(b"x", "page.html", project=project)


def test_word_and_html_on_request(tmp_path: Path) -> None:
    page = "<html><body><h1>Headline</h1><p>Hong Kong, 5 March 2026 – A <b>new</b> <a href='https://example.org/x'>line</a>.</p><ul><li>one<li>two</ul></body></html>"
    taken = intake.read(page.encode(), form="html")
    assert body(taken) == (
        "# Headline\n\nHong Kong, 5 March 2026 – A **new** [line](https://example.org/x).\n\n- one\n- two\n"
    )
    report = intake.run(page.encode(), "page.html", output=tmp_path / "page.md", form="html")
    assert report.taken.facts["date"] == "2026-03-05"
    with pytest.raises(UsageError, match="--from"):
        intake.read(b"x", form="odt")


def test_command(tmp_path: Path) -> None:
    def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "l10n", "intake", *arguments],
            input=data,
            capture_output=True,
            cwd=tmp_path,
            check=False,
        )

    target = tmp_path / "out.md"
    done = run("-", "-o", str(target), "--format", "json", data=RELEASE.encode())
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["version"] == 1
    assert report["facts"]["embargo"] == "2025-10-22 10:00"
    assert {"kind", "page", "line", "before", "after"} == set(report["repairs"][0])
    assert target.read_text(encoding="utf-8").startswith("---\ntitle:")
    done = run("-", "-o", str(target), data=b"Other text.")
    assert (done.returncode, b"another file of this name" in done.stderr) == (2, True)
    done = run("missing.txt", "-o", "x.md")
    assert (done.returncode, b"no such file" in done.stderr) == (3, True)


@pytest.mark.shared
def test_the_seed(shared: Path, tmp_path: Path) -> None:
    path = next((shared / "seed").glob("*.txt"))
    source = path.read_text(encoding="utf-8")
    taken = intake.read(path.read_bytes())
    broken = [one for one in taken.repairs if one.kind is Kind.PAGE_BREAK]
    assert [one.line for one in broken] == [23, 47]
    assert {one.kind for one in taken.repairs} == {Kind.PAGE_BREAK, Kind.WRAPPED, Kind.HEADING}
    plain = body(taken).replace("## About", "About")
    assert "".join(plain.split()) == "".join(source.split())
    release = tmp_path / "seed.md"
    release.write_text(taken.markdown, encoding="utf-8")
    roles = Counter(str(block.role) for block in formats.read(release, locale.get("en_HK")).blocks)
    assert roles == {
        "metadata": 1, "kicker": 2, "headline": 1, "sub-headline": 1, "dateline": 1, "paragraph": 6, "quotation": 5, "end-mark": 1,
        "caption": 2, "contact": 9, "boilerplate-heading": 1, "boilerplate": 4,
    }  # fmt: skip
    assert sum("repeats the paragraph" in doubt.message for doubt in taken.doubts) == 2


LINES = ("Harbour Line Opens", "Hong Kong, 5 March 2026 – The line opened today. It has ten stops.", "- End -")


def word(lines: tuple[str, ...]) -> bytes:
    """Return a Word document of these paragraphs."""
    office = "http://schemas.openxmlformats.org"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    members = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize("form", ["docx", "html"])
def test_word_and_html_of_our_own_say_title_and_date(form: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in LINES).encode()
    taken = intake.read(word(LINES) if form == "docx" else page, form=form)
    assert taken.facts["title"] == LINES[0]
    assert taken.facts["date"] == "2026-03-05"
    assert taken.markdown.endswith(f"**{LINES[0]}**\n\n{LINES[1]}\n\n{LINES[2]}\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("EMBARGOED UNTIL 11:00, 12 MARCH 2026", "2026-03-12 11:00"),
        ("Embargo: 30 July 2027, 14.00 CET", "2027-07-30 14:00"),
        ("Embargoed until 12 March 2026, 00:01 HKT", "2026-03-12 00:01"),
    ],
)
def test_the_time_of_an_embargo(line: str, expected: str) -> None:
    text = f"{line}\n\n**A Choir on a Ferry**\n\nHong Kong, 12 March 2026 – The choir sang on the ferry today.\n"
    assert intake.read(text.encode()).facts["embargo"] == expected


def test_the_contact_of_the_press_goes_before_that_of_investors() -> None:
    text = (
        "**A Choir on a Ferry**\n\nHong Kong, 12 March 2026 – The choir sang on the ferry today.\n\n- End -\n\n"
        "Investor contact:\nEmail: ir@choir.example\n\nMedia contact:\nEmail: desk@choir.example\n"
    )
    assert intake.read(text.encode()).facts["contact"] == "desk@choir.example"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4, "no text, whatever its name says"),
        ("新聞稿：圖書館今日開放，讀者可以免費參觀，香港的市民都可以來。".encode("utf-16-le") + b"\n\0", "not UTF-8"),
    ],
)
def test_files_that_are_no_text_are_refused_by_what_they_are(data: bytes, words: str) -> None:
    with pytest.raises(ReleaseError, match=words):
        intake.read(data)


def test_a_warning_that_is_the_release_stays_below_the_head_of_a_mail() -> None:
    head = "From: Press <press@bank.example>\nTo: Newsdesk\nDate: 3 March 2026\nSubject: Warning\n\n"
    text = "Warning: fraudulent emails in the name of Example Bank\n\nHong Kong, 3 March 2026 – The bank warned of emails.\n"
    assert (
        intake.read((head + text).encode()).facts["title"] == "Warning: fraudulent emails in the name of Example Bank"
    )


def test_what_a_mail_server_writes_in_chinese_goes_with_the_mail() -> None:
    text = (
        "寄件者: 企業傳訊部 <corp@harbour.example>\n寄件日期: 2027年2月3日\n收件者: 編輯部\n主旨: 定稿\n\n"
        "[外部郵件] 請小心開啟附件及連結。\n\n新聞稿\n\n海港航運新增三條航線\n\n"
        "（香港，2027年2月3日）海港航運今日宣布新增三條航線。\n\n本電郵及其附件屬機密，只供收件人使用。\n"
    )
    body = intake.read(text.encode()).markdown
    assert "外部郵件" not in body
    assert "機密" not in body
    assert "海港航運新增三條航線" in body
