# ruff: noqa: E501 - XML and tables of cases read best in one line
"""Word documents of other people: they come back byte for byte, and rebuilt character by character."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from l10n import locale
from l10n.formats import docx
from l10n.model import CODE, Document

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GONE = {f"{W}del", f"{W}moveFrom"}
NOISE = {f"{W}{name}" for name in ("rPrChange", "ins", "del", "moveFrom", "moveTo")}
ENGLISH = locale.get("en_HK")
CHINESE = locale.get("zh_Hant_HK")


def paragraphs(data: bytes) -> dict[str, list[list[tuple[str, object]]]]:
    """For every paragraph of every text part: its characters, each with the properties of its run and its link.

    The view is that of all changes accepted. Written without the code it judges: python's zipfile and lxml only.
    """
    found: dict[str, list[list[tuple[str, object]]]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or not name.startswith("word/"):
                continue
            root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, huge_tree=True))
            if root.tag in {f"{W}{kind}" for kind in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments")}:
                found[name] = [list(characters(node)) for node in root.iter(f"{W}p")]
    return found


def characters(paragraph: etree._Element) -> list[tuple[str, object]]:
    shown: list[tuple[str, object]] = []
    for run in paragraph.iter(f"{W}r"):
        above = list(run.iterancestors())
        inside = above[: above.index(paragraph)]
        if any(node.tag == f"{W}p" for node in inside) or any(node.tag in GONE for node in inside):
            continue
        link = [tuple(sorted(node.attrib.items())) for node in inside if node.tag == f"{W}hyperlink"]
        controls = sum(node.tag == f"{W}sdt" for node in inside)
        look = (formatting(run.find(f"{W}rPr")), tuple(link), controls)
        for child in run:
            if child.tag == f"{W}t":
                text = child.text or ""
                if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                    text = text.strip(" \t\r\n")
                shown += [(" " if character in "\t\r\n" else character, look) for character in text]
            elif child.tag not in {f"{W}rPr", f"{W}lastRenderedPageBreak"}:
                shown.append((etree.QName(child).localname, look))
    return shown


def formatting(properties: etree._Element | None) -> tuple[tuple[str, object], ...]:
    if properties is None:
        return ()
    return tuple(
        sorted(
            (child.tag, (*sorted(child.attrib.items()), *((("", etree.tostring(child)),) if len(child) else ())))
            for child in properties
            if child.tag not in NOISE
        )
    )


def things(data: bytes) -> Counter[tuple[str, str]]:
    """What must never be lost: bookmarks, comments, notes, pictures, controls, by name and id."""
    kinds = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "sdt", "drawing",
             "footnoteReference", "endnoteReference", "pict", "object", "hyperlink", "fldChar", "instrText", "sym")  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = [
            etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    return Counter(
        (kind, node.get(f"{W}id", ""))
        for root in roots
        for kind in kinds
        for node in root.iter(f"{W}{kind}")
        if not any(above.tag in GONE for above in node.iterancestors())
    )


File = tuple[str, bytes, Document, dict[str, list[list[tuple[str, object]]]]]


@pytest.fixture(scope="module")
def files(shared: Path) -> list[File]:
    """Name, bytes, blocks and characters of every document."""
    paths = sorted((shared / "corpora" / "documents" / "docx").glob("*.docx"))
    read = [(path.name, path.read_bytes()) for path in paths]
    return [(name, data, docx.extract(data), paragraphs(data)) for name, data in read]


@pytest.mark.shared
def test_all_come_back_identical(files: list[File]) -> None:
    assert len(files) == 44
    for name, data, document, _before in files:
        assert document.blocks, name
        assert docx.merge(document, {}, CHINESE) == data, name
        assert docx.merge(document, {block.id: block.text for block in document.blocks}, CHINESE) == data, name


@pytest.mark.shared
def test_a_forced_rebuild_has_the_same_characters_in_the_same_formatting(
    files: list[File],
) -> None:
    for name, data, document, before in files:
        rebuilt = docx.merge(document, {block.id: block.text for block in document.blocks}, CHINESE, force=True)
        after = paragraphs(rebuilt)
        assert before.keys() == after.keys()
        for part in before:
            assert [one for one in before[part] if one] == [one for one in after[part] if one], (name, part)
        assert things(rebuilt) == things(data), name
        again = docx.extract(rebuilt)
        assert [(one.text, one.role) for one in again.blocks] == [(one.text, one.role) for one in document.blocks]


SEEN = {
    f"{W}{name}"
    for name in ("b", "i", "u", "strike", "color", "sz", "vertAlign", "highlight", "caps", "position", "rtl")
}


def turned(text: str) -> str:
    """Another character of the same kind for every letter: nothing stays as it was, everything stays in its place."""

    def turn(character: str) -> str:
        if character.isascii() and character.isalpha():
            base = ord("a") if character.islower() else ord("A")
            return chr((ord(character) - base + 13) % 26 + base)
        return chr(ord(character) ^ 1) if "\u4e00" <= character <= "\u9ff0" else character

    return "".join(turn(character) for character in text)


def retold(text: str, names: set[str]) -> str:
    """The text with its letters turned and its codes left alone."""
    out, at = [], 0
    for match in CODE.finditer(text):
        if match["name"] in names:
            out += [turned(text[at : match.start()]), match[0]]
            at = match.end()
    return "".join([*out, turned(text[at:])])


def visible(paragraph: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """Characters with what a reader sees of their formatting; white space has none, an unset switch is no switch."""
    shown = []
    for character, (look, link, controls) in paragraph:
        if len(character) > 1 and character not in {"tab", "br", "footnoteReference", "endnoteReference", "sym"}:
            continue  # what floats or is not seen has no place among the characters
        if any(tag == f"{W}vanish" for tag, _ in look):
            continue
        kept = tuple(
            (tag, value)
            for tag, value in look
            if tag in SEEN and dict(value).get(f"{W}val") not in {"0", "false", "none", "auto"}
        )
        shown.append((character, (() if len(character) > 1 or character.isspace() else kept, link, controls)))
    return shown


@pytest.mark.shared
def test_new_texts_look_as_the_old_ones_did(files: list[File]) -> None:
    wrong = total = 0
    for name, data, document, before in files:
        targets = {block.id: retold(block.text, {code.name for code in block.codes}) for block in document.blocks}
        rebuilt = docx.merge(document, targets, ENGLISH)
        after = paragraphs(rebuilt)
        for part in before:
            pairs = zip((one for one in before[part] if one), (one for one in after[part] if one), strict=True)
            for old, new in pairs:
                one, other = visible(old), visible(new)
                assert len(one) == len(other), (name, part)
                total += len(one)
                for (_, a), (_, b) in zip(one, other, strict=True):
                    wrong += a != b
        assert things(rebuilt) == things(data), name
    assert total > 300_000
    assert wrong == 0, f"{wrong} of {total} characters look otherwise"


@pytest.mark.shared
def test_translated_documents_open_in_libreoffice(files: list[File], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed, so nobody opens the documents")
    for name, _data, document, _before in files[::22]:
        targets = {
            block.id: f"譯文{retold(block.text, {code.name for code in block.codes})}" for block in document.blocks
        }
        (tmp_path / name).write_bytes(docx.merge(document, targets, CHINESE))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *(str(one) for one in sorted(tmp_path.glob("*.docx")))],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert len(list(tmp_path.glob("*.pdf"))) == len(files[::22])
