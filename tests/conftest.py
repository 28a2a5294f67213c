"""No test sees what the person who runs it has measured or built, none adds to it, and programs are compiled once."""

import os
import sys
import tempfile
from pathlib import Path

OWN = Path(__file__).resolve().parents[1] / ".pytest_cache"
os.environ["POLYXFORM_CACHE"] = str(OWN / "built")
os.environ["POLYXFORM_DATABASE"] = os.path.join(tempfile.mkdtemp(prefix="polyxform-test-"), "none.sqlite3")

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # Hundreds of tests run the program, which takes 0.3 s longer where each run compiles its 300 modules.
    # Who wants no bytecode beside the sources gets none: it stands in pytest's own folder.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(OWN / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
