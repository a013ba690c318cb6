"""Faults put into the packaged corpus' graph on purpose: what they are, where, and who must tell."""
