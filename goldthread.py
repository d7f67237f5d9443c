"""Lets `python -m goldthread` work from a checkout where the project itself is not installed. Holds nothing of its own.

Installing from hash-locked requirements cannot install a local project; where that is all there is, this file stands in
for it and hands over to the package in src/.
"""

import importlib
import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

if __name__ == "__main__":
    runpy.run_module("goldthread", run_name="__main__", alter_sys=True)
else:
    # The package takes the place of this file under the same name.
    del sys.modules[__name__]
    importlib.import_module(__name__)
