"""What a target is made of: quantities, due dates, subjects, goals, indicators."""
