"""Direct speech in a paragraph: where it is quoted, whether a whole sentence is, and who speaks.

In: a paragraph as a reader sees it, and the wording of its locale. Out: spans of quoted text, a verdict, a name.
Quotation marks of all scripts are read in all locales, because releases mix them. May not touch: documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.anatomy.wording import Wording

_CLOSERS = {"“": "”", "「": "」", "『": "』", "«": "»", '"': '"', "〝": "〞", "‘": "’", "'": "'"}
_MARK = later("""[“”「」『』«»"〝〞‘’']""")
_SINGLE_END = later(r"(?<=[.,!?…])['’](?!\w)")  # where a British quotation ends that is speech
_SPEECH_END = later(r"[.,!?…]['’](?!\w)")  # the same with what stands before it: found faster
_TERMINATOR = later(r"[.!?。！？…]['’)）』]*$")
_INSIDE = later(r"[.!?。！？](?:\s|[^\s\d])")
_HAN = later(r"[㐀-鿿]")
_FIRST_HAN = "㐀"
"""No character of `_HAN` is lower: text whose highest one is lower has none."""
_NEXT = later(r"""\s(?=["“'‘])""")  # what is quoted next is no part of the attribution
_AFTER = later(r", ?(?=\w)")  # British: the comma stands outside
_MIN_WORDS = 4
_MIN_HAN = 8
_NEAR = 600


class Span(NamedTuple):
    """Quoted text `[start, end)`, marks left out. `closed`: its closing mark stands in the same paragraph."""

    start: int
    end: int
    closed: bool


def spans(text: str) -> list[Span]:
    """Return the outermost quotations of a paragraph, in order."""
    last = _last_end(text)
    opens = last >= 0 or '"' in text or "“" in text or "「" in text or "『" in text or "«" in text or "〝" in text
    return _spans(text, last) if opens else []  # most often there are apostrophes only


def _spans(text: str, last: int) -> list[Span]:
    """Return the same, mark by mark; `last` is where speech in single marks ends last."""
    found: list[Span] = []
    mark, start, depth = "", 0, 0
    for match in _MARK.finditer(text):
        character, at = match[0], match.start()
        if not mark:
            if _begins(text, at, last):
                mark, start, depth = character, at + 1, 0
        elif character in "’'":
            if character == _CLOSERS[mark] and _SINGLE_END.match(text, at):
                found.append(Span(start, at, closed=True))
                mark = ""
        elif (character == '"' and mark == '"' and _opens(text, at, inside=True)) or (
            character == mark and mark in "「『"
        ):
            depth += 1
        elif character == _CLOSERS[mark] or (character == '"' and mark == "“" and not _opens(text, at, inside=True)):
            if depth:
                depth -= 1
            else:
                found.append(Span(start, at, closed=True))
                mark = ""
    if mark:
        found.append(Span(start, len(text), closed=False))
    return found


def _last_end(text: str) -> int:
    """Return where the last single mark stands behind speech, -1 when there is none or none could open."""
    if "'" not in text and "‘" not in text:
        return -1
    return max((match.start() + 1 for match in _SPEECH_END.finditer(text)), default=-1)


def _begins(text: str, at: int, last: int) -> bool:
    """Return whether the mark at `at` opens a quotation; a single one only when speech ends after it, at `last`."""
    character = text[at]
    if character in "‘'":  # else an apostrophe, or a phrase in single marks, which is no speech
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        free = not before or before.isspace() or before in "([（—–"
        return free and at < last and (after.isupper() or after.isdigit() or after in '“"')
    return character in _CLOSERS and (character != '"' or _opens(text, at, inside=False))


def _opens(text: str, at: int, *, inside: bool) -> bool:
    """Return whether a straight mark stands where one opens: after a space or bracket, before a letter.

    Outside a quotation also after a colon, a comma or a Han character, which stand before a closing one as well.
    """
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    if not before or before.isspace() or before in "([（—–-":
        return True
    return not inside and (before in "，：:" or bool(_HAN.match(before)))


