"""The SPARQL endpoint beside others: speed, memory, and what it does under attack."""
