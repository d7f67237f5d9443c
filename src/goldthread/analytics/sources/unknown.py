"""What a person is told of a file that is no feed: what it most resembles, what it lacks, how it may be mended.

It reads no more of the file than its beginning, and recognises nothing: a guess here is a sentence, never a figure.
"""

import csv
import io
from collections.abc import Collection, Sequence

from goldthread.analytics.intake.feed import Feed
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import HEAD_BYTES, Sample
from goldthread.analytics.intake.tables.delimited import fold, missing_columns
from goldthread.core.errors import BadInput

PLAN_SHEETS = {"nodes", "actions"}
RESEMBLES_FROM = 0.5
HAS_FROM = 1 / 3
SAYS_FROM = 2 / 3
NEAREST = 3
MOST_SHOWN = 6
_ROWS_LOOKED_AT = 30
_OF_A_MEASURE_WORKBOOK = "A measure workbook has its headings in the first row of a sheet “Measures”."
_COMMON = frozenset(
    ("a", "an", "and", "by", "data", "for", "from", "in", "of", "or", "table", "the", "to", "workbook", "year")
)


def refusal(sample: Sample, incoming: Incoming, feeds: Collection[Feed]) -> BadInput:
    """Why the file is not read, with its name. None of the feeds recognises it."""
    if {sheet.strip().casefold() for sheet in sample.sheets} >= PLAN_SHEETS:
        return BadInput("is a plan workbook inside a zip.", where=sample.name, mend="Unpack it, and load it by itself.")
    if sample.kind == "workbook" and not sample.header:
        return _by_sheets(sample, feeds)
    if sample.kind == "csv" and (told := _not_in_the_first_row(sample, incoming, feeds)):
        return told
    ranked = sorted(feeds, key=lambda feed: _share_known(feed, sample) + _share_had(feed, sample), reverse=True)
    alike = [feed for feed in ranked if _share_known(feed, sample) >= RESEMBLES_FROM]
    close = next((feed for feed in alike if _share_had(feed, sample) >= HAS_FROM), None)
    return _lacking(sample, close) if close else _strange(sample, incoming, ranked)


def _lacking(sample: Sample, feed: Feed) -> BadInput:
    """The sentence for a file that is nearly of this feed."""
    missing = sample.missing(feed.required)
    if missing:
        fault = f"looks like a {feed.title}. {missing_columns(missing)}"
        return BadInput(fault, where=sample.name, mend="Put the heading back, spelt so, or fetch the file again.")
    if sample.kind == "workbook":
        return BadInput(f"is a {feed.title} saved as a workbook.", where=sample.name, mend="Save it as “CSV UTF-8”.")
    return BadInput(f"looks like a {feed.title}, and is not one.", where=sample.name, mend="Fetch the file again.")


def _share_known(feed: Feed, sample: Sample) -> float:
    """The share of the file's own headings that the feed knows."""
    given = {fold(heading) for heading in sample.header} - {""}
    known = {fold(heading) for heading in feed.headings}
    return len(given & known) / len(given) if given else 0.0


def _share_had(feed: Feed, sample: Sample) -> float:
    """The share of the headings that the feed requires that the file has."""
    return 1 - len(sample.missing(feed.required)) / len(feed.required) if feed.required else 0.0


def _by_sheets(sample: Sample, feeds: Collection[Feed]) -> BadInput:
    """The sentence for a workbook that has no sheet of measures: it is known by its sheets and titles alone."""
    sheets = _quoted(sample.sheets)
    titles = [text for sheet in sample.sheets[:NEAREST] for text in _texts(sample, sheet)]
    given = _words(" ".join((*sample.sheets, *titles)))
    nearest = max(feeds, key=lambda feed: _share_said(feed, given))
    fault = f"is a workbook of no kind that is read; its sheets are {sheets}."
    if _share_said(nearest, given) >= SAYS_FROM:
        fault += f" It most resembles a {nearest.title}, but has not its sheets and titles."
    return BadInput(fault, where=sample.name, mend=_OF_A_MEASURE_WORKBOOK)


def _texts(sample: Sample, sheet: str) -> list[str]:
    return [cell for row in sample.top(sheet, 3) for cell in row if isinstance(cell, str)]


