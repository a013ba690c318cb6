"""Faces: the command line, HTTP and pages."""