def speech(text: str, wording: Wording) -> Span | None:
    """Return the first quotation that is at least one full sentence of direct speech, None when there is none."""
    found = spans(text)
    says: bool | None = None
    for span in found:
        inner = text[span.start : span.end].strip()
        before = text[: span.start - 1].rstrip()
        if not _long(inner):
            if span.closed and _attributed(text, span, before, wording):
                says = bool(wording.say.search(_outside(text, found))) if says is None else says
                if says:
                    return span
            continue
        says = bool(wording.say.search(_outside(text, found))) if says is None else says
        introduced = bool(wording.say.search(before[-40:])) and before.endswith((",", "，", ":", "：", "said", "says"))
        most = len(inner) * 2 > len(text)
        if not span.closed:
            if (
                (introduced or span.start <= 1 or says)
                and (_INSIDE.search(inner) or introduced)
                and (most or introduced)
            ):
                return span
        elif _TERMINATOR.search(inner):
            if says or most or span.start <= 1:
                return span
        elif says and (
            _british(text, span, wording)
            or inner.endswith((",", "，"))
            or before.endswith(("：", ":"))
            or (introduced and _INSIDE.search(inner))
        ):
            return span
    return None


def _british(text: str, span: Span, wording: Wording) -> bool:
    """Return whether a paragraph begins with speech whose comma stands outside the marks: "We won", she said."""
    follows = text[span.end + 1 : span.end + 120]
    starts = span.start <= 1 and text[span.start : span.start + 1].isupper()
    return starts and bool(_AFTER.match(follows)) and bool(wording.say.search(follows))


def _attributed(text: str, span: Span, before: str, wording: Wording) -> bool:
    """Return whether somebody says a short quotation: a sentence of its own, next to a verb of saying."""
    inner = text[span.start : span.end].strip()
    whole = len(inner.split()) > 1 or len(_HAN.findall(inner)) > 1  # "Yes," is a word, 「多謝。」 a sentence
    if not whole or inner[:1].islower() or not inner.endswith((",", "，", ".", "。", "!", "！", "?", "？")):
        return False
    if before.endswith((":", "：", ",", "，")):
        return bool(wording.say.search(before[-40:]))
    starts = not before or before.endswith((".", "。", "!", "！", "?", "？"))
    return starts and bool(wording.say.search(text[span.end + 1 : span.end + 60]))


def _long(inner: str) -> bool:
    if len(inner.split()) >= _MIN_WORDS:
        return True
    return max(inner, default="") >= _FIRST_HAN and len(_HAN.findall(inner)) >= _MIN_HAN


def _outside(text: str, found: list[Span]) -> str:
    parts: list[str] = []
    position = 0
    for span in found:
        parts.append(text[position : span.start])
        position = span.end
    return "\n".join([*parts, text[position:]])


def opens_on(text: str) -> bool:
    """Return whether a quotation is still open where the paragraph ends."""
    found = spans(text)
    return bool(found) and not found[-1].closed


_PRONOUN = later(r"(?:^|[\s,.”\"])(?:he|she|they)\s*$|[他她]$", re.IGNORECASE)
_ALONE = later(r"(?P<name>[A-Z][a-zà-ÿ][\w'’-]*)(?![\w'’-])(?P<more> [A-Z])?")
_NO_NAMES = frozenset({"He", "She", "They", "It", "We", "You", "The", "This", "That", "One", "Nobody", "Everybody"})
_WORD = r"[A-Z][\w'’-]*\.?(?:[A-Z]\.)*"
_NAME_AS = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la|bin|al)){{0,5}}"
_NAME = later(_NAME_AS)
_NAME_LAST = later(rf"{_NAME_AS}$")


def speaker(text: str, span: Span, wording: Wording) -> str | None:
    """Return who speaks, by name with honorific and without the post; "" when it is not plain.

    None when only a pronoun names the speaker ("she added"): then it is whoever spoke before.
    """
    before, after = _sentence(text[: span.start - 1], follows=False), _sentence(text[span.end + 1 :], follows=True)
    verb = wording.say.search(before)
    introduces = verb is not None and (before.endswith((",", "，", ":", "：")) or not before[verb.end() :].strip())
    pronoun = False
    for sentence in (before, after) if introduces else (after, before):
        name = _named(sentence, wording)
        if name:
            return name
        pronoun = pronoun or name is None
    goes_on = text[: span.end].endswith((",", "，")) or after.startswith(",")
    return None if pronoun else _surname(after, wording) if goes_on else ""


