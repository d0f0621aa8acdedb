"""Values measured: false alarms on human translations, faults found, sets, speed. Prints every figure.

    python benchmarks/values.py [--list 2019-2022] [--sets-only] [--speed]

In: ../shared/corpora (skipped, and said, where it is not there) and tests/sets. Out: a table on stdout. The rules were
tuned on the HKMA pairs of 2015-2018 and on the NTREX pairs; 2019-2022 is reported apart. Seeded faults are planted with
a fixed seed by patterns of their own, not by the reader under test, one at a time, in pairs that were silent before.
`--list` prints every pair with an error-level finding, for a person's verdict.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from l10n import checks, glossary, locale, values  # noqa: E402 - the repository's own package, wherever it is run from
from l10n.model import Block, BlockPair, Finding, Group, Place, Role, Segment, Severity, State, Unit, unit_id  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED = ROOT / ".." / "shared" / "corpora"
SEED = 20251021
FAMILIES = ("NUM", "DAT", "CUR", "TAG002")
Row = tuple[str, str, str]


def pair_of(source: str, target: str, code: str) -> BlockPair:
    """Return a block of one unit."""
    unit = Unit(unit_id(source), source, target, State.TRANSLATED, code)
    segment = Segment("b", 0, source, Role.PARAGRAPH)
    group = Group((unit,), (segment,), source, target, State.TRANSLATED)
    return BlockPair(Block("b", source, Place(0, len(source), 1)), (group,), source, target, complete=True)


CHECKS = [check for check in checks.all_checks() if check.CODE.startswith(FAMILIES)]
EMPTY = glossary.Glossary.empty()


def findings(source: str, target: str, to: str, came: str = "en_HK") -> list[Finding]:
    """Return what the checks of values say about one pair."""
    context = checks.CheckContext(locale.get(came), locale.get(to), EMPTY)
    pair = pair_of(source, target, to)
    return [hit for check in CHECKS for hit in check.find(pair, context)]


def errors(source: str, target: str, to: str, came: str = "en_HK") -> list[Finding]:
    """Return the error-level ones."""
    return [hit for hit in findings(source, target, to, came) if hit.severity is Severity.ERROR]


def hkma() -> list[Row]:
    """Return (document, English, Chinese) of the 3,600 pairs."""
    path = SHARED / "hkma" / "paragraphs_2015_2022.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [(f"{row[0]}:{row[1]}", row[2], row[3]) for row in rows]


def ntrex(name: str) -> list[Row]:
    """Return (number, English, Chinese) of NTREX in one of its locales."""
    folder = SHARED / "ntrex"
    english = (folder / "newstest2019-src.eng.first_half.txt").read_text(encoding="utf-8").split("\n")
    chinese = (folder / f"newstest2019-ref.zho-{name}.first_half.txt").read_text(encoding="utf-8").split("\n")
    return [(str(number), en, zh) for number, (en, zh) in enumerate(zip(english, chinese, strict=True), 1) if en]


def silence(name: str, rows: list[Row], to: str, *, listed: bool, came: str = "en_HK") -> list[Row]:
    """Print the share of pairs with findings by severity; return the pairs without an error."""
    silent, wrong, noisy, count = [], list[str](), Counter[str](), Counter[str]()
    start = time.perf_counter()
    for place, source, target in rows:
        left, right = (source, target) if came == "en_HK" else (target, source)
        found = findings(left, right, to, came)
        bad = [hit for hit in found if hit.severity is Severity.ERROR]
        noisy.update({hit.severity.value for hit in found})
        count.update(hit.code for hit in bad)
        if bad:
            wrong.append(place)
        else:
            silent.append((place, source, target))
        if bad and listed:
            print(f"\n== {place}\n   {left}\n   {right}")
            for hit in bad:
                print(f"   {hit.code}: {hit.message}")
    took = time.perf_counter() - start
    share = {
        level: f"{noisy[level]} ({100 * noisy[level] / len(rows):.2f} %)" for level in ("error", "warning", "info")
    }
    levels = f"error {share['error']:14} warning {share['warning']:14} info {share['info']:14}"
    print(f"{name:28} {len(rows):5} pairs  {levels} {len(rows) / took:5.0f} pairs/s  {dict(count)}")
    if name.startswith("HKMA 2"):
        verdicts(wrong)
    return silent


VERDICTS = {
    "2015/13_InternationalFinancialCentre_2000:3": "true: the Chinese has a note's 2 glued to ASEAN+3",
    "2017/12_Monetary_Stability:15": "true: the Chinese heading has a rate that the English has not",
    "2018/03_Chief_Executive_Statement_2000:1": "false: 2008 says the year of the crisis that the English names",
    "2018/12_Monetary_Stability_2000:20": "true: the rate 7.85 is left out",
    "2018/15_Reserves_Management_2000:38": "true: a note's 3 is glued to 1994 and stands elsewhere in the Chinese",
    "2020/12_Economic_and_Financial_Environment:10": "true: a note's 2 is glued to 2009",
    "2021/06_Calendar_2000:99": "true: `billionequivalent` in the English is no word",
    "2021/07_Priorities_for_2022_and_Beyond_2000:40": "true: a note's 3 is glued to Pillar 3",
    "2021/19_Sustainability_2000:10": "true: the Chinese adds the name 3060",
    "2022/06_Calendar:86": "false: the Chinese counts the three regulators that the English names",
    "2022/07_Priorities_for_2023_and_Beyond:36": "true: a note's 2 is glued to Pillar 3, and is 1 in the Chinese",
}
"""A person's verdict on every pair with an error, by document and paragraph; a place that is not here is new."""


