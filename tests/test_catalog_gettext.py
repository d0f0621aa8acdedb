"""The strict reader beside GNU gettext itself: what `msgfmt -c` refuses, we refuse; what we write, gettext leaves alone."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from l10n import catalog as catalogs
from l10n.catalog import reader, writer
from l10n.locale import get
from l10n.model import Origin, Role, Segment, State

if TYPE_CHECKING:
    from pathlib import Path

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
