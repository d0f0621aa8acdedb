"""Drafts that need no machine: lines of the frame, datelines, figures; they come before memory and machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import Libre, translated
from test_draft import STILL, make, translate, units, with_server

from l10n import draft, glossary, locale
from l10n.draft import frame
from l10n.model import CODE, JOINED, State

if TYPE_CHECKING:
    from pathlib import Path

EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> glossary.Glossary:
    path = tmp_path_factory.mktemp("glossary") / "terms.csv"
    path.write_text("id,kind,en_HK,zh_Hant_HK,zh_Hans_CN\nc,organisation,Cyberport,數碼港,数码港\n", encoding="utf-8")
    return glossary.read([path])


def test_the_golden_table(root: Path, terms: glossary.Glossary) -> None:
    lines = (root / "tests" / "golden" / "draft" / "frame.md").read_text(encoding="utf-8").splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").replace("`", "").split(" | ")] for line in lines if "_HK |" in line
    ]
    wrong = []
    for text, source, target, expected in rows:
        pair = (locale.get(source), locale.get(target))
        length, dateline = frame.dateline(text, *pair, terms)
        found = (
            frame.line(text, *pair, terms) or (dateline if length == len(text) else "") or frame.figures(text, *pair)
        )
        if (found.strip() or "—") != expected:
            wrong.append((text, found, expected))
    assert wrong == []
    assert len(rows) > 25


@given(st.text(max_size=130), st.sampled_from([(EN, HANT), (HANT, EN), (EN, HANS), (HANT, HANS)]))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_text_raises_and_no_code_is_lost(text: str, pair: tuple[locale.Locale, locale.Locale]) -> None:
    empty = glossary.Glossary()
    for found in (frame.line(text, *pair, empty), frame.figures(text, *pair)):
        assert not found or CODE.findall(found) == CODE.findall(text)
    length, _ = frame.dateline(text, *pair, empty)
    assert length <= len(text)


@pytest.mark.parametrize("text", ["1" * 100_000, "Hong Kong, " * 9000, "（" * 100_000, "A/" * 50_000, "a:" * 50_000])
def test_long_lines_take_no_time(text: str) -> None:
    empty = glossary.Glossary()
    assert frame.line(text, EN, HANT, empty) == frame.figures(text, EN, HANT) == ""
    assert frame.dateline(text, EN, HANT, empty) == (0, "")


RELEASE = """# A hall opens

Hong Kong, 21 October 2025 – The hall is open to everybody now.

| Year | Visitors |
|---|---|
| 2025 | 4,560.0 |

For media enquiries, please contact:

press@example.org
"""


def test_tables_come_before_machines_and_a_dateline_is_not_sent(tmp_path: Path) -> None:
    made = make(tmp_path, hall=RELEASE)
    with Libre(lambda _text, n: translated(f"機器譯文{n}。")) as server:
        made = with_server(made, server)
        report = draft.run(made, made.releases(), locales=[HANT], clock=STILL)
    now = units(made, "hall")
    assert now["For media enquiries, please contact:"].target == "傳媒查詢，請聯絡："
    first = now["Hong Kong, 21 October 2025 – The hall is open to everybody now."]
    assert first.target.startswith("（香港，2025年10月21日）機器譯文")
    assert "The hall is open to everybody now." in server.texts
    assert not any("2025" in text or "media" in text or "@" in text for text in server.texts)
    assert (now["4,560.0"].target, now["2025"].target) == ("4,560.0", "2025")
    assert all(unit.state is State.DRAFT for unit in now.values() if unit.target)
    assert report.rows[0].filled["boilerplate"] == 1
    assert report.rows[0].filled["figures"] >= 2
    origin = now["4,560.0"].origin
    assert origin is not None
    assert origin.maker == "figures"


def test_a_row_whose_sense_is_not_decided_drafts_nothing(tmp_path: Path) -> None:
    made = make(tmp_path, hall="# Hall\n\nThe programme\n")
    (tmp_path / "glossary" / "senses.csv").write_text(
        "id,kind,en_HK,zh_Hant_HK,when,sense\nhall-1,term,Hall,禮堂,concert,room\nhall-2,term,Hall,會堂,city,house\n",
        encoding="utf-8",
    )
    draft.run(made, made.releases(), locales=[HANT])
    assert units(made, "hall")["Hall"].target == ""


def test_a_group_with_inline_codes_is_found_again(tmp_path: Path) -> None:
    text = "The hall has **7,500** square feet. See [the page](https://example.org/{}) or [the map](https://example.org/m).\n"
    made = make(tmp_path, first=text.format("a"), second=text.format("b").replace("7,500", "8,600"))
    first, second = list(units(made, "first"))
    target = "禮堂佔地<b>7,500</b>平方呎，詳見<a1>網頁</a1>或<a2>地圖</a2>。"
    translate(made, "first", {first: target, second: JOINED})
    draft.run(made, made.releases(["second"]), locales=[HANT])
    now = list(units(made, "second").values())
    assert [unit.target for unit in now] == [target.replace("7,500", "8,600"), JOINED]


@pytest.mark.parametrize(("mark", "style", "wanted"), [
    ("— 完 —", "", "- End -"),
    ("***完***", "", "- End -"),
    ("— 完 —", '[style.en_HK]\nend_marks = ["# # #"]\n', "# # #"),
])  # fmt: skip
def test_an_end_mark_of_any_dashes_and_a_lone_term_are_the_houses(
    mark: str, style: str, wanted: str, tmp_path: Path
) -> None:
    table = "id,en_HK,zh_Hant_HK\nmedia-enquiries,media enquiries,傳媒查詢\ne-hkd,e-HKD,數碼港元\n"
    text = f"# 數碼港啟用實驗室\n\n數碼港今日啟用一所實驗室。\n\n數碼港元\n\n傳媒查詢\n\n{mark}\n"
    made = make(tmp_path, settings='source = "zh_Hant_HK"\ntargets = ["en_HK"]\n' + style, lab=text)
    (tmp_path / "glossary" / "terms.csv").write_text(table, encoding="utf-8")
    draft.run(made, made.releases())
    drafted = {source: unit.target for source, unit in units(made, "lab", EN).items()}
    assert drafted["傳媒查詢"] == "Media enquiries"
    assert drafted["數碼港元"] == "e-HKD"
    assert list(drafted.values())[-1] == wanted
