"""Re-extract the emitted C and hold it against the source, on every run."""
