"""How long a text holds: periods, and whose force a clause is about."""
