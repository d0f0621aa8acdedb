"""Another post.

What: a post in the source that is nowhere in the target, where the target names another one that is nowhere in the
  source: 首席運營官 for "Chief Financial Officer", "Assistant Commissioner" for 副關長.
Why: the name is right and the person is somebody else.
Wrong: "Ms Ho, Deputy Commissioner" as 助理專員何女士。
Right: 副專員何女士。
Fix: put the post of the source.
Does not: report a post that is only left out or only added, nor one that the other language calls by the same word
  (主席 is a chairman and a president), nor several people's (managers), nor "head" and "officer", which may be any.
  "Professor" may be how somebody is addressed. A lost Deputy or Acting is NAM011's. A word in small letters (the
  director of a company) is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _posts, _spoken, finding, rank_of_a_title
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._posts import Post
    from l10n.model import BlockPair, Finding

CODE = "NAM020"
NAME = "another post"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_ANY = _spoken.any_of("post")


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a post that another one stands for."""
    of_one, tof_one = _spoken.masks(subject, context)
    if not of_one & tof_one & _ANY:
        return
    both = sides(subject)
    of_source, of_target = context.source.chinese, context.locale.chinese
    there = [(post, group, text) for group, _, text in both for post in _posts.find(text, chinese=of_target)]
    if not there:
        return
    here = [(post, text) for _, text, _ in both for post in _posts.find(text, chinese=of_source)]
    if not here:
        return
    told, shown = _all([post for post, _ in here]), _all([post for post, _, _ in there])
    lost = [(post, text) for post, text in here if post.ids.isdisjoint(shown) and not post.several]
    if not lost:
        return
    for other, group, target in there:
        if other.ids.isdisjoint(told) and not other.several:
            post, text = lost[0]
            if _by_rank(post, other) and next(rank_of_a_title.find(subject, context), None) is not None:
                return
            name, wrong = text[post.start : post.end], target[other.start : other.end]
            column = group.target.find(wrong) + 1
            severity = SEVERITY if post.firm and other.firm else Severity.WARNING
            yield finding((CODE, severity), group, context, f"{wrong} stands for {name}", column=column)
            return


def _by_rank(post: Post, other: Post) -> bool:
    """Return whether two posts are one but for a rank: 副署長 and Director."""
    plain = {one.split(maxsplit=1)[-1] for one in post.ids | other.ids if one.startswith(_posts.RANKS)}
    return not plain.isdisjoint(post.ids | other.ids)


def _all(posts: list[Post]) -> frozenset[str]:
    """Return the ids of all the posts of a side."""
    return frozenset(one for post in posts for one in post.ids)
