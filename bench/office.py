"""Fills a home with an office of a given size for bench/registers.py, and runs what must stand in a process of its own:
`office.py fill ENTRIES`, `office.py verify`, `office.py rows FILE`. Prints one JSON object."""

import json
import os
import resource
import sqlite3
import sys
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import django

NAME, PEOPLE, POSTS = "An office of ten thousand entries", 22, 20
UPDATES_EACH, DEEDS_EACH, STEP = 10, 30, 3000
BEGUN = datetime(2024, 1, 1, 9, tzinfo=UTC)
WORDS = [
    "patrol",
    "survey",
    "hostel",
    "funding",
    "tender",
    "victims",
    "schools",
    "licence",
    "outreach",
    "review",
    "audit",
    "training",
]


def fill(entries: int) -> dict[str, Any]:
    """An office with so many actions, ten updates and thirty deeds each, and people who have signed in."""
    from goldthread.apps.bodies.operations import found, open_home

    body = found(name=NAME, by="system")
    open_home(body=body, is_demo=False, by="system")
    _actions(body, entries)
    _deeds(body.slug, entries * DEEDS_EACH)
    return {"body": body.slug, "sessions": _sessions(body)}


def _actions(body: Any, entries: int) -> None:
    from goldthread.apps.people.models import Post
    from goldthread.apps.people.operations import keep_post
    from goldthread.apps.planning.models import Action, Lead, Plan, StatusWord, Update
    from goldthread.apps.registers.models import Thing

    posts = [keep_post(body=body, name=f"Head of {WORDS[n % 12]} {n}", owner="C", by="system") for n in range(POSTS)]
    assert all(isinstance(post, Post) for post in posts)
    thing = Thing.objects.create(
        body=body, kind="plan", reference="big", title="Big", address="big", created_by="system"
    )
    plan = Plan.objects.create(
        thing=thing, code="big", title="Big", state="current", starts_on=date(2024, 4, 1), ends_on=date(2028, 4, 1)
    )
    word = StatusWord.objects.create(plan=plan, letter="G", word="Green", kind="green", place=1)
    made = [_thing(Thing, body, number) for number in range(entries)]
    things = Thing.objects.bulk_create(made, batch_size=STEP)
    fixed = {"body": body, "plan": plan, "state_since": BEGUN.date(), "changed_at": BEGUN}
    rows = [
        Action(
            thing=one, state="approved" if n % 20 else "drafted", reference=one.reference, title=one.title,
            owner="CFP"[n % 3], place=n + 1, due_on=date(2026, 1, 1) + timedelta(days=n % 900),
            text=f"{one.title}, in full.", **fixed,
        )
        for n, one in enumerate(things)
    ]  # fmt: skip
    Action.objects.bulk_create(rows, batch_size=STEP)
    Lead.objects.bulk_create(
        [Lead(action=row, post=posts[n % POSTS], place=1) for n, row in enumerate(rows)], batch_size=STEP
    )
    approved = {"state": "approved", "sent_by": "system", "sent_at": BEGUN, "decided_by": "system", "decided_at": BEGUN}
    for start in range(0, entries, STEP):
        Update.objects.bulk_create(
            Update(
                action=row, on=_day(k), status=word, text=f"{row.title}: {k}", place=k, **approved
            )
            for row in rows[start : start + STEP]
            for k in range(1, UPDATES_EACH + 1)
        )  # fmt: skip


def _day(number: int) -> date:
    return BEGUN.date() + timedelta(days=90 * number)


def _thing(kind: Any, body: Any, number: int) -> Any:
    title = f"{WORDS[number % 12].capitalize()} and {WORDS[number * 7 % 12]} for area {number}"
    reference = f"A{number:05}"
    named = {"reference": reference, "title": title, "address": f"big-{reference.lower()}", "scope": "big"}
    if number % 20 == 0:
        named |= {"sensitivity": "office", "safe_label": f"Action {reference}"}
    return kind(body=body, kind="action", created_by="system", **named)


def _deeds(body: str, number: int) -> None:
    from django.db import transaction

    from goldthread.apps.audit.events import EventKind, register
    from goldthread.apps.audit.operations import Note, record_many

    kind = register(EventKind("bench.changed", label="changed", facts=frozenset({"what", "changes", "reason"})))
    change = {"field": "status", "label": "Status", "before": "amber", "after": "green"}
    for first in range(0, number, STEP):
        notes = [
            Note(
                "bench.changed",
                {"what": f"Action {one % 10_000}", "changes": [change], "reason": f"step {one}"},
                (f"thing:{one % 10_000}",),
            )
            for one in range(first, min(first + STEP, number))
        ]
        with transaction.atomic():
            record_many(body=body, notes=notes, at=BEGUN + timedelta(minutes=first), by=f"person:{first // STEP % 20}")
    assert kind is None or kind.name


def _sessions(body: Any) -> list[str]:
    """People of the office, each signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from goldthread.apps.people.models import Person
    from goldthread.apps.people.operations import give_role
    from goldthread.core.spec import Role

    keys = []
    for number in range(PEOPLE):
        person = Person.objects.create(email=f"person{number}@example.org", name=f"Officer {number}")
        give_role(person=person, body=body, role=Role.OFFICER, since=BEGUN.date(), by="system")
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session.create()
        keys.append(session.session_key)
    return keys


def verify() -> dict[str, Any]:
    """Entries walked, CPU seconds, and the peak of memory in MB."""
    from goldthread.apps.audit.verification import verify as walk

    started = time.process_time()
    verdict = walk()
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"entries": verdict.entries, "fine": verdict.is_fine, "cpu_s": seconds, "mb": peak}


def rows(path: str) -> dict[str, Any]:
    """The rows of the list, as a table of its own for another program to show."""
    from goldthread.apps.planning.models import Action

    wanted = ("reference", "title", "owner", "state", "due_on", "leads__name")
    found = Action.objects.order_by("reference").values_list(*wanted)
    with sqlite3.connect(path) as held:
        held.execute("create table action (reference text primary key, title, owner, state, due_on, lead)")
        held.executemany("insert into action values (?,?,?,?,?,?)", ([str(cell) for cell in row] for row in found))
    return {"rows": len(found)}


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.config.settings"
    django.setup()
    deed, given = sys.argv[1], sys.argv[2:]
    answer = fill(int(given[0])) if deed == "fill" else rows(given[0]) if deed == "rows" else verify()
    sys.stdout.write(json.dumps(answer))
