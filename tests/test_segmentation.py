"""Segmentation: golden cases, the measuring sets, and the promise that joining gives the block back."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale
from l10n.errors import UsageError
from l10n.model import CODE, JOINED, OMITTED, Block, CodeKind, InlineCode, Place, Role
from l10n.segmentation import Rules, codes, join, sentences, split

HERE = Path(__file__).parent
EN = locale.get("en_HK")
HANT = locale.get("zh_Hant_HK")
HANS = locale.get("zh_Hans_CN")
KINDS = {
    "b": CodeKind.STRONG,
    "i": CodeKind.EMPHASIS,
    "a": CodeKind.LINK,
    "br": CodeKind.BREAK,
    "n": CodeKind.NOTE,
    "c": CodeKind.LITERAL,
}


def block(text: str, role: Role = Role.PARAGRAPH, **fields: str) -> Block:
    """Make a block whose codes are those of KINDS that stand in the text."""
    names = dict.fromkeys(match["name"] for match in CODE.finditer(text) if match["name"].rstrip("0123456789") in KINDS)
    own = tuple(InlineCode(name, KINDS[name.rstrip("0123456789")], f"[{name}", f"{name}]", text="x") for name in names)
    return Block("p1", text, Place(0, len(text), 1), role=role, codes=own, **fields)


def cases(path: Path) -> list[tuple[str, str, list[str]]]:
    """Read (name, text, segments): `## name`, `> text`, `- segment` lines; a heading may hold several texts."""
    found: list[tuple[str, str, list[str]]] = []
    name, quoted = "", False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
        if line.startswith(">"):
            if quoted:
                found[-1] = (name, f"{found[-1][1]}\n{line[2:]}", [])
            else:
                found.append((name, line[2:], []))
        elif line.startswith("- "):
            found[-1][2].append(line[2:])
        quoted = line.startswith(">")
    assert found, path
    assert all(segments for _, _, segments in found), path
    return found


def shown(text: str, code: str, role: Role = Role.PARAGRAPH) -> list[str]:
    """Return the segments of a text under the block's own code names."""
    return [codes.rename(one.text, one.block_names) for one in split(block(text, role), locale.get(code))]


def edges(segment: str) -> str:
    """Take line break codes off a segment's edges: between sentences they belong to neither (Segment.lead)."""
    return re.sub(r"^(?:<br/>|\s)+|(?:<br/>|\s)+$", "", segment)


