"""Checks: their golden cases, their contract, and that nothing makes them raise."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import checks, glossary, locale
from l10n.checks import CheckContext
from l10n.model import (
    CODE,
    JOINED,
    OMITTED,
    Block,
    BlockPair,
    CodeKind,
    Finding,
    Group,
    InlineCode,
    Place,
    Role,
    Scope,
    Segment,
    State,
    Unit,
    unit_id,
)

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "checks"
CHECKS = {check.CODE: check for check in checks.all_checks()}
FAMILIES = {"TRM", "NUM", "DAT", "CUR", "NAM", "PUN", "QUO", "SPC", "SCR", "TAG", "CON", "LEN", "CAT", "SRC"}
_LINE = re.compile(
    r"^- (?P<key>source|target|role|block|date|state|style|expect|previous|comment)"
    r"(?: \((?P<locale>\w+)\))?: ?(?P<value>.*)$"
)


@dataclass
class Case:
    """One `##` section of a golden file: unit pairs, and which code is expected.

    They stand in one block, unless `block` lines, each with its role, divide them (checks of release scope only).
    """

    name: str
    code: str
    expect: str = ""
    role: str = "paragraph"
    date: str = ""
    sources: list[tuple[str, str]] = field(default_factory=list)
    targets: list[list[tuple[str, str]]] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    comment: str = ""
    style: str = ""
    """A setting of the house for the target's locale: `variants = 布台`."""
    blocks: list[tuple[int, str]] = field(default_factory=list)

    def ranges(self) -> list[tuple[int, int, str]]:
        """Return where each block's sources start and end, and its role."""
        starts = self.blocks or [(0, self.role)]
        ends = [start for start, _ in starts[1:]] + [len(self.sources)]
        return [(start, end, role) for (start, role), end in zip(starts, ends, strict=True)]


def cases_in(path: Path) -> list[Case]:
    found: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            found.append(Case(line[3:].strip(), path.stem))
        elif line.startswith("- "):
            match = _LINE.match(line)
            assert match, f"{path.name}:{number}: not a line of a case: {line}"
            case = found[-1]
            if match["key"] == "source":
                case.sources.append((match["locale"], match["value"]))
                case.targets.append([])
            elif match["key"] == "target":
                case.targets[-1].append((match["locale"], match["value"]))
            elif match["key"] == "block":
                case.blocks.append((len(case.sources), match["value"]))
            elif match["key"] == "state":
                case.states.append(match["value"])
            else:
                setattr(case, match["key"], match["value"])
    for case in found:
        assert case.expect, f"{path.name}: case {case.name!r} expects nothing at all"
        assert case.sources, f"{path.name}: case {case.name!r} has no source"
    return found


ALL = [case for path in sorted(GOLDEN.glob("*.md")) for case in cases_in(path)]


def codes_of(text: str) -> tuple[InlineCode, ...]:
    kinds = {
        "b": CodeKind.STRONG,
        "i": CodeKind.EMPHASIS,
        "a": CodeKind.LINK,
        "br": CodeKind.BREAK,
        "img": CodeKind.IMAGE,
        "c": CodeKind.LITERAL,
    }
    seen: dict[str, InlineCode] = {}
    for match in CODE.finditer(text):
        kind = kinds.get(match["name"].rstrip("0123456789"))
        if kind is not None:
            seen.setdefault(match["name"], InlineCode(match["name"], kind, "[", "]", paired=not match["empty"]))
    return tuple(seen.values())


