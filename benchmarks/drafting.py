"""Term success, chrF, speed and resends of drafting: `drafting.py MODEL_DIRECTORY [--all] [--seed N] [--count N]`.

Needs, beside the project: ctranslate2, sentencepiece and sacrebleu (not dependencies of ours), the corpora in
../shared, and a directory in the Argos layout, zh to en (`make model` puts one into build/model). `--all` takes every
paragraph that has a term (half an hour), else `--count` of each half of the years (150).

The glossary is the corpus's own table of terms: one row a Chinese term, its renderings in the order of the years they
were used in, the longer first of two used as long. A term counts where the human translation has one of its
renderings; it is right when the draft has one. Two counts: wherever the Chinese term stands in the paragraph, also
inside a longer term whose own rendering was asked for; and only where it stands outside of longer ones, as the
glossary matches (the longest wins). `as the reference` asks for the very rendering of the human translation.
At last a run over a loopback server is killed and started again: how many answered texts were sent twice.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from l10n import glossary, locale
from l10n.engines import Request, ctranslate2, libretranslate
from l10n.engines._journal import Journal

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / ".." / "shared" / "corpora" / "hkma"
EN, HANT = locale.get("en_HK"), locale.get("zh_Hant_HK")
LONGEST = 250  # letters of a paragraph: longer ones are whole pages of accounts
HALVES = {"2015 to 2018": range(2015, 2019), "2019 to 2022": range(2019, 2023)}
COUNT, SEED = 150, 3
TEXTS, KILLED_AT = 40, 15


class Paragraph(NamedTuple):
    """A paragraph, its human translation, and the terms (with renderings) that both have."""

    chinese: str
    english: str
    year: int
    terms: tuple[str, ...]


def option(name: str, default: int) -> int:
    """Return a number from the command line."""
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table of the corpus without its head."""
    return [line.split("\t") for line in (SHARED / name).read_text(encoding="utf-8").splitlines()[1:]]


def terms() -> dict[str, list[str]]:
    """Map Chinese terms to their renderings, the longest terms first; case alone makes no other rendering."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for english, chinese, years in rows("terms_2015_2022.tsv"):
        if len(chinese) > 1:
            found[chinese][english] = len(years.replace("|", ",").split(","))
    known: dict[str, list[str]] = {}
    for chinese in sorted(found, key=lambda term: -len(term)):
        ranked = sorted(found[chinese], key=lambda form: (-found[chinese][form], -len(form)))
        known[chinese] = list({form.casefold(): form for form in reversed(ranked)}.values())[::-1]
    return known


def paragraphs(known: dict[str, list[str]]) -> list[Paragraph]:
    """Return the paragraphs that have a term, in the order of a lot with a fixed seed."""
    found = []
    for name, _, english, chinese in rows("paragraphs_2015_2022.tsv"):
        folded = english.casefold()
        if 15 < len(chinese) < LONGEST:
            here = [term for term in known if term in chinese and _any(known[term], folded)]
            if here:
                found.append(Paragraph(chinese, english, int(name[:4]), tuple(here)))
    random.Random(option("--seed", SEED)).shuffle(found)
    return found


def _any(forms: list[str], folded: str) -> bool:
    return any(form.casefold() in folded for form in forms)


def outside(paragraph: Paragraph, known: dict[str, list[str]]) -> set[str]:
    """Return those of a paragraph's terms that also stand outside a longer term of the table."""
    rest, own = paragraph.chinese, set()
    for term in known:  # the longest first
        if term in rest:
            own.add(term)
            rest = rest.replace(term, "\n")
    return own.intersection(paragraph.terms)


def table(known: dict[str, list[str]], folder: Path) -> glossary.Glossary:
    """Return the table as a glossary of names."""
    path = folder / "terms.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "kind", "en_HK", "zh_Hant_HK"])
        writer.writerows([f"t{at}", "organisation", "|".join(known[term]), term] for at, term in enumerate(known))
    return glossary.read([path])


