"""Pages on which glyphs have places, as PDF and OFD files hold them, read into blocks.

A format's module makes a `PrintedPage` of each page; `layout.layout_of` makes the `Layout` of them.
Lengths are in points; most thresholds are relative to the size of the type. Heights count down.
"""
