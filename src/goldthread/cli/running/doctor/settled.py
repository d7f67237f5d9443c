"""What was chosen for this installation: its address, the second factor, mail."""

from django.conf import settings

from goldthread.cli.running.doctor.finding import Finding
from goldthread.core.errors import BadInput

HERE = ("localhost", "127.0.0.1", "[::1]")


def fault() -> Finding | None:
    """The setting that cannot be used, in its own words; nothing where all can. The settings are read here first."""
    try:
        settings.HOME  # noqa: B018 read for its complaint
    except BadInput as found:
        said = " ".join(filter(None, (found.where, found.fault.rstrip("."))))
        return Finding.fault("settings", said, f"{found.mend} What rests on the settings was not looked at.".strip())
    return None


def address() -> Finding:
    """Whether people reach it by https, and the proxy before it is told of."""
    named = [host for host in settings.ALLOWED_HOSTS if host not in HERE]
    if not named:
        return Finding.ok("address", "this machine alone")
    if not settings.IS_HTTPS:
        mend = "Put a proxy with a certificate before it, and set GOLDTHREAD_URL to the https:// address."
        return Finding.fault("address", f"{named[0]} is answered to without https", mend)
    if settings.SECURE_PROXY_SSL_HEADER is None:
        mend = "Set GOLDTHREAD_PROXY=1 if a proxy stands before it; else every form is refused."
        return Finding.warning("address", f"{settings.URL.geturl()}, and no proxy is told of", mend)
    return Finding.ok("address", settings.URL.geturl())


def second_factor() -> Finding:
    """Whether signing in needs a second factor. The people of a demonstration come in without one."""
    if _is_demonstration():
        return Finding.ok("second factor", "is not asked for: this home is a demonstration")
    if settings.SECOND_FACTOR == "required":
        return Finding.ok("second factor", "is required")
    mend = "Unset GOLDTHREAD_SECOND_FACTOR: a password alone is guessed or given away sooner or later."
    return Finding.warning("second factor", "is optional", mend)


def _is_demonstration() -> bool:
    """Whether the home is one; not, as far as can be seen, where its database cannot be read."""
    from django.apps import apps
    from django.db import DatabaseError

    if not apps.ready:
        return False
    from goldthread.apps.bodies.models import Home

    try:
        return Home.objects.filter(is_demo=True).exists()
    except DatabaseError:
        return False


def mail() -> Finding:
    """Whether mail can be sent: the server answers when it is asked."""
    if not settings.HAS_MAIL:
        mend = "Set GOLDTHREAD_MAIL and GOLDTHREAD_MAIL_FROM, or go on handing over links by hand."
        return Finding.warning("mail", "no server is named", mend)
    from django.core.mail import get_connection

    server = get_connection(timeout=5)
    try:
        server.open()
        server.close()
    except OSError as fault:
        mend = "Check GOLDTHREAD_MAIL: host, port, name and password."
        return Finding.fault("mail", f"the server does not answer ({type(fault).__name__})", mend)
    return Finding.ok("mail", "the server answers")
