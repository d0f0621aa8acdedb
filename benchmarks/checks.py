"""All checks measured: false alarms on human translations, faults found, sets. Prints every figure and its target.

    python benchmarks/checks.py [--list 2015-2018|2019-2022|CN|TW|faults|sets] [--only hkma|seeded|ntrex|sets]

In: ../shared/corpora (skipped, and said, where it is not there), the shipped glossary and tests/sets. Every pair is an
edition of one block; every check of unit and block scope runs. Rules were tuned on the HKMA pairs of 2015-2018;
2019-2022 is reported apart. Each error-level finding has a person's verdict in checks_verdicts.tsv, by document,
paragraph and code. Faults are planted one at a time with a fixed seed, by patterns that are not the checks' own, in
pairs without an error.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import values as planting  # noqa: E402 - benchmarks/values.py, whose planting of figures is used here too

from l10n import checks, glossary, locale, segmentation  # noqa: E402 - the repository's own package
from l10n.model import (  # noqa: E402
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
    Severity,
    State,
    Unit,
    unit_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 20251021
Row = tuple[str, str, str]
Plant: TypeAlias = "Callable[[str, str, random.Random], Iterator[tuple[str, str, str]]]"
CHECKS = [check for check in checks.all_checks() if check.SCOPE in {Scope.UNIT, Scope.BLOCK}]
RELEASE = [check for check in checks.all_checks() if check.SCOPE is Scope.RELEASE]
TERMS = glossary.read(sorted(path for path in (ROOT / "glossary").glob("*.csv") if path.name != "people.csv"))
VERDICTS = Path(__file__).with_name("checks_verdicts.tsv")
_KINDS = {"a": CodeKind.LINK, "b": CodeKind.STRONG}
_CODE = re.compile(r"<(?P<name>[ab]\d?)>")


def codes_of(text: str) -> tuple[InlineCode, ...]:
    """Return the inline codes that a planted text has."""
    names = dict.fromkeys(match["name"] for match in _CODE.finditer(text))
    return tuple(InlineCode(name, _KINDS[name[0]], "[", "](x)") for name in names)


def pair_of(source: str, target: str, code: str) -> BlockPair:
    """Return a block of one unit."""
    heading = source.startswith("# ")
    role = Role.HEADING if heading else Role.PARAGRAPH
    unit = Unit(unit_id(source), source, target, State.TRANSLATED, code, line=1, roles=(role.value,))
    codes = codes_of(source)
    segment = Segment("b", 0, source, role, codes=codes, block_names={one.name: one.name for one in codes})
    group = Group((unit,), (segment,), source, target, State.TRANSLATED)
    return BlockPair(Block("b", source, Place(0, len(source), 1), role, codes), (group,), source, target, complete=True)


def findings(source: str, target: str, to: str, came: str = "en_HK") -> list[Finding]:
    """Return what the checks say about one pair."""
    context = checks.CheckContext(locale.get(came), locale.get(to), TERMS)
    pair = pair_of(source, target, to)
    return [
        hit for check in CHECKS for hit in check.find(pair.groups[0] if check.SCOPE is Scope.UNIT else pair, context)
    ]


def wider(source: str, target: str, to: str, came: str) -> list[Finding]:
    """Return what the checks of release scope say about one pair alone, as a release of one block."""
    pairs = {came: (pair_of(source, "", came),), to: (pair_of(source, target, to),)}
    context = checks.CheckContext(locale.get(came), locale.get(came), TERMS)
    return [hit for check in RELEASE for hit in check.find(pairs, context) if hit.locale != came]


def errors(source: str, target: str, to: str, came: str = "en_HK") -> list[Finding]:
    """Return the error-level ones."""
    return [hit for hit in findings(source, target, to, came) if hit.severity is Severity.ERROR]


def verdicts() -> dict[tuple[str, str], str]:
    """Return the verdicts by place and code: "true …" or "false …"."""
    if not VERDICTS.is_file():
        return {}
    rows = [line.split("\t") for line in VERDICTS.read_text(encoding="utf-8").splitlines()[1:]]
    return {(row[0], row[1]): row[2] for row in rows}


def silence(  # noqa: C901 - one report
    name: str, rows: list[Row], to: str, *, listed: bool, bare: bool = False
) -> list[Row]:
    """Print the share of pairs with findings by severity; return the pairs without an error."""
    silent, level, by_code = [], Counter[str](), defaultdict(Counter[str])
    judged, known = Counter[str](), verdicts()
    false_pairs: set[str] = set()
    start = time.perf_counter()
    for place, source, target in rows:
        found = findings(source, target, to)
        level.update({hit.severity.value for hit in found})
        for hit in found:
            by_code[hit.severity.value][hit.code] += 1
        bad = [hit for hit in found if hit.severity is Severity.ERROR]
        if not bad:
            silent.append((place, source, target))
        for code in sorted({hit.code for hit in bad}):
            verdict = known.get((place, code), "not judged").split()[0]
            judged[verdict] += 1
            if verdict != "true":
                false_pairs.add(place)
        if bad and listed:
            print(f"\n== {place}\n   {source}\n   {target}")
            for hit in bad:
                print(f"   {hit.code}: {hit.message} [{known.get((place, hit.code), 'not judged')}]")
        if listed and not bare:
            for hit in found:
                if hit.severity is Severity.WARNING:
                    at = max(0, hit.column - 15)
                    print(f"-- {place} {hit.code}: {hit.message} | {hit.target[at : at + 40]}")
    took = time.perf_counter() - start
    share = {one: f"{level[one]} ({100 * level[one] / len(rows):.2f} %)" for one in ("error", "warning", "info")}
    print(f"\n{name}: {len(rows)} pairs, {len(rows) / took:.0f} pairs/s")
    for one in ("error", "warning", "info"):
        print(f"  {one:8} {share[one]:16} {dict(by_code[one].most_common())}")
    if not bare:
        false = f"{len(false_pairs)} ({100 * len(false_pairs) / len(rows):.2f} %)"
        print(f"  pairs with an error not judged true: {false}; findings judged: {dict(judged)}")
    return silent


def _script(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield one character of the other script: every Traditional-only character is Simplified in turn."""
    from l10n import script  # noqa: PLC0415 - opencc is heavy

    plain = script.convert(
        text, locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN"), glossary=glossary.Glossary.empty(), codes=()
    ).text
    if len(plain) != len(text):
        return
    places = [
        at
        for at, (one, other) in enumerate(zip(text, plain, strict=True))
        if one != other and one > "\u3400" and one < "\ufe00"
    ]
    if places:
        at = chance.choice(places)
        yield f"{text[at]} -> {plain[at]}", text[:at] + plain[at] + text[at + 1 :]


