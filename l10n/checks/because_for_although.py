"""A clause is joined otherwise.

What: a reason ("because", "due to"; 因為, 由於) that has become a concession ("although", "despite"; 雖然, 儘管), or
  the reverse; and "if" that has become 除非, or "unless" a plain 如.
Why: one word turns what a sentence says of why, or of when.
Wrong: "Flights were cancelled because of fog." as 儘管有霧，航班取消。 "Fees are refunded if the class is
  cancelled." as 除非課程取消，費用將予退還。
Right: 因有霧，航班取消。 如課程取消，費用將予退還。
Fix: put the word that the source has.
Does not: look at sentences that have a word of either sense on one side (由於…仍, "although … because"), or that say
  the same by a negation ("if not" and 除非, "unless" and 如未); at words that only may give a reason ("since", "as",
  "while"). Only between English and Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.checks import NOTHING, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "CON026"
NAME = "reason for concession"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


class _Sense(NamedTuple):
    """How a sense is said for certain, and what may say it, in English and in Chinese."""

    name: str
    sure: re.Pattern[str]
    sure_han: re.Pattern[str]
    may: re.Pattern[str]
    may_han: re.Pattern[str]
    left: re.Pattern[str] | None = None
    """What says the sense in a target that has the other one's sure word; `may` where there is less that does."""
    left_han: re.Pattern[str] | None = None


_REASON = _Sense(
    "a reason",
    later(
        r"\b(?:because|owing to|thanks to|on account of|as a (?:direct )?(?:result|consequence) of"
        r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )due to)\b"
    ),
    later("因為|因为|由於|由于|基於|基于|有見及|有见及|(?:^|[，。；])因(?![此而應应地人])"),
    later(
        r"\b(?:because|owing|thanks|account|result\w*|consequen\w*|due|since|as|for|cause[sd]?|causing|reasons?|why|given"
        r"|so|therefore|thus|hence|led|leads?|leading|amid|in view|attribut\w*)\b"
    ),
    later(
        "因|由|基於|基于|鑑|鉴|故|致|令|使|所以|為此|为此|受|既|有賴|有赖|多得|引|促|導|导|從而|从而|於是|于是|緣|缘"
    ),
)
_CONCESSION = _Sense(
    "a concession",
    later(
        r"\b(?:although|even though|despite|in spite of|notwithstanding|even if)\b|(?:(?<=, )|(?<=\. )|(?<=\A))though\b"
    ),
    later("雖然|虽然|儘管|尽管|縱使|纵使|縱然|纵然|即使|即便|(?:^|[，。；])[雖虽](?=[有無无是經经未已獲获屬属在受])"),
    later(
        r"\b(?:but|however|yet|still|although|though|despite|in spite|notwithstanding|nevertheless|nonetheless|while"
        r"|whilst|whereas|even|albeit|regardless|irrespective|whatever|whether|matter|without|not|only|against|when|if|unless)\b"
        r"|n['’]t\b"
    ),
    later(
        "[雖虽但卻却仍惟還还縱纵儘竟]|尽管|然而|即使|即便|不[過过]|反而|無論|无论|不論|不论|不管|不顧|不顾|依然|依舊|依旧"
        "|照|也|亦|都|哪怕"
    ),
    later(
        r"\b(?:but|however|yet|although|though|despite|in spite|notwithstanding|nevertheless|nonetheless|while|whilst"
        r"|whereas|albeit|regardless|irrespective|even (?:if|when))\b"
    ),
    later("[雖虽但卻却惟縱纵儘竟]|尽管|然而|即使|即便|不[過过]|反而|無論|无论|不論|不论|不管|不顧|不顾|哪怕"),
)
_IF = _Sense(
    "a condition",
    later(r"\b(?:if|provided that|providing that|in the event (?:of|that)|once)\b"),
    later(
        "如果|假如|假若|倘若?|若然|若果|一旦|只要|的話|的话|(?:^|[，。；])[如若](?=[有屬属遇獲获發发課课天颱台活出因需市閣阁申])"
    ),
    later(r"\b\w"),
    later("[如若倘凡當当便就則则時时]|假[如若使]|只要|一旦|萬一|万一|的話|的话|[後后前]"),
)
_UNLESS = _Sense(
    "an exception (unless)",
    later(r"\bunless\b"),
    later("除非"),
    later(
        r"\b(?:unless|except\w*|excluding|without|no[tr]?|none|nothing|nobody|never|until|till|only|save|other than"
        r"|barring|otherwise|fail\w*|lack\w*|un\w+|in\w+|absent|absence|before|cannot|neither|bar|but|even)\b|n['’]t\b"
    ),
    later("[除不未無无沒没非否才勿免]|方可|方會|方会|只[有限要能可]|必[須须]|[須须]|別|别|前"),
)
_PAIRS = ((_REASON, _CONCESSION), (_CONCESSION, _REASON), (_IF, _UNLESS), (_UNLESS, _IF))
_ANY = _spoken.any_of("cause", "condition")
_RARE = ("hough", "espite", "spite of", "otwithstanding", "ven if", "nless")
_RARE_HAN = ("雖", "虽", "儘", "尽", "縱", "纵", "即使", "即便", "除非")
"""What a concession or an exception has for certain, behind its capital or small letter; one of each pair is either."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each group that says a reason for a concession, an exception for a condition, or the reverse.

    One of a pair is a reason or a condition, so that a pair of texts without either has nothing to find.
    """
    here, there = _spoken.masks(subject, context)
    if not (here | there) & _ANY or context.source.chinese == context.locale.chinese:
        return NOTHING
    return _found(subject, context)


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    for group, source, target in sides(subject):
        if not (_may(target, source) if context.source.chinese else _may(source, target)):
            continue
        texts = (source.lower(), target.lower())
        for one, other in _PAIRS:
            word = _joined_otherwise(texts, one, other, chinese=context.source.chinese)
            if word:
                said = f"{one.name} in the source, {other.name} here: {word}"
                column = group.target.lower().find(word) + 1
                yield finding((CODE, SEVERITY), group, context, said, column=column)
                break


def _may(latin: str, han: str) -> bool:
    """Return whether one of two texts may have a concession or an exception: a quick look."""
    for sign in _RARE_HAN:
        if sign in han:
            return True
    for sign in _RARE:  # noqa: SIM110 - a generator takes twice as long
        if sign in latin:
            return True
    return False


def _joined_otherwise(texts: tuple[str, str], one: _Sense, other: _Sense, *, chinese: bool) -> str:
    """Return the target's word for the other sense, where it does not say the one that the source alone says, or ""."""
    source, target = texts
    if chinese:
        ours, its, mine, theirs = one.sure_han, other.sure, other.may_han, one.left or one.may
    else:
        ours, its, mine, theirs = one.sure, other.sure_han, other.may, one.left_han or one.may_han
    word = its.search(target) if ours.search(source) else None
    if word is None or mine.search(source) or theirs.search(target):
        return ""
    return word[0].lstrip("，。；, ")
