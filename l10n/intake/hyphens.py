"""Words broken over two lines. Part of the room `intake`.

In: the words of the whole text. Out: whether a hyphen at the end of a line broke a word (it goes), joins a compound
(it stays), or cannot be known (it stays, and that is said). No dictionary: a word counts as one where the text itself
has it elsewhere, or where what follows the hyphen is plainly no word. May not touch: anything.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from l10n.intake.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[-\u2010\u2011][A-Za-zÀ-ɏ]+)*")
_HEAD = re.compile(r"[A-Za-zÀ-ɏ]+$")
_TAIL = re.compile(r"[A-Za-zÀ-ɏ]+")
_SUFFIX = re.compile(
    r"(?:[bcdfghlmnprstvz]{0,2}(?:i|a|u|e)?)?(?:tions?|tional(?:ly)?|sions?|cians?|ments?|mental|ness(?:es)?|[ai]bility|[ai]bilities|ities|"
    r"ological|ologies|isations?|izations?|ising|izing|ised|ized|ative(?:ly)?|ically|ingly|fully|lessly|ously|ances?|ences?|encies|ancies)"
    r"|[bcdfghlmnprstvz]{0,2}(?:ing|ings|ed|ers?|ors?|ity|ism|ists?|ous|ial|ive|ively|ably|ibly|able|ible|ical|ally|ary|ery|ory|ly|ty|cy|ry|ful|less|ic|ics|al|ant|ent|ents)"
)
# Words that look like endings, or that follow hyphens in compounds.
_WORDS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "able ably ally bed bring cent cents city cling cry dent dents ding dry fed fly for fully fry gal gent "
        "gents her hers hing king led less ling lent lory mal mental motions motion nation nations notion notions "
        "option options per pity ply potion pry rated ration rations red rent rents rely ring rings rory sable "
        "sally scent sent session sessions shed sing sly spring sting string strings table tables tally tent tents "
        "thing things tier ties mission missions vision visions version vital vented very vary wing cable fable "
        "gable hotel metal petal pal pants slant plant plants grant grants chant bent vent cement moment moments "
        "comment comments torment era error errors actor actors tor sensor sensors mentor mentors factor factors "
        "sector sectors tutor doctor motor director visor centred mile smile bitable deal real seal meal heal steal "
        "trial dial vial total local vocal legal royal loyal moral oral coral under over after ever never order "
        "member number former latter letter center better dinner winner partner officer"
    ).split()
)
_PREFIXES = frozenset(
    (  # noqa: SIM905 - words read best as words
        "multi cross self non well co pre post high low long short one two three four five six seven eight nine ten "
        "first second third full half all mid inter intra anti pro semi sub super ultra state world year data user "
        "tech fast large small start end face real time work re ex vice east west north south new old open decision "
        "policy business family land value profit cost energy water air"
    ).split()
)


# First halves that are no words and that English writes together with what follows.
_BOUND = frozenset(
    (  # noqa: SIM905 - words read best as words
        "tele poly mono thermo hydro phono chrono ortho psycho techno magneto proto pyro litho topo typo agro amphi "
        "cata contra circum trans epi hypo uni dis mis com col sur syn inf eff acc acq anno appro arch asso attri "
        "cer cha cog conc conf cons conv cul dec def dep der des dev dif dir edu elec emp enc ent equi exa exc exe exp "
        "fac fes gra imp indi indu ini inno ins inte inv maj mul nec neg occ oper opp orga orig perf perma phy "
        "pos poss pra prac prin proc prof prog proj prov publ qual quan reg reha rese resi resp sci sel serv soci spe "
        "stat stud suc sym tran und univ vac veh"
    ).split()
)
_COMPOUND_TAILS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "based friendly led related term level levels wide owned style free only made class scale driven oriented "
        "specific time day days week month year years old hour minute long known paid term held run time speed end "
        "range stop step way sided tier side site line off up out in on to and the of by border boundary fi"
    ).split()
)
# Second halves that are no words.
_TAILS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "gramme grammes phone phones graph graphs graphy graphic logy logies scope scopes "
        "gress gresses ductive ject jects jected jective sistent sistance tain tains "
        "taining vide vides vided viding mit mits mitted mitting mote moted moting pany panies puter puters "
        "posal posals tracted dividual dividuals portunity portunities portant portance versity versities "
        "ernment lic lished lishing tute tutes tutional nomic nomics nology nologies ternational fice fices "
        "ficial fident fidence ficult vices sider siders sidered gether tween lieve tomer tomers sonal "
        "sonally ness nesses ship ships hood dom tem tems tory tories tural tures turing rector rectors "
        "retary partment partments velop velops veloped creased creases duced duces plied plies quire quired "
        "quires spond sponse sponses tect tects"
    ).split()
)
_ENDING_IN_VOWEL = frozenset(
    (  # noqa: SIM905 - words read best as words
        "i multi semi anti bi tri di mini midi maxi hi wifi ski taxi quasi demi deci you flu emu menu gnu tofu alumni "
        "hong kung tv suv cctv dvd ev av"
    ).split()
)
_NO_START = re.compile(
    r"(?:b[bcdfgkmnpstvwz]|c[bcdfgkmnpqstvw]|d[bcdfgklmnpqstvz]|f[bcdfgkmnpqstv]|g[bcdfgkmpqstv]"
    r"|l[bcdfghkmnpqrstvwz]|m[bcdfghklmpqrstvwz]|n[bcdfghjklmnpqrstvwxz]|p[bcdfgkmnpqtv]|r[bcdfgjklmnpqrstvwxz]"
    r"|s[bdfgrsvxz]|t[bcdfgklmnpqstvxz]|v[bcdfghjkmnpqrstvwxz]|x[^-]|z[bcdfghklmnpqrstvw])"
)


_WORD_LENGTH = 4  # letters; shorter ends of words are found as words too often


class Verdict(Enum):
    """What a hyphen at the end of a line is."""

    BROKEN = auto()
    COMPOUND = auto()
    UNKNOWN = auto()


def words(texts: Iterable[str]) -> frozenset[str]:
    """Return every word and compound that stands inside a line, folded; broken ones at its ends are left out."""
    found: set[str] = set()
    broken = False
    for text in texts:
        last = len(text.rstrip())
        for word in _WORD.finditer(text):
            rest = broken and not word.start()
            broken = word.end() + 1 >= last and text[word.end() : word.end() + 1] in {"-", "\u2010", SOFT_HYPHEN}
            if not broken and not rest:
                found.add(word[0].casefold().replace("\u2010", "-").replace("\u2011", "-"))
                found.update(part.casefold() for part in re.split(r"[-\u2010\u2011]", word[0]))
    return frozenset(found)


def is_broken(before: str, after: str) -> bool:
    """Whether a line ends with a hyphen that the next line may go on from."""
    return bool(re.search(rf"[A-Za-zÀ-ɏ\d][-\u2010{SOFT_HYPHEN}]$", before)) and bool(re.match(r"[A-Za-zÀ-ɏ\d]", after))


def verdict(before: str, after: str, known: frozenset[str]) -> Verdict:
    """Return what the hyphen at the end of `before` is, when `after` is the next line."""
    if before.endswith(SOFT_HYPHEN):
        return Verdict.BROKEN
    head, tail = _HEAD.search(before[-80:-1]), _TAIL.match(after)
    if head is None or tail is None or (tail[0][0].isupper() and not head[0].isupper()):
        return Verdict.COMPOUND  # a figure, or a name after the hyphen
    first, second = head[0].casefold(), tail[0].casefold()
    if f"{first}-{second}" in known or first + second in known:
        return Verdict.COMPOUND if f"{first}-{second}" in known else Verdict.BROKEN
    if re.search(r"[A-Za-z]-[A-Za-z]+$", before[-80:-1]):
        return Verdict.COMPOUND  # state-of-the-
    if before.endswith("\u2010"):
        return Verdict.BROKEN  # typesetters draw it where they break a word; people type "-"
    return _guess(first, second, known)


def _is_no_word(first: str, second: str) -> bool:
    """Whether one of two halves is plainly no English word by itself: none begins or ends so, or it is a known part."""
    if second in _COMPOUND_TAILS:
        return False
    if first in _BOUND and not second.startswith(first[-1]):
        return True
    if second in _TAILS or (
        first not in _ENDING_IN_VOWEL and re.search(r"(?:[^aeiouy][iu]|[jqv]|[^aeiouy]{4})$", first)
    ):
        return True
    return bool(_NO_START.match(second)) or not re.search(r"[aeiouy]", second)


def _guess(first: str, second: str, known: frozenset[str]) -> Verdict:
    """Return the verdict on two halves that the text nowhere has together."""
    if _is_no_word(first, second):
        return Verdict.BROKEN
    if first in _PREFIXES and second not in {"tion", "tions", "ment", "ments"}:
        return Verdict.COMPOUND if second in known else Verdict.UNKNOWN
    if _SUFFIX.fullmatch(second) and second not in _WORDS and second not in known:
        return Verdict.BROKEN
    if first in known and second in known and len(second) >= _WORD_LENGTH:
        return Verdict.COMPOUND  # two words of this text
    return Verdict.UNKNOWN
