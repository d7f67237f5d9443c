"""How a file comes into the manifest, and out of it again: taken, patched or refused; forgotten; looked over."""

from goldthread.apps.performance.manifest.call import Call, Draft
from goldthread.apps.performance.manifest.landing import Resumed, land
from goldthread.apps.performance.manifest.taking import Taken, take

__all__ = ["Call", "Draft", "Resumed", "Taken", "land", "take"]
