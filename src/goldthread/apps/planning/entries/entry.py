"""What is to be entered, and what is known of it while it is being entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Post
from goldthread.apps.people.queries import fold_name
from goldthread.apps.planning.models import Plan
from goldthread.apps.planning.workbook.directory import Directory
from goldthread.apps.planning.workbook.rows import Book
from goldthread.apps.registers.models import Kind, Thing
from goldthread.apps.registers.operations import Wanted, keep_things
from goldthread.core.reference import fold


@dataclass(frozen=True)
class Entry:
    """A book to be entered: for the body whose plan it is, in the home of a body whose measures it names."""

    maker: Body
    home: Body
    book: Book
    directory: Directory
    today: date

    @cached_property
    def code(self) -> str:
        """The code of the plan, under which everything in it is known: as it was first written, whatever its case."""
        held = Thing.objects.filter(body=self.maker, kind=Kind.PLAN).order_by("id")
        own = fold(self.book.plan.reference)
        return next((thing.reference for thing in held if fold(thing.reference) == own), self.book.plan.reference)

    @property
    def day(self) -> date:
        """The day from which the workbook speaks: that of its position, if it has one."""
        return self.book.plan.position_on or self.today


@dataclass(frozen=True, slots=True)
class Taking:
    """An entry on its way in: its plan, the posts by spelling, and the things made so far, by the row they stand on.

    `added` and `changed` are the keys of the actions that are new and of those that say something else than before;
    `told` is what whoever loads it is to know.
    """

    entry: Entry
    plan: Plan
    posts: Mapping[str, Post]
    by: str
    at: datetime
    nodes: dict[int, Thing] = field(default_factory=dict)
    actions: dict[int, Thing] = field(default_factory=dict)
    insights: dict[int, Thing] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def keep(self, wanted: Sequence[Wanted]) -> list[Thing]:
        """The things of the plan that are called so, in the order given."""
        return keep_things(body=self.entry.maker, wanted=wanted, by=self.by)

    @property
    def source(self) -> str:
        """What the links of this plan's workbook say of where they come from."""
        return source_of(self.plan)

    def post(self, name: str) -> Post:
        """The post of this spelling."""
        return self.posts[fold_name(name)]

    def node(self, reference: str) -> Thing | None:
        """The thing of the part of the tree that the reference means; None for the plan itself, or for none."""
        found = self.entry.directory.node(reference) if reference else None
        return self.nodes[found.row] if found else None

    def action(self, reference: str) -> Thing | None:
        """The thing of the action that the reference means."""
        found = self.entry.directory.action(reference) if reference else None
        return self.actions[found.row] if found else None


def source_of(plan: Plan) -> str:
    return f"plan:{plan.pk}"


def key_of(kind: str, reference: str) -> tuple[str, str]:
    """By what a thing of the plan is recognised when it comes again."""
    return kind, fold(reference)
