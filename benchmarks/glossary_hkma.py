"""Judge the glossary on official text with its own terms: which of them are called missing, and why.

Run: python benchmarks/glossary_hkma.py [--list]. Reads ../shared/corpora/hkma (not part of the repository): for each
year its own terms, any rendering of that year counting, against its paragraphs.

What is a true occurrence: the English paragraph has the term, and the Chinese one has a rendering that the list gives
for that year, character for character (white space beside Han, quotation marks and full-width forms aside). That is
tested by plain search, without the matcher. The printed share is that of the true occurrences on which the glossary
is silent, as it must be. The others are no occurrences to be met: the translation says it otherwise or not at all,
and calling them missing is what the check is for. Every miss is sorted by fault: `matcher` (true, and not seen),
`list` (a rendering of another year stands there, or part of one), `text` (none does); `--list` prints each with both
paragraphs.

100 misses drawn at random (seed 20251125) were read one by one: 0 the matcher's; 24 where a
rendering of another year or a part of one stands (FPS as 轉數快, HKAB as 銀行公會); 75 where the text says
it in words the list does not have, shares a head among several terms (人民幣在岸與離岸市場) or leaves it out;
1 where an acronym means another thing (RIs: registered institutions, in the list responsible
investments). Then the shipped glossary on the same text, both ways: forbidden-form alarms, which
must be 0.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from l10n import glossary, locale  # noqa: E402 - the repository is not installed when benchmarks run
from l10n.glossary import Concept, Glossary, Kind, Status, Term, agree  # noqa: E402

if TYPE_CHECKING:
    from l10n.locale import Locale

HKMA = ROOT / ".." / "shared" / "corpora" / "hkma"
EN, HANT = locale.get("en_HK"), locale.get("zh_Hant_HK")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Judge the glossary on official text.")
    parser.add_argument("--list", action="store_true", help="print every miss")
    options = parser.parse_args()
    paragraphs = _paragraphs()
    begun = time.perf_counter()
    occurrences, true, misses = _own_terms(paragraphs)
    faults = Counter(fault for fault, *_ in misses)
    print(f"{occurrences} term occurrences in {sum(map(len, paragraphs.values()))} paragraphs")
    met = 100 - 100 * faults["matcher"] / true
    print(f"{true} of them true: a rendering of that year stands in the Chinese paragraph, by plain search")
    print(f"met: {met:.2f} % of the true occurrences ({true - faults['matcher']} of {true})")
    listed = ", ".join(f"{fault} {faults[fault]}" for fault in ("matcher", "list", "text"))
    print(f"called missing in all: {len(misses)}, by fault: {listed}; {time.perf_counter() - begun:.1f} s")
    if options.list:
        for fault, year, form, expected, english, chinese in misses:
            print(f"\n[{fault}] {year} {form} -> {expected}\n  {english}\n  {chinese}")
    _shipped(paragraphs, show=options.list)


def _paragraphs() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (HKMA / "paragraphs_2015_2022.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["doc"][:4]].append((row["en"], row["zh_Hant_HK"]))
    return found


def _terms() -> dict[str, dict[str, list[str]]]:
    """Return year -> English -> renderings."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (HKMA / "terms_2015_2022.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            for year in row["years"].replace(",", " ").replace(";", " ").replace("|", " ").split():
                found[year][row["en"]] += _renderings(row["zh_Hant_HK"])
    return found


def _renderings(cell: str) -> list[str]:
    """Return what a cell of the list offers: it writes `full（short）` and `one / other` for alternatives."""
    found = [cell]
    match = re.fullmatch(r"(.+?)[（(](.+?)[）)](.*)", cell)
    if match:
        found += [match[1] + match[3], match[2]]
    found += [part.strip() for part in re.split(r"\s*[/／]\s*", cell)]
    bare = [form.strip("「」《》") for form in found]
    return [form for form in dict.fromkeys((*found, *bare)) if len(form) > 1]