def pair_of(
    sources: list[str], targets: list[str], role: str, source: str, target: str, states: list[str] | None = None
) -> BlockPair:
    text = locale.get(source).joiner.join(sources)
    codes = codes_of(text)
    groups: list[Group] = []
    members: list[tuple[Unit, Segment]] = []

    def close() -> None:
        if members:
            first = members[0][0]
            groups.append(
                Group(
                    tuple(unit for unit, _ in members),
                    tuple(segment for _, segment in members),
                    locale.get(source).joiner.join(unit.source for unit, _ in members),
                    "" if first.target.strip() in {JOINED, OMITTED} else first.target,
                    first.state,
                    omitted=first.omitted,
                )
            )
            members.clear()

    for index, (one, other) in enumerate(zip(sources, targets, strict=True)):
        absent = bool(states) and states[index] == "absent"  # not in the catalog at all
        state = State(states[index]) if states and not absent else State.TRANSLATED if other else State.UNTRANSLATED
        unit = Unit(unit_id(one), one, other, state, target, line=0 if absent else index + 1, roles=(role,))
        segment = Segment(
            "b1", index, one, Role(role), lead="" if not index else locale.get(source).joiner, codes=codes_of(one)
        )
        if not unit.joined:
            close()
        members.append((unit, segment))
    close()
    return BlockPair(
        Block("b1", text, Place(0, len(text), 1), Role(role), codes),
        tuple(groups),
        text,
        locale.get(target).joiner.join(group.target for group in groups if group.target),
        all(group.target or group.omitted for group in groups),
    )


def commented(pair: BlockPair, comment: str) -> BlockPair:
    """Return the pair with a translator's comment on its first unit; `/` stands for a line break."""
    if not comment:
        return pair
    first = pair.groups[0]
    units = (replace(first.units[0], comment=comment.replace(" / ", "\n")), *first.units[1:])
    return replace(pair, groups=(replace(first, units=units), *pair.groups[1:]))


def blocks_of(case: Case, targets: list[str], source: str, target: str) -> tuple[BlockPair, ...]:
    """Return a case's blocks in one locale; the comment stands at the first unit of the first of them."""
    sources = [text for _, text in case.sources]
    made = [
        pair_of(sources[start:end], targets[start:end], role, source, target, case.states[start:end])
        for start, end, role in case.ranges()
    ]
    return (commented(made[0], case.comment), *made[1:])


def run_case(case: Case, termbase: glossary.Glossary) -> list[Finding]:
    check = CHECKS[case.code]
    source_locale = case.sources[0][0]
    target_locales = [name for name, _ in case.targets[0]] or ["zh_Hant_HK"]
    source = locale.get(source_locale)
    editions: dict[str, tuple[BlockPair, ...]] = {}
    for at, target_locale in enumerate(target_locales):
        texts = [row[at][1] if row else "" for row in case.targets]
        editions[target_locale] = blocks_of(case, texts, source_locale, target_locale)
    setting, _, choice = case.style.partition(" = ")
    style = {setting: [choice] if setting == "end_marks" else choice} if setting else {}
    context = CheckContext(source, locale.get(target_locales[0]), termbase, case.date, style)
    pair = editions[target_locales[0]][0]
    if check.SCOPE is Scope.UNIT:
        return [hit for group in pair.groups for hit in check.find(group, context)]
    if check.SCOPE is Scope.BLOCK:
        return list(check.find(pair, context))
    of_source = blocks_of(case, [""] * len(case.sources), source_locale, source_locale)
    release_context = CheckContext(source, source, termbase, case.date)
    return list(check.find({source_locale: of_source, **editions}, release_context))


@pytest.fixture(scope="module")
def termbase() -> glossary.Glossary:
    return glossary.read(sorted(path for path in (ROOT / "glossary").glob("*.csv") if path.name != "people.csv"))


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.code}: {case.name}")
def test_golden_case(case: Case, termbase: glossary.Glossary) -> None:
    found = run_case(case, termbase)
    shown = "\n".join(f"{hit.code} {hit.severity}: {hit.message}" for hit in found) or "nothing"
    if case.expect == "nothing":
        assert not found, shown
        return
    code, _, severity = case.expect.partition(" ")
    assert code == case.code
    assert found, "expected a finding, got nothing"
    if severity:
        assert severity in {hit.severity.value for hit in found}, shown


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_every_check_has_golden_cases_in_both_directions(code: str) -> None:
    if CHECKS[code].SCOPE in {Scope.PROJECT, Scope.GLOSSARY}:
        named = [path for path in (ROOT / "tests").glob("test_*.py") if code in path.read_text(encoding="utf-8")]
        assert named, f"no test names {code}"
        return
    expectations = [case.expect for case in ALL if case.code == code]
    assert any(one.startswith(code) for one in expectations), (
        f"tests/golden/checks/{code}.md has no case that expects {code}"
    )
    assert "nothing" in expectations, f"tests/golden/checks/{code}.md has no case that expects nothing"


