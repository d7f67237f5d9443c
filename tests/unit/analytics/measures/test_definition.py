"""Cards become definitions, in order; a wrong card is refused with its file, its line and what would be right."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from goldthread.analytics.measures.definition import CardError, Catalogue, Definition, Framework, load_packs
from goldthread.core.errors import BadInput, GoldthreadError
from goldthread.core.target import Direction

PACKS = Path(__file__).parents[4] / "src/goldthread/analytics/measures/packs"

FRAMEWORK = """\
title = "Recorded crime"
source_note = "Counted from files."
order = 10
"""

COUNT = """\
code = "bicycle-theft"
title = "Bicycle theft"
things = "bicycle thefts"
definition = "Theft of a pedal cycle."
why = "It is how people get to work."
direction = "down_good"
unit = "count"
shape = "count"
source = "Street files"
frequency = "month"
owner = "Performance analyst"
target_kind = "none"
order = 20
review_on = 2027-03-31
caveats = ["Many go unreported."]

[filter]
crime_type = ["Bicycle theft"]
"""

REPORTED = """\
code = "confidence"
title = "Confidence"
things = "people with confidence"
definition = "Share who say so."
why = "Policing rests on consent."
direction = "up_good"
unit = "percent"
shape = "reported"
source = "Survey"
frequency = "quarter"
owner = "Performance analyst"
target_kind = "number"
theme = "Trust"
order = 10
review_on = 2027-03-31
caveats = []
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Iterator[Write]:
    """Writes cards into one framework's folder and returns the folder of frameworks."""

    def written(*cards: str, framework: str | None = FRAMEWORK, folder: str = "crime", home: str = "packs") -> Path:
        place = tmp_path / home / folder
        place.mkdir(parents=True, exist_ok=True)
        if framework is not None:
            (place / "_framework.toml").write_text(framework, encoding="utf-8")
        for card in cards:
            found = re.search(r'^code = "(.*)"$', card, re.MULTILINE)
            name = found[1] if found else "nameless"
            (place / f"{name}.toml").write_text(card, encoding="utf-8")
        return tmp_path / home

    yield written


def refusal(packs: Path, *more: Path) -> CardError:
    """The error that loading ends in."""
    with pytest.raises(CardError) as caught:
        load_packs(packs, *more)
    return caught.value


def test_card_becomes_the_definition_it_states(write: Write) -> None:
    packs = write(COUNT)

    catalogue = load_packs(packs)

    assert catalogue.measures == (
        Definition(
            code="bicycle-theft",
            framework="crime",
            title="Bicycle theft",
            things="bicycle thefts",
            definition="Theft of a pedal cycle.",
            why="It is how people get to work.",
            direction=Direction.DOWN_GOOD,
            unit="count",
            source="Street files",
            shape="count",
            frequency="month",
            owner="Performance analyst",
            target_kind="none",
            caveats=("Many go unreported.",),
            review_on=date(2027, 3, 31),
            order=20,
            filter={"crime_type": ("Bicycle theft",)},
        ),
    )


def test_optional_keys_are_read_when_they_stand_on_the_card(write: Write) -> None:
    packs = write(REPORTED.replace("order = 10", "order = 10\npercent_needs_base = 30"))

    measure = load_packs(packs).measure("confidence")

    assert (measure.theme, measure.percent_needs_base, measure.filter, measure.exclude) == ("Trust", 30, {}, {})


def test_percent_needs_a_base_of_fifty_unless_the_card_says_otherwise(write: Write) -> None:
    assert load_packs(write(COUNT)).measure("bicycle-theft").percent_needs_base == 50


def test_text_over_several_lines_reads_as_one(write: Write) -> None:
    folded = COUNT.replace('"Theft of a pedal cycle."', '"""\nTheft of\n  a pedal cycle."""')

    assert load_packs(write(folded)).measure("bicycle-theft").definition == "Theft of a pedal cycle."


def test_framework_takes_its_code_from_its_folder(write: Write) -> None:
    packs = write(COUNT)

    assert load_packs(packs).frameworks == (Framework("crime", "Recorded crime", "Counted from files.", 10),)


def test_catalogue_follows_the_order_of_frameworks_then_of_cards(write: Write) -> None:
    write(COUNT, COUNT.replace("bicycle-theft", "arson").replace("order = 20", "order = 5"))
    packs = write(REPORTED, framework=FRAMEWORK.replace("10", "3"), folder="plan")

    catalogue = load_packs(packs)

    assert [one.code for one in catalogue.frameworks] == ["plan", "crime"]
    assert [one.code for one in catalogue.measures] == ["confidence", "arson", "bicycle-theft"]


