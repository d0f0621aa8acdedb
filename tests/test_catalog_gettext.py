"""The strict reader beside GNU gettext itself: what `msgfmt -c` refuses, we refuse; what we write, gettext
leaves alone."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from l10n import catalog as catalogs
from l10n.catalog import reader, writer
from l10n.locale import get
from l10n.model import Origin, Role, Segment, State

HANT = get("zh_Hant_HK")
EN = get("en_HK")
ROUNDS = int(os.environ.get("L10N_FUZZ_ROUNDS", "250"))

needs_gettext = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("msgfmt", "msgmerge", "msgcat")),
    reason="GNU gettext is not on this machine",
)

BASE = r"""# license
msgid ""
msgstr ""
"Project-Id-Version: x\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=n != 1;\n"

# note
#. role: headline
#: releases/a.md
#, fuzzy, c-format
#| msgctxt "old"
#| msgid "old"
msgctxt "headline"
msgid "Cyberport \"opens\" %d"
msgstr "數碼港%d開幕"

#, c-format
msgid "a %s\n"
msgstr "b %s\n"

msgid ""
"wrapped line "
"second\ttab"
msgstr ""
"折行"
"第二行"

msgid "one"
msgid_plural "many"
msgstr[0] "甲"
msgstr[1] "乙"

#~| msgid "prev"
#~ msgctxt "z"
#~ msgid "gone"
#~ msgstr "去"

