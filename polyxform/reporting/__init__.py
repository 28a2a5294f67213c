"""Compilation and measurements -> text tables, JSON, Markdown, HTML."""
