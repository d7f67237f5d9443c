"""Entries from a workbook: the register's own template, a dry run that tells the fate of each row, and the taking of
rows whose fate somebody has seen."""

from goldthread.apps.registers.operations.importing.fate import DryRun, Fate, What
from goldthread.apps.registers.operations.importing.taking import Taken, dry_run, take
from goldthread.apps.registers.operations.importing.template import template

__all__ = ["DryRun", "Fate", "Taken", "What", "dry_run", "take", "template"]
