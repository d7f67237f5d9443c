"""How a plan workbook is laid out: its sheets and columns, with what each is for. Reader and template follow it."""

from dataclasses import dataclass

from goldthread.apps.people.models import LONGEST_POST, Owner
from goldthread.apps.people.queries import fold_name
from goldthread.apps.planning.models import (
    LONGEST_LETTER,
    LONGEST_WORDS,
    MONITORING,
    NODE_KINDS,
    Group,
    PlanState,
    StatusKind,
    Visibility,
)
from goldthread.apps.planning.workbook import cells, rows
from goldthread.apps.registers.models import LONGEST_CODE, LONGEST_TITLE, Kind
from goldthread.core.reference import LONGEST_REFERENCE, fold

PLAN = Kind.PLAN.value
DATE, TEXT, PROSE = "date", "text", "prose"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its name in the rows, how a cell of it is read, and what it is for."""

    heading: str
    name: str
    read: cells.Reader
    guide: str
    needed: bool = False
    width: int = 18
    choices: tuple[str, ...] = ()
    form: str = TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the field of the book that its rows fill, their type, and its columns. A `needed` one must be there."""

    title: str
    field: str
    row: type
    columns: tuple[Column, ...]
    guide: str
    needed: bool = True

    def column(self, name: str) -> Column:
        """The column of this name in the rows."""
        return next(column for column in self.columns if column.name == name)


def _choice(heading: str, options: tuple[str, ...], guide: str, *, what: str = "", needed: bool = False) -> Column:
    read = cells.choice_of(options, what or heading)
    return Column(heading, heading, read, guide, needed=needed, width=14, choices=options)


def _words(heading: str, guide: str, *, name: str = "", longest: int = LONGEST_WORDS, needed: bool = False) -> Column:
    return Column(heading, name or heading, cells.text_of(longest), guide, needed=needed)


def _title(guide: str) -> Column:
    return Column("title", "title", cells.text_of(LONGEST_TITLE), guide, needed=True, width=48, form=PROSE)


def _prose(heading: str, guide: str, *, name: str = "") -> Column:
    return Column(heading, name or heading, cells.prose, guide, width=60, form=PROSE)


def _bound(heading: str, guide: str, *, name: str = "") -> Column:
    return Column(heading, name or heading, cells.bound_prose, guide, width=60, form=PROSE)


def _date(heading: str, name: str, guide: str, *, needed: bool = False) -> Column:
    return Column(heading, name, cells.day, guide, needed=needed, width=12, form=DATE)


def _reference(heading: str, guide: str, *, needed: bool = False) -> Column:
    return Column(heading, heading, cells.reference, guide, needed=needed, width=12)


def _aliases(guide: str, *, of_post: bool = False) -> Column:
    read = cells.names_of(LONGEST_POST, fold_name) if of_post else cells.names_of(LONGEST_REFERENCE, fold)
    return Column("also known as", "aliases", read, guide, width=24)


