"""Which way a region takes: every candidate that is worth ranking, schedules as text, names of ways."""
