"""Reads one TOML card and hands out its values one by one, each checked. It knows files, lines and types, no measure.

A fault is told with the file, the line of the key, what is wrong, and the nearest thing that would be right.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from goldthread.core.errors import GoldthreadError


class CardError(GoldthreadError):
    """A card that cannot be used: nothing starts until it is mended."""

    def __init__(self, fault: str, *, file: Path, line: int = 1, hint: str = "") -> None:
        self.file, self.line, self.fault, self.hint = file, line, fault, hint
        super().__init__(f"{file}, line {line}: {fault}{f' {hint}' if hint else ''}")


@dataclass(frozen=True, slots=True)
class Card:
    """The content of one file. `table` names the table inside the file that the content comes from, "" for the top."""

    file: Path
    text: str
    content: Mapping[str, object]
    table: str = ""

    def error(self, fault: str, *, key: str = "", hint: str = "") -> CardError:
        """The fault, at the line of its key."""
        return CardError(fault, file=self.file, line=line_of(self.text, key, table=self.table), hint=hint)

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Refuse any key that is not among the known ones."""
        allowed = sorted(known)
        for key in self.content:
            if key not in allowed:
                raise self.error(f'"{key}" is not a key of {self._place}.', key=key, hint=hint(key, allowed))

    def words(self, key: str, *, default: str | None = None) -> str:
        """A text that is not empty; a key with a default may be left out."""
        value = self._value(key, default)
        if not isinstance(value, str) or (not value.strip() and value != default):
            raise self.error(
                f'"{key}" must be a text that is not empty.', key=key, hint='Write it between quotes: "…".'
            )
        return " ".join(value.split())

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """One of the allowed codes."""
        value, codes = self.words(key), tuple(allowed)
        if value not in codes:
            raise self.error(f'"{value}" cannot be the {key}.', key=key, hint=hint(value, codes))
        return value

    def whole(self, key: str, *, default: int | None = None) -> int:
        """A whole number, 0 or more."""
        value = self._value(key, default)
        if type(value) is not int or value < 0:
            raise self.error(f'"{key}" must be a whole number, 0 or more.', key=key, hint="Write it without quotes.")
        return value

    def day(self, key: str) -> date:
        """A day."""
        value = self._value(key, None)
        if type(value) is not date:
            raise self.error(f'"{key}" must be a date.', key=key, hint="Write it without quotes, as 2027-03-31.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; the list itself may be."""
        value = self._value(key, None)
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.error(f'"{key}" must be a list of texts.', key=key, hint='Write it as ["one", "another"].')
        return tuple(" ".join(one.split()) for one in value)

    def inner(self, key: str) -> "Card":
        """A table inside the card; an absent one is empty."""
        value = self.content.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f'"{key}" must be a table.', key=key, hint=f"Write [{key}] on a line, its keys under it.")
        return Card(self.file, self.text, value, table=key)

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Every key of the card with its list of texts, of which there must be at least one."""
        found = {key: self.texts(key) for key in self.content}
        for key, values in found.items():
            if not values:
                raise self.error(
                    f'"{key}" lists nothing.', key=key, hint="Name at least one value, or take the key out."
                )
        return found

    def _value(self, key: str, default: object) -> object:
        if key in self.content:
            return self.content[key]
        if default is None:
            raise self.error(f'"{key}" is missing.', hint=f"Add a line: {key} = …")
        return default

    @property
    def _place(self) -> str:
        return f"[{self.table}]" if self.table else "this card"


def read_card(file: Path) -> Card:
    """The card in the file, or the place where its TOML goes wrong."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        return Card(file, text, tomllib.loads(text))
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise CardError("the file is not UTF-8 text.", file=file, line=line, hint="Save it as UTF-8.") from fault
    except tomllib.TOMLDecodeError as fault:
        words = re.sub(r" \(at .*\)$", "", str(fault))
        raise CardError(
            f"the TOML cannot be read: {words}.", file=file, line=_syntax_line(str(fault), text), hint="Mend this line."
        ) from fault


def hint(wrong: str, right: Iterable[str]) -> str:
    """The nearest right text when one is near, else all of them."""
    options = tuple(right)
    near = get_close_matches(wrong, options, n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else f"It can be: {', '.join(options) or 'nothing yet'}."


def line_of(text: str, key: str, *, table: str = "") -> int:
    """The line where the key stands, 1 being the first; the line of its table, or 1, when the key is not there."""
    lines = text.splitlines()
    start = _first(lines, rf"\s*\[\s*{re.escape(table)}\s*\]", 0) if table else 0
    start = 0 if start is None else start
    name = re.escape(key)
    found = _first(lines, rf"\s*(?:\[\s*)?(?:{name}|\"{name}\"|'{name}')\s*(?:[=.\]])", start) if key else start
    return (start if found is None else found) + 1


def _first(lines: list[str], pattern: str, start: int) -> int | None:
    return next((index for index in range(start, len(lines)) if re.match(pattern, lines[index])), None)


def _syntax_line(message: str, text: str) -> int:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else max(1, len(text.splitlines()))
