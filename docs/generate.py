"""Writes docs/reference/ from the product itself: commands, measure cards, methods, registers, permissions, settings.
A test compares."""

import ast
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.analytics.intake.feed import Feed, FeedCard
    from goldthread.analytics.measures.definition import Definition
    from goldthread.apps.people.queries import Actor
    from goldthread.core.spec import Field, Register, Role
    from goldthread.core.stats.explained import Method

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "goldthread"
REFERENCE = ROOT / "docs" / "reference"
PACKS = {
    "In the package, for any body": PACKAGE / "analytics" / "measures" / "packs",
    "Of the worked example": ROOT / "example" / "packs",
}
BETTER = {"up_good": "higher", "down_good": "lower", "neither": "neither in itself"}
WRITTEN = "<!-- Written by `make docs` from the product; edits here are lost. -->"


def commands() -> str:
    """Every command with its own help text."""
    import typer

    from goldthread.cli.main import app

    group = typer.main.get_command(app)
    shown = [("goldthread", group), *every_command("goldthread", group)]
    parts = ["# Commands", WRITTEN]
    for name, command in shown:
        context = command.make_context(name, [], resilient_parsing=True, terminal_width=100, max_content_width=100)
        help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts += [f"## {name}", f"```text\n{help_text}\n```"]
    parts.append(
        "Exit codes: 0 when all went well (a warning is no fault), 1 when something was refused, 2 for a wrong use.\n"
        "With `--json`, one object goes to standard output and progress to standard error."
    )
    return page(parts)


def every_command(name: str, group: Any) -> Iterator[tuple[str, Any]]:
    """The commands of a group, each followed by its own."""
    for word, command in sorted(group.commands.items()):
        yield f"{name} {word}", command
        if hasattr(command, "commands"):
            yield from every_command(f"{name} {word}", command)


def measures() -> str:
    """Every measure that the product and its example carry, a table for each framework."""
    from goldthread.analytics.measures.definition import load_packs

    catalogue = load_packs(*PACKS.values())
    parts = ["# Measures", WRITTEN]
    for where, folder in PACKS.items():
        parts.append(f"## {where}")
        for framework in catalogue.frameworks:
            if (folder / framework.code).is_dir():
                shown = [one for one in catalogue.measures if one.framework == framework.code]
                parts += [f"### {framework.title}", flat(framework.source_note), table(shown)]
    return page(parts)


def table(shown: "list[Definition]") -> str:
    """A row for each measure."""
    rows = ((f"`{one.code}`", one.title, one.definition, BETTER[one.direction], one.unit, one.owner) for one in shown)
    return grid(("Code", "Title", "Definition", "Better", "Unit", "Owner"), rows)


def grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a bar inside a cell is written as a stroke."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(flat(cell).replace('|', '/') for cell in line)} |" for line in lines)


