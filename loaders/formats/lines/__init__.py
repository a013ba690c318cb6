"""Lines of a text as paragraphs: wraps, lost breaks and page marks mended."""
