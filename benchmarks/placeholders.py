"""Which placeholders survive an engine: `placeholders.py ENGINE [--project DIR] [--into L] [--send] [--count N]`.

ENGINE is any engine of `l10n draft --engine list`, with its settings from the project's configuration (or `--model
DIRECTORY` for ctranslate2) and its key from where a real run has it: survival can be measured for whatever the user
has. An engine that sends text out does so only with `--send`; without it the characters that would go are said. Texts
are sentences of the corpora in ../shared (Chinese and English), with that corpus's terms as glossary.

For each form that we use (`Z70`, `Q70` …; for DeepL its own tags) it prints how many of the shielded terms and figures
came back exactly once from the first asking, and how many texts failed altogether. `--forms` measures more forms on the
bare model of `--model` (needs ctranslate2 and sentencepiece; `make model` fetches one).
"""

from __future__ import annotations

import csv
import random
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from l10n import engines, glossary, locale
from l10n import project as projects
from l10n.engines import Request, _protect

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.engines import Engine
    from l10n.locale import Locale

Sentence = tuple[str, str, list[tuple[str, str]]]
SHARED = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpora" / "hkma"
EN, HANT = locale.get("en_HK"), locale.get("zh_Hant_HK")
SEED, COUNT = 3, 60
FORMS = ("Q7{}", "Z7{}", "K9Q{}", "A1{}", "T10{}", "XQ{}X", "ABC{}", "UNK{}", "<x{}/>", "X{}", "({})", "[{}]", "Name{}",
         "XXX{}", "#{}#", "<{}>", "%{}%", "__{}__", "{{{}}}")  # fmt: skip


def option(name: str, default: str = "") -> str:
    """Return an option from the command line."""
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table of the corpus without its head."""
    return [line.split("\t") for line in (SHARED / name).read_text(encoding="utf-8").splitlines()[1:]]


def sentences(count: int) -> list[Sentence]:
    """Return paragraphs of one sentence: Chinese, English, up to three terms (Chinese, English) that both have."""
    known = {row[1]: row[0] for row in rows("terms_2015_2022.tsv") if len(row[1]) > 2}
    longest = sorted(known, key=lambda term: -len(term))
    found: list[Sentence] = []
    for row in rows("paragraphs_2015_2022.tsv"):
        chinese, english = row[3], row[2]
        if 15 < len(chinese) < 90 and chinese.count("。") == 1:
            here = [(term, known[term]) for term in longest if term in chinese and known[term] in english][:3]
            found += [(chinese, english, here)] if here else []
    random.Random(int(option("--seed", str(SEED)))).shuffle(found)
    return found[:count]


def table(chosen: list[Sentence], folder: Path) -> glossary.Glossary:
    """Return the terms of these sentences as a glossary of names."""
    path = folder / "terms.csv"
    pairs = dict.fromkeys(pair for *_, here in chosen for pair in here)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "kind", "en_HK", "zh_Hant_HK"])
        writer.writerows([f"t{at}", "organisation", english, chinese] for at, (chinese, english) in enumerate(pairs))
    return glossary.read([path])


class Watch:
    """Stands where the engines restore placeholders, and notes what the first asking of each text lost."""

    def __init__(self) -> None:  # noqa: D107 - the class says it
        self.restore = _protect.restore
        self.fresh = True
        self.shielded = self.lost = 0

    def __call__(self, answer: str, sent: _protect.Shielded, target: Locale) -> tuple[str, list[str]]:
        """Restore, and count when it is the first asking."""
        text, problems = self.restore(answer, sent, target)
        if self.fresh:
            self.fresh = False
            self.shielded += len(sent.slots)
            self.lost += sum(problem.endswith((" was lost", " times")) for problem in problems)
        return text, problems


def survival(engine: Engine, texts: list[str], request: Request) -> None:
    """Print for each form how many placeholders came back exactly once from the first asking."""
    stems = _protect._STEMS  # noqa: SLF001 - the forms are what is measured
    for forms in ((stem,) for stem in stems) if engine.NAME != "deepl" else (stems,):
        watch, failed = Watch(), 0
        _protect._STEMS, _protect.restore = forms, watch  # type: ignore[assignment] # noqa: SLF001
        try:
            for text in texts:
                watch.fresh = True
                (answer,) = engine.translate([text], request)
                failed += answer.error is not None
        finally:
            _protect._STEMS, _protect.restore = stems, watch.restore  # type: ignore[assignment] # noqa: SLF001
        name, came = (f"{forms[0]}0" if len(forms) == 1 else "tags"), watch.shielded - watch.lost
        print(
            f"  {name:8} {came}/{watch.shielded} = {came / max(watch.shielded, 1):.1%} survived, {failed} texts failed"
        )


def bare(folder: Path) -> Callable[[list[str]], list[str]]:
    """Return a function from Chinese texts to English ones, with nothing of ours round the model."""
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


def every_form(translate: Callable[[list[str]], list[str]], chosen: list[Sentence]) -> None:
    """Print how many placeholders of each form come back exactly once."""
    for form in FORMS:
        sent = []
        for chinese, _, here in chosen:
            text = chinese
            for number, (term, _) in enumerate(here[:2]):
                text = text.replace(term, form.format(number), 1)
            sent.append(text)
        whole = kept = 0
        for (_, _, here), answer in zip(chosen, translate(sent), strict=True):
            plain = re.sub(r"\s", "", answer).casefold()
            for number, _ in enumerate(here[:2]):
                whole += 1
                kept += plain.count(form.format(number).casefold()) == 1
        print(f"  {form.format(0):8} {kept / max(whole, 1):6.1%} of {whole}")


def settings_of(name: str) -> dict[str, Any]:
    """Return the engine's settings from the project's configuration and the command line."""
    own: dict[str, Any] = {}
    if "--project" in sys.argv:
        project = projects.find(Path(option("--project")))
        own = {"root": str(project.root), **project.engine_settings.get(name, {})}
    return {**own, "model": option("--model")} if "--model" in sys.argv else own


def main() -> None:
    """Measure the engine given on the command line."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-") or not SHARED.is_dir():
        print("skipped: needs the name of an engine as argument, and the corpora in ../shared")
        return
    engine = engines.get(sys.argv[1])
    own = settings_of(engine.NAME)
    reason = engine.unusable(own)
    if reason:
        print(f"{engine.NAME} cannot be used: {reason}")
        return
    into = locale.get(option("--into", "en_HK"))
    source = HANT if not into.chinese else EN
    chosen = sentences(int(option("--count", str(COUNT))))
    texts = [one[0] if source is HANT else one[1] for one in chosen]
    with tempfile.TemporaryDirectory() as place:
        request = Request(source, into, table(chosen, Path(place)), MappingProxyType(own))
        if engine.NETWORK and "--send" not in sys.argv:
            quiet = engine.translate(texts, replace(request, quiet=True))
            forms = 1 if engine.NAME == "deepl" else len(_protect._STEMS)  # noqa: SLF001
            print(
                f"would send {forms} times {sum(one.sent for one in quiet):,} characters, or more; add --send to do it"
            )
            return
        print(f"{engine.NAME}, {source.code} to {into.code}, {len(texts)} sentences")
        survival(engine, texts, request)
    if "--forms" in sys.argv and "--model" in sys.argv:
        every_form(bare(Path(option("--model"))), chosen)


if __name__ == "__main__":
    main()
