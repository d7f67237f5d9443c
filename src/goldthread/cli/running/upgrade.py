"""`goldthread upgrade`: brings the home to the version that is installed, and makes the checks that serving makes. It
opens no office, loads nothing, and leaves whose home it is as it was."""

from goldthread import __version__
from goldthread.cli import django
from goldthread.cli.running.serve import refuse_unsound
from goldthread.cli.talk.output import print_json, say


def run(*, as_json: bool) -> None:
    """Bring tables and figures up to date. Raises NoHome, NoBodyYet for a home without an office, and CannotServe with
    what the checks found."""
    body, _catalogue = django.opened()
    refuse_unsound()
    from django.conf import settings

    if as_json:
        print_json({"home": str(settings.HOME), "body": body.name, "version": __version__})
        return
    say(f"{settings.HOME} is ready for version {__version__}, and still that of {body.name}.")
    say("Now run `goldthread verify --expect HEAD` with each head you noted, and `goldthread doctor`.")
