"""JSON that is a list of records, read one record at a time: what a web service answers, saved as a file.

Refuses what JSON leaves open: keys given twice, numbers that are none, half a file; and what is too large or too deep.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from goldthread.core.errors import BadInput

MOST_BYTES = 100 * 2**20
MOST_DEEP = 32
_BOM = "\ufeff"
_BLANKS = " \t\r\n"
_FETCH = "Fetch it again."
_TOKEN = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?P<is_key>\s*:)?|(?P<opened>[\[{])|(?P<closed>[\]}])', re.DOTALL)


class _NotPlain(ValueError):
    """Well-formed, and yet not one value: told with the record that it stands in."""


@dataclass(frozen=True, slots=True)
class Record:
    """One object of the list, counted from 1, and where it stands, for sentences."""

    number: int
    where: str
    values: Mapping[str, object]

    def text(self, *path: str) -> str | None:
        """The text at a path of keys; None for what is missing, null or empty. Raises BadInput for another value."""
        found = self._at(path)
        if found is None or found == "":
            return None
        if isinstance(found, str):
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
        return self._refuse(path, "is not a text")

    def number_at(self, *path: str) -> float | None:
        """The number at a path of keys, written as a number or as text; None for what is missing, null or empty."""
        found = self._at(path)
        if found is None or found == "":
            return None
        try:
            if isinstance(found, str | int | float) and not isinstance(found, bool) and math.isfinite(float(found)):
                return float(found)
        except (ValueError, OverflowError):
            pass
        return self._refuse(path, "is not a number")

    def truth(self, *path: str) -> bool | None:
        """True or false at a path of keys; None for what is missing or null. Raises BadInput for another value."""
        found = self._at(path)
        return found if found is None or isinstance(found, bool) else self._refuse(path, "is not true, false or null")

    def _at(self, path: tuple[str, ...]) -> object:
        found: object = self.values
        for place, key in enumerate(path):
            if found is None:
                return None
            if not isinstance(found, Mapping):
                self._refuse(path[:place], "is not an object")
            found = found.get(key)
        return found

    def _refuse(self, path: tuple[str, ...], fault: str) -> NoReturn:
        shown = json.dumps(self._at(path), ensure_ascii=False)[:60]
        raise BadInput(f"“{'.'.join(path)}” is {shown}, which {fault}.", where=self.where)


def records(path: Path, name: str) -> Iterator[Record]:
    """Every record of the list, in order. Raises BadInput with line and column at the first fault, or for no record."""
    text = _text(path, name)
    number, at, line = 0, _begun(text, name), 1
    counted = 0
    while True:
        line, counted = line + text.count("\n", counted, at), at
        number += 1
        where = f"{name}, record {number} (line {line})"
        value, at = _decoded(text, at, name=name, where=where)
        if not isinstance(value, dict):
            raise BadInput("is not an object of keys and values.", where=where, mend="Give a list of records.")
        yield Record(number, where, value)
        at = _past_blanks(text, at)
        if text[at : at + 1] == ",":
            at = _past_blanks(text, at + 1)
            continue
        _end(text, at, name)
        return


def first_keys(text: str) -> tuple[str, ...]:
    """The keys of the first object that a text begins with, or that its list begins with, in order; those in reach
    when the text breaks off. Empty for anything else."""
    beginning = text.lstrip(_BOM + _BLANKS)
    wanted = 2 if beginning.startswith("[") else 1
    depth, keys = 0, []
    for token in _TOKEN.finditer(beginning):
        depth += bool(token["opened"]) - bool(token["closed"])
        if depth < wanted and token["closed"]:
            break
        if depth == wanted and token["is_key"]:
            keys.append(token["text"])
    return tuple(keys)


def _text(path: Path, name: str) -> str:
    if path.stat().st_size > MOST_BYTES:
        fault = f"is JSON of more than {MOST_BYTES // 2**20} MB."
        raise BadInput(fault, where=name, mend="Fetch it in parts, or as CSV.")
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise BadInput("is not in UTF-8.", where=f"{name}, line {line}", mend=_FETCH) from fault


def _begun(text: str, name: str) -> int:
    """Where the first record stands."""
    at = _past_blanks(text, 0)
    if text[at : at + 1] != "[":
        raise BadInput("is JSON, but no list of records.", where=name, mend="Give the list that the service answers.")
    at = _past_blanks(text, at + 1)
    if text[at : at + 1] == "]":
        _end(text, at, name)
        raise BadInput("is a list without a record.", where=name, mend="Ask for a month that is published.")
    return at


def _decoded(text: str, at: int, *, name: str, where: str) -> tuple[object, int]:
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as fault:
        raise _broken(text, fault.pos, name) from fault
    except RecursionError as fault:
        raise BadInput("is nested too deep.", where=where, mend=_FETCH) from fault
    except ValueError as fault:  # _NotPlain, or a whole number of thousands of digits
        told = str(fault) if isinstance(fault, _NotPlain) else "holds a number that is too long."
        raise BadInput(told, where=where, mend=_FETCH) from fault
    if _depth(value) > MOST_DEEP:
        raise BadInput("is nested too deep.", where=where, mend=_FETCH)
    return value, end


def _depth(value: object) -> int:
    """How many lists and objects stand in one another, at most."""
    level, depth = [value], 0
    while level := [inner for one in level for inner in _inner(one)]:
        depth += 1
    return depth


def _inner(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _end(text: str, at: int, name: str) -> None:
    """Raises BadInput unless the list ends here, and the file with it."""
    if text[at : at + 1] != "]":
        raise _broken(text, at, name)
    after = _past_blanks(text, at + 1)
    if after < len(text):
        raise BadInput("goes on after the list has ended.", where=_place(text, after, name), mend=_FETCH)


def _broken(text: str, at: int, name: str) -> BadInput:
    """The sentence for text that is no JSON; a text that is open at its end was cut short."""
    rest = text[at:]
    is_cut = not rest.strip() or (rest[0] == '"' and not re.match(_TOKEN, rest)) or text.rstrip()[-1] not in "]}"
    fault = "is cut short: the list does not end." if is_cut else "is not JSON from here on."
    return BadInput(fault, where=_place(text, min(at, len(text.rstrip())), name), mend=_FETCH)


def _place(text: str, at: int, name: str) -> str:
    return f"{name}, line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _BLANKS:
        at += 1
    return at


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _NotPlain(f"gives the key “{twice}” twice.")
    return found


def _no_constant(constant: str) -> NoReturn:
    raise _NotPlain(f"holds {constant}, which is no number.")


def _finite(number: str) -> float:
    if not math.isfinite(float(number)):
        raise _NotPlain(f"holds {number[:20]}, which is no number that can be kept.")
    return float(number)


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