def test_equal_orders_fall_back_on_the_code(write: Write) -> None:
    packs = write(COUNT, COUNT.replace("bicycle-theft", "arson"))

    assert [one.code for one in load_packs(packs).measures] == ["arson", "bicycle-theft"]


def test_counted_and_reported_measures_are_told_apart(write: Write) -> None:
    catalogue = load_packs(write(COUNT, REPORTED))

    assert [one.code for one in catalogue.counted] == ["bicycle-theft"]
    assert [one.code for one in catalogue.reported] == ["confidence"]


def test_unknown_measure_is_refused_with_the_nearest(write: Write) -> None:
    catalogue = load_packs(write(COUNT, REPORTED))

    with pytest.raises(BadInput) as caught:
        catalogue.measure("confidance")

    assert str(caught.value) == '"confidance" is not a measure. Did you mean "confidence"?'


def test_folder_that_does_not_exist_holds_no_frameworks(tmp_path: Path) -> None:
    assert load_packs(tmp_path / "none") == Catalogue((), ())


def test_folder_without_cards_is_no_framework(write: Write) -> None:
    packs = write(COUNT)
    (packs / "notes").mkdir()

    assert [one.code for one in load_packs(packs).frameworks] == ["crime"]


def test_definition_can_stand_in_a_set(write: Write) -> None:
    packs = write(COUNT)

    assert len({load_packs(packs).measures[0], load_packs(packs).measures[0]}) == 1


# What is counted


def definition(**facts: object) -> Definition:
    """A definition that differs from the plain one in the given facts."""
    plain: dict[str, object] = {
        name: name for name in ("code", "framework", "title", "things", "definition", "why", "source", "owner")
    }
    plain |= {"direction": Direction.NEITHER, "unit": "count", "shape": "count", "frequency": "month"}
    plain |= {"target_kind": "none", "caveats": (), "review_on": date(2027, 1, 1), "order": 1}
    return Definition(**{**plain, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "arson", "drugs"),
    [
        ({}, True, True),
        ({"filter": {"crime_type": ("Drugs",)}}, False, True),
        ({"exclude": {"crime_type": ("Drugs",)}}, True, False),
        ({"filter": {"outcome": ("Caution",)}}, True, True),
        ({"filter": {"crime_type": ("Drugs",)}, "exclude": {"crime_type": ("Drugs",)}}, False, False),
        ({"shape": "reported"}, False, False),
    ],
    ids=["every row", "filter", "exclude", "another column", "both", "reported"],
)
def test_category_counts_when_a_row_of_it_can_enter(rule: dict[str, object], arson: bool, drugs: bool) -> None:
    measure = definition(**rule)

    assert (measure.counts("Arson"), measure.counts("Drugs")) == (arson, drugs)


@pytest.mark.parametrize(
    "rule",
    [
        {"filter": {"crime_type": ("Drugs",)}},
        {"exclude": {"crime_type": ("Arson",)}},
        {"exclude": {"outcome": ("Arson", "Drugs")}},
        {"shape": "reported"},
    ],
)
def test_fingerprint_changes_with_what_is_counted(rule: dict[str, object]) -> None:
    plain = definition(filter={"crime_type": ("Arson", "Drugs")})

    assert definition(**{"filter": {"crime_type": ("Arson", "Drugs")}, **rule}).fingerprint != plain.fingerprint


def test_fingerprint_does_not_change_with_words_or_the_order_of_values() -> None:
    one = definition(filter={"crime_type": ("Arson", "Drugs")}, title="Old")
    other = definition(filter={"crime_type": ("Drugs", "Arson")}, title="New", order=9)

    assert one.fingerprint == other.fingerprint


# Themes


def themed(text: str) -> str:
    return f"{FRAMEWORK}\n[themes]\n{text}\n"


def test_theme_gathers_own_cards_and_those_of_other_frameworks(write: Write) -> None:
    loose = REPORTED.replace("confidence", "pride").replace('theme = "Trust"\n', "")
    write(COUNT)
    packs = write(REPORTED, loose, framework=themed('"Less crime" = ["bicycle-theft"]'), folder="plan")
    catalogue = load_packs(packs)

    themes = catalogue.by_theme(next(one for one in catalogue.frameworks if one.code == "plan"))

    assert [(theme, [one.code for one in measures]) for theme, measures in themes] == [
        ("Less crime", ["bicycle-theft"]),
        ("Trust", ["confidence"]),
        ("", ["pride"]),
    ]


