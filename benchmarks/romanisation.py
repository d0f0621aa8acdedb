"""Names by sound measured: false alarms on right names, recall on planted faults, in all directions.

    python benchmarks/romanisation.py [--list]

In: benchmarks/romanisation_people.tsv, names of public figures as they are known in English and in Traditional Chinese,
from general knowledge; sentences of this script. Every name stands in seven sentences, in both scripts, from and into
English: silence is counted. Then one character of the given name, or the surname, becomes another person's, with a
fixed seed, in names that the rules can read: findings of NAM013 are counted by level. Faults that sound the same are
counted apart: no reader of sounds can see them.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import checks as measuring  # noqa: E402 - benchmarks/checks.py, whose pairs are used here too

from l10n import checks, locale, romanisation, script  # noqa: E402 - the repository's own package
from l10n.checks import name_by_sound  # noqa: E402 - as above
from l10n.glossary import Glossary  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.model import Finding

SEED = 20251021
PEOPLE = Path(__file__).with_name("romanisation_people.tsv")
SENTENCES = (
    ("Mr {} said the scheme would start next year.", "{}先生表示，計劃將於明年推出。"),
    ("The prize went to Dr {}, a researcher at the institute.", "獎項由研究所研究員{}博士奪得。"),
    ("{}, Secretary for Home Affairs, officiated at the ceremony.", "民政事務局局長{}主持典禮。"),
    ("“We are glad,” said Chairman {}.", "主席{}說：「我們很高興。」"),
    ("Guests included {} and Mr Wong Tai-sin.", "嘉賓包括{}及黃大善先生。"),
    ("The report was written by {} of the University of Hong Kong.", "報告由香港大學的{}撰寫。"),
    ("{} will succeed her in May.", "{}將於五月接任。"),
)
HANT, HANS = locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")


def people() -> list[tuple[str, str]]:
    """Return names in English and in Traditional Chinese."""
    lines = PEOPLE.read_text(encoding="utf-8").splitlines()[1:]
    return [(english, chinese) for english, chinese in (line.split("\t") for line in lines)]


@cache
def simplified(text: str) -> str:
    """Return a text in Simplified characters."""
    return script.convert(text, HANT, HANS, glossary=Glossary.empty(), codes=()).text


def found(english: str, chinese: str) -> Iterator[list[Finding]]:
    """Yield the findings of a name in all sentences, scripts and directions."""
    for source, target in SENTENCES:
        for code in ("zh_Hant_HK", "zh_Hans_CN"):
            other = target.format(chinese)
            other = simplified(other) if code == "zh_Hans_CN" else other
            for came, to in (("en_HK", code), (code, "en_HK")):
                one, two = (source.format(english), other) if to == code else (other, source.format(english))
                context = checks.CheckContext(locale.get(came), locale.get(to), Glossary.empty())
                yield list(name_by_sound.find(measuring.pair_of(one, two, to), context))


def level(hits: list[Finding]) -> str:
    """Return how bad the worst finding is."""
    return min((hit.severity.value for hit in hits), default="nothing")


def main() -> None:
    """Print the figures."""
    chance = random.Random(SEED)
    names, silence, faults, read = people(), Counter[str](), Counter[tuple[str, str]](), Counter[str]()
    given = [one for _, chinese in names for one in chinese[1:]]
    surnames = [chinese[0] for _, chinese in names]
    for english, chinese in names:
        for hits in found(english, chinese):
            silence[level(hits)] += 1
            if hits and "--list" in sys.argv[1:]:
                print(f"   {english} {chinese}: {hits[0].severity.value}: {hits[0].message}")
        known = romanisation.people(english)
        whole = len(known) == 1 and known[0].full
        fits = whole and romanisation.fits(known[0], chinese)
        read["fits" if fits else "spelt in a way of its own" if whole else "surname only, or not read"] += 1
        if not fits or len(chinese) < 3:
            continue
        for kind, at, stock in (("character", len(chinese) - 1 - chance.randrange(2), given), ("surname", 0, surnames)):
            wrong = chinese[:at] + chance.choice([one for one in stock if one != chinese[at]]) + chinese[at + 1 :]
            if romanisation.fits(known[0], wrong):
                faults[kind, "sounds the same"] += 1
                continue
            for hits in found(english, wrong):
                faults[kind, level(hits)] += 1
    print(f"{len(names)} people: {dict(read)}")
    print(f"right names: {dict(silence)}")
    for kind in ("character", "surname"):
        counts = {what: count for (one, what), count in faults.items() if one == kind and what != "sounds the same"}
        total = sum(counts.values())
        shares = ", ".join(f"{what} {100 * count / total:.1f} %" for what, count in sorted(counts.items()))
        print(f"{kind} of another: {shares} of {total}; {faults[kind, 'sounds the same']} names sounded the same")


if __name__ == "__main__":
    main()
