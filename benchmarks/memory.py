"""How fast the memory is, beside others: `python benchmarks/memory.py [--toolkit PYTHON] [entries …]`.

Sentences are made from a small grammar with a fixed seed (no corpus): words are drawn with the frequencies of running
text, and a fifth of the entries are near copies of others with another word or figure, as in a press office's memory.
Queries are entries with a word changed, with a figure changed, and new sentences: a third each. The scan compares every
entry by rapidfuzz's normalised Levenshtein similarity over letters with a cut-off of 0.75, and by its token ratio.
`--toolkit` names a Python that has translate-toolkit (GPL: never a dependency of ours; a virtual environment of its
own): its matcher is then asked the same questions, with a threshold of 75.
Prints milliseconds of processor time a query (median, and the slowest of twenty) and how often the best entry of the
others is among ours.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import rapidfuzz
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from l10n import locale, memory
from l10n.model import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20_251_021
VOCABULARY = 20_000
QUERIES = 150
EN, HANT = locale.get("en_HK"), locale.get("zh_Hant_HK")
_SYLLABLES = ("ba", "con", "der", "eal", "fin", "gra", "hol", "ing", "jun", "kel", "lor", "men", "nor", "ous", "per",
              "qui", "ris", "sta", "tro", "und", "ver", "wis")  # fmt: skip


def words(draw: random.Random) -> tuple[list[str], list[float]]:
    """Return a vocabulary and the weights of its words by rank (Zipf's law)."""
    made = {"the", "of", "and", "to", "in", "for"}
    while len(made) < VOCABULARY:
        made.add("".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4))))
    ranked = sorted(made, key=lambda word: (len(word), word))
    total, cumulated = 0.0, []
    for rank in range(len(ranked)):
        total += 1 / (rank + 2)
        cumulated.append(total)
    return ranked, cumulated


def sentences(count: int, draw: random.Random) -> Iterator[str]:
    """Yield sentences of 6 to 40 words, a fifth of them near copies of earlier ones."""
    vocabulary, weights = words(draw)
    recent: list[list[str]] = []
    for _ in range(count):
        if recent and draw.random() < 0.2:
            chosen = list(draw.choice(recent))
            chosen[draw.randrange(len(chosen))] = draw.choices(vocabulary, cum_weights=weights)[0]
        else:
            chosen = draw.choices(vocabulary, cum_weights=weights, k=draw.randint(6, 40))
            if draw.random() < 0.4:
                chosen[draw.randrange(len(chosen))] = f"{draw.randint(100, 99_999):,}"
        if len(recent) < 5000:
            recent.append(chosen)
        yield " ".join(chosen).capitalize() + "."


def changed(sentence: str, draw: random.Random, vocabulary: list[str]) -> str:
    """Return the sentence with one word replaced."""
    parts = sentence[:-1].split()
    parts[draw.randrange(1, len(parts))] = draw.choice(vocabulary)
    return " ".join(parts) + "."


