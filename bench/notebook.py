"""The notebook that `bench/report.py` measures beside the report: the same counts and charts with pandas and
matplotlib, made into HTML by nbconvert. Run with the Python of .venv-bench: STREET.zip PAIRS.json OUT.html."""

import sys
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

READ = """
import json, zipfile
import matplotlib.pyplot as plt
import pandas as pd

held = zipfile.ZipFile({street!r})
columns = ["Month", "Crime type", "Last outcome category"]
rows = pd.concat(pd.read_csv(held.open(name), usecols=columns) for name in held.namelist())
pairs = json.load(open({pairs!r}))
months = pd.period_range("2024-01", "2025-12", freq="M").astype(str)
chosen = dict((kind, rows["Crime type"] == kind) for kind in rows["Crime type"].unique())
chosen["All"] = rows["Month"].notna()
chosen["All but keyless"] = rows["Crime type"] != "Anti-social behaviour"
for kind, outcome in pairs:
    chosen[kind + ": " + outcome.lower()] = (rows["Crime type"] == kind) & (rows["Last outcome category"] == outcome)
counts = pd.DataFrame({{name: rows[mask].groupby("Month").size() for name, mask in chosen.items()}}).reindex(months)
"""
TABLE = """
quarter, before = counts.loc["2025-10":"2025-12"].sum(), counts.loc["2025-07":"2025-09"].sum()
table = pd.DataFrame({"Oct-Dec": quarter, "Jul-Sep": before, "Change": quarter - before})
table["Change, %"] = (100 * table["Change"] / before).round(1)
table
"""
CHARTS = """
for name, series in counts.items():
    mean, spread = series.mean(), series.dropna().diff().abs().mean()
    fig, ax = plt.subplots(figsize=(7, 3))
    ax.plot(range(len(series)), series, marker="o", ms=3)
    for level, style in ((mean, "-"), (mean + 2.66 * spread, "--"), (mean - 2.66 * spread, "--")):
        ax.axhline(level, ls=style, lw=1, color="grey")
    ax.set_xticks(range(0, 24, 6), list(months[::6]))
    ax.set_ylim(bottom=0)
    ax.set_title(name)
    plt.show()
"""


def main(street: str, pairs: str, out: str) -> None:
    cells = [READ.format(street=street, pairs=pairs), TABLE, CHARTS]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    ExecutePreprocessor(timeout=600, kernel_name="python3").preprocess(book, {})
    exporter = HTMLExporter(exclude_input=True)
    Path(out).write_text(exporter.from_notebook_node(book)[0], encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
