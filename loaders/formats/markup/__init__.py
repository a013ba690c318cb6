"""Markdown as lines and blocks."""