def test_theme_that_names_no_measure_is_refused(write: Write) -> None:
    write(COUNT)
    packs = write(REPORTED, framework=themed('Crime = ["bicycle-thefts"]'), folder="plan")

    error = refusal(packs)

    file = packs / "plan" / "_framework.toml"
    assert str(error) == f'{file}, line 6: "bicycle-thefts" is not a measure. Did you mean "bicycle-theft"?'


def test_theme_that_names_a_card_of_its_own_folder_is_refused(write: Write) -> None:
    error = refusal(write(COUNT, framework=themed('Crime = ["bicycle-theft"]')))

    assert (error.line, error.fault) == (6, '"bicycle-theft" is a card of this folder.')


# Wrong cards


@pytest.mark.parametrize(
    ("old", "new", "line", "fault", "hint"),
    [
        ('title = "Bicycle', 'titel = "Bicycle', 2, '"titel" is not a key of this card.', 'Did you mean "title"?'),
        ('owner = "Performance analyst"\n', "", 1, '"owner" is missing.', "Add a line: owner = …"),
        ('"down_good"', '"down_god"', 6, '"down_god" cannot be the direction.', 'Did you mean "down_good"?'),
        ('"month"', '"weekly"', 10, '"weekly" cannot be the frequency.', "It can be: month, quarter, year, once."),
        ('= "none"', '= "parities"', 12, '"parities" cannot be the target_kind.', 'Did you mean "parity"?'),
        ('shape = "count"', 'shape = "rate"', 8, '"rate" cannot be the shape.', "It can be: count, reported."),
        (
            'unit = "count"', 'unit = "percent"', 7,
            'a count of rows cannot have the unit "percent".', 'Write unit = "count".',
        ),
        (
            "2027-03-31", '"2027-03-31"', 14,
            '"review_on" must be a date.', "Write it without quotes, as 2027-03-31.",
        ),
        (
            "2027-03-31", "2027-03-31T09:00:00", 14,
            '"review_on" must be a date.', "Write it without quotes, as 2027-03-31.",
        ),
        ("order = 20", 'order = "20"', 13, '"order" must be a whole number, 0 or more.', "Write it without quotes."),
        ("crime_type =", "crimetype =", 18, '"crimetype" is not a key of [filter].', 'Did you mean "crime_type"?'),
        (
            '["Bicycle theft"]', "[]", 18,
            '"crime_type" lists nothing.', "Name at least one value, or take the key out.",
        ),
        (
            '["Bicycle theft"]', '["Bicycle thefts"]', 18,
            '"Bicycle thefts" is not a known crime type.', 'Did you mean "Bicycle theft"?',
        ),
        ("crime_type =", "crime_id =", 18, '"crime_id" is not a key of [filter].', 'Did you mean "crime_type"?'),
        (
            '"bicycle-theft"', '"Bicycle_theft"', 1, '"Bicycle_theft" cannot be a code.',
            "Use lower-case letters, digits and single hyphens, as in theft-from-the-person.",
        ),
    ],
)  # fmt: skip
def test_wrong_card_is_told_with_line_fault_and_hint(
    write: Write, old: str, new: str, line: int, fault: str, hint: str
) -> None:
    assert COUNT.count(old) >= 1
    packs = write(COUNT.replace(old, new, 1))

    error = refusal(packs)

    assert (error.line, error.fault, error.hint) == (line, fault, hint)
    assert str(error).startswith(f"{packs / 'crime'}")


def test_refusal_is_an_error_for_people(write: Write) -> None:
    assert isinstance(refusal(write(COUNT.replace("[filter]", "[filters]"))), GoldthreadError)


def test_code_that_is_not_the_file_name_is_refused(write: Write) -> None:
    packs = write(COUNT)
    (packs / "crime/bicycle-theft.toml").rename(packs / "crime/cycle-theft.toml")

    error = refusal(packs)

    assert (error.line, error.fault) == (1, 'the code "bicycle-theft" is not the name of its file.')
    assert error.hint == 'Write code = "cycle-theft".'


