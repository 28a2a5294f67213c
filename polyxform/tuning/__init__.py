"""Measured search over candidates, results database, executors."""
