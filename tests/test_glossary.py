"""The glossary: what is found where, what tables are refused, and properties of matching against a plain reference."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import glossary, locale
from l10n.checks import CheckContext, glossary_rows
from l10n.errors import TableError
from l10n.glossary import Case, Concept, Glossary, Kind, Status, Term, match, presence
from l10n.glossary.automaton import _NOTHING, Automaton
from l10n.glossary.fold import fold
from l10n.glossary.glance import Glance
from l10n.glossary.match import Matcher
from l10n.glossary.termbase import spans
from l10n.model import CodeKind, InlineCode

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "glossary"
EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")
SHIPPED = glossary.read(sorted(path for path in (ROOT / "glossary").glob("*.csv") if path.name != "people.csv"))
MARK = re.compile(r"\[\[(.*?)\]\]")


def sections(name: str) -> list[tuple[str, str]]:
    text = (GOLDEN / name).read_text(encoding="utf-8")
    return [(part.split("\n", 1)[0].strip(), part.split("\n", 1)[1]) for part in text.split("\n## ")[1:]]


def of_forms(rows: str, code: str, kind: str = "term", case: str = "") -> Glossary:
    """Each `;` a concept, its forms separated by ` = `."""
    concepts = []
    for row in rows.split(";"):
        forms = [form.strip() for form in row.split(" = ")]
        terms = tuple(Term(form, code, Status.ADMITTED if at else Status.PREFERRED) for at, form in enumerate(forms))
        concepts.append(Concept(forms[0], Kind(kind), terms=terms, case=Case(case)))
    return Glossary(concepts)


@pytest.mark.parametrize(("name", "body"), sections("find.md"), ids=[name for name, _ in sections("find.md")])
def test_found(name: str, body: str) -> None:
    fields = dict(re.findall(r"^- (\w+): (.*)$", body, re.MULTILINE))
    where = locale.get(fields["locale"])
    termbase = SHIPPED
    if "terms" in fields:
        termbase = of_forms(fields["terms"], where.code, fields.get("kind", "term"), fields.get("case", ""))
    text = MARK.sub(r"\1", fields["text"])
    found = [text[span[0].start : span[0].end] for span in spans(termbase.find(text, where))]
    assert found == MARK.findall(fields["text"]), name


@pytest.mark.parametrize(("name", "body"), sections("tables.md"), ids=[name for name, _ in sections("tables.md")])
def test_refused(name: str, body: str, tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    match = re.search(r"```csv\n(.*?)```", body, re.DOTALL)
    assert match, name
    table.write_text(match[1], encoding="utf-8")
    expected = [(int(line), message) for line, message in re.findall(r"^- (\d+): (.*)$", body, re.MULTILINE)]
    with pytest.raises(TableError) as caught:
        glossary.read([table])
    said = [(fault.line, fault.message) for fault in caught.value.faults]
    assert len(said) == len(expected), said
    for (line, message), (where, words) in zip(said, expected, strict=True):
        assert line == where
        assert message.startswith(words)
    assert all(fault.path == str(table) for fault in caught.value.faults)


def test_faults_of_all_tables_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,xx_XX\na,b\n", encoding="utf-8")
    (tmp_path / "b.csv").write_bytes(b"id,en_HK\na,\xff\n")
    with pytest.raises(TableError) as caught:
        glossary.read([tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "none.csv"])
    assert [Path(fault.path).name for fault in caught.value.faults] == ["a.csv", "b.csv", "none.csv"]


def test_a_table_from_a_spreadsheet(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_bytes(
        "\ufeffid;EN-hk;tc;avoid:zh-Hant-HK\r\n# a remark;;;\r\n;Cyberport;數碼港 | 碼港;!賽博港\r\n;;;\r\n".encode()
    )
    [concept] = glossary.read([table]).concepts
    assert (concept.id, concept.line, concept.kind) == ("cyberport", 3, Kind.TERM)
    assert [(term.text, term.locale, term.status.value, term.anywhere) for term in concept.terms] == [
        ("Cyberport", "en_HK", "preferred", False),
        ("數碼港", "zh_Hant_HK", "preferred", False),
        ("碼港", "zh_Hant_HK", "admitted", False),
        ("賽博港", "zh_Hant_HK", "forbidden", True),
    ]


def test_a_bar_inside_a_form(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("en_HK\nA\\|B|C\n", encoding="utf-8")
    assert [term.text for term in glossary.read([table]).concepts[0].terms] == ["A|B", "C"]


def test_an_empty_glossary_finds_nothing() -> None:
    empty = Glossary.empty()
    assert empty.find("Cyberport 數碼港", EN) == []
    assert glossary.unmet(empty, ["Cyberport"], "", EN, HANT) == []
    assert glossary.misused(empty, ["Cyberport"], "賽博港", EN, HANT) == []
    assert glossary.lint(empty) == []


def test_a_locale_the_row_does_not_know_has_no_term() -> None:
    termbase = of_forms("Cyberport", "en_HK")
    assert termbase.expected(termbase.concepts[0], HANT) == ()
    assert glossary.unmet(termbase, ["Cyberport"], "電腦港", EN, HANT) == []


def test_hong_kong_simplified_falls_back() -> None:
    own = Concept(
        "a", terms=(Term("信息", "zh_Hans_CN", Status.PREFERRED), Term("资讯", "zh_Hans_HK", Status.PREFERRED))
    )
    base = Concept("b", terms=(Term("软件", "zh_Hans_CN", Status.PREFERRED),))
    termbase = Glossary([own, base])
    hong_kong = locale.get("zh_Hans_HK")
    assert termbase.expected(own, hong_kong) == ("资讯",)
    assert termbase.expected(base, hong_kong) == ("软件",)
    assert [hit.term.text for hit in termbase.find("资讯软件信息", hong_kong)] == ["资讯", "软件"]


def test_senses_are_told_by_words_nearby() -> None:
    found = SHIPPED.find("The Chief Executive of the HKMA spoke.", EN)
    assert [hit.concept.sense for hit in found if hit.term.text == "Chief Executive"] == []
    told = [hit.concept.id for hit in SHIPPED.find("The HKMA and its Chief Executive spoke.", EN)]
    assert told == ["hong-kong-monetary-authority", "chief-executive-hkma"]
    assert [hit.concept.id for hit in SHIPPED.find("The HKSAR and its Chief Executive", EN)][1:] == ["chief-executive"]
    assert SHIPPED.find("The Chief Executive spoke.", EN) == []


def test_a_spelling_that_the_row_forbids_is_no_variant_of_the_right_one(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("id,en_HK,zh_Hant_HK,avoid:en_HK\na,start-up,初創企業,startup\n", encoding="utf-8")
    termbase = glossary.read([table])
    assert glossary.lint(termbase) == []
    found = [(hit.term.text, hit.status) for hit in termbase.find("A start up, two start-ups, three startups.", EN)]
    assert found == [
        ("start-up", Status.PREFERRED),
        ("start-up", Status.PREFERRED),
        ("startup", Status.FORBIDDEN),
    ]
    assert [one.term.text for one in glossary.misused(termbase, ["兩家初創企業"], "Two startups", HANT, EN)] == [
        "startup"
    ]


def test_a_form_whose_sense_nothing_tells_is_shown_as_undecided() -> None:
    text = "The Chief Executives met."
    assert SHIPPED.find(text, EN) == []
    assert {"chief-executive", "chief-executive-hkma"} <= {one.id for one in SHIPPED.undecided(text, EN)}
    assert {"chief-executive", "chief-executive-hkma"} <= {one.id for one in SHIPPED.spelt("Chief Executives", EN)}
    assert SHIPPED.undecided("The HKMA and its Chief Executive, the HKSAR and its", EN) == []


def test_places_are_those_of_the_text_as_it_is() -> None:
    text = "The  Chinese\u00a0 People’s\u00adCongress cafe\u0301 Royale\u0301 x"
    termbase = of_forms("Chinese People'sCongress; Café Royalé", "en_HK")
    assert [text[hit.start : hit.end] for hit in termbase.find(text, EN)] == [
        "Chinese\u00a0 People’s\u00adCongress",
        "cafe\u0301 Royale\u0301",
    ] or [text[hit.start : hit.end] for hit in termbase.find(text, EN)] == ["Chinese\u00a0 People’s\u00adCongress"]


def test_across_inline_codes() -> None:
    codes = (InlineCode("b", CodeKind.STRONG, "**", "**"), InlineCode("br", CodeKind.BREAK, "\n", paired=False))
    termbase = of_forms("Hong Kong Cyberport; R&D", "en_HK")
    text = "At <b>Hong</b> Kong<br/>Cyberport, <b>R&D</b> <i>is</i> R<d>"
    found = [text[hit.start : hit.end] for hit in termbase.find_coded(text, codes, EN)]
    assert found == ["Hong</b> Kong<br/>Cyberport", "R&D"]


def test_what_a_shield_needs() -> None:
    table = SHIPPED.protected(HANT, HANS)
    assert table["鄭松岩"] == "郑松岩"
    assert table["資訊科技"] == "信息技术"
    assert table["「一帶一路」"] == "“一带一路”"
    assert "總裁" not in table


def test_expected_forms_are_in_order() -> None:
    concept = SHIPPED.concept("digital-economy")
    assert SHIPPED.expected(concept, HANT)[:2] == ("數字經濟", "數碼經濟")
    assert SHIPPED.forbidden(concept, HANT) == ("數位經濟",)


def test_the_shipped_glossary_is_clean() -> None:
    assert [str(flaw) for flaw in glossary.lint(SHIPPED)] == []
    assert list(glossary_rows.find(SHIPPED, CheckContext(EN, EN, SHIPPED))) == []


FLAWS = {
    "duplicate": "id,en_HK,zh_Hant_HK\na,Cyberport,數碼港\nb,Cyberport,數碼港\n",
    "conflict": "id,en_HK,zh_Hant_HK\na,Chief Executive,行政長官\nb,Chief Executive,總裁\n",
    "contradiction": "id,en_HK,zh_Hant_HK,avoid:zh_Hant_HK\na,Cyberport,數碼港,!電腦港\nb,Computer Port,電腦港,\n",
    "unreachable": "id,en_HK,zh_Hant_HK\na,-,數碼港\n",
    "short": "id,en_HK,zh_Hant_HK\na,Hong Kong,港\n",
    "evidence": "id,en_HK,zh_Hant_HK,verified\na,Cyberport,數碼港,yes\n",
    "gap": "id,en_HK\na,Cyberport\n",
}


def test_a_short_form_of_two_rows_is_a_conflict(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    rows = "a,Hong Kong Observatory|HKO,天文台\nb,Hong Kong Orchestra|HKO,香港樂團\n"
    table.write_text(f"id,en_HK,zh_Hant_HK\n{rows}", encoding="utf-8")
    assert [(flaw.rule, flaw.line) for flaw in glossary.lint(glossary.read([table]))] == [("conflict", 3)]


@pytest.mark.parametrize("rule", FLAWS)
def test_lint_names_the_row(rule: str, tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text(FLAWS[rule], encoding="utf-8")
    termbase = glossary.read([table])
    found = glossary.lint(termbase)
    assert [flaw.rule for flaw in found] == [rule]
    assert found[0].path == str(table)
    assert found[0].line in {2, 3}
    assert str(tmp_path) not in found[0].message
    [finding] = glossary_rows.find(termbase, CheckContext(EN, EN, termbase))
    assert (finding.code, finding.line) == ("TRM010", found[0].line)


def test_rows_that_follow_one_another_in_time_are_no_conflict(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("id,en_HK,zh_Hant_HK,from,to\na,Bureau,甲局,,2022-06\nb,Bureau,乙局,2022-07,\n", encoding="utf-8")
    termbase = glossary.read([table])
    assert glossary.lint(termbase) == []
    assert [want.expected for want in glossary.unmet(termbase, ["Bureau"], "丙", EN, HANT, date="2025-01-01")] == [
        ("乙局",)
    ]
    assert [want.expected for want in glossary.unmet(termbase, ["Bureau"], "丙", EN, HANT, date="2020")] == [("甲局",)]


def test_a_right_form_inside_a_forbidden_one_does_not_count() -> None:
    found = glossary.misused(SHIPPED, ["The HKSAR Government agreed."], "香港政府特區同意。", EN, HANT)
    assert [misuse.concept.id for misuse in found] == ["hksar-government"]


# ---------------------------------------------------------------- properties

WORDS = st.sampled_from(["ab", "abc", "b", "bc", "c", "abs", "sab"])
FORMS = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6, unique=True)
PROPERTY = settings(max_examples=100, deadline=None, derandomize=True)


def reference(forms: list[str], text: str) -> list[tuple[int, int]]:
    """Leftmost, longest, by trying every form at every place; endings as the rules say them."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        best = 0
        for form in sorted(forms, key=len, reverse=True):
            if best or not text.startswith(form, at) or (at and text[at - 1].isalpha()):
                continue
            tail = re.match(r"(?:s(?![a-z])|es(?![a-z])|(?![a-z]))", text[at + len(form) :])
            plural = tail[0] if tail else ""
            if tail and (
                not plural
                or (plural == "s" and not form.endswith("s"))
                or (plural == "es" and form.endswith(("s", "o")))
            ):
                best = len(form) + len(plural)
        if best:
            found.append((at, at + best))
        at += best or 1
    return found


