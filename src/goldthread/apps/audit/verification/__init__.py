"""Verification of the record: what is wrong with it, named row by row. It mends nothing, and sees that a record was
made anew as a whole only against a head that was printed earlier."""

from goldthread.apps.audit.verification.finding import Fault, Finding
from goldthread.apps.audit.verification.verdict import Verdict, verify

__all__ = ["Fault", "Finding", "Verdict", "verify"]
