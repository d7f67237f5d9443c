"""A file report has every key always, and comes back from JSON the same."""

import json

from goldthread.analytics.intake.landing import FileReport

KEYS = [
    "name", "rows", "blank_crime_id", "extra_rows_with_repeated_crime_id", "blank_lsoa", "blank_outcome", "line_ending",
    "crime_type", "district", "added", "changed", "gone", "unchanged", "refused", "warnings", "feed",
]  # fmt: skip


def test_report_has_every_key_in_order_whatever_the_feed() -> None:
    assert list(FileReport("a.csv").as_dict()) == KEYS


def test_report_of_a_refused_file_says_why_and_counts_nothing() -> None:
    report = FileReport.refusal("a.csv", "a.csv: is empty.").as_dict()

    assert report.pop("refused") == "a.csv: is empty."
    assert {key: value for key, value in report.items() if value} == {"name": "a.csv"}


def test_report_comes_back_from_json_the_same() -> None:
    report = FileReport("a.csv", rows=3, crime_type={"x": 3}, district={"(blank)": 3}, warnings=("odd", "odder"))

    assert FileReport(**json.loads(json.dumps(report.as_dict()))) == report


def test_report_as_plain_values_shares_nothing_with_the_report() -> None:
    counts = {"x": 3}
    report = FileReport("a.csv", crime_type=counts)

    report.as_dict()["crime_type"]["x"] = 4

    assert counts == {"x": 3}
