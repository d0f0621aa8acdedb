"""Candidates of official text: a sample to be read, one by one.

Run: python benchmarks/glossary_candidates.py [YEAR …]. Reads ../shared/corpora/hkma (not part of the repository): the
paragraphs of some years (2020 to 2022 by default) as if they were approved catalogs, and prints 100 of the candidates,
drawn with a fixed seed. Right is a candidate that one would make a row of: the English is a whole name or term, the
Chinese its rendering, no character more or less.

Read so on 25 November 2026: 63 of 100 right (2021 and 2022) before it was asked on both sides whether the words
beside a form belong to it, and whether a rendering has something of every word. The rules were made on 2015 to 2017;
then 80 of 100 (2020 to 2022), 86 after three further rules that this list suggested, which is no blind figure; and 81
of 100 of the years that nobody had looked at (2018 and 2019). What is wrong most often: an acronym with part of its
name, a word taken in at an edge.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from l10n import glossary, locale  # noqa: E402 - the repository is not installed when benchmarks run
from l10n.terminology.candidates import Pairing, found_in  # noqa: E402

HKMA = ROOT / ".." / "shared" / "corpora" / "hkma" / "paragraphs_2015_2022.tsv"
SAMPLE = 100


def main() -> None:
    """Print a sample."""
    years = sys.argv[1:] or ["2020", "2021", "2022"]
    with HKMA.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = [Pairing(row["en"], row["zh_Hant_HK"], row["doc"]) for row in rows if row["doc"][:4] in years]
    own = glossary.read(sorted(path for path in (ROOT / "glossary").glob("*.csv") if path.name != "people.csv"))
    begun = time.process_time()
    found = found_in(pairs, own, locale.get("en_HK"), locale.get("zh_Hant_HK"))
    seconds = time.process_time() - begun
    print(f"{len(pairs)} paragraphs of {', '.join(years)}: {len(found)} candidates in {seconds:.1f} s")
    drawn = random.Random(20251125).sample(range(len(found)), min(SAMPLE, len(found)))
    for one in (found[at] for at in sorted(drawn)):
        shown = ", ".join(f"{text} {count}" for text, count in one.renderings)
        print(f"{'name' if one.name else 'term'} {one.texts:3} {one.sure:.2f}  {one.term}  {shown}")


if __name__ == "__main__":
    main()
