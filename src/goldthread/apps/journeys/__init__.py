"""Ways through several apps at once. Opens a home: for the worked example, or for a new office of its own; takes files
of every kind in."""

from goldthread.apps.journeys.entries import open_registers
from goldthread.apps.journeys.example import (
    NoExample,
    compute,
    example_folder,
    load_files,
    load_plans,
    open_example,
)
from goldthread.apps.journeys.loading import Loaded, PlanRefusal, load_paths
from goldthread.apps.journeys.office import open_office

__all__ = [
    "Loaded",
    "NoExample",
    "PlanRefusal",
    "compute",
    "example_folder",
    "load_files",
    "load_paths",
    "load_plans",
    "open_example",
    "open_office",
    "open_registers",
]
