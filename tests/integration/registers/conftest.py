"""Things made in a line, and links between them."""

from collections.abc import Callable

import pytest

from goldthread.apps.registers.models import Link, Thing
from goldthread.apps.registers.operations import Naming, keep_thing, link


@pytest.fixture
def make(body) -> Callable[..., Thing]:
    """A thing of a kind and reference, with its title after them unless another is given."""

    def made(kind: str, reference: str, *, within: Thing | None = None, **facts: object) -> Thing:
        naming = Naming(**{"kind": kind, "reference": reference, "title": f"{kind} {reference}", **facts})
        return keep_thing(body=body, naming=naming, within=within, by="s")

    return made


@pytest.fixture
def tie() -> Callable[..., Link]:
    """A link from one thing to another."""
    return lambda first, second, kind, **facts: link(from_thing=first, to_thing=second, kind=kind, by="s", **facts)