@PROPERTY
@given(forms=FORMS, text=st.text(alphabet="abcse -.,", max_size=40))
def test_found_as_by_trying_every_form(forms: list[str], text: str) -> None:
    # organisations: no singulars and no plural heads, so that the reference needs no grammar
    termbase = of_forms(";".join(forms), "en_HK", "organisation")
    plain = re.sub(" +", " ", text.replace("-", " "))
    found = [(hit.start, hit.end) for hit in termbase.find(plain, EN)]
    assert found == reference(forms, plain)


PIECES = st.sampled_from(["a", "ab", "s", "es", "b", " ", "-", "'", "\u2019", "é", "數", "碼", "(", "&", "1", ".", "x"])
MIXED = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("".join), min_size=1, max_size=8, unique=True)


@PROPERTY
@given(forms=MIXED, kinds=st.lists(st.sampled_from(Kind), min_size=8, max_size=8), pieces=st.lists(PIECES, max_size=30))
@pytest.mark.parametrize("code", ["en_HK", "zh_Hant_HK"])
def test_a_large_termbase_finds_in_a_little_text_what_it_finds_in_much(
    code: str, forms: list[str], kinds: list[Kind], pieces: list[str]
) -> None:
    where = locale.get(code)
    pairs = [
        (concept, concept.terms[0])
        for form, kind in zip(forms, kinds, strict=False)
        for concept in [Concept(form, kind, terms=(Term(form, code, Status.PREFERRED),))]
    ]
    text = "".join([*pieces, " ", *forms, "s ", forms[0], "es"])
    whole = Matcher(pairs, chinese=where.chinese)
    whole.prepare()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(match, "_FEW", 0)
        patch.setattr(match, "_WORTH", 1_000)
        by_word = Matcher(pairs, chinese=where.chinese)
    assert by_word.find(text) == whole.find(text)
    for matcher in (by_word, whole):
        assert matcher.looks(text) or not matcher.find(text)


