"""SRX: rules read decide, rules written are read again, bad ones are refused by line."""

from __future__ import annotations

import re
import time

import pytest

from l10n import locale
from l10n.errors import TableError, UsageError
from l10n.exchange import srx
from l10n.segmentation import Pattern, Rules, sentences

EN = locale.get("en_HK")
HANT = locale.get("zh_Hant_HK")
HANS = locale.get("zh_Hans_CN")


def mapped(pattern: str, name: str) -> str:
    return f'<languagemap languagepattern="{pattern}" languagerulename="{name}"/>'


ENGLISH = mapped("en.*", "E")


def document(rules: str, maps: str = ENGLISH, cascade: str = "no") -> bytes:
    return (
        f'<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="{cascade}"/>\n'
        f'<body><languagerules><languagerule languagerulename="E">\n{rules}\n</languagerule>'
        '<languagerule languagerulename="D"><rule break="yes"><beforebreak>;</beforebreak>'
        "<afterbreak>\\s</afterbreak></rule></languagerule></languagerules>\n"
        f"<maprules>{maps}</maprules></body></srx>"
    ).encode()


def rule(before: str, after: str = r"\s", breaks: str = "no") -> str:
    return f'<rule break="{breaks}"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>'


def test_rules_keep_together_and_break_before_ours() -> None:
    rules = srx.read(document(rule(r"\bKgn\.") + "\n" + rule(";", breaks="yes")), EN)
    text = "Take Kgn. Then stop; Go on. The end."
    assert sentences(text, EN) == ["Take Kgn.", "Then stop; Go on.", "The end."]
    assert sentences(text, EN, rules=rules) == ["Take Kgn. Then stop;", "Go on.", "The end."]


def test_the_first_rule_that_matches_decides() -> None:
    text = "One; Two; Three"
    assert sentences(text, EN, rules=Rules(patterns=(Pattern("One;", r"\s"), Pattern(";", r"\s", breaks=True)))) == [
        "One; Two;",
        "Three",
    ]


def test_maps_and_cascade() -> None:
    maps = mapped("EN.*", "E") + mapped(".*", "D")
    assert len(srx.read(document(rule("x"), maps), EN).patterns) == 1
    assert len(srx.read(document(rule("x"), maps, cascade="yes"), EN).patterns) == 2
    assert [one.before for one in srx.read(document(rule("x"), maps), HANT).patterns] == [";"]
    assert srx.read(document(rule("x")), HANT).patterns == ()


def test_unicode_properties() -> None:
    rules = srx.read(document(rule(r"\p{Lu}\p{Ll}+:", r"\h[\p{L}&amp;]", breaks="yes")), EN)
    assert sentences("Contact: Ada", EN, rules=rules) == ["Contact:", "Ada"]
    assert sentences("contact: Ada", EN, rules=rules) == ["contact: Ada"]


@pytest.mark.parametrize(
    "pattern", ["^(a+)+$", r"(\w+\s?)*\.$", r"([A-Za-z]+)*\d", "(.*?,){20}x", "(", r"(a)\1", r"\p{Foo}", "a{9999}"]
)
def test_bad_patterns_are_refused_by_line(pattern: str) -> None:
    with pytest.raises(TableError) as caught:
        srx.read(document(rule("ok") + "\n" + rule(pattern)), EN, path="house.srx")
    assert [(fault.path, fault.line) for fault in caught.value.faults] == [("house.srx", 4)]
    assert repr(pattern) in str(caught.value)
    with pytest.raises(UsageError):
        sentences("A. B.", EN, rules=Rules(patterns=(Pattern(pattern, ""),)))


def test_the_worst_allowed_patterns_are_linear() -> None:
    rules = Rules(patterns=(Pattern(r"(?:a|a)+\w*x\s+", "", breaks=True), Pattern(r"\w+\s*\.", r"\s[a-z]")))
    started = time.process_time()
    sentences("a" * 3_000 + ". B" * 1_000, EN, rules=rules)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not well-formed"),
        (b"<srx", "not well-formed"),
        (b"<tmx/>", "this is <tmx>"),
        (b'<!DOCTYPE srx [<!ENTITY a SYSTEM "file:///etc/passwd">]><srx>&a;</srx>', "entities of its own"),
    ],
)
def test_damaged_files(data: bytes, message: str) -> None:
    with pytest.raises(TableError, match=message):
        srx.read(data, EN, path="house.srx")


def test_what_is_written_fits_what_other_tools_call_the_language() -> None:
    written = srx.write([EN, HANT, HANS])
    maps = re.findall(r'languagepattern="([^"]+)" languagerulename="([^"]+)"', written.decode())

    def chosen(tag: str) -> str:
        return next(name for pattern, name in maps if re.fullmatch(pattern, tag))

    assert [chosen(tag) for tag in ("en", "en-US", "en-HK")] == ["en_HK"] * 3
    assert [chosen(tag) for tag in ("zh-HK", "zh_TW", "zh-Hant-MO", "zh")] == ["zh_Hant_HK"] * 4
    assert [chosen(tag) for tag in ("zh-CN", "zh-Hans", "zh-Hans-CN")] == ["zh_Hans_CN"] * 3


def test_what_is_written_is_read_again_and_splits_alike() -> None:
    own = Rules(patterns=(Pattern(";", r"\s", breaks=True),))
    written = srx.write([EN, HANT], own)
    assert written == srx.write([EN, HANT], own)
    rules = srx.read(written, EN)
    assert rules.patterns[0] == own.patterns[0]
    assert sentences("Mr. Chan came at No. 5 on Sept. 3. He left; it rained.", EN, rules=rules) == [
        "Mr. Chan came at No. 5 on Sept. 3.",
        "He left;",
        "it rained.",
    ]
    chinese = srx.read(written, HANT)
    assert sentences("他說：「甲。」然後離開。完", HANT, rules=chinese) == ["他說：「甲。」", "然後離開。", "完"]
