"""The pages on which people look rather than read: one module for each."""