NODES = Sheet(
    "Nodes",
    "nodes",
    rows.NodeRow,
    (
        _choice(
            "kind",
            (PLAN, *(kind.value for kind in NODE_KINDS)),
            "What it is. Exactly one row is the plan itself.",
            what="kind of node",
            needed=True,
        ),
        _reference("reference", "How papers refer to it: 7, PL1, 1.2. For the plan, its code: 2025-29.", needed=True),
        _reference("parent", "The reference of the part it belongs to; empty for the plan itself."),
        _choice("group", tuple(Group.values), "For a priority: what it is about."),
        _title("What it is called."),
        _prose("text", "What it says, in a sentence or two."),
        _aliases("Other references of the same part, separated by semicolons."),
        _words("body", "On the plan’s row: whose plan it is. Empty for this office.", longest=200),
        _date("starts on", "starts_on", "On the plan’s row: its first day."),
        _date("ends on", "ends_on", "On the plan’s row: its last day."),
        _choice("state", tuple(PlanState.values), "On the plan’s row: where it stands."),
        _date("position on", "position_on", "On the plan’s row: the day of the last position; empty if there is none."),
        _words("letters", "On the plan’s row: the letters over the column of statuses in its papers: RAG.", longest=20),
        _prose("note", "A note to yourselves. It is not kept."),
    ),
    "The plan and its parts: vision, values, themes, objectives, pledges, priorities.",
)
STATUSES = Sheet(
    "Status key",
    "statuses",
    rows.StatusRow,
    (
        _words("letter", "What stands in the margin: G.", longest=LONGEST_LETTER, needed=True),
        _words("status", "The word for it: Green.", name="word", needed=True),
        _prose("meaning", "What the plan means by it."),
        _choice("kind", tuple(StatusKind.values), "Which shape it is drawn with.", what="kind of status", needed=True),
    ),
    "The statuses that actions of this plan may have. Left empty, green, amber, red and white stand.",
    needed=False,
)
POSTS = Sheet(
    "Posts",
    "posts",
    rows.PostRow,
    (
        _words("post", "The post, never a person’s name.", name="name", longest=LONGEST_POST, needed=True),
        _choice("owner", tuple(Owner.values), "C the office, F the force, P a partner.", needed=True),
        _aliases("Initials and other spellings, separated by semicolons.", of_post=True),
    ),
    "The posts that lead actions or report on them.",
)
ACTIONS = Sheet(
    "Actions",
    "actions",
    rows.ActionRow,
    (
        _reference("reference", "How papers refer to it: 7C01, T7-C01.", needed=True),
        _title("What is to be done, in one line."),
        _prose("text", "The same in full, where there is more to say."),
        _choice("owner", tuple(Owner.values), "C the office, F the force, P a partner.", needed=True),
        Column(
            "leads",
            "leads",
            cells.names_of(LONGEST_POST, fold_name),
            "Posts, separated by semicolons.",
            needed=True,
            width=24,
        ),
        Column("delivers", "delivers", cells.references, "References of parts of the plan, separated by semicolons."),
        _aliases("Other references of the same action, separated by semicolons."),
        _words("due", "When it is due, in your words: Quarterly, December 2026.", name="due_words"),
        _date("due on", "due_on", "The day on which the office looks whether it is done. Not published."),
        _choice("programme", (MONITORING,), "Empty for an action that delivers the plan."),
        _prose("note", "A note for the office."),
    ),
    "What somebody is to do, who leads it, and what it is for.",
)
UPDATES = Sheet(
    "Updates",
    "updates",
    rows.UpdateRow,
    (
        _words("action", "The reference of the action.", longest=LONGEST_REFERENCE, needed=True),
        _date("on", "on", "The day on which this was said.", needed=True),
        Column("period", "period", cells.period, "What it reports on: 2025/26 Q2.", width=14),
        _words("status", "A letter or word of the status key; empty when none is set. A letter it lacks is told."),
        _prose("text", "What the public reads."),
        _prose("reason", "Why this status."),
        _prose("office note", "For the office. Never published.", name="office_note"),
        _words("by", "The post that says so.", name="by_post", longest=LONGEST_POST),
        _words("see", "The reference of an action that this one points to.", longest=LONGEST_REFERENCE),
    ),
    "What was said of each action, and when. The newest status is the one that counts.",
)
MEASURES = Sheet(
    "Measures",
    "measures",
    rows.MeasureRow,
    (
        _words("theme", "The reference of a part of the plan.", longest=LONGEST_REFERENCE, needed=True),
        _words("measure", "The code of a measure’s card.", longest=LONGEST_CODE, needed=True),
    ),
    "Which measures stand under which part of the plan, in the order of reading.",
)
INSIGHT = Sheet(
    "Insight",
    "insights",
    rows.InsightRow,
    (
        _reference("reference", "I1, I2 and so on.", needed=True),
        _words("theme", "The reference of the part of the plan it belongs to.", longest=LONGEST_REFERENCE),
        Column("edition", "edition", cells.month, "The month to which the paper runs: 2025-12.", needed=True, width=10),
        Column(
            "headline",
            "headline",
            cells.bound_title(LONGEST_TITLE),
            "A sentence with a verb, without a full stop.",
            needed=True,
            width=48,
            form=PROSE,
        ),
        _bound("finding", "What was found. Figures are bound: {{victim-satisfaction.value}}."),
        Column(
            "figures",
            "figures",
            cells.figures,
            "Codes of the measures it rests on, separated by semicolons: confidence; sickness-days[group=officers].",
            width=32,
        ),
        _bound("comparator", "What it stands against."),
        _bound("cause", "Why, as far as it is known."),
        _bound("action", "What is being done.", name="action_text"),
        _bound("footnote", "What a reader must mind."),
        _choice("visibility", tuple(Visibility.values), "Who may read it.", needed=True),
        _words("category", "For the office only: why it is withheld."),
    ),
    "The paragraphs of your papers, as records.",
)
SHEETS = (NODES, STATUSES, POSTS, ACTIONS, UPDATES, MEASURES, INSIGHT)
GUIDE_TITLE = "Read me"
