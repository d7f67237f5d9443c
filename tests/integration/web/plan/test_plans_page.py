"""The list of plans: whose, in which state, from when to when, and what is held of each."""


def test_own_plans_stand_before_those_of_partners_newest_first(read):
    page = read("/plan/")

    assert page.rows("plans-table") == [
        ["O’Brien’s <Board>"],
        ["Board plan <2025>", "In force", "1 April 2025 to 31 March 2029", "5", "1", "31 December 2025"],
        ["Old plan", "Ended", "1 April 2021 to 31 March 2025", "1", "0", "31 March 2022"],
        ["City Partnership"],
        ["City plan", "Closed", "1 April 2022 to 31 March 2025", "0", "0", "none published"],
    ]


def test_the_lead_counts_the_plans_and_names_the_one_in_force(read):
    assert read("/plan/").lead == (
        "Two plans of this office are held, and one of a partner. The plan in force is “Board plan <2025>”."
    )


def test_a_partners_plan_with_the_code_of_an_own_one_is_listed_and_not_linked(read, take_plan, office):
    plan = {"kind": "plan", "reference": "2021-25", "title": "Also old", "body": "City Partnership", "state": "closed"}
    dates = {"starts on": office.created_at.date().replace(2021, 4, 1), "ends on": office.created_at.date()}

    take_plan(office, {"Nodes": [plan | dates]})

    page = read("/plan/")
    assert page.markup.count('href="/plan/2021-25/"') == 1
    assert "Also old Its code 2021-25 is also that of the plan above." in page.text
