"""What the home holds: its database, its tables, the files that the database speaks of, the record, the jobs."""

from pathlib import Path

from django.conf import settings

from goldthread.cli.running.doctor.finding import Finding
from goldthread.cli.talk.faults import sentence

OLDEST_POSTGRESQL = 14
OUT_OF_JOBS = "Run them again on the page of jobs, or stop and start `goldthread serve`."


def database() -> Finding:
    """Whether the database answers, and is new enough."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        if told := sentence(fault):
            return Finding.fault("database", told.rstrip("."), "")
        mend = "Check DATABASE_URL and that the server runs; for a file, that this account may read and write it."
        return Finding.fault("database", f"does not answer ({type(fault.__cause__ or fault).__name__})", mend)
    if connection.vendor == "sqlite":
        return Finding.ok("database", f"SQLite, {Path(connection.settings_dict['NAME']).name} in the home")
    number = connection.pg_version // 10000  # type: ignore[attr-defined]
    if number < OLDEST_POSTGRESQL:
        mend = f"Move to {OLDEST_POSTGRESQL} or later."
        return Finding.fault("database", f"PostgreSQL {number} is too old", mend)
    return Finding.ok("database", f"PostgreSQL {number}")


def tables() -> Finding:
    """Whether the tables are those of this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    applied = executor.loader.applied_migrations
    ours = {label for label, _ in executor.loader.graph.nodes}
    unknown = [key for key in applied if key[0] in ours and key not in executor.loader.graph.nodes]
    if unknown:
        mend = "Install the version that made them, or a later one."
        return Finding.fault("tables", f"are of a later version ({'.'.join(sorted(unknown)[-1])})", mend)
    if behind:
        return Finding.warning("tables", f"lack {len(behind)} changes of this version", "The next command makes them.")
    return Finding.ok("tables", "are those of this version")


def file() -> Finding:
    """Whether SQLite finds its file whole. PostgreSQL looks after its own."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return Finding.ok("file", "is looked after by PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        said = cursor.fetchone()[0]
        cursor.execute("PRAGMA foreign_key_check")
        astray = cursor.fetchone()
    if said != "ok" or astray:
        mend = "Stop serving, keep this file aside, and put back the newest copy (`goldthread restore`)."
        return Finding.fault("file", "the database is damaged", mend)
    return Finding.ok("file", "is whole")


def body() -> Finding:
    """Whether the home has been opened for a body."""
    from goldthread.apps.bodies import queries

    try:
        return Finding.ok("body", queries.current_body().name)
    except queries.NoBodyYet:
        mend = "Run `goldthread demo --example empty --body 'Your body'`."
        return Finding.warning("body", "none is kept here yet", mend)


def demonstration() -> Finding:
    """Whether a demonstration, where anybody comes in by one click, is open to the world."""
    from goldthread.apps.bodies.models import Home

    kept = Home.objects.first()
    if kept is None or not kept.is_demo:
        return Finding.ok("demonstration", "this home is none")
    host = settings.URL.hostname or ""
    if host and host not in ("localhost", "127.0.0.1", "::1"):
        mend = "Unset GOLDTHREAD_URL, or open an office of your own in another home."
        return Finding.fault("demonstration", f"this home is one, and is served to all as {host}", mend)
    return Finding.ok("demonstration", "this home is one, for this machine alone")


def lake() -> Finding:
    """Whether every file that the database speaks of lies in the lake."""
    from goldthread.apps.performance.models import SourceFile

    named = set(SourceFile.objects.exclude(parquet="").values_list("parquet", flat=True))
    missing = sorted(name for name in named if not (Path(settings.LAKE) / name).is_file())
    if missing:
        mend = "Put the lake back from a copy, or load those files again."
        return Finding.fault("lake", f"{len(missing)} of {len(named)} files are missing, first {missing[0]}", mend)
    return Finding.ok("lake", f"all is there that the database speaks of ({len(named)})")


def record() -> Finding:
    """Whether the database guards the record, and that of each body ends where its head says. `goldthread verify`
    walks all of it."""
    from django.db import connection

    from goldthread.apps.audit import triggers
    from goldthread.apps.audit.models import Event, Head

    if open_to := sorted({*triggers.missing(connection), *triggers.altered(connection)}):
        mend = (
            "Run `goldthread verify`, find out who changed the database, then put back a copy (`goldthread restore`)."
        )
        said = f"is not guarded by the database: {len(open_to)} triggers are gone or altered, first {open_to[0]}"
        return Finding.fault("record", said, mend)
    for head in Head.objects.order_by("body"):
        last = Event.objects.filter(body=head.body).order_by("-number").first()
        if (last.number, last.hash) != (head.number, head.hash) if last else head.number != 0:
            mend = "Run `goldthread verify`, which names each entry that is wrong; then restore a copy."
            return Finding.fault("record", f"that of {head.body} does not end where its head says", mend)
    return Finding.ok("record", "ends where its heads say; `goldthread verify` walks all of it")


def worker() -> Finding:
    """Whether a worker was seen of late; needed only while the pages are served."""
    from django.utils import timezone

    from goldthread.apps.jobs import beat

    if beat.is_alive(settings.HOME, timezone.now()):
        return Finding.ok("worker", "runs")
    if beat.last(settings.HOME):
        return Finding.fault("worker", "was seen once, and is gone", "Stop `goldthread serve` and start it again.")
    return Finding.ok("worker", "none runs; `goldthread serve` starts one")


def jobs() -> Finding:
    """Whether a job hangs or has failed."""
    from django.utils import timezone

    from goldthread.apps.jobs import queries

    now = timezone.now()
    stuck, failed = queries.stuck(now), queries.failed(now)
    if stuck:
        return Finding.fault("jobs", f"{len(stuck)} hang, first “{stuck[0].label}”", OUT_OF_JOBS)
    if failed:
        return Finding.warning("jobs", f"{len(failed)} failed, last “{failed[0].label}”", OUT_OF_JOBS)
    return Finding.ok("jobs", "none hangs, none failed")
