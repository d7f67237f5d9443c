"""What every request passes through on its way to a page: the log, the headers, the limits, the health page, the body.
It decides nothing about who may see what."""

from goldthread.web.middleware.body import Answer, BodyMiddleware, Site
from goldthread.web.middleware.headers import PolicyMiddleware
from goldthread.web.middleware.health import HealthMiddleware
from goldthread.web.middleware.limit import LimitMiddleware
from goldthread.web.middleware.log import LogMiddleware

__all__ = [
    "Answer",
    "BodyMiddleware",
    "HealthMiddleware",
    "LimitMiddleware",
    "LogMiddleware",
    "PolicyMiddleware",
    "Site",
]
