"""Which plans are held, and one of them opened: its tree, its status key, its measures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Owner
from goldthread.apps.planning.models import MONITORING, Group, Node, Plan, StatusWord
from goldthread.apps.planning.registers.action import PUBLIC_STATES
from goldthread.apps.registers.models import Alias, Kind, Link, LinkKind, Sensitivity
from goldthread.apps.registers.queries import live
from goldthread.core.errors import BadInput
from goldthread.core.reference import alternatives, fold


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in a list. `actions` are those that deliver it, `monitored` those that are only watched."""

    thing_id: int
    code: str
    title: str
    body_name: str
    is_own: bool
    state: str
    starts_on: date
    ends_on: date
    position_on: date | None
    actions: int
    monitored: int
    address: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One line of a status key."""

    letter: str
    word: str
    meaning: str
    kind: str


@dataclass(frozen=True, slots=True)
class NodeView:
    """A part of a plan's tree with the parts below it."""

    reference: str
    title: str
    text: str
    kind: str
    group: str
    children: tuple["NodeView", ...]
    thing_id: int
    address: str
    withdrawn_on: date | None = None

    @property
    def all(self) -> tuple["NodeView", ...]:
        """The node and everything below it, in the plan's order."""
        return (self, *(below for child in self.children for below in child.all))


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan, opened. `tree` holds every node that hangs on the plan itself, in the plan's order.

    `withdrawn` are parts that the plan has no longer, each without what was below it; nothing else here has them.
    """

    plan: PlanLine
    text: str
    tree: tuple[NodeView, ...]
    key: tuple[StatusLine, ...]
    owners: tuple[tuple[str, str], ...]
    withdrawn: tuple[NodeView, ...] = ()

    @property
    def position_on(self) -> date | None:
        return self.plan.position_on

    @property
    def vision(self) -> NodeView | None:
        return next(iter(self.of_kind(Kind.VISION)), None)

    @property
    def values(self) -> tuple[NodeView, ...]:
        return self.of_kind(Kind.VALUE)

    @property
    def themes(self) -> tuple[NodeView, ...]:
        return self.of_kind(Kind.THEME)

    @property
    def objectives(self) -> tuple[NodeView, ...]:
        """The objectives that hang on the plan itself; those of a theme are its children."""
        return self.of_kind(Kind.OBJECTIVE)

    @property
    def pledges(self) -> tuple[NodeView, ...]:
        return self.of_kind(Kind.PLEDGE)

    @property
    def priorities(self) -> tuple[tuple[str, tuple[NodeView, ...]], ...]:
        """Priorities by what they are about: equality, safeguarding, and those that say neither under ""."""
        by_group = {
            group: tuple(one for one in self._priorities if one.group == group) for group in (*Group.values, "")
        }
        return tuple((group, found) for group, found in by_group.items() if found)

    @property
    def _priorities(self) -> tuple[NodeView, ...]:
        return self.of_kind(Kind.PRIORITY)

    @property
    def nodes(self) -> tuple[NodeView, ...]:
        """Every node of the plan, in its order."""
        return tuple(node for top in self.tree for node in top.all)

    def of_kind(self, kind: str) -> tuple[NodeView, ...]:
        """The nodes of a kind that hang on the plan itself."""
        return tuple(node for node in self.tree if node.kind == kind)

    def node(self, reference: str) -> NodeView:
        """The node of this reference, one that was withdrawn too. Raises BadInput that offers the nearest."""
        found = {fold(node.reference): node for node in (*self.withdrawn, *self.nodes)}
        if fold(reference) in found:
            return found[fold(reference)]
        raise BadInput(
            _("is no part of the plan %(plan)s.") % {"plan": self.plan.code},
            where=f"“{reference}”",
            mend=nearest(reference, (node.reference for node in self.nodes)),
        )

    def owner_label(self, owner: str) -> str:
        """What an owner's letter means in this plan."""
        return dict(self.owners)[owner]


def plans(body: Body) -> tuple[PlanLine, ...]:
    """The plans that the body holds: its own, newest first, then those of others that it has loaded."""
    held = Plan.objects.filter(Q(thing__body=body) | Q(file__body=body))
    there = Q(actions__thing__withdrawn_on=None, actions__state__in=PUBLIC_STATES)
    found = held.select_related("thing__body").annotate(
        delivering=Count("actions", filter=there & Q(actions__programme="")),
        monitored=Count("actions", filter=there & Q(actions__programme=MONITORING)),
    )
    lines = [
        PlanLine(
            thing_id=plan.pk,
            code=plan.code,
            title=plan.title,
            body_name=plan.thing.body.name,
            is_own=plan.thing.body_id == body.pk,
            state=plan.state,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            position_on=plan.position_on,
            actions=plan.delivering,
            monitored=plan.monitored,
            address=plan.thing.address,
        )
        for plan in found.order_by("-starts_on", "-ends_on", "thing_id")
    ]
    return tuple(sorted(lines, key=lambda line: (not line.is_own, "" if line.is_own else line.body_name)))


