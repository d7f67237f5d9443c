"""Reads the environment once, at the start: one function for each setting. A value that cannot be used, or a name of
ours that is not known, stops the start with its name and what was expected; nothing is passed over."""

import os
import re
import secrets
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from goldthread.analytics.lock import locked
from goldthread.core.errors import BadInput

PATIENCE_SECONDS = 60.0
OURS = "GOLDTHREAD_"
NAMES = frozenset(
    {
        "GOLDTHREAD_ATTACHMENT_MB",
        "GOLDTHREAD_HOME",
        "GOLDTHREAD_HOSTS",
        "GOLDTHREAD_JOBS",
        "GOLDTHREAD_LARGEST_FILE_MB",
        "GOLDTHREAD_LOG",
        "GOLDTHREAD_MAIL",
        "GOLDTHREAD_MAIL_FROM",
        "GOLDTHREAD_PROXY",
        "GOLDTHREAD_SCAN",
        "GOLDTHREAD_SECOND_FACTOR",
        "GOLDTHREAD_TODAY",
        "GOLDTHREAD_URL",
    }
)
"""Every name of ours that some part of the product reads."""
BESIDE = frozenset({"GOLDTHREAD_GOLDEN"})
"""No settings: read by the program behind `make golden`, in a build that sets it for all its steps."""

DATABASE_SCHEMES = ("postgresql", "postgres", "sqlite")
MAIL_SCHEMES = {"smtp": 587, "smtps": 465}


def refuse_unknown(given: Iterable[str]) -> None:
    """Raises BadInput for a name that begins as ours do and is none of them: a setting misspelt is a setting not
    made."""
    for name in sorted(given):
        if name.startswith(OURS) and name not in NAMES | BESIDE:
            near = get_close_matches(name.removeprefix(OURS), [one.removeprefix(OURS) for one in NAMES], n=1)
            mend = (
                f"Write {OURS}{near[0]}, or take it away." if near else "Take it away; the reference has all settings."
            )
            raise BadInput("is no setting.", where=name, mend=mend)


def home() -> Path:
    """The folder that holds all state: the database, the lake, the bodies' own cards. Default `var` in the current
    folder."""
    return Path(os.environ.get("GOLDTHREAD_HOME") or "var").expanduser().resolve()


def database_url() -> str:
    """The database, as `postgresql://user:password@host/name`. Without it, a file of SQLite in the home."""
    text = os.environ.get("DATABASE_URL", "").strip()
    wanted = "Write postgresql://user:password@host/name, or leave it out for a file in the home."
    if text:
        parts = _url(text, name="DATABASE_URL", mend=wanted)
        if parts.scheme not in DATABASE_SCHEMES or not parts.path.strip("/"):
            raise BadInput("names no database that can be used.", where="DATABASE_URL", mend=wanted)
    return text


def address() -> SplitResult:
    """Where people reach this installation, as `https://record.example.gov.uk`. With `https`, cookies are sent over
    it only and browsers are told to keep to it. Without it, this machine alone."""
    text = os.environ.get("GOLDTHREAD_URL", "").strip()
    wanted = "Write https:// and the host's name, such as https://record.example.gov.uk, and nothing after it."
    parts = _url(text, name="GOLDTHREAD_URL", mend=wanted)
    whole = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    if text and (not whole or parts.path.strip("/") or parts.query or parts.fragment):
        raise BadInput("is no address of a site.", where=f"GOLDTHREAD_URL “{text}”", mend=wanted)
    return parts


