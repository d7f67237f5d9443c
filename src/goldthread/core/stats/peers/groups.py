"""Peer groups as dated data: whose peers somebody's were on a day, and who said so. None is carried in the product.

A group belongs to its subject alone: that B is a peer of A does not make A a peer of B.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from goldthread.core.stats.refused import NoValues, OutOfOrder, WrongChoice


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """The peers of `subject` by one grouping (`code`), from `since` until `until` (both days included; None: still).

    `members` may hold the subject itself or not; it is never its own peer. `source` says where the group was published.
    """

    code: str
    subject: str
    members: tuple[str, ...]
    since: date
    until: date | None
    source: str

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise OutOfOrder("A peer group ends before it begins.", where=f"{self.code}, {self.subject}")
        if not self.peers:
            raise NoValues("A peer group has no member but its subject.", where=f"{self.code}, {self.subject}")
        if len(set(self.members)) != len(self.members):
            raise WrongChoice("A peer group names a member twice.", where=f"{self.code}, {self.subject}")

    @property
    def peers(self) -> tuple[str, ...]:
        """The members without the subject, in the order given."""
        return tuple(member for member in self.members if member != self.subject)

    def holds_on(self, day: date) -> bool:
        """Whether the group was in force on the day."""
        return self.since <= day and (self.until is None or day <= self.until)


def group_on(groups: Iterable[PeerGroup], subject: str, day: date) -> PeerGroup | None:
    """The group of the subject that was in force on the day; None where none was, and so no peers can be named.

    Refuses groups of two codes at once (WrongChoice) and groups of the subject that overlap (OutOfOrder).

    >>> old = PeerGroup("similar", "a", ("a", "b"), date(2015, 6, 1), date(2021, 3, 31), "a paper")
    >>> group_on([old], "a", date(2020, 1, 1)).peers, group_on([old], "b", date(2020, 1, 1))
    (('b',), None)
    """
    given = list(groups)
    if len({group.code for group in given}) > 1:
        raise WrongChoice("Groups of several codes were given.", mend="Give those of one grouping at a time.")
    mine = sorted((group for group in given if group.subject == subject), key=lambda group: group.since)
    _refuse_overlaps(mine)
    return next((group for group in mine if group.holds_on(day)), None)


def dated_groups(rows: Iterable[tuple[str, str, date]], *, code: str, source: str) -> tuple[PeerGroup, ...]:
    """The groups of a published table of (subject, member, first day), each in force until its subject's next one.

    Source: the layout of the Home Office's lists of most similar forces.
    """
    members: dict[tuple[str, date], list[str]] = {}
    for subject, member, since in rows:
        members.setdefault((subject, since), []).append(member)
    ordered = sorted(members)
    ends = [
        following[1] - timedelta(days=1) if following[0] == subject else None
        for (subject, _), following in pairwise([*ordered, ("", date.max)])
    ]
    return tuple(
        PeerGroup(code, subject, tuple(members[subject, since]), since, until, source)
        for (subject, since), until in zip(ordered, ends, strict=True)
    )


def _refuse_overlaps(ordered: Sequence[PeerGroup]) -> None:
    for before, after in pairwise(ordered):
        if before.until is None or after.since <= before.until:
            raise OutOfOrder(
                f"Two groups hold on {after.since.isoformat()}.",
                where=f"{after.code}, {after.subject}",
                mend="End the older one on the day before the newer begins.",
            )
