"""Whether two texts are nearly the same, as `difflib` says it, many times as fast.

In: two texts, the least ratio. Out: whether `difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()` is at
least that. The blocks are difflib's own: the longest common stretch, the earliest of several, then the same on either
side of it; the search for it is by stretches of a length instead of by characters, and ends when the answer is known.
May not touch: anything. Declares no check.
"""

from __future__ import annotations


def alike(one: str, other: str, least: float) -> bool:
    """Return whether the ratio of two texts is at least `least`."""
    total = len(one) + len(other)
    if not total:
        return least <= 1.0
    matched = 0
    waiting = [(one, other)]
    open_ = min(len(one), len(other))  # at most so much more can match
    while waiting and 2.0 * (matched + open_) / total >= least:
        left, right = waiting.pop()
        open_ -= min(len(left), len(right))
        at, there, length = longest(left, right)
        if not length:
            continue
        matched += length
        if 2.0 * matched / total >= least:
            return True
        for pair in ((left[:at], right[:there]), (left[at + length :], right[there + length :])):
            if pair[0] and pair[1]:
                waiting.append(pair)
                open_ += min(len(pair[0]), len(pair[1]))
    return 2.0 * matched / total >= least


def longest(one: str, other: str) -> tuple[int, int, int]:
    """Return where the longest common stretch begins in either text, and its length: the earliest in `one`, in `other`.

    Nothing is shorter than what both texts begin or end with. Where a stretch that would be longer is not there, the
    next one that may be begins where the rest of it is: no stretch from before that place has all of it.
    """
    length = max(prefix(one, other), prefix(one[::-1], other[::-1]), 1) - 1
    at = found = 0
    while at + length < len(one):
        end = at + length + 1
        if one[at:end] in other:
            found, length = at, end - at
            while at + length < len(one) and one[at : at + length + 1] in other:
                length += 1
            continue
        least, most = at, end  # one[least:end] is not there, one[most:end], of nothing at first, is
        while most - least > 1:
            half = (least + most) // 2
            if one[half:end] in other:
                most = half
            else:
                least = half
        at = most
    stretch = one[found : found + length]
    return (found, other.index(stretch), length) if stretch else (0, 0, 0)


def prefix(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning, found by halves."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        half = (least + most + 1) // 2
        if one[least:half] == other[least:half]:
            least = half
        else:
            most = half - 1
    return least
