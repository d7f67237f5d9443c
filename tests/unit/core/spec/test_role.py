"""Roles: each says what it lets a person do, which ask for a second factor, which do not go together."""

import pytest

from goldthread.core.spec.role import Role, clash, needs_second_factor


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_label_and_a_sentence(role):
    assert role.label[0].isupper()
    assert role.sentence[0].isupper()
    assert role.sentence.endswith(".")


def test_everything_but_the_public_is_given():
    assert [role for role in Role if not role.is_given] == [Role.PUBLIC]


def test_readers_write_nothing():
    assert [role for role in Role if not role.writes] == [Role.PANEL_MEMBER, Role.AUDITOR, Role.PUBLIC]


@pytest.mark.parametrize(
    ("roles", "needed"),
    [
        ([], False),
        ([Role.PUBLIC], False),
        ([Role.PUBLIC, Role.CONTRIBUTOR, Role.PANEL_MEMBER], False),
        ([Role.CONTRIBUTOR, Role.OFFICER], True),
        ([Role.AUDITOR], True),
    ],
)
def test_second_factor_is_asked_for_by_every_role_of_the_office(roles, needed):
    assert needs_second_factor(roles) is needed


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        ([Role.AUDITOR, Role.PUBLIC, Role.PANEL_MEMBER], None),
        ([Role.AUDITOR, Role.CONTRIBUTOR], Role.CONTRIBUTOR),
        ([Role.ADMINISTRATOR, Role.AUDITOR], Role.ADMINISTRATOR),
        ([Role.OFFICER, Role.APPROVER], None),
    ],
)
def test_auditor_goes_with_no_role_that_writes(roles, found):
    assert clash(roles) == found