def hosts() -> list[str]:
    """The host names this installation answers to, with commas between, beside the machine itself and the host of
    GOLDTHREAD_URL."""
    named = [host.strip() for host in os.environ.get("GOLDTHREAD_HOSTS", "").split(",") if host.strip()]
    for host in named:
        if "/" in host or " " in host or host == "*":
            mend = "Write names such as record.example.gov.uk, with commas between: no https://, no path, no star."
            raise BadInput("is no name of a host.", where=f"GOLDTHREAD_HOSTS “{host}”", mend=mend)
    own = address().hostname
    return list(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", *([own] if own else []), *named]))


def behind_proxy() -> bool:
    """`1` when a proxy on this machine or network stands before the pages: what it says of the caller's address and of
    https is then believed. Only with a proxy that sets X-Forwarded-Proto and X-Forwarded-For itself. Default `0`."""
    return _choice("GOLDTHREAD_PROXY", ("0", "1")) == "1"


def jobs() -> str:
    """Where jobs run: `at_once`, within the request or command that asks for them, or `worker`, by the one that
    `goldthread serve` starts. Default `at_once`; `serve` chooses `worker`."""
    return _choice("GOLDTHREAD_JOBS", ("at_once", "worker"))


def log() -> str:
    """What is written to standard error, a JSON object a line: `faults` alone, or `requests` as well. No line holds
    what people typed, their names or where they are. Default `faults`; `serve` chooses `requests`."""
    return _choice("GOLDTHREAD_LOG", ("faults", "requests"))


def second_factor() -> str:
    """Whether signing in needs a second factor: `required` of every role but contributor and panel member, or
    `optional`. Default `required`; a demonstration asks for none."""
    return _choice("GOLDTHREAD_SECOND_FACTOR", ("required", "optional"))


def mail() -> dict[str, object]:
    """The server that sends mail, as `smtp://user:password@host:587` (turned to TLS) or `smtps://…:465`. Without it no
    mail is sent, and an administrator hands over links."""
    text = os.environ.get("GOLDTHREAD_MAIL", "").strip()
    wanted = "Write smtp://user:password@host:587 or smtps://user:password@host:465."
    parts = _url(text, name="GOLDTHREAD_MAIL", mend=wanted)
    if not text:
        return {}
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname:
        raise BadInput("is no mail server.", where="GOLDTHREAD_MAIL", mend=wanted)
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or MAIL_SCHEMES[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not local,
    }


def mail_from() -> str:
    """The address that mail comes from. With GOLDTHREAD_MAIL it is needed."""
    text = os.environ.get("GOLDTHREAD_MAIL_FROM", "").strip()
    if (text or mail()) and not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        mend = "Write an address such as record@example.gov.uk."
        raise BadInput("is no address to send mail from.", where=f"GOLDTHREAD_MAIL_FROM “{text}”", mend=mend)
    return text or "goldthread@localhost"


def secret_key(folder: Path) -> str:
    """The signing key of this home, made on first use and readable by its owner only. A home that is not there gets
    none."""
    kept = folder / "secret-key"
    if not folder.is_dir():
        return secrets.token_urlsafe(50)
    if not kept.exists():
        with locked(folder / "upgrade.lock", patience_seconds=PATIENCE_SECONDS):
            if not kept.exists():
                _write_key(kept)
    return kept.read_text(encoding="ascii")


def _write_key(kept: Path) -> None:
    """The key takes its name whole: another process that starts meanwhile never reads half of it."""
    unfinished = kept.with_name("secret-key.unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    unfinished.write_text(secrets.token_urlsafe(50), encoding="ascii")
    unfinished.replace(kept)


def _choice(name: str, allowed: tuple[str, str]) -> str:
    """One of two words; the first when nothing is given."""
    text = os.environ.get(name, "").strip() or allowed[0]
    if text not in allowed:
        raise BadInput("was not expected.", where=f"{name} “{text}”", mend=f"Give {allowed[0]} or {allowed[1]}.")
    return text


def _url(text: str, *, name: str, mend: str) -> SplitResult:
    """The parts of an address. A password may stand in it, so no fault repeats the text."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 read for its complaint
    except ValueError:
        raise BadInput("cannot be read as an address.", where=name, mend=mend) from None
    return parts


def attachment_mb() -> int:
    """How large a file put with an entry may be, in MB, from 1 to 50. Default 25."""
    text = os.environ.get("GOLDTHREAD_ATTACHMENT_MB", "").strip() or "25"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 50):
        mend = "Write a whole number from 1 to 50."
        raise BadInput("is no size of a file.", where=f"GOLDTHREAD_ATTACHMENT_MB “{text}”", mend=mend)
    return int(text)


def largest_file_mb() -> int:
    """How large a file to load, or one file of a zip, may be, in MB. Default 2048: a larger one is refused before it is
    read."""
    text = os.environ.get("GOLDTHREAD_LARGEST_FILE_MB", "").strip() or "2048"
    if not (text.isascii() and text.isdigit() and int(text)):
        mend = "Write a whole number from 1."
        raise BadInput("is no size of a file.", where=f"GOLDTHREAD_LARGEST_FILE_MB “{text}”", mend=mend)
    return int(text)


def scan() -> str:
    """The command that looks through every file before it is kept, with `{file}` in the place of its path, such as
    `clamdscan --no-summary {file}`: it ends with 0 for a clean file and 1 for a harmful one. Without it none is
    scanned."""
    text = os.environ.get("GOLDTHREAD_SCAN", "").strip()
    if text and "{file}" not in text:
        mend = "Write the command with {file} where the path of the file belongs."
        raise BadInput("does not say which file is meant.", where=f"GOLDTHREAD_SCAN “{text}”", mend=mend)
    return text
