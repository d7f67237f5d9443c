"""Where a figure comes from, and what was noticed on its way: in words that pages, papers and the
command line share."""

from goldthread.apps.performance.tracing.chain import CannotTrace, Step, counting_rule, trace
from goldthread.apps.performance.tracing.findings import finding_words

__all__ = ["CannotTrace", "Step", "counting_rule", "finding_words", "trace"]
