"""The facts: one YAML record for each policy or secondary source, by level of government and year.

The folder is walked; nothing registers a record.
"""

from pathlib import Path

CORPUS = Path(__file__).parent
