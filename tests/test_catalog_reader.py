"""The strict reader: every fault of the measured table and more, and what must be read in spite of its looks."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import catalog as catalogs
from l10n.catalog import reader, writer
from l10n.catalog.entry import Entry
from l10n.catalog.strings import BadEscapeError, escape, unescape
from l10n.errors import CatalogError
from l10n.locale import get

HANT = get("zh_Hant_HK")
GOLDEN = Path(__file__).parent / "golden" / "catalog" / "faults.md"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
PROPERTY = settings(max_examples=80, deadline=None, derandomize=True)


@dataclass
class Case:
    title: str
    data: bytes
    expected: list[str]


def cases() -> list[Case]:
    text = GOLDEN.read_text(encoding="utf-8")
    found = re.findall(
        r"^## ([^\n]+)\n(?:\nwritten: (\S+)\n)?\n```po\n(.*?)```\n\n((?:- [^\n]*\n)+)", text, re.MULTILINE | re.DOTALL
    )
    assert len(found) == len(re.findall("^## ", text, re.MULTILINE))
    return [
        Case(title, written(body, how), re.findall("^- (.*)$", ways, re.MULTILINE)) for title, how, body, ways in found
    ]


def written(body: str, how: str) -> bytes:
    text = shown(body)
    if how == "cut":
        text = text.removesuffix("\n")
    ends = {"crlf": "\r\n", "cr": "\r"}
    text = text.replace("\n", ends.get(how, "\n"))
    charset = how if how and how not in {"mark", "crlf", "cr", "cut"} else "utf-8"
    pieces = re.split("⟦byte ([0-9a-f]{2})⟧", text)
    data = b"".join(bytes.fromhex(piece) if at % 2 else piece.encode(charset) for at, piece in enumerate(pieces))
    return b"\xef\xbb\xbf" + data if how == "mark" else data


def shown(text: str) -> str:
    return re.sub("⟦([0-9a-f]+)⟧", lambda match: chr(int(match[1], 16)), text)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_golden(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(case.data)
    wanted = [line.split(" ", 1)[1].partition(" ") for line in case.expected if line.startswith("refused ")]
    if wanted:
        with pytest.raises(CatalogError) as caught:
            catalogs.read(path, HANT)
        faults = [(fault.line, fault.message) for fault in caught.value.faults]
        assert all(fault.path == str(path) for fault in caught.value.faults)
        for line, _, words in wanted:
            assert any(int(line) == number and words in message for number, message in faults), faults
        assert str(caught.value).startswith(f"{path}:")
        assert path.read_bytes() == case.data
        return
    catalog = catalogs.read(path, HANT)
    for line in case.expected:
        word, _, rest = line.partition(" ")
        if word == "read":
            assert len(catalog.units()) == int(rest)
        elif word == "target":
            assert catalog.units()[0].target == shown(rest)
        else:
            number, _, words = rest.partition(" ")
            assert any(notice.line == int(number) and words in notice.message for notice in catalog.notices)
    assert bool(catalog.notices) == any(line.startswith("said ") for line in case.expected)
    catalog.ledger.units.clear()
    assert not catalogs.differs(catalog)
    assert path.read_bytes() == case.data


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    broken = "".join(f'\nmsgid "{number}\\q"\nmsgstr "x"\n' for number in range(30))
    path.write_text(HEADER + broken, encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        catalogs.read(path, HANT)
    assert [fault.line for fault in caught.value.faults] == [5 + 3 * number for number in range(30)]


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40)


@given(TEXTS)
@PROPERTY
def test_escaping_and_back(text: str) -> None:
    assert unescape(escape(text)) == text
    assert "\n" not in escape(text)


@given(st.text(max_size=30).map(lambda text: text + "\\"))
@PROPERTY
def test_unescaping_never_raises_anything_else(text: str) -> None:
    try:
        unescape(text)
    except BadEscapeError:
        return


ENTRIES = st.lists(
    st.builds(
        Entry,
        TEXTS.filter(bool),
        TEXTS,
        st.none() | TEXTS,
        tcomment=TEXTS.map(lambda text: re.sub(r"[\r\\]|(?<=\n)[.:,=|~]|^[.:,=|~]", "", text)),
        comment=TEXTS.map(lambda text: re.sub(r"[\r\\]", "", text)),
        flags=st.lists(st.sampled_from(["fuzzy", "no-wrap", "x-own"]), unique=True),
        obsolete=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda entry: entry.key,
)


@given(ENTRIES, st.sampled_from([0, 79]))
@PROPERTY
def test_what_is_written_is_read_again(entries: list[Entry], width: int) -> None:
    for entry in entries:
        if not entry.fuzzy:
            entry.msgstr = entry.msgstr.strip("\n")
            edge = ("\n" if entry.msgid.startswith("\n") else "", "\n" if entry.msgid.endswith("\n") else "")
            entry.msgstr = edge[0] + entry.msgstr + edge[1] if entry.msgstr else ""
        if entry.obsolete:
            entry.comment = ""
    head = reader.parse(HEADER.encode()).entries[0]
    text = writer.assembled([head, *entries], "\n", writer.Style(width=width))
    again = reader.parse(text.encode())
    assert again.faults == []
    assert [one.msgid for one in again.entries[1:]] == [one.msgid for one in entries]
    for was, now in zip(entries, again.entries[1:], strict=True):
        assert (was.msgctxt, was.msgstr, was.flags, was.obsolete) == (now.msgctxt, now.msgstr, now.flags, now.obsolete)
        assert [line.strip() for line in was.tcomment.split("\n")] == [
            line.strip() for line in now.tcomment.split("\n")
        ]
    style = writer.style_of(again.entries, again.newline)
    assert writer.assembled(again.entries, again.tail, style) == text


CHUNKS = [
    'msgid "a"\nmsgstr "b"',
    '#. role: x\n#: f g:2\nmsgid "a"\nmsgstr "b"',
    '#. role: x\nmsgctxt "c"\nmsgid "a"\nmsgstr ""',
    '#, fuzzy\n#| msgid "o"\nmsgid "n"\nmsgstr "m"',
    '#. x\nmsgctxt "c"\n"d"\nmsgid "w"\nmsgstr "v"',
    '#. x\nmsgid "w "\n"x"\nmsgstr "v"',
    '# c\\\nmsgid "e"\nmsgstr "f"',
    '#. x\nmsgid "q\\""\nmsgstr "r\\n"',
    '#. x\nmsgid "a"b"\nmsgstr "c"',
    '#. x\nmsgid "t"\nmsgstr "u" ',
    '#. x\nmsgid "p"\nmsgid_plural "ps"\nmsgstr[0] "q"',
    '#~ msgid "g"\n#~ msgstr "h"',
    '#. x\nmsgid"i"\nmsgstr "j"',
    "# alone",
    '"stray"',
    '#. x\nmsgid "k"\nmsgstr "l"\nmsgid "m"\nmsgstr "n"',
    '#. x\nmsgid "o"\nmsgstr "',
    '#. x\nmsgid "\nmsgstr "p"',
]


@given(st.lists(st.sampled_from(CHUNKS), max_size=6), st.sampled_from(["\n\n", "\n", "\n\n\n", "\r\n\r\n"]))
@PROPERTY
def test_an_entry_cut_out_is_the_entry_matched(chunks: list[str], between: str) -> None:
    data = between.join([HEADER, *chunks]).encode()
    quick = reader.parse(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader._Reading, "_short", lambda *_: None)
        slow = reader.parse(data)
    for one, other in zip(quick.entries, slow.entries, strict=True):
        assert (one.fields(), one.raw, one.lead, one.linenum) == (other.fields(), other.raw, other.lead, other.linenum)
    assert (quick.faults, quick.notices, quick.id_lines, quick.tail) == (
        slow.faults, slow.notices, slow.id_lines, slow.tail
    )  # fmt: skip
    assert writer.style_of(quick.unusual, "\n") == writer.style_of(slow.entries, "\n")


@given(st.binary(max_size=200))
@PROPERTY
def test_bytes_of_any_kind_never_raise(data: bytes) -> None:
    reader.parse(data)
    reader.parse(HEADER.encode() + data)


@given(st.text('msgidctr"\\ \n#~|[]01x', max_size=120))
@PROPERTY
def test_text_that_looks_like_a_catalog_never_raises(text: str) -> None:
    reader.parse(HEADER.encode() + text.encode())


@pytest.mark.parametrize(
    "body",
    [
        'msgid "' + "a" * 2_000_000 + '"\nmsgstr "x"\n',
        'msgid "' + "\\\\" * 200_000 + '\nmsgstr "x"\n',
        "#" + "x" * 200_000 + '\nmsgid "a"\nmsgstr "x"\n',
        'msgid ""\n' + '"a\\n"\n' * 50_000 + 'msgstr ""\n' + '"x\\n"\n' * 50_000,
        "[" * 100_000 + "\n",
        " " * 100_000 + "x\n",
        "msgstr[" + "0" * 100_000 + '] "x"\n',
        'msgid "' + "中" * 400_000 + '"\nmsgstr "' + "文" * 400_000 + '"\n',
    ],
    ids=["2 MB msgid", "backslashes", "comment", "50,000 lines", "brackets", "spaces", "index", "Han"],
)
def test_nothing_takes_long(body: str) -> None:
    begun = time.perf_counter()
    parsed = reader.parse((HEADER + "\n" + body).encode())
    if not parsed.faults:
        parsed.entries[-1].msgstr += "y" if not parsed.entries[-1].msgstr.endswith("\n") else ""
        writer.assembled(parsed.entries, parsed.tail, writer.Style(width=79))
    assert time.perf_counter() - begun < 2
