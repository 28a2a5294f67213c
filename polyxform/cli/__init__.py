"""The command line: one small module a command; parsing and exit codes only."""