# end
"""
# fmt: off
PIECES = ['"', "\\", "#", "#~ ", "#| ", "msgid ", "msgstr ", "msgctxt ", "msgid_plural ", "msgstr[0] ", "msgstr[2] ",
          "\n", "\n\n", " ", "\\q", "\\x", "\\x41", "\\101", "\\n", "%d", "[", "fuzzy", 'domain "x"\n', '"x"', "#, ",
          "# ", "#.", "\t", "<<<<<<< HEAD\n", "=======\n", "中", "a", "0", ";", "\r", "#= "]
# fmt: on


def damaged(chance: random.Random) -> str:
    text = BASE
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        lines = text.split("\n")
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        place = chance.randrange(len(text))
        what = chance.random()
        if what < 0.35:
            text = text[:place] + chance.choice(PIECES) + text[place:]
        elif what < 0.55:
            text = text[:place] + text[place + chance.choice([1, 1, 2, 5]) :]
        elif what < 0.7:
            del lines[at]
            text = "\n".join(lines)
        elif what < 0.8:
            lines.insert(at, lines[other])
            text = "\n".join(lines)
        elif what < 0.92:
            lines[at], lines[other] = lines[other], lines[at]
            text = "\n".join(lines)
        else:
            text = text[: place + 1]
    return text


def refused_by_msgfmt(data: bytes) -> bool:
    done = subprocess.run(["msgfmt", "-c", "-o", os.devnull, "-"], input=data, capture_output=True, check=False)
    return done.returncode != 0


@needs_gettext
def test_whatever_msgfmt_refuses_is_refused() -> None:
    chance = random.Random(20251021)
    missed = []
    for _ in range(ROUNDS):
        text = damaged(chance)
        parsed = reader.parse(text.encode())
        if not parsed.faults and refused_by_msgfmt(text.encode()):
            header = parsed.header
            if header is not None and header.msgstr:  # a file without a header is read, and said
                missed.append(text)
    assert missed == []


def test_what_is_read_stands_as_it_stood() -> None:
    chance = random.Random(7)
    for _ in range(ROUNDS * 2):
        text = damaged(chance)
        parsed = reader.parse(text.encode())
        if not parsed.faults and parsed.entries:
            style = writer.style_of(parsed.entries, parsed.newline)
            whole = "".join(entry.lead + (entry.raw or "") for entry in parsed.entries) + parsed.tail
            assert whole == text or "msgid" in text  # two entries on a line are kept as two
            again = reader.parse(writer.assembled(parsed.entries, parsed.tail, style).encode())
            assert [entry.fields() for entry in again.entries] == [entry.fields() for entry in parsed.entries]


# ------------------------------------------------------------------ what other tools write, we read; and back

GOLDEN = Path(__file__).parent / "golden" / "catalog"
HABITS = sorted(GOLDEN.glob("*.po"))
LONG = "嘉賓參觀工作坊，有團隊示範機械人如何按顏色為回收玻璃分類，並與創辦人會面，了解他們的研究成果。"


def ran(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("golden", HABITS, ids=lambda path: path.stem)
def test_habits_of_other_tools_are_kept(golden: Path, tmp_path: Path) -> None:
    path = tmp_path / golden.name
    shutil.copy(golden, path)
    before = path.read_text(encoding="utf-8").split("\n")
    catalog = catalogs.read(path, HANT)
    assert not catalogs.differs(catalog)
    assert [unit.state for unit in catalog.units()] == [
        State.TRANSLATED,
        State.DRAFT if golden.stem == "polib" else State.STALE,
        State.UNTRANSLATED,
    ]
    catalog.set_draft(catalog.units()[2].id, LONG, Origin("memory", "2026-11-25", 90))
    catalogs.save(catalog, date="2026-11-25")
    after = path.read_text(encoding="utf-8").split("\n")
    gone = [line for line in before if line not in after]
    assert [line[:18] for line in gone if "charset=utf-8" not in line] == (
        ['"PO-Revision-Date:'] if golden.stem != "polib" else []
    )
    added = [line for line in after if line not in before]
    assert '"嘉賓參觀工作坊，有團隊示範機械人如何按顏色為回收玻璃分類，並與創辦人會面，了"' in added
    assert '"解他們的研究成果。"' in added
    assert len(added) <= 6
    again = catalogs.read(path, HANT)
    assert again.units()[2].target == LONG


@needs_gettext
@pytest.mark.parametrize("golden", [path for path in HABITS if path.stem != "polib"], ids=lambda path: path.stem)
def test_wrapping_is_that_of_msgcat(golden: Path, tmp_path: Path) -> None:
    path = tmp_path / golden.name
    path.write_text(ran("msgcat", str(golden)), encoding="utf-8")
    catalog = catalogs.read(path, HANT)
    for unit in catalog.units():
        if not unit.target:
            catalog.set_target(unit.id, LONG)
    catalogs.save(catalog, date="2026-11-25")
    assert ran("msgcat", str(path)) == path.read_text(encoding="utf-8")


SOURCES = [
    ("Center Opens at Cyberport", Role.HEADLINE),
    (
        'The <b>Center</b> opened today with "R&D" \\ and 7,500 square feet of space for offices and meeting rooms.',
        None,
    ),
    ("A forum followed.", None),
    ("Approved.", None),
    ("Untranslated.", None),
    ("Will change.", None),
    ("Gone soon.", None),
]


def rows(sources: list[tuple[str, Role | None]]) -> list[Segment]:
    return [
        Segment(
            f"b{1 if at == 2 else at}",
            int(at == 2),
            text,
            role or Role.PARAGRAPH,
            context=role.value if role else "",
            speaker="Rocky Cheng",
        )
        for at, (text, role) in enumerate(sources)
    ]


def everything(folder: Path) -> tuple[Path, list[Segment]]:
    """Write a catalog with every state, and its template."""
    path = folder / "a.po"
    catalog = catalogs.new(path, HANT, source=EN)
    row = rows(SOURCES)
    catalogs.update(catalog, row, release="releases/a.md", source=EN)
    catalog.set_draft(row[0].unit, "中心於數碼港開幕", Origin("memory", "2026-11-25", 92))
    for at, text in (
        (1, "<b>中心</b>今日開幕，「R&D」\\佔地7,500平方呎。其後舉行論壇。"),
        (2, "{joined}"),
        (3, "已批准。"),
    ):
        catalog.set_target(row[at].unit, text)
    catalog.set_target(row[5].unit, "將會改變。")
    catalog.set_target(row[6].unit, "快將消失。")
    catalog.approve(row[3].unit, by="May", on="2026-11-25")
    catalog.entry(row[3].unit).tcomment = "a person's remark"
    row = rows([*SOURCES[:5], ("Has changed.", None)])
    catalogs.update(catalog, row, release="releases/a.md", source=EN, date="2026-11-25")
    catalogs.save(catalog, date="2026-11-25")
    catalogs.write_template(folder / "a.pot", row, release="releases/a.md")
    return path, row


ALL_STATES = [State.DRAFT, State.TRANSLATED, State.TRANSLATED, State.APPROVED, State.UNTRANSLATED, State.STALE]


def state_list(path: Path) -> list[State]:
    return [unit.state for unit in catalogs.read(path, HANT, source=EN).units()]


@needs_gettext
def test_gettext_leaves_our_files_as_they_are(tmp_path: Path) -> None:
    path, _ = everything(tmp_path)
    assert state_list(path) == ALL_STATES
    text = path.read_text(encoding="utf-8")
    for name in ("a.po", "a.pot"):
        ran("msgfmt", "-c", "-o", os.devnull, name, cwd=tmp_path)
    assert ran("msgcat", "--no-wrap", "a.po", cwd=tmp_path) == text
    ran("msgmerge", "-q", "--previous", "--no-wrap", "--backup=none", "-U", "a.po", "a.pot", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == text


@needs_gettext
def test_what_gettext_wraps_is_still_the_same_catalog(tmp_path: Path) -> None:
    path, row = everything(tmp_path)
    units = catalogs.read(path, HANT, source=EN).units()
    path.write_text(ran("msgcat", "a.po", cwd=tmp_path), encoding="utf-8")
    catalog = catalogs.read(path, HANT, source=EN)
    assert [(one.target, one.state, one.origin) for one in catalog.units()] == [
        (one.target, one.state, one.origin) for one in units
    ]
    catalogs.update(catalog, row, release="releases/a.md", source=EN)
    assert not catalogs.differs(catalog)


@needs_gettext
def test_msgmerge_before_us(tmp_path: Path) -> None:
    """Somebody runs msgmerge with a newer template; the next extract finds every state."""
    path, _ = everything(tmp_path)
    newer = rows([*SOURCES[:3], ("Approved!", None), ("New.", None), SOURCES[4], ("Has changed.", None)])
    catalogs.write_template(tmp_path / "a.pot", newer, release="releases/a.md")
    ran("msgmerge", "-q", "--previous", "--backup=none", "-U", "a.po", "a.pot", cwd=tmp_path)
    catalog = catalogs.read(path, HANT, source=EN)
    catalogs.update(catalog, newer, release="releases/a.md", source=EN)
    catalogs.save(catalog, date="2026-11-25")
    assert [(unit.target, unit.state) for unit in catalogs.read(path, HANT, source=EN).units()][3] == (
        "已批准。",
        State.STALE,
    )


def test_pybabel(tmp_path: Path) -> None:
    path, _ = everything(tmp_path)
    units = catalogs.read(path, HANT, source=EN).units()
    pybabel = (sys.executable, "-W", "ignore", "-m", "babel.messages.frontend")
    ran(*pybabel, "-q", "compile", "-i", "a.po", "-o", "a.mo", cwd=tmp_path)
    ran(*pybabel, "-q", "update", "-i", "a.pot", "-o", "a.po", "-l", "zh_Hant_HK", "--previous", cwd=tmp_path)
    catalog = catalogs.read(path, HANT, source=EN)
    assert [(one.target, one.state, one.previous) for one in catalog.units()] == [
        (one.target, one.state, one.previous) for one in units
    ]
    assert [entry.target for entry in catalog.entries if entry.obsolete] == ["快將消失。"]


def tool(name: str) -> str:
    found = shutil.which(name, path=os.environ.get("L10N_TOOLS")) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found


def test_translate_toolkit(tmp_path: Path) -> None:
    path, _ = everything(tmp_path)
    before = path.read_bytes()
    counted = ran(tool("pocount"), "--csv", "a.po", cwd=tmp_path)
    assert [word.strip() for word in counted.splitlines()[1].split(",")][1:2] == ["3"]
    ran(tool("pofilter"), "--language=zh_HK", "-i", "a.po", "-o", "out.po", cwd=tmp_path)
    if (tmp_path / "out.po").is_file():
        catalogs.read(tmp_path / "out.po", HANT)
    ran(tool("pot2po"), "-i", "a.pot", "-t", "a.po", "-o", "b.po", "--progress=none", cwd=tmp_path)
    shutil.copy(tmp_path / "b.po", path)
    assert state_list(path) == ALL_STATES
    assert path.read_bytes() != before or path.is_file()


PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN-HK</source_lang><target_lang>ZH-HK</target_lang><sentence_seg>false</sentence_seg></project></omegat>
"""


def test_omegat(tmp_path: Path) -> None:
    """OmegaT's console empties fuzzy entries and drops the flag: said, and brought back."""
    omegat = tool("omegat")
    path, _ = everything(tmp_path)
    units = catalogs.read(path, HANT, source=EN).units()
    project = tmp_path / "project"
    for folder in ("source", "target", "tm", "omegat", "glossary", "dictionary"):
        (project / folder).mkdir(parents=True)
    shutil.copy(path, project / "source" / "a.po")
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    ran(omegat, str(project), "--mode=console-translate")
    shutil.copy(project / "target" / "a.po", path)
    catalog = catalogs.read(path, HANT, source=EN)
    emptied = [unit for unit in catalog.units() if unit.state is State.UNTRANSLATED]
    assert len(emptied) == 3
    assert sum("was emptied" in notice.message for notice in catalog.notices) == 2
    catalogs.restore(catalog)
    catalogs.save(catalog, date="2026-11-25")
    assert [(one.target, one.state, one.previous) for one in catalogs.read(path, HANT, source=EN).units()] == [
        (one.target, one.state, one.previous) for one in units
    ]
