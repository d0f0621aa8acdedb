"""Slips of typography in a text: each with its place, what is meant, and whether it is safe to put right.

In: a plain text (codes as in a catalog), a Typography. Out: Slips in order. Checks report them, `rewrite` applies the
safe ones. One function a topic; each looks only at the nearest characters, so that time grows with the text and
no more.
Rules: W3C CLREQ (widths, dashes, ellipses), GB/T 15834-2011; counts on Hong Kong official text decided what is an
error.
May not touch: anything. Pure functions.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.typography.look import DOUBLED, ELLIPSIS, SPACE_HAN, SPACE_WIDE, possible
from l10n.typography.quotes import in_chinese, marks
from l10n.typography.spans import HAN, WIDE, Span, addresses, code_spans, covered, has_han, is_han, merged
from l10n.typography.topics import Slip, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from l10n.model import InlineCode
    from l10n.typography.describe import Typography


class _Text:
    """A text with what is protected in it, and its neighbours seen through inline codes."""

    __slots__ = ("codes", "ends", "mask", "text", "typography")

    def __init__(
        self, text: str, typography: Typography, codes: Sequence[InlineCode] | None, protected: Iterable[Span]
    ) -> None:
        self.text = text
        self.typography = typography
        spans = code_spans(text, codes)
        self.codes = dict(spans) | {end: start for start, end in spans}
        found = addresses(text)
        self.ends = {end for _, end in found}
        self.mask = covered(len(text), merged([*spans, *found, *protected]))

    def before(self, at: int) -> str:
        """Return the character before `at`, codes passed over; `A` for the end of a protected span."""
        while at in self.codes and self.codes[at] < at:
            at = self.codes[at]
        if at <= 0:
            return ""
        return "A" if self.mask[at - 1] and not is_han(self.text[at - 1]) else self.text[at - 1]

    def follows_address(self, at: int) -> bool:
        """Return whether an address ends directly before `at`, codes passed over."""
        while at in self.codes and self.codes[at] < at:
            at = self.codes[at]
        return at in self.ends

    def after(self, at: int) -> str:
        """Return the character at or after `at`, codes passed over; `A` for the start of a protected span."""
        while at in self.codes and self.codes[at] > at:
            at = self.codes[at]
        if at >= len(self.text):
            return ""
        return "A" if self.mask[at] and not is_han(self.text[at]) else self.text[at]


def slips(
    text: str,
    typography: Typography,
    *,
    codes: Sequence[InlineCode] | None = None,
    protected: Iterable[Span] = (),
    topics: Iterable[Topic] = tuple(Topic),
) -> list[Slip]:
    """Return the slips of a text, in order of place.

    `codes` are the text's inline codes (None: whatever looks like one is one); `protected` are spans that keep as they
    are. Punctuation rules are silent for a text without Han in a locale of full width.
    """
    chosen = possible(text, typography, topics)
    if not chosen:
        return []
    seen = _Text(text, typography, codes, tuple(protected))
    found: list[Slip] = []
    for topic in chosen:
        found.extend(one for one in _RULES[topic](seen) if not any(seen.mask[one.start : one.end]))
    return sorted(found, key=lambda one: (one.start, one.end))


_INVISIBLE = later("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff\u00a0\u2007\u202f]")


def _invisible(seen: _Text) -> Iterator[Slip]:
    for match in _INVISIBLE.finditer(seen.text):
        space = match[0] in "\u00a0\u2007\u202f"
        private = "\ue000" <= match[0] <= "\uf8ff"
        joiner = match[0] in "\u200c\u200d" and not (
            is_han(seen.before(match.start())) or is_han(seen.after(match.end()))
        )
        if not joiner:
            yield Slip(*match.span(), Topic.INVISIBLE, " " if space else "", safe=not private)


_COMPATIBILITY = later("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")


def _compatibility(seen: _Text) -> Iterator[Slip]:
    for match in _COMPATIBILITY.finditer(seen.text):
        plain = unicodedata.normalize("NFKC", match[0])
        if plain != match[0]:
            yield Slip(*match.span(), Topic.COMPATIBILITY, plain)


_WIDE_LATIN = later("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％＄＋＝＠＃＆＊．\u3000]+")


def _wide_latin(seen: _Text) -> Iterator[Slip]:
    for match in _WIDE_LATIN.finditer(seen.text):
        for at, character in enumerate(match[0], match.start()):
            if character == "．" and not (seen.before(at).isdigit() and seen.after(at + 1).isdigit()):
                continue  # a middle dot in a foreign name, or a sign of its own
            if character == "\u3000":
                if at:
                    yield Slip(at, at + 1, Topic.WIDE_LATIN, " ")
                continue  # at the beginning it indents a paragraph
            yield Slip(at, at + 1, Topic.WIDE_LATIN, unicodedata.normalize("NFKC", character))


_HALF = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_HALF_MARK = later(r"[,;:!?.]")
_BRACKET = later(r"[()]")
_MARKER = later(r"[0-9A-Za-z]{1,3}|[+\d\s-]+")
_ITEM = later(r"[a-z]|[ivx]{1,5}|\d{1,2}")
_NUMERALS = "一二三四五六七八九十甲乙丙丁戊"


def _half_width(seen: _Text) -> Iterator[Slip]:
    if not seen.typography.full:
        return
    text = seen.text
    for match in _HALF_MARK.finditer(text):
        at, mark = match.start(), match[0]
        left = seen.before(at)
        right = seen.after(at + 1)
        if text[at : at + 3] == "..." or (mark == "." and left == ".") or (mark == "." and right == "."):
            continue  # an ellipsis
        if _is_wrong(seen, at, mark, left, right):
            yield Slip(at, at + 1, Topic.HALF_WIDTH, _HALF[mark])
    yield from _brackets(seen)


def _is_wrong(seen: _Text, at: int, mark: str, left: str, right: str) -> bool:
    """Return whether a half-width mark stands in Chinese: after Han always, before Han unless a Latin run ends."""
    if left == " ":
        left = seen.before(at - 1)
    chinese_left = bool(left) and (is_han(left) or (left in "」』》〉）”’…" and _han_inside(seen, at, left)))
    if chinese_left:
        if mark == "." and right.isascii() and right.isalnum():
            return False
        return not (mark == "." and left in _NUMERALS and at <= 2)  # noqa: PLR2004 - "三.", "十一." begin a list item
    if mark == "." and _ends_chinese(seen, at):
        return True
    far = seen.after(at + 2) if right == " " else right
    if mark in ",;:" and far and is_han(far):
        return not (mark == ":" and left.isdigit() and far.isdigit())
    return False


_LAST_RUN = later(r"(?:\d[\d,.]*|[A-Za-z][\w&'-]*)[%)]?\Z")
_SHORTENED = frozenset(
    {"ltd", "co", "inc", "corp", "no", "jr", "sr", "st", "etc", "vs", "dr", "mr", "ms", "plc", "pm", "am"}
)


def _ends_chinese(seen: _Text, at: int) -> bool:
    """Return whether a full stop behind a number or one Latin word ends a Chinese sentence, and with it the text."""
    if seen.text[at + 1 :].strip(" 」』”’\"'\n"):
        return False
    if seen.follows_address(at):
        return has_han(seen.text)
    before = seen.text[max(0, at - 80) : at]
    run = _LAST_RUN.search(before)
    if run is None or any(seen.mask[at - len(run[0]) : at]):
        return False
    word = run[0].lower().rstrip("%)")
    if word in _SHORTENED or (len(word) == 1 and word.isalpha()):
        return False
    lead = before[: run.start()].rstrip(" $±+~-")
    return bool(lead) and (is_han(lead[-1]) or (lead[-1].isdigit() and has_han(lead)))


def _han_inside(seen: _Text, at: int, closing: str) -> bool:
    """Return whether the bracket or quotation that closes before `at` holds Han, or stands in Chinese text itself."""
    opening = {"」": "「", "』": "『", "》": "《", "〉": "〈", "）": "（", "”": "“", "’": "‘"}.get(closing)
    if opening is None:
        return True
    start = seen.text.rfind(opening, max(0, at - 400), at)
    return start >= 0 and (has_han(seen.text, start, at) or is_han(seen.before(start)))


def _brackets(seen: _Text) -> Iterator[Slip]:
    stack: list[int] = []
    for match in _BRACKET.finditer(seen.text):
        at = match.start()
        if seen.mask[at]:
            continue
        if match[0] == "(":
            stack.append(at)
        elif stack:
            start = stack.pop()
            if _chinese_bracket(seen, start, at):
                safe = has_han(seen.text, start, at)  # round Latin, official Hong Kong text has both
                yield Slip(start, start + 1, Topic.HALF_WIDTH, "（", safe)
                yield Slip(at, at + 1, Topic.HALF_WIDTH, "）", safe)
        elif _alone(seen, at, is_han(seen.before(at))):
            yield Slip(at, at + 1, Topic.HALF_WIDTH, "）")
    for at in stack:
        if is_han(seen.before(at)) or is_han(seen.after(at + 1)):
            yield Slip(at, at + 1, Topic.HALF_WIDTH, "（")


def _alone(seen: _Text, at: int, chinese: bool) -> bool:
    """Return whether a lone closing bracket is wrong: not where it numbers a list item (`a)`, `甲)`)."""
    wide = seen.text.rfind("（", max(0, at - 200), at) > seen.text.rfind("）", max(0, at - 200), at)
    return wide or (chinese and at > 3)  # noqa: PLR2004 - a list marker has at most three characters


def _chinese_bracket(seen: _Text, start: int, end: int) -> bool:
    inside = seen.text[start + 1 : min(end, start + 400)]
    left, right = seen.before(start), seen.after(end + 1)
    if has_han(inside):
        return not (len(inside) <= 2 and all(one in _NUMERALS for one in inside))  # noqa: PLR2004 - (一), (十一)
    if _ITEM.fullmatch(inside):
        return False  # (a), (iv), (1): a list inside a sentence
    if _MARKER.fullmatch(inside) and (
        not is_han(left) or left in "第條条段款項项表圖图註注" or inside.strip("+- ").isdigit()
    ):
        return False  # a section of a law, a list marker, an area code
    return bool(left and is_han(left)) or bool(right and is_han(right))


def _ellipsis(seen: _Text) -> Iterator[Slip]:
    if not seen.typography.full:
        return
    for match in ELLIPSIS.finditer(seen.text):
        if match[0] == seen.typography.ellipsis or match[0] == "。。":
            continue
        left, right = seen.before(match.start()), seen.after(match.end())
        if any(one and (is_han(one) or one in WIDE) for one in (left, right)):
            yield Slip(*match.span(), Topic.ELLIPSIS, seen.typography.ellipsis)


_DASH = later(f"(?<=[{HAN}」』”’）》]) ?(?:--+|――+|──+|－－+) ?(?=[{HAN}「『“‘（《])")


def _dash(seen: _Text) -> Iterator[Slip]:
    if not seen.typography.full:
        return
    for match in _DASH.finditer(seen.text):
        yield Slip(*match.span(), Topic.DASH, seen.typography.dash)


def _quotes(seen: _Text) -> Iterator[Slip]:
    typography = seen.typography
    found = marks(seen.text, [(at, at + 1) for at in range(len(seen.text)) if seen.mask[at]] if any(seen.mask) else ())
    balanced = all(mark.partner >= 0 for mark in found)  # else which is inside which is a guess
    for mark in found:
        if mark.pair in typography.quotes:
            continue
        if typography.full:
            if not in_chinese(seen.text, mark) and not _coded_chinese(seen, mark.at):
                continue
        elif mark.pair in {'""', "''"} or has_han(
            seen.text, max(0, min(mark.at, mark.partner)), max(mark.at, mark.partner)
        ):
            continue
        depth = mark.depth % len(typography.quotes)
        wanted = typography.opening(depth) if mark.opens else typography.closing(depth)
        yield Slip(mark.at, mark.at + 1, Topic.QUOTES, wanted, safe=balanced)


def _coded_chinese(seen: _Text, at: int) -> bool:
    """Return whether Han stands beside a mark on the other side of an inline code."""
    return is_han(seen.before(at)) or is_han(seen.after(at + 1))


def _doubled(seen: _Text) -> Iterator[Slip]:
    for match in DOUBLED.finditer(seen.text):
        same = len(set(match[0])) == 1
        if match[0][0] in "！？" and len(match[0]) <= 3:  # noqa: PLR2004 - emphasis that is meant
            continue
        yield Slip(*match.span(), Topic.DOUBLED, match[0][0], safe=same)


def _space_wide(seen: _Text) -> Iterator[Slip]:
    if not seen.typography.full:
        return
    for match in SPACE_WIDE.finditer(seen.text):
        if match.start() and match.end() < len(seen.text):
            yield Slip(*match.span(), Topic.SPACE_WIDE, "")


def _space_han(seen: _Text) -> Iterator[Slip]:
    if not seen.typography.full:
        return
    for match in SPACE_HAN.finditer(seen.text):
        left, right = seen.text[match.start() - 1], seen.text[match.end()]
        digit = left.isdigit() or right.isdigit()
        if digit and seen.typography.han_digit_space != "strip":
            continue
        yield Slip(*match.span(), Topic.SPACE_HAN, "", safe=digit)


_EDGE = later(f"(?<=[{HAN}])([ \\t]*)(?=[A-Za-z])|(?<=[A-Za-z])([ \\t]*)(?=[{HAN}])")


def _space_latin(seen: _Text) -> Iterator[Slip]:
    policy = seen.typography.han_latin_space
    if policy == "keep" or not seen.typography.full:
        return
    wanted = " " if policy == "require" else ""
    for match in _EDGE.finditer(seen.text):
        if match[0] != wanted:
            yield Slip(*match.span(), Topic.SPACE_LATIN, wanted)


_WIDE_IN_LATIN = later(r"(?<=[A-Za-z])[，；：！？。](?= ?[A-Za-z])")
_QUOTED = later(r"「([^「」]{1,400})」|“([^“”]{1,400})”")


def _wide_in_latin(seen: _Text) -> Iterator[Slip]:
    """Full-width punctuation inside a quotation that has no Han, or anywhere in English: half-width there."""
    if not seen.typography.full:
        yield from _wide_in_english(seen)
        return
    narrow = {wide: half for half, wide in _HALF.items()}
    for quoted in _QUOTED.finditer(seen.text):
        if has_han(quoted[0]) or quoted[0].count(" ") < 2:  # noqa: PLR2004 - three words make a sentence, a list of names does not
            continue
        for match in _WIDE_IN_LATIN.finditer(seen.text, quoted.start(), quoted.end()):
            spaced = seen.after(match.end()) == " "
            yield Slip(*match.span(), Topic.WIDE_IN_LATIN, narrow[match[0]] + ("" if spaced else " "), safe=False)


_NARROW = {**{wide: half for half, wide in _HALF.items()}, "、": ",", "（": "(", "）": ")"}
_WIDE_MARK = later("[，；：！？。、（）]")


def _wide_in_english(seen: _Text) -> Iterator[Slip]:
    """Full-width punctuation in a text of half width; a Chinese name quoted there keeps its own."""
    opened: list[bool] = []
    for match in _WIDE_MARK.finditer(seen.text):
        at, mark = match.start(), match[0]
        left, right = seen.before(at), seen.after(at + 1)
        chinese = any(one and is_han(one) for one in (left, right)) or right in {"「", "《"} or left in {"」", "》"}
        if mark == "（":
            opened.append(chinese)
        elif mark == "）" and opened:
            chinese = opened.pop() or chinese
        if chinese:
            continue
        digits = left.isdigit() and right.isdigit()
        wanted = _NARROW[mark]
        if mark == "（" and left and not left.isspace():
            wanted = " ("
        elif mark != "（" and not digits and right.isalnum():
            wanted += " "
        yield Slip(at, at + 1, Topic.WIDE_IN_LATIN, wanted, safe=not digits)


_RULES: dict[Topic, Callable[[_Text], Iterator[Slip]]] = {
    Topic.INVISIBLE: _invisible,
    Topic.COMPATIBILITY: _compatibility,
    Topic.WIDE_LATIN: _wide_latin,
    Topic.HALF_WIDTH: _half_width,
    Topic.ELLIPSIS: _ellipsis,
    Topic.DASH: _dash,
    Topic.QUOTES: _quotes,
    Topic.DOUBLED: _doubled,
    Topic.SPACE_WIDE: _space_wide,
    Topic.SPACE_HAN: _space_han,
    Topic.SPACE_LATIN: _space_latin,
    Topic.WIDE_IN_LATIN: _wide_in_latin,
}