def queries(entries: list[str], draw: random.Random) -> list[str]:
    """Return texts to look up: a third with a word changed, a third with another figure, a third new."""
    vocabulary, _ = words(random.Random(SEED))
    chosen = [changed(draw.choice(entries), draw, vocabulary) for _ in range(QUERIES // 3)]
    for _ in range(QUERIES // 3):
        parts = draw.choice(entries)[:-1].split()
        parts[draw.randrange(1, len(parts))] = f"{draw.randint(100, 99_999):,}"
        chosen.append(" ".join(parts) + ".")
    chosen += list(sentences(QUERIES - len(chosen), draw))
    draw.shuffle(chosen)
    return chosen


_TOOLKIT = """
import json, sys, time
from translate.search import match
from translate.storage import po
job = json.load(sys.stdin)
catalog = po.pofile()
for at, text in enumerate(job["entries"]):
    catalog.addsourceunit(text).target = f"translated {at}"
start = time.process_time()
matcher = match.matcher(catalog, max_candidates=5, min_similarity=75, max_length=1000)
learned = time.process_time() - start
found = {}
times, hits = [], []
for text in job["asked"]:
    start = time.process_time()
    try:
        best = matcher.matches(text)
    except TypeError:  # two candidates of one score: it compares units, which have no order
        best = []
    times.append((time.process_time() - start) * 1000)
    hits.append([str(one.source) for one in best])
found["matcher"] = (times, hits)
json.dump({"learned": learned, "found": found}, sys.stdout)
"""


def measure(count: int, folder: Path, toolkit: str) -> None:
    """Learn, look up, scan; print one line each."""
    draw = random.Random(SEED)
    entries = list(dict.fromkeys(sentences(count, draw)))
    asked = queries(entries, draw)
    started = time.process_time()
    with memory.open(folder / f"{count}.sqlite") as kept:
        kept.learn(Pair(text, f"譯文{at}。", "en_HK", "zh_Hant_HK") for at, text in enumerate(entries))
        learned = time.process_time() - started
        size = sum(path.stat().st_size for path in folder.glob(f"{count}.sqlite*")) / 1e6
        rate = len(entries) / learned
        print(f"\n{len(entries):,} entries: learned in {learned:.1f} s ({rate:,.0f}/s), {size:.0f} MB")
        kept.lookup(asked[0], EN, HANT)
        for threshold in (75, 60):
            times, found = [], []
            for text in asked:
                start = time.process_time()
                found.append(kept.lookup(text, EN, HANT, limit=5, threshold=threshold))
                times.append((time.process_time() - start) * 1000)
            matched = sum(map(bool, found))
            print(f"  memory, threshold {threshold}: {_shown(times)}; {matched} of {len(asked)} have a match")
        _scan(entries, asked, kept)
        if toolkit:
            _toolkit(entries, asked, kept, toolkit)


def _toolkit(entries: list[str], asked: list[str], kept: memory.Memory, python: str) -> None:
    """Ask translate-toolkit the same, in a Python of its own, and print how often its best is among ours."""
    some = asked[: 40 if len(entries) <= 100_000 else 4]
    job = json.dumps({"entries": entries, "asked": some})
    done = subprocess.run([python, "-c", _TOOLKIT], input=job, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"  translate-toolkit: failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
        return
    told = json.loads(done.stdout)
    print(f"  translate-toolkit: learned in {told['learned']:.1f} s")
    for name, (times, found) in told["found"].items():
        best = [(text, one[0]) for text, one in zip(some, found, strict=True) if one]
        same = sum(
            source in {match.source for match in kept.lookup(text, EN, HANT, limit=5, threshold=50)}
            for text, source in best
        )
        print(f"  translate-toolkit {name}, threshold 75: {_shown(times)}; we have {same} of its {len(best)} best")


def _scan(entries: list[str], asked: list[str], kept: memory.Memory) -> None:
    some = asked[: 40 if len(entries) <= 100_000 else 8]
    for name, scorer, cutoff in (
        ("Levenshtein.normalized_similarity, cut-off 0.75", Levenshtein.normalized_similarity, 0.75),
        ("fuzz.token_sort_ratio, cut-off 75", fuzz.token_sort_ratio, 75),
    ):
        times, hits, same = [], 0, 0
        for text in some:
            start = time.process_time()
            best = process.extractOne(text, entries, scorer=scorer, score_cutoff=cutoff)
            times.append((time.process_time() - start) * 1000)
            if best is not None:
                hits += 1
                same += best[0] in {match.source for match in kept.lookup(text, EN, HANT, limit=5, threshold=50)}
        print(f"  rapidfuzz {rapidfuzz.__version__} {name}: {_shown(times)}; we have {same} of its {hits} best")


def _shown(times: list[float]) -> str:
    slow = sorted(times)[max(0, len(times) - max(1, len(times) // 20))]
    return f"median {statistics.median(times):.2f} ms, slowest twentieth from {slow:.2f} ms"


def main() -> None:
    """Measure each number of entries given on the command line (10,000 and 100,000 without one)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries", nargs="*", type=lambda one: int(one.replace(",", "")), default=[10_000, 100_000])
    parser.add_argument("--toolkit", metavar="PYTHON", default="")
    chosen = parser.parse_args()
    print(f"seed {SEED}, {QUERIES} queries, limit 5, vocabulary {VOCABULARY:,}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        for count in chosen.entries:
            measure(count, Path(folder), chosen.toolkit)


if __name__ == "__main__":
    main()