FILES = sorted([*(HERE / "golden" / "segmentation").glob("*.md"), *(HERE / "sets").glob("segmentation*_*.md")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_case(path: Path) -> None:
    code = re.sub(r"^(?:segmentation2?|codes)_", "", path.stem)
    wrong = []
    for name, text, expected in cases(path):
        wanted, got = [edges(one) for one in expected], shown(text, code)
        if wanted != got:
            wrong.append(f"{name}\n  want {' | '.join(wanted)}\n  got  {' | '.join(got)}")
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_cases() -> None:
    for code, least in (("en_HK", 170), ("zh_Hant_HK", 170), ("zh_Hans_CN", 100)):
        assert len(cases(HERE / "sets" / f"segmentation_{code}.md")) >= least


PIECES = st.sampled_from(
    [
        *("<b>", "</b>", "<a1>", "</a1>", "<a2>", "</a2>", "<br/>", "<c1/>", "<n1/>", "<b2>", "</b2>"),
        *("<x>", "<a3>", "<b", "/>", "&amp;", "{joined}", "**"),
        *(". ", ".", "! ", "? ", " ", "  ", "\n", "…", ". . .", "。", "！", "？", "……", "，", "：", "\u3000"),
        *("🎉", "✨", "📍", "❤️", "†", "①", "(1)", "[a]", "．", "、", ".NET", "Oi!", "Guess?", "Engrg.", "N.B."),
        *("“", "”", "‘", "’", '"', "'", "(", ")", "「", "」", "《", "》", "（", "）", "[1]", "²"),
        *(
            "Hello",
            "the",
            "Co.",
            "Ltd.",
            "Dr.",
            "U.S.",
            "No.",
            "5",
            "3.5",
            "a.m.",
            "I",
            "A.",
            "1)",
            "said",
            "他",
            "說",
            "香港",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))
CODES = tuple(
    InlineCode(name, kind, f"[{name}", f"{name}]", text="x")
    for name, kind in (
        ("b", CodeKind.STRONG),
        ("b2", CodeKind.STRONG),
        ("a1", CodeKind.LINK),
        ("a2", CodeKind.LINK),
        ("br", CodeKind.BREAK),
        ("c1", CodeKind.LITERAL),
        ("n1", CodeKind.NOTE),
    )
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from([EN, HANT, HANS]), st.sampled_from(Role), st.sampled_from(["sentence", "paragraph"]))
def test_joining_gives_the_block_back(text: str, where: locale.Locale, role: Role, mode: str) -> None:
    one = Block("p1", text, Place(0, 0, 1), role=role, codes=CODES)
    segments = split(one, where, mode=mode)
    assert join(one, segments, [None] * len(segments), " ") == text
    assert "".join(part.lead + codes.rename(part.text, part.block_names) for part in segments) == text
    assert bool(segments) == bool(text)
    for part in segments:
        assert part.text
        names = [code.name for code in part.codes]
        assert len(set(names)) == len(names)
        assert list(part.block_names) == names
        assert len(set(part.block_names.values())) == len(names)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from([EN, HANT, HANS]))
def test_sentences_lose_nothing_but_white_space(text: str, where: locale.Locale) -> None:
    assert "".join("".join(sentences(text, where)).split()) == "".join(text.split())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from([EN, HANT, HANS]))
def test_codes_of_formatting_move_no_break(text: str, where: locale.Locale) -> None:
    plain = Block("p1", text, Place(0, 0, 1))
    wrapped = Block("p1", f"<b>{text}</b>", Place(0, 0, 1), codes=CODES[:1])
    if text.strip() and "<b>" not in text and "</b>" not in text:
        assert len(split(plain, where)) == len(split(wrapped, where))


def test_codes_are_numbered_from_one_in_every_segment() -> None:
    one = block("See <a1>this</a1>. Or <a2>that</a2>. Both: <a2>that</a2>, <a1>this</a1>.")
    segments = split(one, EN)
    assert [part.text for part in segments] == [
        "See <a1>this</a1>.",
        "Or <a1>that</a1>.",
        "Both: <a1>that</a1>, <a2>this</a2>.",
    ]
    assert dict(segments[2].block_names) == {"a1": "a2", "a2": "a1"}
    assert [code.opening for code in segments[1].codes] == ["[a2"]
    targets = ["見<a1>這</a1>。", "或<a1>那</a1>。", "兩者：<a2>這</a2>、<a1>那</a1>。"]
    assert join(one, segments, targets, "") == "見<a1>這</a1>。或<a2>那</a2>。兩者：<a1>這</a1>、<a2>那</a2>。"


def test_literal_text_that_looks_like_a_code_stays_what_it_is() -> None:
    link = InlineCode("a2", CodeKind.LINK, "[", "](x)")
    one = Block("p1", "Write <a1> before <a2>this</a2>.", Place(0, 0, 1), codes=(link,))
    (part,) = split(one, EN)
    assert part.text == "Write <a1> before <a2>this</a2>."
    assert [code.name for code in part.codes] == ["a2"]


def test_unpaired_codes_of_a_run_stay_unpaired() -> None:
    one = block("<b>One. Two.</b> Three.")
    assert [part.text for part in split(one, EN)] == ["<b>One.", "Two.</b>", "Three."]
    assert join(one, split(one, EN), ["<b>一。", "二。</b>", None], "") == "<b>一。二。</b> Three."


def test_join_puts_the_joiner_between_translations_and_keeps_line_breaks() -> None:
    one = block("One.<br/>Two. Three.")
    segments = split(one, EN)
    assert join(one, segments, ["一。", "二。", "三。"], "") == "一。<br/>二。三。"
    assert join(one, segments, [None, "二。", None], "") == "One.<br/>二。 Three."
    chinese = block("一。二。三。")
    assert join(chinese, split(chinese, HANT), ["One.", "Two.", "Three."], " ") == "One. Two. Three."


def test_joined_and_omitted_give_nothing() -> None:
    one = block("One. Two. Three.")
    segments = split(one, EN)
    assert join(one, segments, ["一和二。", JOINED, "三。"], "") == "一和二。三。"
    assert join(one, segments, [OMITTED, "Deux.", f" {OMITTED} "], " ") == "Deux."
    assert join(one, segments, [OMITTED] * 3, " ") == ""


def test_roles_decide_what_is_split() -> None:
    text = "A new hub opens. It is in Wan Chai."
    for role in (Role.HEADLINE, Role.SUB_HEADLINE, Role.HEADING, Role.BOILERPLATE_HEADING, Role.METADATA):
        assert len(split(block(text, role), EN)) == 1, role
    for role in (Role.CAPTION, Role.LIST_ITEM, Role.TABLE_CELL, Role.KICKER, Role.CONTACT):
        assert len(split(block(text, role), EN)) == 2, role
    assert len(split(block("Approx. 5. Or 6.", Role.TABLE_CELL), EN)) == 1
    assert len(split(block("Alpha Co. The Hub", Role.TABLE_CELL), EN)) == 1


def test_a_contact_is_one_segment_a_line() -> None:
    one = block("Ada Wong<br/>Tel: (852) 2123 4567<br/>Email: ada@example.hk", Role.CONTACT)
    segments = split(one, EN)
    assert [part.text for part in segments] == ["Ada Wong", "Tel: (852) 2123 4567", "Email: ada@example.hk"]
    assert join(one, segments, ["黃女士", None, None], "").startswith("黃女士<br/>Tel")


def test_lines_with_labels_are_one_segment_each() -> None:
    one = block("Date: 5 May 2026<br/>Time: 3 p.m.<br/>Venue: Hall A")
    assert [part.text for part in split(one, EN)] == ["Date: 5 May 2026", "Time: 3 p.m.", "Venue: Hall A"]
    chinese = block("日期：五月五日<br/>時間：下午三時")
    assert [part.text for part in split(chinese, HANT)] == ["日期：五月五日", "時間：下午三時"]
    assert len(split(block("The hub: a place<br/>for all"), EN)) == 1


def test_segments_carry_what_their_block_is() -> None:
    first, second = split(block("“We agree. It is good.”", Role.QUOTATION, speaker="Ada Wong"), EN)
    assert (first.block, first.index, second.index, second.speaker, second.context) == ("p1", 0, 1, "Ada Wong", "")
    (heading,) = split(block("New hub", Role.HEADLINE), EN)
    assert heading.context == "headline"


def test_paragraph_mode_and_unknown_mode() -> None:
    assert len(split(block("One. Two."), EN, mode="paragraph")) == 1
    with pytest.raises(UsageError, match="segmentation is 'word'"):
        split(block("One. Two."), EN, mode="word")


def test_user_rules() -> None:
    own = Rules(abbreviations=("Bldg.", "Rosl"), exceptions=("Go! Kids",))
    assert len(sentences("Take Rosl. Road east. Stop.", EN)) == 3
    assert len(sentences("Take Rosl. Road east. Stop.", EN, rules=own)) == 2
    assert len(sentences("The Go! Kids came. They sang.", EN, rules=own)) == 2


def test_empty_and_white() -> None:
    assert split(block(""), EN) == ()
    assert [part.text for part in split(block("  "), EN)] == ["  "]
    assert sentences("", EN) == []
    assert sentences("One.\n\nno stop here\n\nTwo.", EN) == ["One.", "no stop here", "Two."]


LONG = {
    "stops": "." * 100_000,
    "spaced stops": ". " * 50_000,
    "open quotes": "“" * 50_000 + ". A" * 10_000,
    "brackets": "(" * 40_000 + "A. B" + ")" * 40_000,
    "straight quotes": '"a. ' * 25_000,
    "apostrophes": "' " * 50_000,
    "closers": "." + ")" * 100_000,
    "white space": " " * 100_000 + "." + " " * 100_000,
    "one word": "a" * 100_000 + ". B",
    "quotations": "「甲。」" * 25_000,
    "list": "1. A " + "2. B " * 20_000,
    "codes": "<b>A.</b> " * 10_000,
    "initials": "A. " * 30_000,
    "ellipses": "甲……" * 30_000,
    "emoji": "A! 🎉 " * 10_000,
    "emoji run": "A! " + "🎉" * 60_000 + " B",
    "notes": "甲。①" * 10_000,
    "raised notes": "A." + "¹ ² " * 30_000,
    "names": "Oi! Oi! at Oi! B, " * 6_000,
    "quotations in a row": "「甲！」" * 8_000 + "是",
    "ellipses in a quotation": "「" + "甲……乙" * 8_000 + "」",
    "small letters": "we made it. " * 9_000,
    "half-width": "甲乙丙丁." * 8_000,
    "brackets behind quotations": "「甲。」（乙）" * 5_000,
    "capitals": "Ltd. " + "Aaaa " * 20_000 + "Ltd. " * 10_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_lines_are_linear(text: str) -> None:
    started = time.process_time()
    one = block(text)
    segments = split(one, EN)
    assert join(one, segments, [None] * len(segments), " ") == text
    assert time.process_time() - started < 5


@pytest.mark.shared
def test_golden_english_rules(shared: Path) -> None:
    rules = json.loads((shared / "corpora" / "segmentation" / "english_golden_rules.json").read_text(encoding="utf-8"))
    right = sum(sentences(rule["text"], EN) == rule["sentences"] for rule in rules)
    assert len(rules) == 48
    assert right >= 47


@pytest.mark.shared
def test_chinese_cases(shared: Path) -> None:
    for case in json.loads((shared / "corpora" / "segmentation" / "chinese_cases.json").read_text(encoding="utf-8")):
        assert sentences(case["text"], HANT) == case["sentences"]


@pytest.mark.shared
def test_the_seed(shared: Path) -> None:
    """Every sentence of the seed is one segment: its paragraphs end in a stop, and so does all that was split off."""
    text = next((shared / "seed").glob("*.txt")).read_text(encoding="utf-8")
    paragraphs = [
        " ".join(part.split()) for part in re.split(r"\n\s*\n", text) if len(part) > 60 and "**\n" not in part
    ]
    found = [one for part in paragraphs for one in sentences(part, EN)]
    halves = [one for one in found if one[-1] not in ".”’\"'*"]
    assert len(found) == 56
    assert [one.split()[-1] for one in halves] == ["from", "multi-pronged"]


@pytest.mark.shared
def test_bilingual_counts(shared: Path) -> None:
    rows = (shared / "corpora" / "hkma" / "paragraphs_2015_2022.tsv").read_text(encoding="utf-8").splitlines()[1:]
    counts = [(len(sentences(row[2], EN)), len(sentences(row[3], HANT))) for row in (line.split("\t") for line in rows)]
    several = [pair for pair in counts if max(pair) > 1]
    assert sum(left != right for left, right in several) / len(several) < 0.34
