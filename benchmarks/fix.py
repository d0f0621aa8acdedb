"""Measure `l10n fix` on official text beside the repository (../shared): nothing of it is kept.

    python benchmarks/fix.py [--list]

Official: the Chinese paragraphs as targets of a project of their own; every rewrite of them is a change to text that
people made, every dropped one was held back. Planted: one slip of a kind put into each silent paragraph (fixed
seed); put right means that the very paragraph comes back.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from l10n import catalog as catalogs  # noqa: E402 - the path comes first
from l10n import extract, fix, locale, project  # noqa: E402

TABLE = ROOT / ".." / "shared" / "corpora" / "hkma" / "paragraphs_2015_2022.tsv"
HANT = locale.get("zh_Hant_HK")
SEED = 7
HAN = "[\u4e00-\u9fff]"
SLIPS = {
    "half-width comma": (rf"(?<={HAN})，(?={HAN})", ","),
    "half-width comma before a figure": (rf"(?<={HAN})，(?=\d)", ","),
    "half-width brackets": (rf"(?<={HAN})（({HAN}+)）", r"(\1)"),
    "full stop": (rf"(?<={HAN})。$", "."),
    "quotation marks": (rf"「({HAN}+)」", r"“\1”"),
    "full-width per cent": (r"(?<=\d)%", "％"),
    "space before a mark": (rf"(?<={HAN})，(?={HAN})", " ，"),
    "zero-width space": (rf"(?<={HAN})(?={HAN})", "\u200b"),
}


def made(folder: Path, targets: list[str]) -> project.Project:
    """Return a project in which these are the targets of one release, unit by unit."""
    (folder / "releases").mkdir(parents=True)
    settings = 'source = "en_HK"\ntargets = ["zh_Hant_HK"]\nsegmentation = "paragraph"\n'
    (folder / "l10n.toml").write_text(settings, encoding="utf-8")
    sources = [f"Paragraph {number} of the report is here." for number in range(len(targets))]
    (folder / "releases" / "report.md").write_text("\n\n".join(sources) + "\n", encoding="utf-8")
    own = project.find(folder)
    extract.run(own, own.releases())
    catalog = catalogs.read(own.catalog_path("report", HANT), HANT)
    by_source = {unit.source: unit.id for unit in catalog.units()}
    for source, target in zip(sources, targets, strict=True):
        catalog.set_target(by_source[source], target)
    catalogs.save(catalog)
    return own


def run(targets: list[str]) -> tuple[list[str], fix.FixReport, float]:
    """Return the targets afterwards, the report, and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        own = made(Path(folder) / "p", targets)
        begun = time.perf_counter()
        report = fix.run(own, own.releases())
        spent = time.perf_counter() - begun
        if fix.run(own, own.releases(), dry=True).changed:
            sys.exit("not idempotent")
        catalog = catalogs.read(own.catalog_path("report", HANT), HANT)
        by_source = {unit.source: unit.target for unit in catalog.units()}
    return [by_source[f"Paragraph {number} of the report is here."] for number in range(len(targets))], report, spent


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="print every rewrite of official text")
    listed = parser.parse_args().list
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        texts = [row["zh_Hant_HK"].strip() for row in rows if row["zh_Hant_HK"].strip()]
    after, report, spent = run(texts)
    changed = [(old, new) for old, new in zip(texts, after, strict=True) if old != new]
    beyond = [pair for pair in changed if pair[0].replace(" ", "") != pair[1].replace(" ", "")]
    print(f"official: {len(texts)} paragraphs, {len(changed)} rewritten, {len(beyond)} of them beyond spaces", end="")
    print(f" ({len(beyond) / len(texts):.2%}), {len(report.dropped)} held back, {spent:.1f} s")
    for old, new in beyond if listed else ():
        print(f"  - {old}\n  + {new}")
    for one in report.dropped if listed else ():
        print(f"  held back: {one}")
    silent = [old for old, new in zip(texts, after, strict=True) if old == new]
    rng = random.Random(SEED)
    for name, (pattern, wrong) in SLIPS.items():
        planted = [(text, _planted(text, pattern, wrong, rng)) for text in silent]
        chosen = [(text, bad) for text, bad in planted if bad != text][:1000]
        mended, report, _ = run([bad for _, bad in chosen])
        right = sum(text == now for (text, _), now in zip(chosen, mended, strict=True))
        other = sum(now not in {text, bad} for (text, bad), now in zip(chosen, mended, strict=True))
        reasons = Counter(str(one).split("would change ")[-1].split(":")[0] for one in report.dropped)
        print(f"planted {name}: {right} of {len(chosen)} right, {other} otherwise, held back {dict(reasons) or 0}")


def _planted(text: str, pattern: str, wrong: str, rng: random.Random) -> str:
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    one = rng.choice(found)
    return text[: one.start()] + one.expand(wrong) + text[one.end() :]


if __name__ == "__main__":
    main()
