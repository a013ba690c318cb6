"""The commands, one module each; `api.cli` wires them."""
