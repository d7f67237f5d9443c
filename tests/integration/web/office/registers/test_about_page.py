"""What a register is, and which there are."""


def test_the_registers_are_listed_with_their_entries(look, agreed):
    agreed()
    agreed("ended")

    page = look("auditor", "registers/")

    rows = page.all(r"<tr>(\s*<th scope=\"row\">.*?)</tr>")
    assert [row[-3:] for row in rows if row.startswith("Agreements")] == ["2 1"]


def test_only_registers_that_the_reader_may_read_are_listed(look):
    assert "Agreements" not in look("panel_member", "registers/").text
    assert "There is no register that you may read." in look("administrator", "registers/").text


def test_the_dictionary_says_what_each_field_means_and_what_the_public_gets(look):
    rows = look("auditor", "registers/agreement/about/").rows("dictionary")

    assert rows[0] == [
        "Title title",
        "Such as: Sharing of offender data with probation",
        "One line of text. At most 200 characters. Required.",
        "Public",
    ]
    assert [row[3] for row in rows if row[0].startswith("Terms")] == ["Withheld: Commercial and operational terms."]
    assert len(rows) == 10


def test_each_state_says_where_it_leads_and_who_takes_the_step(look):
    page = look("auditor", "registers/agreement/about/")

    (states,) = page.all(r'id="states">.*?<dl class="gt-dl">(.*?)</dl>')
    assert "“Approve and publish” leads to: In force. Approver. Not by whoever took “Send for approval”." in states
    assert "“Send back” leads to: Drafted. Approver. Needs a reason." in states


def test_the_rules_say_how_long_an_entry_is_kept(look):
    page = look("auditor", "registers/agreement/about/")

    assert page.all(r"<dt>Kept</dt>\s*<dd>(.*?)</dd>") == [
        "6 years after it is ended, abandoned. Limitation Act 1980, section 5: six years after the agreement ends."
    ]
    assert page.all(r"<dt>References</dt>\s*<dd>(.*?)</dd>") == ["Numbered by year, as AG-2026-001."]
