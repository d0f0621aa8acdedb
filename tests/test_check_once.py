"""One fault, one finding: what is said once more is silent, what is said of other words is not, errors stay errors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_check_living import catalog, errors, put, run
from test_checks import CHECKS, ROOT, Case, blocks_of, cases_in

from l10n import catalog as catalogs
from l10n import extract, glossary, locale, project
from l10n.check.once import once
from l10n.checks import CheckContext
from l10n.model import Finding, Scope, Severity, Stretch

if TYPE_CHECKING:
    from pathlib import Path

CASES = cases_in(ROOT / "tests" / "golden" / "once" / "editions.md")
HANT, HANS = "zh_Hant_HK", "zh_Hans_CN"
RANK = {severity: rank for rank, severity in enumerate(Severity)}


def all_of(case: Case) -> list[Finding]:
    """Return what all checks say of a case, before anything is silent."""
    code = case.sources[0][0]
    termbase, source = glossary.Glossary.empty(), locale.get(code)
    editions = {
        name: blocks_of(case, [row[at][1] for row in case.targets], code, name)
        for at, (name, _) in enumerate(case.targets[0])
    }
    found: list[Finding] = []
    for name, (pair,) in editions.items():
        context = CheckContext(source, locale.get(name), termbase)
        for check in CHECKS.values():
            if check.SCOPE is Scope.UNIT:
                found += [hit for group in pair.groups for hit in check.find(group, context)]
            elif check.SCOPE is Scope.BLOCK:
                found += check.find(pair, context)
    of_source = blocks_of(case, [""] * len(case.sources), code, code)
    context = CheckContext(source, source, termbase)
    wide = [check for check in CHECKS.values() if check.SCOPE is Scope.RELEASE]
    return found + [hit for check in wide for hit in check.find({code: of_source, **editions}, context)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_case(case: Case) -> None:
    said = [f"{hit.code} {hit.severity}" for hit in once(all_of(case)) if hit.severity is not Severity.INFO]
    assert ", ".join(sorted(said)) == ("" if case.expect == "nothing" else case.expect)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_worst_stays_and_once_more_changes_nothing(case: Case) -> None:
    every = all_of(case)
    left = once(every)
    assert once(left) == left
    if every:
        assert min(RANK[hit.severity] for hit in left) == min(RANK[hit.severity] for hit in every)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["SCR007", "CON011", "CON022", "CON023", "NAM016", "NAM024", "LEN002", "LEN006", "NUM020"]),
            st.sampled_from(list(Severity)),
            st.sampled_from([HANT, HANS]),
            st.integers(0, 8),
            st.integers(0, 3),
        ),
        max_size=8,
    )
)
def test_whatever_is_silent_another_as_bad_speaks_of_its_block(rows: list[tuple[str, Severity, str, int, int]]) -> None:
    text = "醫生建議休息。好"
    every = [
        Finding(code, severity, "a fault", "u", name, "s", text, column=at, stretches=stretches)
        for code, severity, name, at, size in rows
        for stretches in [(Stretch(name, text, at, at + size),) if code in {"SCR007", "CON022", "LEN006"} else ()]
    ]
    left = once(every)
    for hit in every:
        assert any(RANK[one.severity] <= RANK[hit.severity] for one in left)


def hit(code: str, severity: Severity, stretch: Stretch) -> Finding:
    return Finding(code, severity, "", "u", HANS, "s", stretch.text, stretches=(stretch,))


def test_words_beside_one_another_are_not_the_same_words() -> None:
    one = hit("CON022", Severity.ERROR, Stretch(HANS, "医生反对休息", 2, 4))
    for start, left in ((4, 2), (3, 1)):
        other = hit("SCR007", Severity.ERROR, Stretch(HANS, "医生反对休息", start, start + 1))
        assert len(once([one, other])) == left
        assert len(once([one, replace(other, stretches=(Stretch(HANT, "医生反对休息", 3, 4),))])) == 2


def test_a_mild_finding_silences_no_bad_one() -> None:
    stretch = Stretch(HANS, "医生反对休息", 2, 4)
    bad, mild = hit("SCR007", Severity.ERROR, stretch), hit("CON022", Severity.WARNING, stretch)
    assert once([mild, bad]) == [mild, bad]


def of_two_editions(folder: Path) -> project.Project:
    """A project of one release whose Simplified lacks a word of the Traditional."""
    (folder / "releases").mkdir(parents=True)
    (folder / "l10n.toml").write_text(
        'source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\n[check]\nignore = ["CON011"]\n',
        encoding="utf-8",
    )
    (folder / "releases" / "fund.md").write_text("The results are in the annex.\n", encoding="utf-8")
    own = project.find(folder)
    extract.run(own, own.releases())
    put(own, "fund", {"The results are in the annex.": "未經審核的中期業績載於附件。"}, HANT)
    put(own, "fund", {"The results are in the annex.": "经审核的中期业绩载于附件。"}, HANS)
    return own


def comment(own: project.Project, text: str) -> None:
    one = catalog(own, "fund", HANS)
    one.live()[0].tcomment = text
    catalogs.save(one)


def test_a_release_has_one_finding_and_a_check_that_was_not_asked_silences_nothing(tmp_path: Path) -> None:
    own = of_two_editions(tmp_path / "p")
    assert errors(run(own)) == {"CON022"}
    assert not [one for one in run(own).findings if one.code == "SCR007"]
    assert [one.code for one in run(own, ignore=["CON022"]).findings] == ["SCR007"]


def test_what_is_suppressed_silences_nothing_and_what_is_silent_may_be_suppressed(tmp_path: Path) -> None:
    own = of_two_editions(tmp_path / "p")
    asked = ["CON022", "SCR007", "CAT006"]
    comment(own, "l10n: ignore CON022 the auditors came later")
    assert [one.code for one in run(own, select=asked).findings] == ["SCR007"]
    comment(own, "l10n: ignore CON022, SCR007 the auditors came later")
    assert run(own, select=asked).findings == ()
