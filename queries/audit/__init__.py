"""The audit: how sure the graph is of what it says, and what it lacks."""