def _surname(after: str, wording: Wording) -> str:
    """Return the one word that names the speaker inside a sentence that began with speech: "…," Addo told reporters."""
    after = after.lstrip(" ,")
    verb = wording.say.match(after)
    found = _ALONE.match(after[verb.end() :].lstrip() if verb else after)
    if found is None or found["name"] in _NO_NAMES:
        return ""
    said = verb or wording.say.match(after, found.end("name") + 1)
    return found["name"] if said and (not verb or not found["more"]) else ""


def lone_name(before: str, wording: Wording) -> str:
    """Return the one word at the beginning of a sentence that says who speaks: "Mensah, who joined then, said: …"."""
    sentence = _sentence(before, follows=False)
    found = _ALONE.match(sentence)
    return found["name"] if found and wording.say.search(sentence, found.end("name")) else ""


def _named(sentence: str, wording: Wording) -> str | None:
    """Return the speaker that an attribution names, None for a pronoun, "" when it names none."""
    verb = wording.say.search(sentence)
    if not verb:
        return ""
    if _HAN.search(sentence[: verb.start()] or sentence):
        return _han_name(_subject(sentence, wording), wording)
    return _latin_name(sentence, verb, wording)


def _subject(sentence: str, wording: Wording) -> str:
    """Return what stands before the last verb of saying that follows a name."""
    verbs = [match.start() for match in wording.say.finditer(sentence) if match.start()]
    return sentence[: verbs[0]] if verbs else ""


def _sentence(stretch: str, *, follows: bool) -> str:
    """Return the sentence of `stretch` that touches the quotation; an attribution is never far from it."""
    stretch = _NEXT.split(stretch[:_NEAR], maxsplit=1)[0] if follows else stretch[-_NEAR:]
    parts = re.split(r"(?<=[。！？!?])|(?<=[a-z]{3}[.])(?<!Prof[.])\s", stretch)
    parts = [part for part in parts if part and part.strip(' ”」』"')]
    return (parts[0] if follows else parts[-1]).strip() if parts else ""


def _latin_name(sentence: str, verb: re.Match[str], wording: Wording) -> str | None:
    before, after = sentence[: verb.start()].rstrip(" ,"), sentence[verb.end() :].lstrip(" ,")
    if _PRONOUN.search(before):
        return None
    for candidate in _candidates(before, after, wording):
        name = _bare_name(candidate, wording)
        if name:
            return name
    return ""


def first_name(text: str, wording: Wording) -> str:
    """Return the first person named with an honorific in `text`, "" when there is none."""
    for match in re.finditer(r"\b[A-Z][A-Za-z]{1,9}\b\.?", text):
        if match[0].rstrip(".") in wording.honorifics:
            return _bare_name(text[match.start() :].split(",", maxsplit=1)[0], wording)
    return ""


def _candidates(before: str, after: str, wording: Wording) -> list[str]:
    """Return where a name may stand: a part with an honorific, the first or last before the verb, the first after."""
    found: list[str] = []
    if before.strip(' ,”"'):
        parts = [part.strip() for part in before.strip(' ,”"').split(",")]
        titled = (part for part in parts if any(word.rstrip(".") in wording.honorifics for word in part.split()))
        found += [*titled, *parts[:4], parts[-1]]
    if after:
        parts = [part.strip() for part in after.split(",")]
        found.append(parts[0])
        if parts[0][:1].islower():  # said her successor, Ms Irene Tse
            found += parts[1:3]
    return found


def _is_post(word: str, wording: Wording) -> bool:
    """Return whether a word ends the name of a post: "chairman", "CEO"."""
    return word.lower().strip(".") in wording.posts or bool(re.fullmatch(r"C[A-Z]{1,2}O", word))


def _bare_name(text: str, wording: Wording) -> str:
    """Return the name at the end of `text`, or the one that an honorific begins; "" when there is none."""
    text = re.split(r"\b(?:who|which|also|further|today|has|had|in|at|of|for|from|on|during|while|when)\b", text)[
        0
    ].strip()
    words = text.rstrip(".").split()
    titles = [index for index, word in enumerate(words) if word.rstrip(".") in wording.honorifics]
    if titles:
        words = words[titles[0] :]
    else:
        posts = [index for index, word in enumerate(words) if _is_post(word, wording)]
        words = words[posts[-1] + 1 :] if posts else words
    name = _NAME.match(" ".join(words))
    found = name[0] if name else ""
    enough = 2 if not titles else 1 + len(titles)
    return found if enough <= len(found.split()) <= 7 and found.split()[0] not in {"The", "A", "An"} else ""  # noqa: PLR2004 - a name


