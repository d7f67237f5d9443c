"""The tables of areas that stand beside this file, row by row, and the key by which a name is looked up.

It refuses nothing and knows no kind of area: what a row means is for the modules above.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path


def slug(text: str) -> str:
    """The short name for use in codes and addresses: lower case, digits and hyphens; "&" reads "and".

    >>> slug("Devon & Cornwall Police")
    'devon-and-cornwall-police'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.casefold().replace("&", " and ")).strip("-")


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of one table by heading; lines that begin with # are notes."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))