def test_no_golden_file_is_without_its_check() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} <= set(CHECKS)


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_a_check_is_its_own_page(code: str) -> None:
    check = CHECKS[code]
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
    assert code[:3] in FAMILIES
    assert 1 <= len(check.NAME.split()) <= 5
    page = inspect.cleandoc(check.__doc__)
    for word in ("What", "Why", "Wrong", "Right", "Fix", "Does not"):
        assert re.search(rf"^{word}\b", page, re.MULTILINE), f"{code}: the page lacks {word!r}"


ANY = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("1.5億萬年月日%$「」“”‘’《》，。:：()（）<>ab/{} ")
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    sources=st.lists(ANY.filter(bool), min_size=1, max_size=3),
    targets=st.lists(ANY, min_size=3, max_size=3),
    data=st.data(),
)
def test_no_text_makes_a_check_raise(sources: list[str], targets: list[str], data: st.DataObject) -> None:
    locales = data.draw(st.permutations(["en_HK", "zh_Hant_HK", "zh_Hans_CN"]))
    pair = pair_of(sources, targets[: len(sources)], "paragraph", locales[0], locales[1])
    context = CheckContext(locale.get(locales[0]), locale.get(locales[1]), glossary.Glossary.empty())
    of_source = pair_of(sources, [""] * len(sources), "paragraph", locales[0], locales[0])
    for check in CHECKS.values():
        if check.SCOPE is Scope.UNIT:
            for group in pair.groups:
                list(check.find(group, context))
        elif check.SCOPE is Scope.BLOCK:
            list(check.find(pair, context))
        elif check.SCOPE is Scope.RELEASE:
            list(check.find({locales[0]: (of_source,), locales[1]: (pair,)}, context))


def changed(text: str, places: list[float], pieces: list[str]) -> str:
    """Return a text with pieces put in, each in place of up to as many characters."""
    for place, piece in zip(places, pieces, strict=True):
        at = int(place * len(text))
        text = text[:at] + piece + text[at + len(piece) // 2 :]
    return text


ODD = st.one_of(
    st.sampled_from(
        ["\ud800", "\udfff", "\0", "\u200d", "İ", "ﬁ", "é", "¹²", "½", "𠮷", "ａ", "\u3000", ".", "百", "0"]
    ),
    st.characters(),
    st.sampled_from([text[:9] for case in ALL for _, text in case.sources if text]),
)
"""What is put into a text that a check has something to say of: what breaks a table, a place or an engine."""


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    case=st.sampled_from([case for case in ALL if case.sources[0][1] and case.targets[0]]),
    place=st.lists(st.floats(0, 1), min_size=2, max_size=2),
    pieces=st.lists(ODD, min_size=2, max_size=2),
    of_source=st.booleans(),
)
def test_no_change_of_a_case_makes_a_check_raise(
    case: Case, place: list[float], pieces: list[str], of_source: bool, termbase: glossary.Glossary
) -> None:
    if of_source:
        (code, text), *rest = case.sources
        changed_case = replace(case, sources=[(code, changed(text, place, pieces) or "a"), *rest])
    else:
        (row, *rows) = case.targets
        changed_case = replace(case, targets=[[(code, changed(text, place, pieces)) for code, text in row], *rows])
    for code, check in CHECKS.items():
        if check.SCOPE in {Scope.UNIT, Scope.BLOCK, Scope.RELEASE}:
            run_case(replace(changed_case, code=code), termbase)
