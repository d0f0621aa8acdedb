"""What a mail puts round a release: lines of its head, marks of quotation. Part of the room `intake`.

In: the lines of a pasted text with their numbers. Out: which of them belong to the mail, and what stands before the
text of the others. A head is taken for one only where it names a sender and a subject; marks of quotation only below a
head, or where most lines have them. May not touch: other lines. Linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from l10n import anatomy
from l10n.model import Role

_MARK = re.compile(r"[ \t]{0,3}>[> \t]*")
_FROM = r"from|寄件者|寄件人|發件人|发件人|傳送者"
_SUBJECT = r"subject|re|主旨|主題|主题|標題|标题"
_OTHER = (
    r"sent|date|to|cc|bcc|reply-to|importance|priority|attachments?|sensitivity|寄件日期|傳送日期|傳送時間|发送时间|發送時間|"
    r"发送日期|發送日期|日期|時間|时间|收件者|收件人|副本|副本抄送|抄送|密件副本|密送|回覆|回复|重要性|附件"
)
_NAMED = re.compile(
    rf"[ \t]*\**(?:(?P<sender>{_FROM})|(?P<subject>{_SUBJECT})|(?P<other>{_OTHER}))\**[ \t]*[:：]\**(?=\s|\S)",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"(?:received|return-path|message-id|mime-version|content-[\w-]{1,40}|x-[\w-]{1,60}|delivered-to|dkim-signature|"
    r"list-[\w-]{1,40}|precedence|sender|errors-to|user-agent|thread-[\w-]{1,20}|accept-language|"
    r"authentication-results|arc-[\w-]{1,40}|references|in-reply-to|organization)[ \t]*:",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?:dear|hi|hello|good (?:morning|afternoon|evening)|to)\b.{0,60}[,:;.!]?|"
    r"各位.{0,16}[：:，,！!]?|致.{1,20}[：:]|敬啟者.?|"
    r".{0,16}(?:您好|你好|好|早晨|早安|午安)[：:，,！!。]?",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:below|attached|enclosed|herewith|fyi|following)\b|以下|[附隨随][上件]|下[列文面]|供.{0,4}[參参]考"
    r"|[請请][查參参]",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"[ \t>]*(?:[-_=*]{2,}[ \t]*)?(?:begin forwarded message|forwarded (?:message|by)\b.{0,80}|"
    r"original (?:message|email)|原始郵件|原始邮件|轉寄的郵件|转发的?邮件|轉寄郵件)"
    r"[ \t]*:?[ \t]*(?:[-_=*]{2,})?[ \t]*|_{10,}|on .{5,120} wrote:",
    re.IGNORECASE,
)
_WARNING = re.compile(  # what a mail server puts above a mail from outside; a bank's own warning of mails is none
    r"[\[*! ]{0,4}(?:caution|warning|external|attention|this (?:e-?mail|message)|注意|警告|外部[郵邮]件|此[郵邮]件)"
    r".{0,80}"
    r"(?:originat|outside (?:of )?(?:the|your|our)|external (?:e-?mail|sender|source)|recogni[sz]e the sender|"
    r"外部|外來|外来)|[\[【](?:external|外部|外來|外来).{0,12}[\]】]",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(  # what it puts below one
    r"(?:(?:disclaimer|confidentiality(?: notice)?|important(?: notice)?) ?[:：-]? ?)?"
    r"(?:this|the (?:information|contents) (?:in|of) this) (?:e-?mail|message|communication)\b"
    r".{0,120}\b(?:confidential|intended|privileged)"
    r"|(?:免責聲明|免责声明|保密聲明|保密声明)? ?[:：]?(?:本|此|這封|这封)"
    r"(?:(?:電子|电子|電|电)?[郵邮]件|電郵|电邮).{0,60}"
    r"(?:機密|机密|保密|專供|仅供|僅供|收件人)"
    r"|(?:if you (?:are not the intended|have received this)|please consider the environment|sent from my |"
    r"get outlook for |從我的.{2,12}傳送|从我的.{2,12}发送|发自我的|發自我的|scanned by )",
    re.IGNORECASE | re.DOTALL,
)
_FOOT = 40  # lines of the end in which such a notice may stand
_LINKED = re.compile(  # Outlook writes "a@b.hk<mailto:a@b.hk>"
    r"(?<![A-Za-z0-9_@.+/%-])(?P<shown>(?:https?://)?[A-Za-z0-9_@.+/%-]{4,200}) ?[<\[](?:mailto:|https?://)(?P<own>[^<>\[\]\s]{4,200}?)/?[>\]]"
)
_HEAD = 40  # lines of the beginning in which a head may stand
_SIGNATURE = 10  # lines; a longer one is no signature
_NOTE = 8  # lines; a note above a forwarded mail is no longer
_NOTE_WIDTH = 400  # characters


@dataclass(frozen=True, slots=True)
class Found:
    """What belongs to the mail: indices of its lines, of those the note above it; marks of quotation by index."""

    head: frozenset[int] = frozenset()
    note: frozenset[int] = frozenset()
    marks: dict[int, int] = field(default_factory=dict)


def find(lines: list[str]) -> Found:
    """Return what of `lines` belongs to a mail and not to the release."""
    head: set[int] = set()
    greeting: set[int] = set()
    first = -1
    index = 0
    while index < len(lines):
        end = _head(lines, index) if index < _HEAD or (head and index - 1 in head) else index
        if end > index:
            first = index if first < 0 else first
            head.update(range(index, end))
            index = end
        else:
            index += 1
    above = [index for index in range(max(first, 0)) if lines[index].strip()]
    rules = {index for index in above if _RULE.fullmatch(lines[index].strip())}
    note = {index for index in above if index not in rules}
    if head:
        head |= _warning(lines, max(head))
        greeting = _greeting(lines, max(head))
        head |= _signature(lines, max(head)) | _notice(lines, max(head))
    short = len(note) <= _NOTE and sum(len(lines[index]) for index in note) <= _NOTE_WIDTH
    return Found(
        frozenset(head | rules), frozenset((note if short else set()) | greeting), _marks(lines, quoted=bool(head))
    )


def unlinked(text: str) -> str:
    """Return a line without the addresses that Outlook writes again behind each one: `a@b.hk<mailto:a@b.hk>`."""
    if "<" not in text and "[" not in text:
        return text
    return _LINKED.sub(lambda found: found["shown"] if _is_same(found["shown"], found["own"]) else found[0], text)


def _is_same(shown: str, own: str) -> bool:
    return shown.casefold().removeprefix("http://").removeprefix("https://").rstrip("/") == own.casefold()


def _paragraph(lines: list[str], index: int) -> set[int]:
    """Return the lines from `index` to the next empty one."""
    end = next((at for at in range(index, len(lines)) if not lines[at].strip("> \t")), len(lines))
    return set(range(index, end))


def _warning(lines: list[str], after: int) -> set[int]:
    """Return the paragraph directly below a mail's head in which a server warns of mail from outside."""
    first = next((index for index in range(after + 1, len(lines)) if lines[index].strip("> \t")), -1)
    own = _paragraph(lines, first) if first >= 0 and _WARNING.match(lines[first].strip("> \t")) else set()
    return own if sum(len(lines[index]) for index in own) <= _NOTE_WIDTH else set()


