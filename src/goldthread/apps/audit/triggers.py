"""What the database itself refuses: to change or take away what is sealed, whoever asks. A migration that makes one of
these tables anew on SQLite loses its triggers, and ends with `install`."""

from collections.abc import Callable, Iterator, Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

KEPT = "The record is kept as it was made: no entry is changed, taken away or put in between."
BLANKED_ONLY = "The words of an entry may only be blanked, with the day and the reason; else they stay as they are."
AHEAD_ONLY = "The head of the record only moves on."

_SEALED = "EXISTS (SELECT 1 FROM audit_head h WHERE h.body = NEW.body AND h.number >= NEW.number)"
_SAME_KEY = "EXISTS (SELECT 1 FROM audit_event e WHERE e.id = NEW.id)"
_SEALED_EVENT = (
    "EXISTS (SELECT 1 FROM audit_event e JOIN audit_head h ON h.body = e.body AND h.number >= e.number "
    "WHERE e.id = NEW.event_id)"
)
_NO_BLANKING = (
    "NOT (NEW.event_id = OLD.event_id AND OLD.text <> '' AND NEW.text = '' AND NEW.salt = '' "
    "AND NEW.blanked_at IS NOT NULL AND NEW.blanked_why <> '')"
)
_NO_STEP = "NOT (NEW.body = OLD.body AND NEW.number > OLD.number)"

RULES = {
    "audit_event_no_insert": ("audit_event", "INSERT", f"{_SEALED} OR {_SAME_KEY}", KEPT),
    "audit_event_no_update": ("audit_event", "UPDATE", "", KEPT),
    "audit_event_no_delete": ("audit_event", "DELETE", "", KEPT),
    "audit_subject_no_insert": ("audit_subject", "INSERT", _SEALED_EVENT, KEPT),
    "audit_subject_no_update": ("audit_subject", "UPDATE", "", KEPT),
    "audit_subject_no_delete": ("audit_subject", "DELETE", "", KEPT),
    "audit_payload_no_insert": ("audit_payload", "INSERT", _SEALED_EVENT, KEPT),
    "audit_payload_no_update": ("audit_payload", "UPDATE", _NO_BLANKING, BLANKED_ONLY),
    "audit_payload_no_delete": ("audit_payload", "DELETE", "", BLANKED_ONLY),
    "audit_head_no_update": ("audit_head", "UPDATE", _NO_STEP, AHEAD_ONLY),
    "audit_head_no_delete": ("audit_head", "DELETE", "", AHEAD_ONLY),
}
"""By name: the table, the deed, in which case (empty: in any), and what is said. SQLite fires no trigger of deletion
for a row that another one replaces, so what would replace is refused as well."""

TABLES = ("audit_event", "audit_subject", "audit_payload", "audit_head")


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place, anew where it stands already."""
    remove(connection)
    _run(connection, _STATEMENTS)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger away, as a migration does that makes a table anew."""
    _run(connection, _REMOVALS)


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The names of the triggers that should be there, and in force, and are not."""
    return tuple(sorted(set(_DEFINITIONS[connection.vendor]()) - set(_held(connection))))


def altered(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The names of the triggers on these tables that do something else than what `install` bids them."""
    wanted = _DEFINITIONS[connection.vendor]()
    return tuple(sorted(name for name, held in _held(connection).items() if held != wanted.get(name)))


def _run(connection: BaseDatabaseWrapper, statements: Mapping[str, Callable[[], Iterator[str]]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]():
            cursor.execute(statement)


def _held(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """What each trigger does that stands on these tables and is in force, in the words of the database."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTS[connection.vendor], TABLES)
        return {name: " ".join(definition.split()) for name, definition in cursor.fetchall()}


def _sqlite() -> Iterator[str]:
    yield from _sqlite_definitions().values()


def _sqlite_definitions() -> dict[str, str]:
    found = {}
    for name, (table, deed, case, said) in RULES.items():
        when = f" WHEN {case}" if case else ""
        found[name] = f"CREATE TRIGGER {name} BEFORE {deed} ON {table}{when} BEGIN SELECT RAISE(ABORT, '{said}'); END"
    return found


def _postgresql() -> Iterator[str]:
    """One function says whatever its trigger bids it; a case that asks other tables stands in a function of its own."""
    for name in RULES:
        yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {_body(name)} $$"
    for trigger, _function in _postgresql_triggers().values():
        yield trigger


def _postgresql_definitions() -> dict[str, str]:
    return {name: f"{trigger} {_body(function)}" for name, (trigger, function) in _postgresql_triggers().items()}


def _postgresql_triggers() -> dict[str, tuple[str, str]]:
    """By name, the statement that makes a trigger and the function that it calls."""
    found = {
        name: (f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()", name)
        for name, (table, deed, *_) in RULES.items()
    }
    emptied = "audit_event_no_delete"
    for table in TABLES:
        name = f"{table}_no_truncate"
        deed = f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {emptied}()"
        found[name] = (f"CREATE TRIGGER {name} {deed}", emptied)
    return found


def _body(name: str) -> str:
    _table, deed, case, said = RULES[name]
    refusal = f"RAISE EXCEPTION USING MESSAGE = '{said}', ERRCODE = 'integrity_constraint_violation';"
    given = "OLD" if deed == "DELETE" else "NEW"
    return f"BEGIN IF {case or 'TRUE'} THEN {refusal} END IF; RETURN {given}; END"


def _no_sqlite() -> Iterator[str]:
    return (f"DROP TRIGGER IF EXISTS {name}" for name in RULES)


def _no_postgresql() -> Iterator[str]:
    yield from (f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}" for table in TABLES)
    for name, (table, *_) in RULES.items():
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield f"DROP FUNCTION IF EXISTS {name}()"


_STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}
_REMOVALS = {"sqlite": _no_sqlite, "postgresql": _no_postgresql}
_DEFINITIONS = {"sqlite": _sqlite_definitions, "postgresql": _postgresql_definitions}
_LISTS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s, %s, %s)",
    "postgresql": (
        "SELECT t.tgname, pg_get_triggerdef(t.oid, true) || ' ' || p.prosrc FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND pg_table_is_visible(c.oid) "
        "AND c.relname IN (%s, %s, %s, %s)"
    ),
}
