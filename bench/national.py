"""Makes a national set of street files of any size, in the layout of the published archive, from real months at hand.

Rows are drawn from the real ones and keep all that they say save the month, the publisher and the identifier, which is
new for each. The same arguments make the same bytes. It loads nothing.
"""

import argparse
import csv
import io
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldthread.analytics.areas import Force, forces

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "example" / "street" / "nottinghamshire-street-2024-01_2025-12.zip"
FORCES = 43
ROWS_A_MONTH = 500_000
LAST = "2025-12"
LEADING_CELLS = 4
IDENTIFIER_BYTES = 32


@dataclass(frozen=True, slots=True)
class Pool:
    """The real rows, as pieces of CSV: whether each had an identifier, and its cells from the longitude on."""

    header: str
    keyed: tuple[bool, ...]
    tails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one file of the set holds: its month, its publisher, its number of rows."""

    month: str
    force: Force
    rows: int

    @property
    def place(self) -> str:
        return f"{self.month}/{self.month}-{self.force.slug}-street.csv"


def pool(archive: Path = REAL) -> Pool:
    """Every row of the street files in one zip."""
    header, keyed, tails = "", [], []
    with zipfile.ZipFile(archive) as held:
        for name in sorted(one for one in held.namelist() if one.endswith("-street.csv")):
            header, *lines = held.read(name).decode().splitlines()
            for line in lines:
                *leading, tail = line.split(",", LEADING_CELLS)
                keyed.append(bool(leading[0]))
                tails.append(tail)
    return Pool(header, tuple(keyed), tuple(tails))


def shares(rows: int, *, publishers: Sequence[Force] = forces()[:FORCES], months: int = 0) -> Iterator[Share]:
    """How the rows are parted over the publishers and over so many months back; 0 for as many as they fill, at least 1.

    Publishers differ in size as the real ones do, by about one to ten.
    """
    months = months or max(1, round(rows / ROWS_A_MONTH))
    weights = [1 + 9 * (place * 17 % len(publishers)) / len(publishers) for place in range(len(publishers))]
    for month in months_back(LAST, months):
        for force, weight in zip(publishers, weights, strict=True):
            yield Share(month, force, max(1, round(rows / months * weight / sum(weights))))


def months_back(last: str, number: int) -> Sequence[str]:
    """So many months, the earliest first, up to this one."""
    year, month = map(int, last.split("-"))
    whole = [year * 12 + month - 1 - back for back in reversed(range(number))]
    return [f"{one // 12:04}-{one % 12 + 1:02}" for one in whole]


def text(share: Share, source: Pool) -> str:
    """One street file."""
    drawn = random.Random(share.place)
    places = drawn.choices(range(len(source.tails)), k=share.rows)
    marks = drawn.randbytes(IDENTIFIER_BYTES * share.rows).hex()
    width = 2 * IDENTIFIER_BYTES
    name = share.force.reported_by[0] if share.force.reported_by else share.force.name
    told = f",{share.month},{_cell(name)},{_cell(name)},"
    lines = (
        f"{marks[row * width : (row + 1) * width] if source.keyed[place] else ''}{told}{source.tails[place]}"
        for row, place in enumerate(places)
    )
    return "\n".join([source.header, *lines, ""])


def write(folder: Path, wanted: Iterable[Share]) -> list[Path]:
    """These files of the set, below the folder; those that are there already are left."""
    source, made = pool(), []
    for share in wanted:
        path = folder / share.place
        made.append(path)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(share, source), encoding="utf-8", newline="")
    return made


def _cell(value: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([value])
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the files go")
    parser.add_argument("--rows", type=int, default=7_000_000)
    given = parser.parse_args()
    made = write(given.folder, shares(given.rows))
    print(f"{len(made)} files, {sum(path.stat().st_size for path in made) / 1e6:,.0f} MB, about {given.rows:,} rows")


if __name__ == "__main__":
    main()
