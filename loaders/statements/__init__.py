"""What official prose states: citations, targets, actors, mentions, dates of force.

Each reader takes a text and one document found in it, and gives statements with their evidence.
"""
