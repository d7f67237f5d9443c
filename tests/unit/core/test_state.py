"""Which figures others may rest on."""

from goldthread.core.state import State


def test_state_is_usable_when_held_or_provisional_and_never_otherwise() -> None:
    assert [state for state in State if state.usable] == [State.HELD, State.PROVISIONAL]