def open_plan(body: Body, code: str) -> PlanView:
    """The plan of this code: the body's own, else another body's in this home; else the plan that has it as an alias.

    Raises BadInput with the nearest.
    """
    lines = plans(body)
    line = next((one for one in lines if fold(one.code) == fold(code)), None) or _called(lines, code)
    if line is None:
        raise BadInput(
            _("is no plan of this home."), where=f"“{code}”", mend=nearest(code, [one.code for one in lines])
        )
    plan = Plan.objects.select_related("thing__body").get(pk=line.thing_id)
    key = StatusWord.objects.filter(plan=plan).order_by("place", "id")
    nodes = list(Node.objects.filter(plan=plan).select_related("thing").order_by("place", "thing_id"))
    return PlanView(
        plan=line,
        text=plan.text,
        tree=_tree(node for node in nodes if node.thing.withdrawn_on is None),
        key=tuple(StatusLine(one.letter, one.word, one.meaning, one.kind) for one in key),
        owners=_owners(plan.thing.body),
        withdrawn=tuple(_viewed(node, ()) for node in nodes if node.thing.withdrawn_on is not None),
    )


def node_called(view: PlanView, text: str) -> NodeView:
    """The node of this reference or alias, in any of its spellings. Raises BadInput that offers the nearest."""
    by_key = {node.thing_id: node for node in (*view.nodes, *view.withdrawn)}
    if fold(text) not in {fold(node.reference) for node in by_key.values()}:
        texts = (fold(text), *alternatives(text))
        found = Alias.objects.filter(thing__node__plan=view.plan.thing_id, text__in=texts).order_by("id")
        for alias in sorted(found, key=lambda one: one.text != texts[0]):
            return by_key[alias.thing_id]
    return view.node(text)


def measure_codes(
    view: PlanView, node: str | None = None, *, on: date | None = None
) -> tuple[tuple[NodeView, tuple[str, ...]], ...]:
    """The measures that stand under each node that has any, in the plan's order; of one node and all below it, or of
    the whole plan; on a day, or as the record stands."""
    wanted = view.node(node).all if node else view.nodes
    links = Link.objects.filter(live(on), to_thing__in=[one.thing_id for one in wanted], kind=LinkKind.MEASURES)
    codes: dict[int, list[str]] = defaultdict(list)
    for target, code in links.order_by("id").values_list("to_thing", "from_thing__reference"):
        codes[target].append(code)
    return tuple((one, tuple(codes[one.thing_id])) for one in wanted if one.thing_id in codes)


def nearest(text: str, offered: Iterable[str]) -> str:
    """What to write instead: the nearest of what there is, or all of it when nothing is near."""
    known = list(dict.fromkeys(offered))
    near = get_close_matches(text, known, n=1, cutoff=0.5)
    if near:
        return _("Did you mean “%(near)s”?") % {"near": near[0]}
    return _("There are: %(all)s.") % {"all": ", ".join(known)} if known else _("None is held yet.")


def _called(lines: Iterable[PlanLine], code: str) -> PlanLine | None:
    by_key = {line.thing_id: line for line in lines}
    found = Alias.objects.filter(thing__in=by_key, text=fold(code)).order_by("id").first()
    return by_key[found.thing_id] if found else None


def _tree(nodes: Iterable[Node]) -> tuple[NodeView, ...]:
    below: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes:
        below[node.parent_id].append(node)
    return tuple(_grown(below, None))


def _grown(below: dict[int | None, list[Node]], parent: int | None) -> Iterator[NodeView]:
    for node in below.get(parent, []):
        yield _viewed(node, tuple(_grown(below, node.pk)))


def _viewed(node: Node, children: tuple[NodeView, ...]) -> NodeView:
    return NodeView(
        reference=node.reference,
        title=node.thing.label,
        text=node.text if node.thing.sensitivity == Sensitivity.PUBLIC else "",
        kind=node.kind,
        group=node.group,
        children=children,
        thing_id=node.pk,
        address=node.thing.address,
        withdrawn_on=node.thing.withdrawn_on,
    )


def _owners(body: Body) -> tuple[tuple[str, str], ...]:
    """What the letters mean for this body: its own office is called after the title that it holds, if it says so."""
    title = body.office_holder_title.casefold()
    office = _("Commissioner") if "commissioner" in title else _("Mayor") if "mayor" in title else _("The office")
    return ((Owner.OFFICE.value, office), (Owner.FORCE.value, _("Force")), (Owner.PARTNER.value, _("Partners")))
