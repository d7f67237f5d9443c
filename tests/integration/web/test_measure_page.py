"""The page of a counted measure: lead, facts, districts that sum, months with holes and short months."""

import re

import pytest

from test_home_page import rows, words