def _glossary(terms: dict[str, list[str]]) -> Glossary:
    concepts = []
    for english, chinese in terms.items():
        forms = [Term(form, HANT.code, Status.ADMITTED) for form in dict.fromkeys(chinese)]
        concepts.append(Concept(english, Kind.TERM, terms=(Term(english, EN.code, Status.PREFERRED), *forms)))
    return Glossary(concepts)


def _own_terms(paragraphs: dict[str, list[tuple[str, str]]]) -> tuple[int, int, list[tuple[str, ...]]]:
    terms = _terms()
    every: dict[str, set[str]] = defaultdict(set)
    for of_year in terms.values():
        for english, chinese in of_year.items():
            every[english].update(chinese)
    occurrences, true, misses = 0, 0, []
    for year, pairs in sorted(paragraphs.items()):
        own = _glossary(terms[year])
        for english, chinese in pairs:
            there = {hit.concept.id: hit.concept for hit in own.find(english, EN)}
            occurrences += len(there)
            true += sum(_stands(own.expected(concept, HANT), chinese) for concept in there.values())
            for want in agree.unmet(own, [english], chinese, EN, HANT):
                fault = _fault(want.expected, every[want.concept.id], chinese)
                misses.append((fault, year, want.form, "|".join(want.expected), english, chinese))
    return occurrences, true, misses


def _fault(expected: tuple[str, ...], every: set[str], chinese: str) -> str:
    """Say whose fault a miss is; white space beside Han is layout, between Latin words it is part of the rendering."""
    if _stands(expected, chinese):
        return "matcher"
    squeezed = _squeezed(chinese)
    parts = {
        part for form in every for part in (form, *re.split(r"[（）()「」/／|]|\.\.\.", form)) if len(part.strip()) > 1
    }
    return "list" if any(_squeezed(part) in squeezed for part in parts) else "text"


def _stands(expected: tuple[str, ...], chinese: str) -> bool:
    """Return whether a rendering stands in a text by plain search: quotation marks and spaces beside Han set aside."""
    text = _plain(chinese)
    return any(_plain(form) in text for form in expected)


def _plain(text: str) -> str:
    return _QUOTES.sub("", _squeezed(unicodedata.normalize("NFKC", text))).casefold()


_QUOTES = re.compile("[「」『』“”‘’《》]")


def _squeezed(text: str) -> str:
    return re.sub(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])", "", text)


def _shipped(paragraphs: dict[str, list[tuple[str, str]]], *, show: bool) -> None:
    shipped = glossary.read(sorted(path for path in (ROOT / "glossary").glob("*.csv") if path.name != "people.csv"))
    for source, target in ((EN, HANT), (HANT, EN)):
        print(f"\nshipped glossary, {len(shipped)} concepts, {source.code} -> {target.code}")
        _direction(shipped, paragraphs, source, target, show=show)


def _direction(
    shipped: Glossary, paragraphs: dict[str, list[tuple[str, str]]], source: Locale, target: Locale, *, show: bool
) -> None:
    alarms: list[tuple[str, str, str, str]] = []
    missing: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    begun = time.perf_counter()
    for pairs in paragraphs.values():
        for pair in pairs:
            text, translation = pair if source is EN else pair[::-1]
            wrong = agree.misused(shipped, [text], translation, source, target)
            alarms.extend((misuse.concept.id, misuse.term.text, text, translation) for misuse in wrong)
            seen.update({hit.concept.id for hit in shipped.find(text, source)})
            missing.update(want.concept.id for want in agree.unmet(shipped, [text], translation, source, target))
    print(f"{len(alarms)} forbidden-form alarms; {time.perf_counter() - begun:.1f} s")
    for name, form, text, translation in alarms:
        print(f"  {name}: {form}" + (f"\n    {text}\n    {translation}" if show else ""))
    print(f"{sum(missing.values())} of {sum(seen.values())} occurrences called missing")
    for name, count in missing.most_common(40):
        print(f"  {count:4} of {seen[name]:4} {name}")


if __name__ == "__main__":
    main()