_MANNER = later(
    r"(?:今日|今天|昨日|昨天|日前|早前|其後|其后|隨後|随后|同時|同时|亦|也|並|并|再|則|则|更|又|還|还|續|续|進一步|进一步"
    r"|[賽赛會会事]後|[赛会事]后|席間|席间|笑着|笑著|哽咽|(?:激動|激动|感慨|高興|高兴|興奮|兴奋)地|(?:致辭|致辞|致詞|受訪|受访)[時时]"
    r"|(?:接受|回應|回应)[^，,。]{0,14}(?:訪問|采访|採訪|專訪|专访|查詢|查询|提問|提问)[時时]?"
    r"|在[^，,。]{0,14}[上中時时後后會会禮礼式場场]"
    r"|[對对向][^，,。：:]{0,8}(?:[記记]者|[傳传]媒|媒[體体]|本[報报])"
    r"|在[^，,。的]{0,14}|於[^，,。]{1,14}|[，,、 ]+(?:G?BM|GBS|SBS|BBS|MH|JP|[OMC]BE|KC|SC)|[，,、 ]+)$"
)


def _without_manner(before: str) -> str:
    """Return what stands before a verb of saying without when, where and how: 在典禮上, 今日, 亦; and "GBS, JP"."""
    for _ in range(6):
        shorter = _MANNER.sub("", before)
        if shorter == before:
            break
        before = shorter
    return before


_POST_ENDS = frozenset("長长員员師师者家官監监廚厨任手席裁理鋒锋衛卫將将")
"""Characters that end the names of posts and trades, also of those that are in no list: 行政總廚, 通訊作者."""


def _han_name(before: str, wording: Wording) -> str | None:
    """Return the Chinese name at the end of `before`, with its honorific."""
    before = _without_manner(before)
    if re.search(r"[他她](?:並|并|亦|又|也|還|还|續|续)?$", before):
        return None
    title = next((word for word in sorted(wording.honorifics, key=len, reverse=True) if before.endswith(word)), "")
    stem = re.split("[的之]", before[: len(before) - len(title)])[-1]
    tail = re.search(r"[一-鿿·]{1,40}$", stem)
    if not tail:
        latin = _NAME_LAST.search(stem.rstrip())
        return latin[0] + title if latin else ""
    run = tail[0]
    if title and 1 < len(run) <= 4:  # noqa: PLR2004 - all there is: the name, also one with a rare surname
        post = max((len(post) for post in wording.posts if run.startswith(post) and run != post), default=0)
        return run[post:] + title
    return _after_post(run, title, wording)


def _after_post(run: str, title: str, wording: Wording) -> str:
    """Return the name at the end of a run of Han, behind the name of a post: 酒店行政總廚白朗德."""
    ends = [run.rfind(post) + len(post) for post in wording.posts if post in run]
    cuts = [cut for cut in ends if 2 <= len(run) - cut <= 4]  # noqa: PLR2004 - a Chinese name has two to four characters
    surnames = "".join(wording.surnames)
    for length in (3, 2, 4):
        name = run[-length:]
        if len(name) == length and len(run) - length in {*cuts, 0} and name[0] in surnames:
            return name + title
    for length in (3, 2):
        if run[-length:][0] in surnames and run[-length - 1 : -length] and run[-length - 1] in _POST_ENDS:
            return run[-length:] + title
    if cuts:
        name = run[max(cuts) :]
        kept = name[1:] if name[0] not in surnames and name[1] in surnames and len(name) > 2 else name  # noqa: PLR2004 - 理事|長 + name
        return kept + title
    three = run[-3:]
    if title and len(three) == 3 and three[0] in surnames:  # noqa: PLR2004 - surname and given name
        return three + title
    if title and run[-2:][0] in surnames:
        return run[-2:] + title
    return run[-1] + title if title and run[-1] in surnames else ""
