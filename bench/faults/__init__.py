"""Faults put into the packaged corpus' graph on purpose: what, where, and who tells."""
