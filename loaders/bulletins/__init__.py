"""The parts of the bulletin loader; `loaders.bulletin` puts them together."""