NAMED = st.sampled_from(
    ["It", "IT", "it", "Ab", "aB", "abs", "AB", "s", "es", " ", " ", "-", "1", "數", "碼", "新", "界", "&"]
)
WRITTEN = st.lists(NAMED, min_size=1, max_size=4).map("".join)


@PROPERTY
@given(
    rows=st.lists(
        st.tuples(WRITTEN, WRITTEN, st.sampled_from(Case), st.sampled_from([(), ("ab",), ("碼",)])),
        min_size=1,
        max_size=6,
    ),
    text=st.lists(NAMED, max_size=30).map("".join),
)
@pytest.mark.parametrize("code", ["en_HK", "zh_Hant_HK"])
def test_what_spares_a_place_the_full_tests_says_what_they_say(
    code: str, rows: list[tuple[str, str, Case, tuple[str, ...]]], text: str
) -> None:
    pairs = [
        (concept, term)
        for number, (one, other, case, when) in enumerate(rows)
        for terms in [(Term(one, code, Status.PREFERRED), Term(other, code, Status.FORBIDDEN))]
        for concept in [Concept(str(number), terms=terms, case=case, when=when)]
        for term in terms
    ]
    quick, slow = (Matcher(pairs, chinese=locale.get(code).chinese) for _ in range(2))
    whole = " ".join([text, *(row[0] for row in rows), rows[0][1].upper()])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Automaton, "_quickly", lambda *_: (None, None, 0, "", None, _NOTHING))
        expected = slow.find(whole)
    assert quick.find(whole) == expected