def verdicts(noisy: list[str]) -> None:
    """Print how many of the pairs with errors are true discrepancies of the text."""
    known = Counter(VERDICTS.get(place, "not judged").partition(":")[0] for place in noisy)
    print(f"  verdicts on {len(noisy)} pairs with an error: {dict(known)}")


Plant = "Callable[[str, random.Random], Iterator[tuple[str, str]]]"
_NUMBER = re.compile(r"(?<![\d.,A-Za-z-])\d[\d,]*(?:\.\d+)?(?![\dA-Za-z])")
_HARD = re.compile(
    r" ?(?:%|厘|[億亿萬万]|港元|美元|元|平方|公里|米|噸|基點|個|家|間|名|項|次|位|份|宗|類|期|屆|年|月|日|時"
    r"|分|小時|天|倍|歲|人)"
)
_DATE = re.compile(r" ?[年月日]")
_LITERAL = re.compile(r"[圖表第註注級層]\s?\Z|\+\Z")


def _change(number: str, chance: random.Random) -> str:
    """Return a number with one digit another one; the first is never made 0."""
    places = [index for index, character in enumerate(number) if character.isdigit()]
    place = chance.choice(places)
    low = "1" if place == places[0] else "0"
    digit = chance.choice([d for d in "0123456789" if d != number[place] and d >= low])
    changed = number[:place] + digit + number[place + 1 :]
    return (
        changed
        if float(changed.replace(",", "")) != float(number.replace(",", ""))
        else number[:place] + ("1" if digit == "2" else "2") + number[place + 1 :]
    )


def plant_digit(text: str, chance: random.Random, *, hard: bool) -> Iterator[tuple[str, str]]:
    """Yield one changed digit: in figures over 12 or with a unit, per cent or counter, or in the others."""
    found = []
    for match in _NUMBER.finditer(text):
        after = text[match.end() : match.end() + 3]
        if _DATE.match(after) or _LITERAL.search(text[: match.start()]):
            continue
        is_hard = float(match[0].replace(",", "")) > 12 or "." in match[0] or _HARD.match(after) is not None
        if is_hard == hard:
            found.append(match)
    if found:
        match = chance.choice(found)
        changed = _change(match[0], chance)
        yield f"{match[0]} -> {changed}", text[: match.start()] + changed + text[match.end() :]


