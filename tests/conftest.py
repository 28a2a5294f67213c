"""No test sees what the person who runs it has measured, none adds to it, and the program is compiled once."""

import os
import sys
import tempfile
from pathlib import Path

os.environ["POLYXFORM_DATABASE"] = os.path.join(tempfile.mkdtemp(prefix="polyxform-test-"), "none.sqlite3")

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # Hundreds of tests run the program, which takes 0.3 s longer where each run compiles its 300 modules.
    # Who wants no bytecode beside the sources gets none: it stands in pytest's own folder.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).resolve().parents[1] / ".pytest_cache" / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