def _notice(lines: list[str], after: int) -> set[int]:
    """Return the paragraphs near the end that say that a mail is confidential, or what it was sent from."""
    found: set[int] = set()
    for index in range(max(after + 1, len(lines) - _FOOT), len(lines)):
        opens = not lines[index - 1].strip("> \t") and index not in found
        if opens and _CONFIDENTIAL.match(" ".join(one.strip("> \t") for one in lines[index : index + 3])):
            found |= _paragraph(lines, index)
    return found


def _signature(lines: list[str], after: int) -> set[int]:
    """Return the lines of a mail's signature: from its "-- " to the end, when that is near."""
    at = next((index for index in range(len(lines) - 1, after, -1) if re.fullmatch(r"[> ]*-- ?", lines[index])), -1)
    below = [index for index in range(at, len(lines)) if lines[index].strip()] if at > 0 else []
    contact = any(anatomy.line_role(lines[index].strip("> ")) is Role.CONTACT for index in below)
    return set(below[:1] if contact else below) if len(below) <= _SIGNATURE else set()


def _greeting(lines: list[str], after: int) -> set[int]:
    """Return what a sender writes above the release: a greeting, to a drawn line or with a line that points below."""
    below = [index for index in range(after + 1, len(lines)) if lines[index].strip()][: _NOTE + 1]
    bare = [lines[index].strip("> \t") for index in below]
    drawn = next((at for at, text in enumerate(bare) if re.fullmatch(r"[-_=*~]{3,}", text)), -1)
    if drawn > 0 and sum(map(len, bare[:drawn])) <= _NOTE_WIDTH and _GREETS.fullmatch(bare[0]):
        return set(below[: drawn + 1])
    if not bare or not _GREETS.fullmatch(bare[0]):
        return set()
    points = len(bare) > 1 and len(bare[1]) <= _NOTE_WIDTH // 2 and _POINTS.search(bare[1])
    return set(below[: 2 if points else 1])


def _head(lines: list[str], index: int) -> int:
    """Return the end of the head of a mail that begins at `index`, or `index`."""
    sender = subject = False
    end = index
    count = 0
    while end < len(lines):
        bare = _MARK.sub("", lines[end], count=1) if _MARK.match(lines[end]) else lines[end]
        named = _NAMED.match(bare)
        if named:
            sender, subject = sender or bool(named["sender"]), subject or bool(named["subject"])
        elif not _TECHNICAL.match(bare) and not (count and bare[:1] in " \t" and bare.strip()):
            break
        count += 1
        end += 1
    return end if sender and subject and count > 2 else index  # noqa: PLR2004 - sender, subject, date or receiver


def _marks(lines: list[str], *, quoted: bool) -> dict[int, int]:
    """Return how many characters of which lines are marks of quotation."""
    found = {index: mark.end() for index, line in enumerate(lines) if (mark := _MARK.match(line))}
    written = sum(1 for line in lines if line.strip())
    if len(found) < 2 or not (quoted or len(found) * 2 > written):  # noqa: PLR2004 - one may be a sign
        return {}
    return found