def plant_label(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield one changed digit behind 圖, 表 or 第."""
    found = [m for m in _NUMBER.finditer(text) if re.search(r"[圖表第]\s?\Z", text[: m.start()]) and m[0].isdigit()]
    if found:
        match = chance.choice(found)
        changed = _change(match[0], chance)
        yield f"{match[0]} -> {changed}", text[: match.start()] + changed + text[match.end() :]


def plant_scale(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield 億 for 萬 or 萬 for 億."""
    found = list(re.finditer(r"(?<=\d)[億萬](?![億])", text))
    if found:
        match = chance.choice(found)
        other = "萬" if match[0] == "億" else "億"
        yield f"{match[0]} -> {other}", text[: match.start()] + other + text[match.end() :]


def plant_date(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield another month or day."""
    found = list(re.finditer(r"(?<![\d至及、])(?P<n>\d{1,2})(?P<sign> ?[月日])(?![\d至及、]*[至及、])", text))
    if found:
        match = chance.choice(found)
        top = 12 if match["sign"].strip() == "月" else 28
        other = chance.choice([n for n in range(1, top + 1) if n != int(match["n"])])
        yield f"{match[0]} -> {other}", text[: match.start()] + str(other) + text[match.end("n") :]


def plant_year(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield another year."""
    found = list(re.finditer(r"(?<!\d)20[012]\d(?= ?年)", text))
    if found:
        match = chance.choice(found)
        other = int(match[0]) + chance.choice((-7, -3, 5, 11))
        yield f"{match[0]} -> {other}", text[: match.start()] + str(other) + text[match.end() :]


def plant_currency(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield another currency."""
    found = list(re.finditer(r"(?<=[\d億萬])(?<![圖表]\d)(?<![圖表] \d)(?: ?)(港元|美元|歐元|元人民幣)", text))
    if found:
        match = chance.choice(found)
        other = chance.choice([name for name in ("港元", "美元", "歐元", "元人民幣") if name != match[1]])
        yield f"{match[1]} -> {other}", text[: match.start(1)] + other + text[match.end(1) :]


def plant_percent(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield another percentage."""
    found = list(re.finditer(r"(?<![\d.])\d+(?:\.\d+)?(?=%)", text))
    if found:
        match = chance.choice(found)
        changed = _change(match[0], chance)
        yield f"{match[0]}% -> {changed}%", text[: match.start()] + changed + text[match.end() :]


def plant_dropped(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the text without one figure over 12 and its unit."""
    found = [
        m
        for m in re.finditer(
            r"(?<![\d.,A-Za-z])\d[\d,]*(?:\.\d+)?(?:%|[億萬]?港元|[億萬]?美元|億|萬|個|間|家|名|項)", text
        )
        if float(re.match(r"[\d,.]+", m[0])[0].replace(",", "")) > 12
    ]  # type: ignore[index]
    if found:
        match = chance.choice(found)
        yield f"{match[0]} dropped", text[: match.start()] + text[match.end() :]


PLANTS: dict[str, Any] = {
    "digit, over 12 or with a unit": lambda t, c: plant_digit(t, c, hard=True),
    "digit, small and alone": lambda t, c: plant_digit(t, c, hard=False),
    "digit of a chart, table or ordinal": plant_label,
    "億 and 萬 swapped": plant_scale,
    "month or day": plant_date,
    "year": plant_year,
    "currency": plant_currency,
    "percentage": plant_percent,
    "figure dropped": plant_dropped,
}


def seeded(silent: list[Row], *, listed: bool) -> None:
    """Plant each kind of fault in every silent pair that can hold it, and print the share found as errors."""
    print(f"\nseeded faults in silent HKMA pairs, seed {SEED}")
    for name, plant in PLANTS.items():
        chance = random.Random(SEED)
        tried = found = 0
        for place, source, target in silent:
            for what, wrong in plant(target, chance):
                tried += 1
                hit = bool(errors(source, wrong, "zh_Hant_HK"))
                found += hit
                if listed and not hit:
                    at = next((i for i, (a, b) in enumerate(zip(target, wrong, strict=False)) if a != b), 0)
                    print(f"   missed {place}: {what}: …{wrong[max(0, at - 20) : at + 25]}…")
        print(f"  {name:38} {found:5} of {tried:5}  {100 * found / max(tried, 1):6.2f} %")


def table(name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a Markdown set's tables, with their line, without heads and rules."""
    for number, line in enumerate((ROOT / "tests" / "sets" / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("|") and not line.startswith(("|---", "| ---", "| en_HK")):
            yield number, [cell.strip() for cell in line.strip("|").split("|")]


def sets(*, listed: bool) -> None:
    """Print the score on each set of tests/sets; with `listed` every row that is judged wrongly."""
    print("\nsets")
    right, total = 0, 0
    for number, (source, target, code, agree) in table("values_en_zh.md"):
        bad = [hit for hit in findings(source, target, code) if hit.severity is not Severity.INFO]
        total += 1
        right += (not bad) == (agree == "yes")
        if listed and (not bad) != (agree == "yes"):
            print(
                f"   {number} agree={agree}: {source} "
                f"| {target}\n        {[f'{h.code} {h.severity.value}: {h.message}' for h in bad]}"
            )
    print(f"  values_en_zh: {right} of {total} rows judged right (a warning or an error is a no)")
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    clean = rows = 0
    for number, (source, good, wrong, code, kind) in table("faults.md"):
        bad, false = errors(source, wrong, code), errors(source, good, code)
        warned = [hit for hit in findings(source, wrong, code) if hit.severity is Severity.WARNING]
        score[kind][0] += bool(bad) or (bool(warned) and kind in {"approximation", "negation"})
        score[kind][1] += 1
        rows, clean = rows + 1, clean + (not false)
        if listed and (not bad or false):
            print(
                f"   {number} {kind}: {source} | {good} "
                f"| {wrong}\n        wrong: {[h.message for h in bad]} right: {[h.message for h in false]}"
            )
    print(
        f"  faults: {clean} of {rows} right renderings without an error; found by kind: "
        + ", ".join(f"{k} {a}/{b}" for k, (a, b) in sorted(score.items()))
    )
    silent = total = 0
    for number, (english, hant, hans) in table("release_pairs.md"):
        for came, source, to, target in (
            ("en_HK", english, "zh_Hant_HK", hant),
            ("en_HK", english, "zh_Hans_CN", hans),
            ("zh_Hant_HK", hant, "zh_Hans_CN", hans),
            ("zh_Hant_HK", hant, "en_HK", english),
            ("zh_Hans_CN", hans, "zh_Hant_HK", hant),
            ("zh_Hans_CN", hans, "en_HK", english),
        ):
            bad = [hit for hit in findings(source, target, to, came) if hit.severity is not Severity.INFO]
            total, silent = total + 1, silent + (not bad)
            if listed and bad:
                print(
                    f"   {number} {came}->{to}: {source} "
                    f"| {target}\n        {[f'{h.code} {h.severity.value}: {h.message}' for h in bad]}"
                )
    print(f"  release_pairs: {silent} of {total} directions without an error or a warning")


def each(times: int = 3) -> None:
    """Print what reading, comparing and negation take on the HKMA paragraphs: processor time, the best of some runs."""
    rows = hkma()
    english, hant = locale.get("en_HK"), locale.get("zh_Hant_HK")
    print(f"\nprocessor time on {len(rows)} HKMA pairs, best of {times} runs")
    read: list[list[list[values.Value]]] = []
    for code, column in ((english, 1), (hant, 2)):
        texts = [row[column] for row in rows]
        size = sum(map(len, texts)) // len(texts)
        took = best(lambda texts=texts, code=code: [values.read(text, code) for text in texts], times)
        print(f"  read {code.code:12} {1e6 * took / len(rows):7.1f} µs a text of {size} characters")
        read.append([values.read(text, code) for text in texts])
    pairs = list(zip(*read, strict=True))
    took = best(lambda: [values.compare(*pair, homes=("HKD", "HKD")) for pair in pairs], times)
    print(f"  compare           {1e6 * took / len(rows):7.1f} µs a pair")
    for name, said in (("negates", values.negates), ("negation", values.negation)):
        took = best(lambda said=said: [(said(row[1], english), said(row[2], hant)) for row in rows], times)
        print(f"  {name:17} {1e6 * took / len(rows):7.1f} µs a pair")


def best(work: Callable[[], object], times: int) -> float:
    """Return the least processor seconds of some runs, each with nothing read before."""
    took = []
    for _ in range(times):
        values.forget()
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def speed() -> None:
    """Print the time for long lines, to show that it grows with the length."""
    print("\nlines of 50 kB and 100 kB, read twice and compared, processor seconds")
    english, hant = locale.get("en_HK"), locale.get("zh_Hant_HK")
    samples = {
        "1": hant,
        "1 ": hant,
        "三": hant,
        "2025年": hant,
        "12億港元，": hant,
        "a1": english,
        "one ": english,
        "1,": english,
        "a@": english,
        "a.": english,
        "3 to 5 May ": english,
        "(852) ": english,
        "over ": english,
    }
    for sample, code in samples.items():
        took = []
        for size in (50_000, 100_000):
            text = sample * (size // len(sample))
            start = time.process_time()
            values.compare(values.read(text, code), values.read(text, code))
            took.append(time.process_time() - start)
        print(f"  {sample!r:16} {took[0]:.2f} {took[1]:.2f}")


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", default="", help="years of HKMA, CN, TW, faults or sets: print every finding")
    parser.add_argument("--sets-only", action="store_true")
    parser.add_argument("--speed", action="store_true", help="only what each text and pair takes, and long lines")
    options = parser.parse_args()
    if options.speed:
        if SHARED.is_dir():
            each()
        speed()
        return
    if not options.sets_only and SHARED.is_dir():
        rows = hkma()
        tuned = [row for row in rows if row[0] < "2019"]
        kept = [row for row in rows if row[0] >= "2019"]
        silent = silence("HKMA 2015-2018 (tuned on)", tuned, "zh_Hant_HK", listed=options.list == "2015-2018")
        silent += silence("HKMA 2019-2022 (kept apart)", kept, "zh_Hant_HK", listed=options.list == "2019-2022")
        silence("HKMA all, Chinese to English", rows, "en_HK", listed=options.list == "reverse", came="zh_Hant_HK")
        silence("NTREX zh-CN", ntrex("CN"), "zh_Hans_CN", listed=options.list == "CN")
        silence("NTREX zh-TW", ntrex("TW"), "zh_Hant_HK", listed=options.list == "TW")
        seeded(silent, listed=options.list == "faults")
        speed()
    elif not options.sets_only:
        print("../shared is not here: only the sets are measured")
    sets(listed=options.list == "sets")


if __name__ == "__main__":
    main()