@PROPERTY
@given(text=st.text("數碼ab 。", max_size=30))
def test_spaces_beside_han_and_second_spaces_vanish(text: str) -> None:
    one = re.sub(" {2,}", " ", text)
    assert fold(text, chinese=True).plain == (one if one.isascii() else re.sub("(?<=[數碼]) +| +(?=[數碼])", "", one))


@PROPERTY
@given(
    forms=st.lists(st.text("香港科技園公司", min_size=1, max_size=4), min_size=1, max_size=8, unique=True),
    text=st.text("香港科技園公司，", max_size=40),
)
def test_found_in_chinese_as_by_trying_every_form(forms: list[str], text: str) -> None:
    termbase = of_forms(";".join(forms), "zh_Hant_HK")
    expected: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        longest = max((len(form) for form in forms if text.startswith(form, at)), default=0)
        if longest:
            expected.append((at, at + longest))
        at += longest or 1
    assert [(hit.start, hit.end) for hit in termbase.find(text, HANT)] == expected


ANY = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("AI數碼港 -'’\u0301\u00ad ﬁßİ")), max_size=60
)


@PROPERTY
@given(text=ANY)
def test_places_lie_in_the_text_in_order_and_hold_the_form(text: str) -> None:
    for where in (EN, HANT, HANS):
        before = 0
        for span in spans(SHIPPED.find(text, where)):
            hit = span[0]
            assert before <= hit.start < hit.end <= len(text)
            before = hit.end
        folded = fold(text, chinese=where.chinese)
        assert len(folded.text) == len(folded.plain)
        if folded.places is not None:
            every = [folded.places[at] for at in range(len(folded.text) + 1)]
            assert every == sorted(every)