@pytest.mark.parametrize("table", ["filter", "exclude"])
def test_choice_of_rows_on_a_reported_measure_is_refused(write: Write, table: str) -> None:
    error = refusal(write(f'{REPORTED}\n[{table}]\ncrime_type = ["Drugs"]\n'))

    assert (error.line, error.fault) == (18, f"only a measure that counts rows can have [{table}].")


def test_code_taken_by_another_framework_is_refused(write: Write) -> None:
    write(COUNT)
    packs = write(COUNT, folder="plan")

    error = refusal(packs)

    assert error.file == packs / "plan/bicycle-theft.toml"
    assert error.fault == f'the code "bicycle-theft" is taken by {packs / "crime/bicycle-theft.toml"}.'


def test_framework_in_two_folders_is_refused(write: Write) -> None:
    packs, own = write(COUNT), write(REPORTED, home="own")

    error = refusal(packs, own)

    assert error.fault == f'the framework "crime" stands in {packs / "crime/_framework.toml"} too.'


def test_folder_of_cards_without_its_framework_file_is_refused(write: Write) -> None:
    packs = write(COUNT, framework=None)

    error = refusal(packs)

    assert (error.file, error.fault) == (packs / "crime/_framework.toml", "the file is missing.")


def test_framework_file_with_a_wrong_key_is_refused(write: Write) -> None:
    error = refusal(write(COUNT, framework=FRAMEWORK.replace("source_note", "sourcenote")))

    assert (error.line, error.hint) == (2, 'Did you mean "source_note"?')


def test_card_outside_any_framework_is_refused(write: Write) -> None:
    packs = write(COUNT)
    stray = packs / "bicycle-theft.toml"
    stray.write_text(COUNT, encoding="utf-8")

    error = refusal(packs)

    assert (error.file, error.fault) == (stray, "the card stands outside a framework.")


def test_card_hidden_behind_an_underscore_is_not_passed_over(write: Write) -> None:
    packs = write(COUNT)
    (packs / "crime/_old.toml").write_text(REPORTED, encoding="utf-8")

    assert refusal(packs).file == packs / "crime/_old.toml"


# The cards that come with the product


def test_street_pack_splits_all_crime_and_incidents_into_fourteen_categories() -> None:
    counted = load_packs(PACKS).measures
    categories = [value for one in counted for value in one.filter.get("crime_type", ())]

    assert len(counted) == 16
    assert len(categories) == len(set(categories)) == 14
    assert [one.code for one in counted if not one.filter] == ["all-crime", "all-crime-with-asb"]


def test_all_crime_leaves_anti_social_behaviour_out_and_its_twin_does_not() -> None:
    catalogue = load_packs(PACKS)

    found = {code: catalogue.measure(code).exclude for code in ("all-crime", "all-crime-with-asb")}

    assert found == {"all-crime": {"crime_type": ("Anti-social behaviour",)}, "all-crime-with-asb": {}}


def test_counts_that_rise_with_police_work_or_better_recording_have_no_good_direction() -> None:
    neither = {one.code for one in load_packs(PACKS).measures if one.direction is Direction.NEITHER}

    assert neither == {"drugs", "possession-of-weapons", "violence-and-sexual-offences"}


VIOLENCE = "violence-and-sexual-offences"


def broken(code: str, force: str = "") -> list[str]:
    catalogue = load_packs(PACKS)
    return [one.month.code for one in (catalogue.in_force(force) if force else catalogue).measure(code).breaks]


def test_known_breaks_stand_with_the_counts_whose_categories_they_touch() -> None:
    assert broken(VIOLENCE) == broken("all-crime") == ["2018-04", "2023-05"]
    assert broken("burglary") == broken("anti-social-behaviour") == []


def test_break_of_a_force_comes_with_that_force_alone() -> None:
    assert broken("burglary", "greater-manchester") == ["2019-07"]
    assert broken("burglary", "nottinghamshire") == []
    assert broken(VIOLENCE, "greater-manchester") == ["2018-04", "2019-07", "2023-05"]


def test_count_by_outcome_has_the_breaks_of_its_outcomes(write: Write) -> None:
    by_outcome = COUNT.replace("[filter]", '[filter]\noutcome = ["Court result unavailable"]')

    assert [one.month.code for one in load_packs(write(by_outcome)).measures[0].breaks] == ["2024-01"]


def test_reported_measure_has_no_break_of_street_files(write: Write) -> None:
    catalogue = load_packs(write(REPORTED)).in_force("greater-manchester")

    assert catalogue.measures[0].breaks == ()