_HANT = locale.get("zh_Hant_HK")
_NAMES = sorted(
    {
        term
        for concept in TERMS.concepts
        if concept.kind in glossary.NAMES and concept.certain
        for term in TERMS.expected(concept, _HANT)[:1]
    }
)


def _name(source: str, text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield every mention of one glossary name, which the source has, replaced by another concept's name.

    A name that stands inside a longer one of the source (the Monetary Authority of Singapore) is none of them.
    """
    there = {hit.concept.id for hit in TERMS.find(source, locale.get("en_HK"))}
    hits = [
        hit
        for hit in TERMS.find(text, _HANT)
        if hit.concept.kind in glossary.NAMES and hit.concept.certain and hit.concept.id in there
    ]
    if hits:
        chosen = chance.choice(hits)
        own = [hit for hit in hits if hit.concept.id == chosen.concept.id]
        same = set(TERMS.expected(chosen.concept, _HANT))
        form = text[chosen.start : chosen.end]
        other = chance.choice([name for name in _NAMES if name not in text and name not in same and form not in name])
        wrong = text
        for hit in reversed(own):
            wrong = wrong[: hit.start] + other + wrong[hit.end :]
        yield f"{form} -> {other}", wrong


def _dropped(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the text without one of its sentences."""
    parts = segmentation.sentences(text, _HANT)
    if len(parts) > 1:
        gone = chance.randrange(len(parts))
        yield f"dropped: {parts[gone][:20]}", "".join(part for at, part in enumerate(parts) if at != gone)


_DETAILS = {
    "URL": ("https://www.example.hk/en/visit/2025", "https://www.example.hk/tc/visit/2025"),
    "e-mail": ("press.desk@example.com.hk", "press.desk@example.com.hk"),
    "phone": ("(852) 2345 6789", "(852) 2345 6789"),
}


def _detail(kind: str, source: str, text: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield the pair with a contact detail added to both sides, and one of its characters changed in the target."""
    left, right = _DETAILS[kind]
    at = chance.choice([at for at, one in enumerate(right) if one.isalnum() and at > (5 if kind == "phone" else 12)])
    other = chance.choice([one for one in ("0123456789" if right[at].isdigit() else "abcdefghij") if one != right[at]])
    wrong = right[:at] + other + right[at + 1 :]
    yield f"{right} -> {wrong}", f"{source} Details: {left}", f"{text}詳情：{wrong}"


def _coded(source: str, text: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield the pair with a code round each side, one token of the target lost."""
    lost = chance.choice(("<a1>", "</a1>", "both"))
    right = f"<a1>{text[:4]}</a1>{text[4:]}"
    wrong = text if lost == "both" else right.replace(lost, "", 1)
    yield f"lost {lost}", f"<a1>{source[:6]}</a1>{source[6:]}", wrong


_CLAUSE = re.compile("[^，。；：、（）]+")
_TURNED = {
    "上升": "下跌", "下跌": "上升", "增加": "減少", "減少": "增加", "升至": "跌至", "跌至": "升至", "下降": "上升",
    "擴大": "收窄", "收窄": "擴大", "高於": "低於", "低於": "高於", "回落": "回升", "升": "跌", "跌": "升",
}  # fmt: skip
_SIDES = {"前": "後", "後": "前", "起": "前", "或之前": "起", "之前": "之後", "之後": "之前"}
_SIDE = re.compile(r"(?:(?<=[0-9][日月年時])|(?<=年底))(?:或之前|之前|之後|前|後|起)(?=[，。的、])")


def _turn(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the text with one word for a rise or a fall turned, in a clause with a figure and no other such word."""
    found = []
    for clause in _CLAUSE.finditer(text):
        words = [word for word in _TURNED if word in clause[0]]
        if re.search(r"[0-9](?:%|億|萬|個)", clause[0]) and words and not re.search("增長|升格|升級", clause[0]):
            at = text.index(words[0], clause.start())
            found.append((f"{words[0]} -> {_TURNED[words[0]]}", at, words[0]))
    if found:
        what, at, word = chance.choice(found)
        yield what, text[:at] + _TURNED[word] + text[at + len(word) :]


def _side(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the text with one date on the other side of its "before" or "after"."""
    found = list(_SIDE.finditer(text))
    if found:
        one = chance.choice(found)
        yield f"{one[0]} -> {_SIDES[one[0]]}", text[: one.start()] + _SIDES[one[0]] + text[one.end() :]


_COUNTRIES = {
    "Australia": "澳洲", "Brazil": "巴西", "Canada": "加拿大", "France": "法國", "Germany": "德國", "India": "印度",
    "Indonesia": "印尼", "Italy": "意大利", "Japan": "日本", "Malaysia": "馬來西亞", "Philippines": "菲律賓",
    "Russia": "俄羅斯", "Singapore": "新加坡", "Spain": "西班牙", "Switzerland": "瑞士", "Thailand": "泰國",
}  # fmt: skip
_CITIES = {
    "London": "倫敦", "Paris": "巴黎", "Tokyo": "東京", "Beijing": "北京", "Shanghai": "上海", "Shenzhen": "深圳",
    "Guangdong": "廣東",
}  # fmt: skip


def _placed(source: str, text: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield every mention of one country or city, which the source has, replaced by another of its kind."""
    there = [(name, kind) for kind in (_COUNTRIES, _CITIES) for name in kind if name in source and kind[name] in text]
    if there:
        name, kind = chance.choice(there)
        other = kind[chance.choice([one for one in kind if one not in source and kind[one] not in text])]
        yield f"{kind[name]} -> {other}", source, text.replace(kind[name], other)


def _on_target(plant: Callable[[str, random.Random], Iterator[tuple[str, str]]]) -> Plant:
    def both(source: str, text: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
        for what, wrong in plant(text, chance):
            yield what, source, wrong

    return both


def _named(source: str, text: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    for what, wrong in _name(source, text, chance):
        yield what, source, wrong


PLANTS: dict[str, tuple[float, Plant]] = {
    **{
        name: (target, _on_target(planting.PLANTS[name]))
        for name, target in (
            ("digit, over 12 or with a unit", 99),
            ("digit, small and alone", 85),
            ("億 and 萬 swapped", 100),
            ("month or day", 99),
            ("currency", 99),
            ("percentage", 100),
        )
    },
    "character of the wrong script": (98, _on_target(_script)),
    "glossary name replaced": (99, _named),
    "sentence dropped": (90, _on_target(_dropped)),
    "rise and fall (no target set)": (60, _on_target(_turn)),
    "before and after (no target set)": (60, _on_target(_side)),
    "place (no target set)": (70, _placed),
    "code": (100, _coded),
    "URL": (100, lambda s, t, c: _detail("URL", s, t, c)),
    "e-mail": (100, lambda s, t, c: _detail("e-mail", s, t, c)),
    "phone": (100, lambda s, t, c: _detail("phone", s, t, c)),
}


def seeded(silent: list[Row], *, listed: bool) -> None:
    """Plant each kind of fault in every silent pair that can hold it; print the shares found as errors and at all."""
    print(f"\nseeded faults in the {len(silent)} HKMA pairs without an error, one at a time, seed {SEED}")
    for name, (goal, plant) in PLANTS.items():
        chance = random.Random(SEED)
        tried = found = warned = 0
        later = [0, 0]
        for place, source, target in silent:
            known: set[str] | None = None
            for what, left, wrong in plant(source, target, chance):
                hits = findings(left, wrong, "zh_Hant_HK")
                bad = any(hit.severity is Severity.ERROR for hit in hits)
                seen = bad
                if not bad:
                    if known is None:
                        known = {f"{hit.code}{hit.message}" for hit in findings(source, target, "zh_Hant_HK")}
                    seen = any(
                        hit.severity is Severity.WARNING and f"{hit.code}{hit.message}" not in known for hit in hits
                    )
                tried, found, warned = tried + 1, found + bad, warned + seen
                if place >= "2019":
                    later = [later[0] + bad, later[1] + 1]
                if listed and not bad:
                    at = next((i for i, (a, b) in enumerate(zip(target, wrong, strict=False)) if a != b), 0)
                    print(
                        f"   missed {place}{' (warned)' if seen else ''}: {what}: …{wrong[max(0, at - 20) : at + 25]}…"
                    )
        rate = 100 * found / max(tried, 1)
        apart = 100 * later[0] / max(later[1], 1)
        print(
            f"  {name:32} {found:5} of {tried:5} {rate:7.2f} %  (2019-2022 {apart:6.2f} %)  or warned"
            f" {100 * warned / max(tried, 1):6.2f} %  target {goal} %{'' if rate >= goal else '  MISSED'}"
        )


def sets(  # noqa: C901 - one report
    *, listed: bool
) -> None:
    """Print the score on release_pairs.md (no error in any direction) and faults.md (found, right ones silent)."""
    print("\nsets")
    noisy, warned, total = 0, 0, 0
    for number, (english, hant, hans) in planting.table("release_pairs.md"):
        texts = {"en_HK": english, "zh_Hant_HK": hant, "zh_Hans_CN": hans}
        for came, source in texts.items():
            for to, target in texts.items():
                if came == to:
                    continue
                hits = findings(source, target, to, came) + wider(source, target, to, came)
                levels = {hit.severity for hit in hits}
                total, noisy = total + 1, noisy + (Severity.ERROR in levels)
                warned += Severity.WARNING in levels
                if listed and levels & {Severity.ERROR, Severity.WARNING}:
                    print(f"   {number} {came}->{to}: {source} | {target}")
                    for hit in hits:
                        if hit.severity is not Severity.INFO:
                            print(f"        {hit.code} {hit.severity}: {hit.message}")
    print(f"  release_pairs: {total - noisy} of {total} directions without an error; {warned} with a warning")
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    clean = rows = 0
    for number, (source, good, wrong, code, kind) in planting.table("faults.md"):
        hits = findings(source, wrong, code) + wider(source, wrong, code, "en_HK")
        right = findings(source, good, code) + wider(source, good, code, "en_HK")
        false = [hit for hit in right if hit.severity is Severity.ERROR]
        before = {f"{hit.code}{hit.message}" for hit in right}
        bad = any(hit.severity is Severity.ERROR for hit in hits)
        new = any(hit.severity is not Severity.INFO and f"{hit.code}{hit.message}" not in before for hit in hits)
        score[kind][0] += bad
        score[kind][1] += new
        score[kind][2] += 1
        rows, clean = rows + 1, clean + (not false)
        if listed and (not new or false):
            print(f"   {number} {kind}: {source} | {good} | {wrong}\n        right: {[h.message for h in false]}")
    print(f"  faults: {clean} of {rows} right renderings without an error; found as errors, or with new warnings:")
    for kind, (bad, new, count) in sorted(score.items()):
        print(f"    {kind:24} {bad} or {new} of {count}")


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", default="", help="2015-2018, 2019-2022, CN, TW, faults or sets: print every finding")
    parser.add_argument("--only", default="", help="hkma, seeded, ntrex or sets")
    options = parser.parse_args()
    print(f"{len(CHECKS)} checks of unit and block scope, {len(TERMS.concepts)} concepts")
    here = planting.SHARED.is_dir()
    if not here:
        print("../shared is not here: only the sets are measured")
    if here and options.only in {"", "hkma", "seeded"}:
        rows = planting.hkma()
        silent: list[Row] = []
        for name, low, high in (("2015-2018", "2015", "2019"), ("2019-2022", "2019", "2023")):
            part = [row for row in rows if low <= row[0] < high]
            silent += silence(f"HKMA {name}", part, "zh_Hant_HK", listed=options.list == name)
        print("  targets over both: not true at most 0.5 %, errors at most 4 %, warnings at most 8 %")
        if options.only != "hkma":
            seeded(silent, listed=options.list == "faults")
    if here and options.only in {"", "ntrex"}:
        for name, to in (("CN", "zh_Hans_CN"), ("TW", "zh_Hant_TW")):
            rows = [(f"NTREX-{name}:{place}", source, target) for place, source, target in planting.ntrex(name)]
            silence(f"NTREX zh-{name}", rows, to, listed=options.list == name)
        print("  target: errors at most 3 %")
    if options.only in {"", "sets"}:
        sets(listed=options.list == "sets")


if __name__ == "__main__":
    main()