def measure(chosen: list[Paragraph], known: dict[str, list[str]], used: glossary.Glossary, folder: str) -> list[str]:
    """Print term success and chrF of one half with one glossary; return the terms that a draft lacks."""
    from sacrebleu.metrics import CHRF  # type: ignore[import-not-found]  # noqa: PLC0415

    start, cpu = time.perf_counter(), time.process_time()
    answers = ctranslate2.translate([one.chinese for one in chosen], Request(HANT, EN, used, {"model": folder}))
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    metric = CHRF()
    score = metric.corpus_score([one.text for one in answers], [[one.english for one in chosen]])
    units, noted = len(chosen), sum(bool(one.note) for one in answers)
    print(
        f"    chrF {score.score:.2f} ({metric.get_signature()}); {units / seconds:.1f} units/s, "
        f"{1000 * cpu / units:.0f} ms of processor time each; {noted} drafts say what to look at"
    )
    counts = dict.fromkeys(("wherever it stands", "outside longer terms", "as the reference"), (0, 0))
    lost: list[str] = []
    for one, answer in zip(chosen, answers, strict=True):
        own, folded, reference = outside(one, known), answer.text.casefold(), one.english.casefold()
        for term in one.terms:
            right = _any(known[term], folded)
            same = _any([form for form in known[term] if form.casefold() in reference], folded)
            for name, counted, good in zip(counts, (True, term in own, term in own), (right, right, same), strict=True):
                counts[name] = (counts[name][0] + (good and counted), counts[name][1] + counted)
            if not right:
                lost.append(f"{'outside' if term in own else 'inside a longer one'}: {term} = {known[term][0]}")
    for name, (right, whole) in counts.items():
        print(f"    terms {name:22} {right}/{whole} = {right / whole:.1%}")
    return lost


def resent(folder: Path) -> None:
    """Kill a run over a loopback server, start it again, and print how many answered texts were sent twice."""
    sys.path.insert(0, str(ROOT / "tests"))
    from loopback import Libre, translated  # noqa: PLC0415 - the tests' own server

    texts = [f"This is sentence number {number} of all." for number in range(TEXTS)]
    child: list[subprocess.Popen[bytes]] = []
    answered: list[str] = []

    def answer(text: str, at: int) -> tuple[int, dict[str, str], bytes]:
        if at == KILLED_AT:
            child[0].kill()
            child[0].wait()
            return 0, {}, b""
        answered.append(text)
        return translated(f"這是全部句子中的一句，第{at}句。")

    with Libre(answer) as server:
        child.append(subprocess.Popen([sys.executable, __file__, "--child", server.url, str(folder), *texts]))
        child[0].wait()
        before = len(answered)
        send(server.url, folder, texts)
    twice = len(answered) - len(set(answered))
    print(f"\nkilled after {before} of {TEXTS} answers, then run again: {twice} answered texts were sent twice")


def send(url: str, folder: Path, texts: list[str]) -> None:
    """Translate texts with the engine libretranslate and a journal."""
    own = {"url": url, "allow_private": True}
    journal = Journal(folder / "journal.jsonl")
    libretranslate.translate(texts, Request(EN, HANT, glossary.Glossary(), own, journal))


def main() -> None:
    """Measure with the model in the directory given on the command line."""
    if sys.argv[1:2] == ["--child"]:
        send(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
        return
    if len(sys.argv) < 2 or not SHARED.is_dir():
        print("skipped: needs a model directory as argument, and the corpora in ../shared")
        return
    known = terms()
    every = paragraphs(known)
    with tempfile.TemporaryDirectory() as place:
        termbase = table(known, Path(place))
        for half, years in HALVES.items():
            chosen = [one for one in every if one.year in years]
            chosen = chosen if "--all" in sys.argv else chosen[: option("--count", COUNT)]
            print(f"{half}: {len(chosen)} paragraphs, {sum(len(one.terms) for one in chosen)} terms", flush=True)
            print("  without protection")
            measure(chosen, known, glossary.Glossary(), sys.argv[1])
            print("  with protection")
            lost = measure(chosen, known, termbase, sys.argv[1])
            if "--lost" in sys.argv:
                print("\n".join(f"      lost {one}" for one in lost))
            sys.stdout.flush()
        resent(Path(place))


if __name__ == "__main__":
    main()
