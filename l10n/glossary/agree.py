"""Whether a translation keeps to the glossary: what is missing, left in the source language, or wrong.

In: the source texts of a block (one a group that has a target) and its whole target, plain. Out: `Want`s,
what the source asks for and the target does not have; `Misuse`s, forbidden forms in the target. The checks
of terms and names turn them into findings. A term found anywhere in the block is in order, in any admitted form, as
often as the translator likes; a name that Chinese takes up again with 該局, 他 or a surname and a title is in
order too. May not touch: files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from l10n.glossary import within
from l10n.glossary.concept import NAMES, Concept, Hit, Kind, Status, Term
from l10n.glossary.fold import fold, fold_form
from l10n.glossary.inflect import position
from l10n.glossary.presence import any_in, has, mentions
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary.termbase import Glossary
    from l10n.locale import Locale

_HEAD = later(
    r"(?:辦公室|办公室|委員會|委员会|研究院|研發院|研发院|科學園|科学园|公司|集團|集团|中心|大學|大学|學院|学院|基金|計劃|计划|"
    r"平台|銀行|银行|機構|机构|協會|协会|總會|总会|地區|地区|報告|报告|[局署部會会院校行園园處处館馆區区省市])$"
)
"""What an organisation, place or scheme is, at the end of its name."""
_UNQUOTED = dict.fromkeys(map(ord, "「」『』“”‘’《》"))
"""Quotation marks may stand round a part of a name: 「一帶一路」債券 for 一帶一路債券."""
_AGAIN = "(?:該|本|此|其|貴|有關|上述|這|這個|该|贵|有关|这|这个)"
_ASIDE = later(r"\([^()]{0,200}\)")
"""A remark in parentheses, which may stand in the middle of a name: 香港特別行政區（香港特區）政府."""
_REPLACING = frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.SCHEME, Kind.TITLE, Kind.DOCUMENT, Kind.PLACE})
"""Kinds of names that may stand in the place of one that is only seemingly taken up again."""
_SAYS_ENOUGH = 3
"""Characters that make an admitted Chinese form of the source worth asking for."""
_HE = later(r"[他她]")
_SHE = later(r"\b(?:He|She|His|Her|Him)\b")
_ITS = later("[它其]|我們|我们|本")
_IT = later(r"\b(?:It|Its|We|Our|They|Their)\b")
_HONORIFIC = (
    r"(?:先生|女士|小姐|太太|博士|教授|院士|爵士|議員|议员|主席|局長|局长|司長|司长|校長|校长|署長|署长|總裁|总裁|書記|书记|"
    r"會長|会长|省長|省长|市長|市长|董事長|董事长|處長|处长|主任|律師|律师|醫生|医生)"
)


@dataclass(frozen=True, slots=True)
class Want:
    """A term of the source that the target lacks. `concepts` are its possible senses, `form` its words in the source.

    `group` counts the source texts from 0, `expected` lists the right forms, preferred first. `left` is the
    form of the source language that stands in the target instead, or empty. `partly` is a shorter term of the
    glossary inside `form` that the target does have (the name without its honorific), or empty. `unsaid`: the target
    may have left it out with a passive.
    """

    concepts: tuple[Concept, ...]
    form: str
    group: int
    expected: tuple[str, ...]
    left: str = ""
    partly: str = ""
    unsaid: bool = False

    @property
    def concept(self) -> Concept:
        """The first of the possible senses."""
        return self.concepts[0]


@dataclass(frozen=True, slots=True)
class Misuse:
    """A forbidden form at `target[start:end]`, and the right forms."""

    concept: Concept
    term: Term
    start: int
    end: int
    expected: tuple[str, ...]


def unmet(
    glossary: Glossary,
    sources: Sequence[str],
    target: str,
    source: Locale,
    locale: Locale,
    *,
    date: str = "",
    senses: Sequence[frozenset[str]] = (),
) -> list[Want]:
    """Return what the glossary wants of the target and the target does not have, one a set of senses, in order.

    `senses` holds for each source text the ids of concepts that a person said are meant in it.
    """
    lacking = [
        (number, *one)
        for number, text in enumerate(sources)
        for one in _lacking(glossary, text, source, date, (target, locale, senses[number : number + 1]))
    ]
    if not lacking:  # nearly everything that is asked for is there: this spares it all the rest
        return []
    folded = fold(target, chinese=locale.chinese).text
    wants: dict[tuple[str, ...], Want] = {}
    asking, wrong = "", None
    for number, concepts, form in lacking:
        if any(has(glossary, concept, folded, locale) for concept in concepts):
            continue
        key = tuple([concept.id for concept in concepts])
        if wrong is None:
            wrong = {one.concept.id for one in misused(glossary, sources, target, source, locale, date=date)}
            asking = " ".join([fold(one, chinese=source.chinese).text for one in sources])
        if key in wants or wrong.intersection(key):
            continue
        if _excused(glossary, concepts, form, (sources[number], asking), (target, folded), (source, locale)):
            continue
        want = _want(glossary, concepts, (number, form), folded, source, locale)
        if want is not None:
            if _unsaid(glossary, concepts[0], (form, sources[number]), (asking, target), (source, locale)):
                want = replace(want, unsaid=True)
            wants[key] = want
    return list(wants.values())


def _lacking(
    glossary: Glossary, text: str, source: Locale, date: str, there: tuple[str, Locale, Sequence[frozenset[str]]]
) -> list[tuple[tuple[Concept, ...], str]]:
    """Return the concepts a text asks for, each set of senses with its form, without what is plainly there.

    `there` are a target, its locale and what senses were told, if any. A form of characters alone that stands in the
    target stands in the folded one.
    """
    target, locale, senses = there
    if senses and senses[0]:
        return _told(glossary, text, source, date, senses[0])
    right = glossary.right
    found: list[tuple[tuple[Concept, ...], str]] = []
    for span in glossary.spans(text, source):
        if len(span) == 1 and any_in(right(span[0].concept, locale)[0], target):
            continue  # whether it is asked for or not
        concepts = tuple([hit.concept for hit in span if _counts(hit, date)])
        if concepts and not any(any_in(right(one, locale)[0], target) for one in concepts):
            found.append((concepts, text[span[0].start : span[0].end]))
    return found


def _excused(
    glossary: Glossary,
    concepts: tuple[Concept, ...],
    form: str,
    sources: tuple[str, str],
    targets: tuple[str, str],
    locales: tuple[Locale, Locale],
) -> bool:
    """Return whether a form that the target lacks is a part of another name, said short, or taken up again (該局).

    `sources` are the text with the form and all texts folded; `targets` the target and the same folded. A name inside
    another, or taken up again, is asked for where a name stands in the target that the source does not have.
    """
    (text, asking), (target, folded), (source, locale) = sources, targets, locales
    if any(within.said_short(one, glossary.expected(one, locale), folded, chinese=locale.chinese) for one in concepts):
        return True
    if not locale.chinese and any(within.by_initials(one, glossary.expected(one, locale), target) for one in concepts):
        return True
    inside = within.inside(concepts[0], form, text, chinese=source.chinese)
    again = within.law_again(concepts[0], target, chinese=locale.chinese)
    if not (inside or again) and not any(
        _taken_up(one, right, (asking, folded), chinese=locale.chinese)
        for one in concepts
        for right in glossary.expected(one, locale)
    ):
        return False
    return not _another(glossary, concepts[0], (asking, target), (source, locale), same=inside)


def _unsaid(
    glossary: Glossary,
    concept: Concept,
    said: tuple[str, str],
    texts: tuple[str, str],
    locales: tuple[Locale, Locale],
) -> bool:
    """Return whether a target may do without a body: with a passive in English, where it is an owner in Chinese.

    `said` are the form and the text it stands in, `texts` the folded sources and the target.
    """
    source, locale = locales
    if source.chinese:
        return not locale.chinese and within.left_out(concept, *said, texts[1])
    return within.owner(concept, *said) and not _another(glossary, concept, texts, locales, same=False)


def _another(
    glossary: Glossary, concept: Concept, texts: tuple[str, str], locales: tuple[Locale, Locale], *, same: bool
) -> bool:
    """Return whether the target (the second text) has a name of which the folded source has nothing.

    `same`: only one of the concept's own kind. Short forms of two characters, which say other things too, are none.
    """
    return any(
        (hit.concept.kind is concept.kind if same else hit.concept.kind in _REPLACING)
        and (len(hit.term.text) >= _SAYS_ENOUGH or hit.term.status is Status.PREFERRED or hit.term.text.isascii())
        and not mentions(glossary, hit.concept, texts[0], locales[0])
        for hit in glossary.find(texts[1], locales[1])
    )


def _told(
    glossary: Glossary, text: str, source: Locale, date: str, told: frozenset[str]
) -> list[tuple[tuple[Concept, ...], str]]:
    """Return the concepts a text asks for, each set of senses with its form; a sense that was told is the only one."""
    asked: list[tuple[tuple[Concept, ...], str]] = []
    meant = [glossary.by_id[name] for name in sorted(told) if name in glossary.by_id]
    for span in glossary.spans(text, source):
        form = text[span[0].start : span[0].end]
        folded = fold_form(form, chinese=source.chinese)
        mine = tuple(concept for concept in meant if folded in glossary.folded(concept, source))
        asked.append((mine or tuple(hit.concept for hit in span if _counts(hit, date)), form))
    found = {concept.id for concepts, _ in asked for concept in concepts}
    for concept in meant:
        form = next(iter(glossary.expected(concept, source)), "")
        if concept.id not in found and mentions(glossary, concept, fold(text, chinese=source.chinese).text, source):
            asked.append(((concept,), form))
    return [one for one in asked if one[0]]


def misused(
    glossary: Glossary, sources: Sequence[str], target: str, source: Locale, locale: Locale, *, date: str = ""
) -> list[Misuse]:
    """Return the forbidden forms in the target: of concepts that the source has, or marked as wrong anywhere."""
    if not glossary.forbids(target, locale):
        return []
    hits = glossary.find(target, locale)
    if Status.FORBIDDEN not in [hit.term.status for hit in hits]:
        return []
    asked: dict[str, int] = {}  # how often each concept in the target is asked for by the source
    folded = [fold(text, chinese=source.chinese).text for text in sources]
    for hit in hits:
        if hit.concept.id not in asked:
            asked[hit.concept.id] = sum(mentions(glossary, hit.concept, text, source) for text in folded)
    lacking = {
        name: _right(glossary, hit.concept, target, hits, locale) < asked[name]
        for name, hit in {hit.concept.id: hit for hit in hits if hit.status is Status.FORBIDDEN}.items()
    }
    found: list[Misuse] = []
    for span in glossary.spans(target, locale):
        if any(asked[hit.concept.id] and hit.status is not Status.FORBIDDEN for hit in span):
            continue
        bad = (
            Misuse(hit.concept, hit.term, hit.start, hit.end, glossary.expected(hit.concept, locale))
            for hit in span
            if hit.status is Status.FORBIDDEN and hit.concept.valid_on(date)
            if hit.term.anywhere or lacking[hit.concept.id]
        )
        found.extend(islice(bad, 1))
    return found


def _counts(hit: Hit, date: str) -> bool:
    """Return whether a hit in the source asks for anything: a right form, valid on the date, that says enough.

    A short form in Chinese that is admitted (機構, 各方, 總裁), or an ordinary word (培育, 網絡), is one way to say the
    concept and many other things too; of an ordinary word, also one of three characters (馬拉松 for hackathon).
    """
    form, status = hit.term.text, hit.term.status
    if status is Status.FORBIDDEN:
        return False
    named, admitted = hit.concept.kind in NAMES, status is Status.ADMITTED
    if len(form) < _SAYS_ENOUGH + (admitted and not named) and (admitted or not named) and not form.isascii():
        return False
    return hit.concept.valid_on(date)


def telling(glossary: Glossary, hit: Hit, locale: Locale) -> bool:
    """Return whether a form says which concept is meant, so that it may be noted and written in another language.

    A short form in Chinese that is admitted and a part of a longer one, or a word of its own (大學 for a tertiary
    institution, 設施 for infrastructure, 深港 for Shenzhen), says many other things too; one made of letters picked out
    of a longer one (創科 of 創新科技) does not.
    """
    form = hit.term.text
    if hit.status is not Status.ADMITTED or len(form) >= _SAYS_ENOUGH or form.isascii() or not locale.chinese:
        return True
    longer = (one for one in glossary.expected(hit.concept, locale) if len(one) > len(form) and form not in one)
    return hit.concept.kind not in NAMES and any(_picked(form, one) for one in longer)


def _picked(form: str, longer: str) -> bool:
    letters = iter(longer)
    return all(letter in letters for letter in form)


def _right(glossary: Glossary, concept: Concept, target: str, hits: list[Hit], locale: Locale) -> int:
    """Return how often the target has a right form, those inside a forbidden one (特區 in 香港政府特區) apart."""
    parts: list[str] = []
    done = 0
    for hit in hits:
        if hit.concept is concept and hit.status is Status.FORBIDDEN:
            parts.append(target[done : hit.start])
            done = hit.end
    parts.append(target[done:])
    return mentions(glossary, concept, fold("\0".join(parts), chinese=locale.chinese).text, locale)


def _want(
    glossary: Glossary,
    concepts: tuple[Concept, ...],
    place: tuple[int, str],
    folded: str,
    source: Locale,
    locale: Locale,
) -> Want | None:
    """Return what is missing for a term in the source, or None when the target has it, or the locale no word for it.

    `place` is the number of the source text and the term's words in it; `folded` the folded target.
    """
    group, form = place
    expected: dict[str, None] = {}
    both = dict.fromkeys((folded, _ASIDE.sub("", folded), folded.translate(_UNQUOTED)))
    for concept in concepts:
        forms = glossary.expected(concept, locale)
        if any(has(glossary, concept, text, locale) for text in both):
            return None
        expected.update(dict.fromkeys(forms))
    left = next(
        (
            one
            for concept in concepts
            for one in glossary.expected(concept, source)
            if position(folded, fold_form(one, chinese=locale.chinese)) >= 0
        ),
        "",
    )
    if not left and position(folded, fold_form(form, chinese=locale.chinese)) >= 0:
        left = form
    partly = _partly(glossary, concepts, form, folded, source, locale)
    return Want(concepts, form, group, tuple(expected), left, partly)


def _partly(
    glossary: Glossary, concepts: tuple[Concept, ...], form: str, folded: str, source: Locale, locale: Locale
) -> str:
    """Return a shorter term inside the source's words that the target has in a right form."""
    inside = fold(form, chinese=source.chinese).text
    words = [at for at, one in enumerate(inside) if one == " "]
    for at in words:
        for hit in glossary.find(form[at + 1 :] if len(inside) == len(form) else "", source):
            if hit.concept in concepts or hit.concept.kind is not concepts[0].kind:
                continue
            if mentions(glossary, hit.concept, folded, locale):
                return hit.term.text
    return ""


def _taken_up(concept: Concept, form: str, texts: tuple[str, str], *, chinese: bool) -> bool:
    """Return whether a target takes a name up again without saying it: 該局, 他, 孫教授; it, she, the Group.

    `texts` are the folded source and target. A pronoun counts only where the target has more of them than the
    source: the others stand for the source's own.
    """
    source, target = texts
    if concept.kind not in NAMES or concept.kind is Kind.KEEP:
        return False
    person = concept.kind is Kind.PERSON
    if not chinese:
        again, his = (_SHE, _HE) if person else (_IT, _ITS)
        if len(again.findall(target)) > len(his.findall(source)):
            return True
        return not person and position(target, fold_form(f"the {form.rsplit(maxsplit=1)[-1]}")) >= 0
    if person:
        more = len(_HE.findall(target)) > len(_SHE.findall(source))
        return more or re.search(re.escape(form[0]) + _HONORIFIC, target) is not None
    head = _HEAD.search(form)
    return head is not None and re.search(_AGAIN + head[0], target) is not None