@PROPERTY
@given(text=ANY)
def test_composed_and_decomposed_texts_have_the_same_terms(text: str) -> None:
    def found(form: Any) -> list[str]:  # noqa: ANN401 - a name of a normalization form
        return [hit.term.text for hit in SHIPPED.find(unicodedata.normalize(form, text), EN)]

    assert found("NFC") == found("NFD")


@PROPERTY
@given(source=ANY, target=ANY)
def test_agreement_never_raises(source: str, target: str) -> None:
    for one, other in ((EN, HANT), (HANT, EN), (EN, HANS), (HANS, HANT)):
        glossary.unmet(SHIPPED, [source, "Cyberport"], target, one, other)
        glossary.misused(SHIPPED, [source], target + "賽博港", one, other)


def test_long_lines_take_linear_time() -> None:
    target = "賽博港" * 20_000
    assert glossary.misused(SHIPPED, ["Cyberport " * 10_000], target, EN, HANT)
    assert glossary.unmet(SHIPPED, ["Cyberport " * 10_000], "電腦" * 30_000, EN, HANT)
    assert of_forms("一" * 400 + ";一二", "zh_Hant_HK").find("一" * 100_000, HANT)


def shipped_pairs() -> list[list[str]]:
    lines = (GOLDEN / "shipped.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if " > " in line]


@pytest.mark.parametrize("row", shipped_pairs(), ids=lambda row: row[1])
def test_the_shipped_glossary_on_pairs(row: list[str]) -> None:
    way, source, target, missing = row
    one, other = (locale.get(code) for code in way.split(" > "))
    wants = [want.form for want in glossary.unmet(SHIPPED, [source], target, one, other)]
    assert wants == ([] if missing == "—" else missing.split("; "))
    assert glossary.misused(SHIPPED, [source], target, one, other) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("大學的設施", False),  # one rendering of a tertiary institution, of infrastructure
        ("深港合作", False),  # Shenzhen, and Hong Kong too
        ("創科發展", True),  # letters of 創新科技, and of nothing else
        ("大專院校", True),
        ("應科院", True),
        ("深圳", True),
    ],
)
def test_which_chinese_forms_tell_their_concept(text: str, *, told: bool) -> None:
    hits = SHIPPED.find(text, HANT)
    assert hits
    assert [glossary.telling(SHIPPED, hit, HANT) for hit in hits] == [told] * len(hits)


@PROPERTY
@given(
    text=st.text(st.sampled_from("大陸立法院港 -\u00a0\u200b、A（é\u0301\uf9d3"), max_size=12),
    forms=st.lists(st.text(st.sampled_from("大陸立法院A "), min_size=1, max_size=4), max_size=3),
)
def test_a_glance_at_a_text_misses_nothing_that_folding_shows(text: str, forms: list[str]) -> None:
    folded = [one for one in (fold(form, chinese=True).text for form in forms) if one.strip()]
    assert Glance(folded).may(text) or not any(one in fold(text, chinese=True).text for one in folded)


@PROPERTY
@given(text=st.text(st.sampled_from("大陸立法院港 -\u00a0\u200b、「”A（é\u0301\uf9d3"), max_size=20))
def test_a_form_of_characters_alone_stands_in_the_folded_text_too(text: str) -> None:
    for where in (EN, HANT):
        folded = fold(text, chinese=where.chinese).text
        assert all(form in folded for form in ("大", "大陸", "立法院", "港大", "大、陸", "「大", "院”") if form in text)


@PROPERTY
@given(
    forms=st.lists(st.text("香港科技園A", min_size=1, max_size=4), min_size=1, max_size=4, unique=True),
    text=st.text("香港科技園 ，A", max_size=30),
)
def test_what_certainly_stands_in_a_text_is_never_more_than_what_does(forms: list[str], text: str) -> None:
    terms = tuple(Term(form, "zh_Hant_HK", Status.ADMITTED) for form in forms)
    concept = Concept("one", Kind.TERM, terms=terms)
    found = Glossary([concept])
    counted = presence.mentions(found, concept, fold(text, chinese=True).text, HANT)
    assert presence.at_least(found, concept, text, HANT) <= counted
