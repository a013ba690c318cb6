"""The picture of the lineage, room by room; `graph.lineage_svg` is its door."""