def started() -> None:
    """Make the registers known: they are read with the tables of their apps."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    django.setup()


def registers() -> str:
    """The data dictionary: every register with its fields, its states and steps, its clocks and how long it is kept."""
    started()
    from goldthread.apps.registers.binding import registers as bound

    parts = ["# Registers", WRITTEN]
    for register in (one.register for one in bound()):
        parts += [f"## {register.title}", f"{register.purpose} Code `{register.code}`."]
        parts += [dictionary(register), life(register), kept(register)]
    return page(parts)


def dictionary(register: "Register") -> str:
    """The fields of a register, with what becomes of each in public."""
    rows = (
        (field.label, f"`{field.name}`", fits(field), field.meaning or field.hint, yes(field.required),
         register.publication.withholds(field.name) or "public")
        for field in register.fields
    )  # fmt: skip
    return grid(("Field", "Column", "What fits", "Meaning", "Required", "Public, or why not"), rows)


def yes(holds: bool) -> str:
    """The answer in a cell."""
    return "yes" if holds else "no"


def fits(field: "Field") -> str:
    """What a field takes, with its answers where they are listed."""
    answers = "; ".join(choice.label for choice in field.choices)
    length = f"At most {field.most:,} characters." if field.most else ""
    return " ".join(filter(None, (field.kind.sentence, f"{answers}." if answers else "", length)))


def life(register: "Register") -> str:
    """The states as a diagram, and as a table with the steps that lead on."""
    steps = register.lifecycle.steps
    arrows = [f"    {source} --> {step.to}: {step.label}" for step in steps for source in step.sources]
    ends = [f"    {state.code} --> [*]" for state in register.lifecycle.states if not state.is_open]
    diagram = ["```mermaid", "stateDiagram-v2", f"    [*] --> {register.lifecycle.start.code}", *arrows, *ends, "```"]
    rows = (
        (state.label, state.meaning, state.changes.sentence, yes(state.code in register.publication.states),
         "; ".join(step.label for step in register.lifecycle.steps_from(state.code)) or "none")
        for state in register.lifecycle.states
    )  # fmt: skip
    return "\n".join(diagram) + "\n\n" + grid(("State", "Meaning", "Changes", "Public", "Steps that follow"), rows)


def kept(register: "Register") -> str:
    """The clocks of a register, the basis of its publication, and its retention."""
    clocks = [
        f"{clock.label}, from `{clock.field}`: {clock.law or 'the body’s own date, never called late in law'}."
        for clock in register.clocks
    ]
    rule, after = (
        register.retention,
        (register.lifecycle.state(code).label.lower() for code in register.retention.after),
    )
    lines = [f"- Clock: {clock}" for clock in clocks]
    unread = ", ".join(f"`{name}`" for name in register.access.kept_from_owners)
    if unread:
        lines.append(f"- Kept from who reads an entry only because a post of theirs owns it: {unread}.")
    lines.append(f"- Published by: {register.publication.basis or 'nothing of it is public'}")
    erased = ", ".join(f"`{name}`" for name in rule.erases)
    lines.append(f"- Kept {rule.years} years after it is {' or '.join(after)} ({rule.basis}); then emptied: {erased}.")
    return "\n".join(lines)


def permissions() -> str:
    """Who may do what with each register in which state, as the engine itself answers."""
    started()
    from goldthread.apps.registers.binding import registers as bound
    from goldthread.core.spec import Role

    roles = grid(("Role", "What it lets a person do"), ((role.label, role.sentence) for role in Role))
    parts = ["# Permissions", WRITTEN, "## Roles", roles]
    for register in (one.register for one in bound()):
        parts += [f"## {register.title}", deeds(register), states(register)]
    return page(parts)


def deeds(register: "Register") -> str:
    """Deed by role: yes, no, or own (what a post of theirs owns)."""
    from goldthread.apps.registers.queries.permissions import Deed, may
    from goldthread.core.spec import Role

    def answer(role: Role, deed: Deed) -> str:
        actor = anybody(role)
        return "yes" if may(actor, register, deed) else "own" if may(actor, register, deed, owns=True) else "–"

    rows = ((deed.value, *(answer(role, deed) for role in Role)) for deed in Deed)
    return grid(("Deed", *(role.label for role in Role)), rows)


def states(register: "Register") -> str:
    """Step by role, with the state it starts in and whom it must differ from. A contributor takes one only with what a
    post of theirs owns."""
    from goldthread.core.spec import Role

    by_owners = "own" if register.access.owned_by else "–"

    def answer(role: Role, who: frozenset[Role]) -> str:
        if role not in who:
            return "–"
        return by_owners if role is Role.CONTRIBUTOR else "yes"

    rows = (
        (step.label, ", ".join(register.lifecycle.state(code).label.lower() for code in step.sources),
         *(answer(role, step.who) for role in Role), differs(register, step.differs_from))
        for step in register.lifecycle.steps
    )  # fmt: skip
    return grid(("Step", "From", *(role.label for role in Role), "Another person than"), rows)


def differs(register: "Register", code: str) -> str:
    """Whoever took which step may not take this one."""
    step = register.lifecycle.step(code)
    return f"who took “{step.label}”" if step else ""


def anybody(role: "Role") -> "Actor":
    """Somebody who has this role and no other."""
    from goldthread.apps.bodies.models import Body
    from goldthread.apps.people.queries import Actor

    return Actor(key="person:0", name="", roles=frozenset({role}), posts=frozenset(), body=Body(), person_id=0)


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def methods() -> str:
    """Every method by its card: what it answers, how, from whom, a worked example, when not to use it."""
    from goldthread.core.stats.explained import METHODS

    parts = ["# Methods", WRITTEN, "Where ours answer otherwise than other programs: [departures](departures.md)."]
    parts.append(
        grid(("Method", "What it answers"), ((f"[{one.title}](#{one.code})", question(one.answers)) for one in METHODS))
    )
    for one in METHODS:
        parts += [f'<a id="{one.code}"></a>', f"## {one.title}", one.answers, told(one)]
    return page(parts)


def question(answers: str) -> str:
    """The first sentence, which asks."""
    found = re.match(r".+?[.?](?=\s|$)", answers)
    return found[0] if found else answers


def told(card: "Method") -> str:
    """The parts of a card, each under its name."""
    example = card.example
    sources = (f"[{one.title}]({one.address})" if one.address else one.title for one in card.sources)
    return "\n\n".join(
        [
            f"Code `{card.code}`, module `{card.module}`. Pages say: “{card.said}”",
            "**How it is worked out**\n\n```text\n" + "\n".join(card.formula) + "\n```",
            f"**Example.** {example.given} {example.told}\n\n```python\n>>> {example.call}\n{example.gives}\n```",
            "**When not to use it**\n\n" + bullets(card.limits),
            "**Published by**\n\n" + bullets(sources),
        ]
    )


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {flat(line)}" for line in lines)


def departures() -> str:
    """Where a method answers otherwise than a peer, on purpose; the worked cases obey the same table."""
    from goldthread.core.stats.explained import METHODS

    told = (
        "The worked cases were answered by other programs. Where ours answers otherwise, a property of the input "
        "decides, and nothing else; each such place stands here once. `make golden` knows no other."
    )
    rows = (
        (f"`{one.code}`", f"[{card.title}](methods.md#{card.code})", one.peer, one.when, one.theirs, one.ours, one.why)
        for card in METHODS
        for one in card.departures
    )
    return page(
        ["# Departures", WRITTEN, told, grid(("Code", "Method", "Peer", "When", "Theirs", "Ours", "Why"), rows)]
    )


def feed_list() -> str:
    """Every feed, with whose it is and whether its reading was proved on a whole file."""
    from goldthread.analytics.sources import FEEDS

    rows = (
        (f"[{one.title}](feeds/{one.code}.md)", one.card.publisher, one.card.row, one.card.seen or "not yet seen")
        for one in sorted(FEEDS.values(), key=lambda one: one.title.casefold())
    )
    told = "A file is known by what it holds, never by its name. `goldthread load` takes files, folders and zips."
    return page(["# Feeds", WRITTEN, told, grid(("Feed", "Published by", "One row is", "Proved on"), rows)])


def feed_page(feed: "Feed") -> str:
    """One feed by its card: columns with their units, licence, rhythm, and what is known to be wrong with it."""
    card = feed.card
    facts = [
        f"Code `{feed.code}`. One row is {card.row}.",
        f"Published by {card.publisher}{f' ({card.address})' if card.address else ''}, {rhythm(card)}.",
        f"Licence: {card.licence}.",
        f"Proved on: {card.seen}." if card.seen else "**Not yet seen**: read as its layout is published.",
    ]
    columns = grid(("Column", "Meaning", "Unit"), ((one.heading, one.meaning, one.unit) for one in card.columns))
    faults = bullets(card.known_faults) if card.known_faults else "Nothing that is known."
    return page([f"# {feed.title}", WRITTEN, bullets(facts), "## Columns", columns, "## Known faults", faults])


def rhythm(card: "FeedCard") -> str:
    """How often more comes out, and how long after what it covers, where that is known."""
    if not card.every_months:
        return "at no fixed time"
    years, months = divmod(card.every_months, 12)
    number, unit = (months, "month") if months else (years, "year")
    often = f"every {unit}" if number == 1 else f"every {number} {unit}s"
    return f"{often}, about {card.lag_days} days after the end of what it covers" if card.lag_days else often


def feed_pages() -> dict[str, Callable[[], str]]:
    """A page for each feed."""
    from goldthread.analytics.sources import FEEDS

    return {f"feeds/{code}.md": partial(feed_page, feed) for code, feed in sorted(FEEDS.items())}


def settings() -> str:
    """Every environment variable that the code reads, with what the function that reads it says of it."""
    head = "| Variable | What it decides |\n|---|---|"
    rows = [f"| `{name}` | {meaning} |" for name, meaning in sorted(variables())]
    return page(["# Settings", WRITTEN, "Read from the environment when a command starts.", "\n".join([head, *rows])])


def variables() -> Iterator[tuple[str, str]]:
    """Name and meaning of each variable."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                meaning = flat(ast.get_docstring(node) or "")
                yield from ((name, meaning) for name in sorted(read_in(node)))


def read_in(function: ast.FunctionDef) -> set[str]:
    """The variables of ours that a function names, not counting those in its sentences."""
    constants = (node.value for node in ast.walk(function) if isinstance(node, ast.Constant))
    texts = (value for value in constants if isinstance(value, str))
    return {text for text in texts if re.fullmatch(r"GOLDTHREAD_[A-Z_]+|DATABASE_URL", text)}


def page(parts: list[str]) -> str:
    """The parts as one page."""
    return "\n\n".join(parts) + "\n"


PAGES = {
    "commands.md": commands,
    "departures.md": departures,
    "feeds.md": feed_list,
    **feed_pages(),
    "measures.md": measures,
    "methods.md": methods,
    "permissions.md": permissions,
    "registers.md": registers,
    "settings.md": settings,
}


def main() -> None:
    """Write every page, and say which."""
    REFERENCE.mkdir(exist_ok=True)
    (REFERENCE / "feeds").mkdir(exist_ok=True)
    for name, written in PAGES.items():
        (REFERENCE / name).write_text(written(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/reference/{name}\n")


if __name__ == "__main__":
    main()
