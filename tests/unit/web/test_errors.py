"""The sentence of a page that cannot be shown as asked."""

import pytest

from goldthread.web.errors import sentence


@pytest.mark.parametrize(
    ("fault", "printed"),
    [
        ("area “Nowhere”: no figure is held for it.", "Area “Nowhere”: no figure is held for it."),
        ('"Q2" is not a period.', "“Q2” is not a period."),
        ("it's no month of O'Brien's.", "It’s no month of O’Brien’s."),
        ("period '2025-13' is none.", "Period ‘2025-13’ is none."),
        ("", ""),
    ],
)
def test_a_fault_begins_with_a_capital_and_has_the_quotes_of_print(fault, printed):
    assert sentence(fault) == printed
