"""No test sees what the person who runs it has measured, and none adds to it."""

import os
import tempfile

os.environ["POLYXFORM_DATABASE"] = os.path.join(tempfile.mkdtemp(prefix="polyxform-test-"), "none.sqlite3")