def _share_said(feed: Feed, given: Collection[str]) -> float:
    """The share of the words of the feed's title that the workbook's sheets and titles say."""
    wanted = _words(feed.title)
    return len(wanted & set(given)) / len(wanted) if len(wanted) > 1 else 0.0


def _words(text: str) -> set[str]:
    letters = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return {word for word in letters.split() if word not in _COMMON}


def _strange(sample: Sample, incoming: Incoming, ranked: Sequence[Feed]) -> BadInput:
    if len(sample.header) == 1 and any(sign in sample.header[0] for sign in ";\t"):
        fault = "separates its cells by something else than commas."
        return BadInput(fault, where=sample.name, mend="Save it as “CSV UTF-8”.")
    first = "first record" if sample.kind == "json" else "first row"
    fault = f"is not a kind of file that is read. Its {first} holds {_quoted(sample.header) or 'nothing'}."
    encoding = "" if sample.kind != "csv" or _is_utf8(incoming) else " It is not in UTF-8 either."
    return BadInput(f"{fault}{encoding} {_nearest(sample, ranked)}", where=sample.name)


def _nearest(sample: Sample, ranked: Sequence[Feed]) -> str:
    """Up to three feeds of which the file has a heading that they require, each with what it lacks for it."""
    alike = [feed for feed in ranked if 0 < _share_had(feed, sample) < 1][:NEAREST]
    if not alike:
        return "No kind that is read has such headings."
    told = "; ".join(f"a {feed.title}, for which {_lack(sample, feed)}" for feed in alike)
    return f"Nearest comes {told}."


def _lack(sample: Sample, feed: Feed) -> str:
    missing = sample.missing(feed.required)
    shown, more = _quoted(missing[:NEAREST]), len(missing) - NEAREST
    return (
        f"{shown} and {more} more are missing"
        if more > 0
        else f"{shown} {'is' if len(missing) == 1 else 'are'} missing"
    )


def _not_in_the_first_row(sample: Sample, incoming: Incoming, feeds: Collection[Feed]) -> BadInput | None:
    """The sentence for a CSV with something above its header, as a title or a query; None when there is none."""
    filled = sum(bool(cell.strip()) for cell in sample.header)
    rows = _first_rows(incoming)
    for number, row in enumerate(rows[1:], start=2):
        below = Sample(sample.name, "csv", tuple(row))
        feed = next((feed for feed in feeds if feed.required and feed.recognises(below)), None)
        if feed is not None:
            fault = f"looks like a {feed.title} with its header in row {number}."
            return BadInput(fault, where=sample.name, mend="Take out the rows above it.")
    if filled > 1 or any(sign in "".join(sample.header) for sign in ";\t"):
        return None
    above = _quoted(sample.header) or "nothing"
    if _is_prose(rows):
        fault = f"is text, not a table; it begins {above}."
        return BadInput(fault, where=sample.name, mend="Give the table behind it as CSV or XLSX.")
    fault = f"has no header in its first row, which holds {above}. It is not a kind of file that is read."
    return BadInput(fault, where=sample.name, mend="If it should be, take out what stands above its headings.")


def _is_prose(rows: Sequence[Sequence[str]]) -> bool:
    """Whether no two rows with several cells are alike in how many they have."""
    widths = [len(row) for row in rows if len(row) > 1]
    return len(set(widths)) == len(widths)


def _first_rows(incoming: Incoming) -> list[list[str]]:
    """The first rows, read leniently; the last one may be cut."""
    with incoming.path.open("rb") as file:
        text = file.read(HEAD_BYTES).decode("utf-8-sig", errors="replace")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline="")):
            rows.append(row)
            if len(rows) == _ROWS_LOOKED_AT:
                break
    except csv.Error:
        return rows
    return rows


def _is_utf8(incoming: Incoming) -> bool:
    with incoming.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    try:
        head[: max(0, len(head) - 4)].decode("utf-8")  # a letter may be cut at the end of what was read
    except UnicodeDecodeError as fault:
        return fault.end >= len(head) - 4
    return True


def _quoted(texts: Sequence[str]) -> str:
    """The first few texts in quotes, each on one line and cut where it is long."""
    shown = ", ".join(f"“{' '.join(text.split())[:40]}”" for text in texts[:MOST_SHOWN])
    return f"{shown} and {len(texts) - MOST_SHOWN} more" if len(texts) > MOST_SHOWN else shown
