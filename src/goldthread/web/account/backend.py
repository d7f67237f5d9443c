"""Who is signed in: a person who is active. The people of a demonstration count inside one only."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from goldthread.apps.bodies.models import Home
from goldthread.apps.people.models import Person


class Backend(AuthenticationBackend):
    """As allauth's. A session of somebody of the demonstration is nobody's as soon as the home is none."""

    def get_user(self, user_id: int) -> Person | None:
        """Whose session this is. Nobody's where they may not be signed in."""
        found: Any = super().get_user(user_id)
        return found if found is not None and self.user_can_authenticate(found) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the person may be signed in at all."""
        if not user.is_active:
            return False
        return not user.is_demo or Home.objects.filter(is_demo=True).exists()
