"""Writes what stands in a table of its own for each of many things. It never takes one out."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model

Record = TypeVar("Record", bound=Model)


def replace_records(model: type[Record], records: Iterable[Record]) -> None:
    """Each record takes the place of the one that its thing has, if it has any."""
    facts = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(records, update_conflicts=True, unique_fields=["thing"], update_fields=facts)
